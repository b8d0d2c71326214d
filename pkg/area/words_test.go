package area

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// plainLabels are neither totals nor unknown: places, channels, headings and words that look like the lists.
var plainLabels = []string{
	"Dorset", "Allerdale", "All Saints", "All Hallows", "Allover", "All other", "All other areas", "Sumburgh", "Summary",
	"Totland", "Totality", "Totnes", "Overallton", "Overall satisfaction", "Running total", "Cumulative total", "Bothwell",
	"Other", "Others", "Other areas", "Elsewhere", "Knownsley", "Known", "Knowsley", "Unknownville", "Statedham",
	"Not Such A Place", "Nota", "Nae", "Missing persons", "Blank Lane", "Sum of Contacts", "Phone", "Webchat", "UK",
	"England", "Outside", "Outside England", "Outsider", "North Kent", "Overseastown", "Anonymous webchat", "", " ", "-", "...",
	"Dorset / Devon", "Overseas/Dorset", "2019", "0", "1",
}

func TestIsTotal(t *testing.T) {
	for _, label := range []string{
		"Total", "total", "TOTAL", "TOTAL CONTACTS", "Total contacts", "Total:", "(Total)", "Grand Total", "Grand Total (1,203)", "GRAND-TOTAL", "Totals",
		"Overall total", "Overall", "Sub-total", "Subtotal", "Sub total", "England total", "UK Total", "Total (all areas)",
		"Total, all channels", "Regional Total", "All", "(All)", "ALL", "All areas", "All Areas", "All channels", "All the regions",
		"All people", "All UK", "All Wales", "All of Northern Ireland", "all ages", "Sum", "Sum total", "Sum of all", "Combined",
		"Both channels", "Everyone", "Total excluding unknown", "All areas including not stated", "Total non-discharge",
	} {
		if !IsTotal(label) {
			t.Errorf("%q is a total", label)
		}
		if IsUnknown(label) {
			t.Errorf("%q is not unknown", label)
		}
	}
	for _, label := range append([]string{"Total unknown", "Total not stated"}, plainLabels...) {
		if IsTotal(label) {
			t.Errorf("%q is no total", label)
		}
	}
}

func TestIsUnknown(t *testing.T) {
	for _, label := range []string{
		"Unknown", "UNKNOWN", "unknown", "(unknown)", "Unknown area", "Area unknown", "Unknown / not stated", "Other / unknown",
		"Other/Unknown", "Other or unknown", "Not known", "Not-known", "Not Stated", "not_stated", "Not recorded", "Not provided",
		"Region not stated", "Prefer not to say", "N/K", "n/k", "NK", "N/A", "n/a", "N.K.", "(blank)", "[blank]", "Blank", "NULL", "NaN",
		"None", "?", " ? ", "Outside UK", "Outside the UK", "Outside of the UK", "Outside UK (other)", "Overseas", "Withheld",
		"Overseas/withheld", "Overseas / not known", "Refused", "Don't know", "Don’t know", "Dont know", "Non-UK", "Total unknown",
		"Unknown (including withheld)", "No fixed abode", "Rest of the world", "Unspecified", "<unknown>", "Unknown*",
	} {
		if !IsUnknown(label) {
			t.Errorf("%q is unknown", label)
		}
	}
	for _, label := range plainLabels {
		if IsUnknown(label) {
			t.Errorf("%q is not unknown", label)
		}
	}
}

// TestKnownNamesAreNoLabels: no place that IsUKName knows may be taken for a total or for unknown.
func TestKnownNamesAreNoLabels(t *testing.T) {
	for _, name := range ukSpellings() {
		if IsTotal(name) || IsUnknown(name) {
			t.Errorf("%q: total %v, unknown %v", name, IsTotal(name), IsUnknown(name))
		}
	}
}

// TestListsAreFolded: a phrase that is not in folded words would never be found.
func TestListsAreFolded(t *testing.T) {
	for _, list := range [][]string{unknownPhrases, unknownLabels, exceptWords, totalLabels, totalWords, runningWords, allOf, officeWords} {
		for i, phrase := range list {
			if strings.Join(bareWords(phrase), " ") != phrase {
				t.Errorf("%q is not folded", phrase)
			}
			if slices.Contains(list[:i], phrase) {
				t.Errorf("%q stands twice", phrase)
			}
		}
	}
	for words, said := range sayings {
		if strings.Join(bareWords(words), " ") != words {
			t.Errorf("%q, said %q, is not folded", words, said)
		}
	}
}

// TestLabelsIgnoreDress: case, brackets, and marks around the words change nothing.
func TestLabelsIgnoreDress(t *testing.T) {
	labels := slices.Concat(plainLabels, unknownLabels, unknownPhrases, totalLabels, []string{"all areas", "england total"})
	rapid.Check(t, func(t *rapid.T) {
		label := rapid.SampledFrom(labels).Draw(t, "label")
		if strings.TrimSpace(label) == "" {
			return
		}
		dressed := rapid.SampledFrom([]string{"(%)", "%:", " %\u00a0", "[%]", "%*", "<%>", "THE %"}).Draw(t, "dress")
		dressed = strings.ReplaceAll(dressed, "%", strings.ToUpper(label))
		if IsTotal(dressed) != IsTotal(label) || IsUnknown(dressed) != IsUnknown(label) {
			t.Fatalf("%q: total %v, unknown %v; %q: total %v, unknown %v",
				label, IsTotal(label), IsUnknown(label), dressed, IsTotal(dressed), IsUnknown(dressed))
		}
	})
}
