package main

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
)

// answer runs figures in testdata/exports and returns what it prints, the
// result and the notes.
func answer(t *testing.T, args ...string) (out, notes string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	streams := Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr}
	if status := run(context.Background(), args, streams, world{dir: repository + "/testdata/exports"}.env(t)); status != exitDone {
		t.Fatalf("figures %s: exit status %d\n%s", strings.Join(args, " "), status, stderr.String())
	}
	return stdout.String(), stderr.String()
}

// fields runs figures and returns the first figure of its JSON.
func fields(t *testing.T, args ...string) map[string]any {
	t.Helper()
	out, _ := answer(t, append(args, "-f", "json")...)
	var result struct {
		Schema  int
		Figures []map[string]any
	}
	if err := json.Unmarshal([]byte(out), &result); err != nil || result.Schema != 1 || len(result.Figures) == 0 {
		t.Fatalf("figures %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return result.Figures[0]
}

// words are those of the helpline that the stories are about.
var words = []string{"-f", "sentence", "--unit", "people", "--verb", "contacted", "--service", "Stop It Now!"}

// TestFacts works out and writes the figures of the five news stories that the
// tool was made for.
func TestFacts(t *testing.T) {
	numbers := []struct {
		story string
		args  []string
		want  map[string]any
	}{
		{"D19: Dorset, 100 more than the same period", []string{"change", "south-west.csv", "--area", "Dorset", "--period", "Jan-Jun 2019"},
			map[string]any{"new": "373", "old": "273", "change": "100", "percent": "37", "percent_exact": "10000/273"}},
		{"D19: the South West more than doubled", []string{"change", "south-west.csv", "--area", "South West", "--period", "H1 2019"},
			map[string]any{"new": "3693", "old": "1712", "times_exact": "3693/1712"}},
		{"D18: Dorset, two channels together", []string{"total", "dorset-2017-channels.csv", "--area", "Dorset"}, map[string]any{"value": "323"}},
		{"D18: Dorset, the website", []string{"total", "dorset-2017-channels.csv", "--area", "Dorset", "--where", "channel=website"}, map[string]any{"value": "285"}},
		{"D18: Dorset, the helpline", []string{"total", "dorset-2017.csv", "--area", "Dorset", "--column", "count=Helpline callers"}, map[string]any{"value": "38"}},
		{"H19: Hertfordshire, 99 per cent", []string{"change", "eastern.csv", "--area", "Hertfordshire", "--period", "2019"},
			map[string]any{"new": "1186", "old": "596", "change": "590", "percent": "99", "percent_exact": "14750/149", "times": "1.99", "times_exact": "593/298"}},
		{"H19: the same from two files", []string{"change", "2018=eastern-2018.csv", "2019=eastern-2019.csv", "--area", "Hertfordshire"}, map[string]any{"change": "590", "percent": "99"}},
		{"H19: more than 46,000 people since 2002", []string{"total", "uk-people.csv", "--period", "2002..2019"}, map[string]any{"value": "46312"}},
		{"N18: North Wales, 65 per cent in six months", []string{"change", "north-west.csv", "--area", "North Wales", "--period", "Jan-Jun 2018", "--against", "previous"},
			map[string]any{"new": "139", "old": "84", "change": "55", "percent": "65"}},
		{"N18: Cheshire", []string{"change", "north-west.csv", "--area", "Cheshire"}, map[string]any{"percent": "193", "percent_exact": "193/1"}},
		{"N18: Cumbria", []string{"change", "north-west.csv", "--area", "Cumbria"}, map[string]any{"percent": "186", "percent_exact": "186/1"}},
		{"L18: Lancashire", []string{"change", "north-west-log.csv", "--areas", "../areas.csv", "--area", "Lancashire"}, map[string]any{"percent": "146", "percent_exact": "146/1"}},
		{"N18: the North West, 103 per cent", []string{"change", "north-west-across.csv", "--areas", "../areas.csv", "--area", "North West"},
			map[string]any{"new": "3549", "old": "1747", "percent": "103"}},
		{"N18: seven months, if both ends of “between July 2017 and January 2018” count",
			[]string{"total", "north-west.csv", "--area", "North Wales", "--period", "between July 2017 and January 2018"}, map[string]any{"value": "107"}},
	}
	for _, tt := range numbers {
		t.Run(tt.story, func(t *testing.T) {
			got := fields(t, tt.args...)
			for key, want := range tt.want {
				if got[key] != want {
					t.Errorf("%s: got %v, want %v", key, got[key], want)
				}
			}
		})
	}
	sentences := []struct {
		story string
		args  []string
		want  []string
	}{
		{"D19: Dorset", []string{"change", "south-west.csv", "--area", "Dorset"},
			[]string{"Stop It Now! was contacted by 373 people from Dorset in the first six months of 2019, up 37 per cent from 273 in the first six months of 2018."}},
		{"D19: the South West", []string{"change", "south-west.csv", "--area", "South West", "--hedge"}, []string{"more than doubled, from 1,712 in the first six months of 2018 to 3,693"}},
		{"D18: more than 300", []string{"total", "dorset-2017-channels.csv", "--area", "Dorset", "--hedge"}, []string{"More than 300 people from Dorset"}},
		{"H19: Hertfordshire", []string{"change", "eastern.csv", "--area", "Hertfordshire"},
			[]string{"Stop It Now! was contacted by 1,186 people from Hertfordshire in 2019, up 99 per cent from 596 in 2018."}},
		{"H19: doubled, nearly", []string{"change", "eastern.csv", "--area", "Hertfordshire", "--hedge"}, []string{"almost doubled, from 596 in 2018 to 1,186 in 2019."}},
		{"N18: a list", []string{"compare", "north-west.csv", "--area", "Cheshire", "--area", "Cumbria", "--area", "Lancashire"},
			[]string{"rose by 193 per cent in Cheshire (from 200 to 586), 186 per cent in Cumbria (100 to 286) and 146 per cent in Lancashire (300 to 738), compared with 103 per cent across the North West (1,747 to 3,549)."}},
		{"N18: nearly 600 people a month", []string{"total", "north-west.csv", "--area", "North West", "--per", "month"}, []string{"nearly 600 people a month from the North West"}},
		{"L18: Lancashire beside its region", []string{"compare", "north-west.csv", "--area", "Lancashire"},
			[]string{"rose by 146 per cent, from 300", "Across the North West, it rose by 103 per cent, from 1,747 to 3,549.", "was 43 percentage points higher"}},
		{"the whole paragraph", []string{"brief", "south-west.csv", "--area", "Dorset"},
			[]string{"373 people from Dorset", "On average, that is just over 60 people a month.", "Across the South West, the number rose by 116 per cent, from 1,712 to 3,693.", "The South West here is made up of Avon,"}},
	}
	for _, tt := range sentences {
		t.Run(tt.story+", in words", func(t *testing.T) {
			got, _ := answer(t, append(tt.args, words...)...)
			for _, want := range tt.want {
				if !strings.Contains(got, want) {
					t.Errorf("got %q, want %q in it", got, want)
				}
			}
		})
	}
	t.Run("D18: contacts are not people", func(t *testing.T) {
		_, notes := answer(t, append([]string{"total", "dorset-2017-channels.csv", "--area", "Dorset"}, words...)...)
		if !strings.Contains(notes, "[contacts-not-people]") {
			t.Errorf("the caveat is missing: %q", notes)
		}
	})
	t.Run("H19: arrests a month", func(t *testing.T) {
		out, _ := answer(t, "total", "uk-arrests.csv", "--per", "month")
		if !strings.Contains(out, "516") {
			t.Errorf("got %q", out)
		}
	})
	t.Run("N18: seven months against six are not like for like", func(t *testing.T) {
		out, notes := answer(t, "change", "north-west.csv", "--area", "North Wales", "--period", "Jan-Jun 2018", "--against", "between July 2017 and January 2018")
		if !strings.Contains(out+notes, "[period-length]") {
			t.Errorf("the caveat is missing:\n%s\n%s", out, notes)
		}
	})
	t.Run("the plain figures carry no caveats that nobody needs", func(t *testing.T) {
		for _, args := range [][]string{{"change", "eastern.csv", "--area", "Hertfordshire"}, {"change", "south-west.csv", "--area", "Dorset"}} {
			if out, notes := answer(t, append(args, words...)...); strings.Contains(out+notes, "[") {
				t.Errorf("%v: %s%s", args, out, notes)
			}
		}
	})
}
