package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// welsh are the data that messages are tried on.
const welsh = "Region,Area,2018,2019\nWales,Gwent,340,1186\nWales,Powys,375,254\nWales,Dyfed,254,213\n"

// TestMessages holds what is said of wrong numbers, and what is not.
func TestMessages(t *testing.T) {
	for _, test := range []struct{ text, words, has, lacks string }{
		{"In 2019, 254 people from Gwent made contact.", "254", "the data say 1,186 for Gwent, 2019", "bare count"}, // another's
		{"In 2019, 1,168 people from Gwent made contact.", "1,168", "two digits are swapped", "1,186.0"},
		{"In 2019, 1.186 people from Gwent made contact.", "1.186", "a decimal point where a comma belongs", "1,186.000"},
		{"In 2019, 1,180 people from Gwent made contact.", "1,180", "6 above 1,180", ""},
		{"In 2019, 375 people from Powys made contact.", "375", "the data say 254 for Powys, 2019", "short of"},
		{"People from Gwent: up 249 percentage points in 2019, from 340 in 2018 to 1,186.", "249", "", "; that is the change in per cent"},
	} {
		r := against(t, welsh, test.text)
		j := verdictOf(t, r, test.words)
		if j.Verdict != Wrong || !strings.Contains(j.Message, test.has) || test.lacks != "" && strings.Contains(j.Message, test.lacks) {
			t.Errorf("%s\n%s: %q, want %q and not %q", test.text, j.Verdict, j.Message, test.has, test.lacks)
		}
		if strings.Contains(j.Hint, " or ") && strings.HasPrefix(j.Hint, "say 1,186 or") {
			t.Errorf("%s\nhint %q offers more than the count", test.text, j.Hint)
		}
	}
}

// TestReadingsAreToldOnce holds that an unclear claim names each reading once.
func TestReadingsAreToldOnce(t *testing.T) {
	r := against(t, welsh, "People from Gwent, Powys and Dyfed made contact in 2018 and 2019. It was 77 of them in the end, or 12 per cent.")
	for _, j := range r.Claims {
		for i, text := range j.Readings {
			if slices.Contains(j.Readings[:i], text) {
				t.Errorf("%q is told twice of %q: %q", text, j.Text, j.Readings)
			}
		}
		if j.Verdict == Unclear && (j.Hint == "" || strings.Count(j.Message, "none of") > 1) {
			t.Errorf("%q: %q wants a hint (%q)", j.Text, j.Message, j.Hint)
		}
	}
}

// TestMultiplesWithDecimals holds that a multiple with decimals stands for what
// rounds to it, without a word.
func TestMultiplesWithDecimals(t *testing.T) {
	for _, test := range []struct {
		text, words string
		rule        RuleID
	}{
		{"Calls rose 2.2 times, from 1,712 to 3,693.", "2.2", ""},
		{"Calls rose 1.99-fold, from 596 to 1,186.", "1.99", ""},
		{"Calls doubled, from 596 to 1,186.", "doubled", RuleWording},
	} {
		if j := verdictOf(t, read(test.text), test.words); j.Rule != test.rule || j.Verdict == Wrong {
			t.Errorf("%s\n%s [%s], want [%s]: %s", test.text, j.Verdict, j.Rule, test.rule, j.Message)
		}
	}
}

func TestPrintableWords(t *testing.T) {
	per := claim.Claim{Kind: claim.Rate, HasNumber: true, Number: number.Written{Text: "17", Value: number.Int(17), Unit: one}, Text: "about 17"}
	for _, test := range []struct {
		verdict     wording.Verdict
		words, want []string
	}{
		{wording.Wrong, []string{"nearly 300", "285.3"}, []string{"nearly 300"}},
		{wording.Wrong, []string{"285.3"}, []string{"285.3"}},
		{wording.Loose, []string{"nearly 17", "about 17", "17.0"}, []string{"nearly 17"}},
		{wording.Wrong, []string{"18.0", "18"}, []string{"18"}},
		{wording.Wrong, []string{"1.05", "10.00 a day"}, []string{"10 a day"}},
	} {
		if got := printable(per, test.verdict, test.words); !slices.Equal(got, test.want) {
			t.Errorf("%q gives %q, want %q", test.words, got, test.want)
		}
	}
}

// TestAcceptedUnusedIgnores holds that a remark that passes over nothing stays
// accepted, and a pattern of the configuration that does, wherever they are.
func TestAcceptedUnusedIgnores(t *testing.T) {
	text := "<!-- figures: ignore next -- checked -->\nCalls rose by 41 per cent, from 300 to 423.\n"
	judge := func(text string) []*Report {
		r := read(text)
		r.Pass([]Pattern{{Text: "no such words", Place: "figures.yaml:3"}})
		UnusedPatterns([]*Report{r})
		return []*Report{r}
	}
	first := judge(text)
	if rulesOf(first[0]) != "unused-ignore unused-ignore" {
		t.Fatalf("the rules are %q", rulesOf(first[0]))
	}
	var list strings.Builder
	if err := WriteAccepted(&list, first, nil, "2019-09-09"); err != nil {
		t.Fatal(err)
	}
	accepted, err := ReadAccepted(strings.NewReader(list.String()), "accepted.csv")
	if err != nil {
		t.Fatal(err)
	}
	again := judge("A new line stands above.\n\n" + text)
	again[0].Accept(accepted)
	if rulesOf(again[0]) != "" || len(accepted.Stale()) > 0 || again[0].Accepted != 2 {
		t.Errorf("rules %q, %d stale, %d accepted", rulesOf(again[0]), len(accepted.Stale()), again[0].Accepted)
	}
}

// TestNearPlaces holds that a place that the data spell otherwise is named as
// they do, and that no other place is held to be meant.
func TestNearPlaces(t *testing.T) {
	for _, test := range []struct{ text, words, hint string }{
		{"In Powis, 254 people made contact in 2019.", "254", `is it "Powys" of the data? An areas file can give it this name too (figures help areas)`},
		{"In Cornwall, 254 people made contact in 2019.", "254", ""},
	} {
		j := verdictOf(t, against(t, welsh, test.text), test.words)
		if j.Verdict != Unsupported || j.Hint != test.hint {
			t.Errorf("%s\n%s with the hint %q, want %q", test.text, j.Verdict, j.Hint, test.hint)
		}
	}
}

// TestThoseWhoWorkThere holds that people who answer calls are not held against
// those who make them.
func TestThoseWhoWorkThere(t *testing.T) {
	for _, test := range []struct {
		text, words string
		want        Verdict
	}{
		{"In 2019 the Powys helpline was staffed by 30 people.", "30", Unsupported},
		{"In 2019 the Powys service, a team of 12 people, was busy.", "12", Unsupported},
		{"In 2019 the Powys helpline was contacted by 30 people.", "30", Wrong},
	} {
		if j := verdictOf(t, against(t, welsh, test.text), test.words); j.Verdict != test.want {
			t.Errorf("%s\n%s (%s), want %s", test.text, j.Verdict, j.Message, test.want)
		}
	}
}
