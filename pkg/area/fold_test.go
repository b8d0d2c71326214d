package area

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ name, want string }{
		{"Dorset", "dorset"},
		{"DORSET", "dorset"},
		{"North-West", "north west"},
		{"North – West", "north west"},
		{"north_west", "north west"},
		{"  North\u00a0\t West\r\n", "north west"},
		{"The North West", "north west"},
		{"the the North West", "north west"},
		{"The", "the"},
		{"Theale", "theale"},
		{"Yorkshire and The Humber", "yorkshire and the humber"},
		{"Avon & Somerset", "avon and somerset"},
		{"Avon&Somerset", "avon and somerset"},
		{"AVON AND SOMERSET", "avon and somerset"},
		{"King's Lynn", "kings lynn"},
		{"King’s Lynn", "kings lynn"},
		{"St. Helens", "st helens"},
		{"Bristol, City of", "bristol city of"},
		{"City of Bristol", "city of bristol"},
		{"Ynys Môn", "ynys mon"},
		{"Ynys Mo\u0302n", "ynys mon"},
		{"Zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"},
		{"0-4.5", "0 4.5"},
		{"West Midlands (England)", "west midlands (england)"},
		{"", ""},
		{" \u00a0", ""},
		{"..", ".."},
		{"-", "-"},
		{"&", "and"},
	} {
		if got := Fold(test.name); got != test.want {
			t.Errorf("Fold(%q) = %q, want %q", test.name, got, test.want)
		}
	}
}

// TestFoldKeepsApart lists names that are near and not the same.
func TestFoldKeepsApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"Devon", "Devon county"}, {"North West", "Northwest"}, {"Durham", "County Durham"}, {"Dorset", "Dorset Police"},
		{"North East", "North West"}, {"City of Bristol", "Bristol, City of"}, {"Kent", "Gwent"}, {"1.5", "15"},
	} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%q and %q fold alike", pair[0], pair[1])
		}
	}
}

// names makes names out of parts that folding and resolving care for.
func names() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{
			"the ", "The", "North", "north", "-", " ", "&", "and", "West", "’", "'", ".", ",", "é", "e\u0301", "İ", "ẞ", "_",
			"\u00a0", "Dorset", "K", "of", "1", "\u200b",
		}), 1, 6).Draw(t, "parts")
		return strings.Join(parts, "")
	})
}

func TestFoldProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(names(), rapid.String(), rapid.StringMatching(`[A-Za-z0-9]*`)).Draw(t, "name")
		checkFold(t, name)
		if Fold(strings.ReplaceAll(name, " ", " \u00a0")) != Fold(name) {
			t.Fatalf("more blanks change the fold of %q", name)
		}
	})
}

type fataler interface {
	Fatalf(format string, args ...any)
}

func checkFold(t fataler, name string) {
	fold := Fold(name)
	if any := foldAny(name); fold != any {
		t.Fatalf("Fold(%q) = %q, and the long way %q", name, fold, any)
	}
	if again := Fold(fold); again != fold {
		t.Fatalf("Fold(%q) = %q, and of that %q", name, fold, again)
	}
	if fold == "" && tidy(name) != "" {
		t.Fatalf("Fold(%q) is empty", name)
	}
	if tidy(fold) != fold {
		t.Fatalf("Fold(%q) = %q has loose blanks", name, fold)
	}
	if utf8.ValidString(name) && !utf8.ValidString(fold) {
		t.Fatalf("Fold(%q) = %q is not UTF-8", name, fold)
	}
}

func FuzzFold(f *testing.F) {
	for _, name := range []string{"The North-West", "Avon & Somerset", "King’s Lynn", "..", "the", "Kent", "M25", "İ\u0307", "\xff", "&-&", "ŉ", "the .", ". the x"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) { checkFold(t, name) })
}
