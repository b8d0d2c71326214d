package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

func TestFlagValues(t *testing.T) {
	tests := []struct {
		name       string
		args       []string
		want, hint string // of the error; none where want is empty
	}{
		{"commas stay", []string{"--area", "Bristol, City of"}, "", ""},
		{"blank name", []string{"--area", " "}, "is empty", ""},
		{"blank period", []string{"--period="}, "is empty", ""},
		{"period twice", []string{"--period", "2018", "--period", "2019"}, `was given twice: "2018" and "2019"`, "leave one of them out"},
		{"word", []string{"--format", "json"}, "", ""},
		{"short", []string{"-f", "json"}, "", ""},
		{"wrong word", []string{"-f", "jsno"}, `"jsno" is not one of table or json`, "did you mean json?"},
		{"far word", []string{"-f", "xyzzy"}, `"xyzzy" is not one of table or json`, ""},
		{"word twice", []string{"--style", "ons", "--style", "bbc"}, "was given twice", ""},
		{"rates", []string{"--per", "month", "--per", "week", "--per", "month"}, "", ""},
		{"wrong rate", []string{"--per", "fortnight"}, `"fortnight" is not one of month, week, day or 100000`, ""},
		{"number", []string{"--decimals", "2"}, "", ""},
		{"number too low", []string{"--financial-year-start", "0"}, `"0" is not a whole number from 1 to 12`, ""},
		{"not a number", []string{"--decimals", "one"}, `"one" is not a whole number from 0 to 9`, ""},
		{"number twice", []string{"--decimals", "2", "--decimals", "3"}, "was given twice", ""},
		{"switch", []string{"--quiet", "--hedge=false"}, "", ""},
		{"wrong switch", []string{"--quiet=perhaps"}, `"perhaps" is neither true nor false`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := newDataFlags(testFormats).all.Parse(tt.args)
			switch {
			case tt.want == "" && err != nil:
				t.Fatal(err)
			case tt.want == "":
			case err == nil:
				t.Fatal("no error")
			case !strings.Contains(err.Error(), tt.want) || !strings.Contains(hintOf(err), tt.hint):
				t.Errorf("got %v, hint %q", err, hintOf(err))
			}
		})
	}
}

func TestFlagsKeepCommas(t *testing.T) {
	d := newDataFlags(testFormats)
	if err := d.all.Parse([]string{"--area", "Bristol, City of", "--area", "Dorset", "--per", "month", "--per", "month"}); err != nil {
		t.Fatal(err)
	}
	if want := []string{"Bristol, City of", "Dorset"}; !slices.Equal(d.areas, want) {
		t.Errorf("areas %q, want %q", d.areas, want)
	}
	if want := []string{"month"}; !slices.Equal(d.per, want) {
		t.Errorf("rates %q, want %q", d.per, want)
	}
}

// TestEveryFlagIsExplained holds every flag to a section, a sentence, and a
// word for its value.
func TestEveryFlagIsExplained(t *testing.T) {
	newDataFlags(testFormats).all.VisitAll(func(flag *pflag.Flag) {
		if !slices.Contains(sections, sectionOf(flag)) || sectionOf(flag) == otherSection {
			t.Errorf("--%s stands in no section", flag.Name)
		}
		name, help := pflag.UnquoteUsage(flag)
		if help == "" {
			t.Errorf("--%s is not explained", flag.Name)
		}
		if _, isSwitch := flag.Value.(*switchValue); !isSwitch && !strings.Contains(flag.Usage, "`") {
			t.Errorf("the value of --%s has no name, but %q", flag.Name, name)
		}
	})
}
