package area

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var places = []string{
	"Avon and Somerset", "Bristol, City of", "Cheshire", "Cornwall", "Devon", "Devon and Cornwall", "Dorset", "Essex",
	"Gwent", "Hertfordshire", "Herefordshire", "Kent", "Kingston upon Hull", "Lancashire", "North East", "North Wales",
	"North West", "NW", "South East", "South West", "Sussex", "Ynys Môn",
}

func TestNear(t *testing.T) {
	for _, test := range []struct {
		name string
		want []string
	}{
		{"Dorsett", []string{"Dorset"}},
		{"Dosret", []string{"Dorset"}},
		{"dorset ", []string{"Dorset"}},
		{"Dorset Police", []string{"Dorset"}},
		{"City of Bristol", []string{"Bristol, City of"}},
		{"Bristol", []string{"Bristol, City of"}},
		{"Hull", []string{"Kingston upon Hull"}},
		{"Hull upon Kingston", []string{"Kingston upon Hull"}},
		{"Somerset & Avon", []string{"Avon and Somerset"}},
		{"Hertforshire", []string{"Hertfordshire", "Herefordshire"}},
		{"Nroth West", []string{"North West", "North East", "South West"}},
		{"Ynis Mon", []string{"Ynys Môn"}},
		{"Kant", []string{"Kent"}},
		{"Kint", []string{"Kent"}},
		{"NE", nil},
		{"Aberdeen", nil},
		{"Xyz", nil},
		{"of", nil},
		{"", nil},
		{"—", nil},
	} {
		if diff := cmp.Diff(test.want, Near(test.name, places, 3)); diff != "" {
			t.Errorf("Near(%q):\n%s", test.name, diff)
		}
	}
}

func TestNearCounts(t *testing.T) {
	if got := Near("North", places, 2); len(got) != 2 {
		t.Errorf("2 asked, %q given", got)
	}
	if got := Near("North", places, 0); got != nil {
		t.Errorf("0 asked, %q given", got)
	}
	if got := Near("Kent", []string{"Kenz", "kena", "Kenb"}, 5); !slices.Equal(got, []string{"kena", "Kenb", "Kenz"}) {
		t.Errorf("equally near names come as %q, not by the alphabet", got)
	}
	if got := Near("Dorset", []string{"Dorset", "Dorset", "DORSET"}, 5); !slices.Equal(got, []string{"DORSET", "Dorset"}) {
		t.Errorf("repeats give %q", got)
	}
}

// TestNearOfGiants makes sure that a huge cell costs no more than a look at its words.
func TestNearOfGiants(t *testing.T) {
	giant := strings.Repeat("x", 1<<20)
	if got := Near(giant, []string{giant + "y", "Dorset"}, 3); got != nil {
		t.Errorf("%d names are near", len(got))
	}
	if got := Near(giant, []string{giant}, 3); len(got) != 1 {
		t.Error("a giant is not near itself")
	}
}

// slowApart is apart by its definition: the oracle.
func slowApart(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	best := 1 + min(slowApart(a[1:], b), slowApart(a, b[1:]), slowApart(a[1:], b[1:]))
	if a[0] == b[0] {
		best = min(best, slowApart(a[1:], b[1:]))
	}
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		best = min(best, 1+slowApart(a[2:], b[2:]))
	}
	return best
}

func TestApart(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"kent", "gwent", 2}, {"ab", "ba", 1}, {"abc", "ca", 3}, {"môn", "mon", 1}} {
		if got := apart(test.a, test.b); got != test.want {
			t.Errorf("%q, %q: %d, want %d", test.a, test.b, got, test.want)
		}
	}
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abcé")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		if got, want := apart(a, b), slowApart([]rune(a), []rune(b)); got != want {
			t.Fatalf("apart(%q, %q) = %d, want %d", a, b, got, want)
		}
		if apart(a, b) != apart(b, a) {
			t.Fatalf("apart(%q, %q) has a direction", a, b)
		}
		if got, want := oneApart(a, b), apart(a, b) == 1; got != want {
			t.Fatalf("oneApart(%q, %q) = %v, want %v", a, b, got, want)
		}
	})
}

func TestNearProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := names().Draw(t, "name")
		among := append(rapid.SliceOf(names()).Draw(t, "among"), name)
		got := Near(name, among, len(among))
		if Fold(name) != "" && !slices.ContainsFunc(got, func(g string) bool { return Fold(g) == Fold(name) }) {
			t.Fatalf("%q is not near itself: %q", name, got)
		}
		for _, g := range got {
			if !slices.Contains(among, g) {
				t.Fatalf("%q was not among them", g)
			}
		}
		shuffled := slices.Clone(among)
		rand.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if diff := cmp.Diff(got, Near(name, shuffled, len(among))); diff != "" {
			t.Fatalf("the order shows: %s", diff)
		}
		if few := Near(name, among, 2); !slices.Equal(few, got[:min(2, len(got))]) {
			t.Fatalf("the best two of %q are %q", got, few)
		}
	})
}

func FuzzNear(f *testing.F) {
	f.Add("Dorsett", "Dorset", "Devon")
	f.Add("City of Bristol", "Bristol, City of", "")
	f.Add("\xff", "…", "of of")
	f.Fuzz(func(t *testing.T, name, a, b string) {
		got := Near(name, []string{a, b}, 2)
		if diff := cmp.Diff(got, Near(name, []string{b, a}, 2)); diff != "" {
			t.Fatalf("the order shows: %s", diff)
		}
		for _, g := range got {
			if g != a && g != b {
				t.Fatalf("%q was made up", g)
			}
		}
	})
}

func TestOneSlip(t *testing.T) {
	for _, pair := range [][2]string{{"Cornwall", "Cornwal"}, {"Cornwall", "Cronwall"}, {"Cornwall", "Cornwell"}, {"Devon", "Devonn"}, {"Powys", "Powis"}, {"devon", "DEVAN"}} {
		if !OneSlip(pair[0], pair[1]) || !OneSlip(pair[1], pair[0]) {
			t.Errorf("%q is one slip from %q", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{
		{"Kent", "Gwent"}, {"Norfolk", "Suffolk"}, {"East Sussex", "West Sussex"}, {"North Wales", "South Wales"},
		{"Mother", "Other"}, {"Ward 1", "Ward 2"}, {"Bath", "Bats"}, {"Male", "Female"}, {"Devon", "Devon"}, {"Devon", "DEVON"}, {"", "Devon"},
	} {
		if OneSlip(pair[0], pair[1]) || OneSlip(pair[1], pair[0]) {
			t.Errorf("%q is another name than %q, or the same", pair[0], pair[1])
		}
	}
}

func TestSquash(t *testing.T) {
	for name, want := range map[string]string{"Corn wall": "cornwall", "Stoke-on-Trent": "stokeontrent", "Web chat": "webchat", "St. Helen’s": "sthelens", "..": "", "Ward 1": "ward1"} {
		if got := Squash(name); got != want {
			t.Errorf("Squash(%q) is %q, want %q", name, got, want)
		}
	}
}
