package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// told is what must be found of one claim of a telling: its words, its kind,
// its verdict, and the figure that the data give; empty where they hold none.
type told struct{ words, kind, verdict, truth string }

// telling is one release of testdata/releases, the exports it was made from,
// and everything that must be said of it, worked out by hand from the facts of
// the stories: every claim in its order, and every remark, as its rule and the
// words it stands at.
type telling struct {
	release string
	args    []string
	claims  []told
	remarks []string
}

// exportsOf are the exports of a story, and the day it came out.
func exportsOf(day string, exports ...string) []string {
	args := []string{"--dated", day, "--service", "Stop It Now!"}
	for _, e := range exports {
		args = append(args, "--data", "testdata/exports/"+e)
	}
	return args
}

var (
	dorset19 = exportsOf("2019-09-09", "south-west.csv")
	dorset18 = exportsOf("2018-04-18", "dorset-2017-channels.csv")
	herts    = exportsOf("2020-01-14", "eastern.csv", "uk-people.csv", "uk-arrests.csv")
	north    = exportsOf("2018-08-01", "north-west.csv")
)

// stories are tellings of the five stories. Telephone numbers, ages,
// dates, laws and hours are none of their claims.
var stories = []telling{
	{
		release: "dorset.md", args: dorset19,
		claims: []told{
			{"more than doubles", "multiple", "right", "2.16"},
			{"Nearly 400", "count", "loose", "373"}, // 27 short, and 20 are allowed
			{"373", "count", "right", "373"},
			{"100 more", "absolute_change", "right", "100"},
			{"3,693", "count", "right", "3693"},
			{"more than double", "multiple", "right", "2.16"},
			{"as many as 80,000", "count", "unsupported", ""},
		},
		remarks: []string{"wording: Nearly 400"},
	},
	{
		release: "hertfordshire-minutes.txt", args: exportsOf("2020-01-14", "eastern.csv"),
		claims: []told{
			{"2,892", "count", "right", "2892"},
			{"499", "count", "right", "499"},
			{"130 more", "absolute_change", "right", "130"},
			{"62 per cent", "share", "right", "62"}, // 590 of the 945
			{"340", "count", "wrong", "299"},        // the year before's
		},
		remarks: []string{"not-in-data: 340"},
	},
	{
		release: "dorset-2018-second.md", args: dorset18,
		claims: []told{
			{"Over 300", "count", "right", "323"},
			{"285", "count", "right", "285"},
			{"38", "count", "right", "38"},
			{"323", "count", "right", "323"},
			{"more than 300", "count", "right", "323"},
			{"2,465", "count", "right", "2465"},
			{"311", "count", "right", "311"},
			{"as many as 50,000", "count", "unsupported", ""},
		},
	},
	{
		release: "hertfordshire.txt", args: herts,
		claims: []told{
			{"DOUBLE", "multiple", "right", "1.99"},
			{"doubled", "multiple", "right", "1.99"}, // "in the last 12 months" is 2019
			{"1,186", "count", "right", "1186"},
			{"596", "count", "right", "596"},
			{"a 99 per cent increase", "percent_change", "right", "98.99"},
			{"rose", "absolute_change", "right", "945"},
			{"1,947", "count", "right", "1947"},
			{"2,892", "count", "right", "2892"},
			{"49 per cent", "percent_change", "right", "48.5"},
			{"more than 46,000", "cumulative", "right", "46312"},
			{"about 520 people a month", "rate", "right", "516"},
			{"at least 500 a month", "rate", "right", "516"},
			{"doubled", "multiple", "right", "1.99"},
		},
		remarks: []string{
			"wording: DOUBLE", "wording: doubled", "wording: doubled",
			"two-versions: at least 500 a month", "wording: at least 500 a month",
		},
	},
	{
		release: "north-wales.md", args: north,
		claims: []told{
			{"up by 65 percent", "percent_change", "right", "65.5"},
			{"139", "count", "right", "139"},
			{"84", "count", "right", "84"}, // six months, not the seven of both ends
			{"risen by 65 percent", "percent_change", "right", "65.5"},
			{"steeper", "comparison", "right", "193.0 per cent for Cheshire and 65.5 per cent for North Wales"}, // "even steeper"
			{"146 percent", "percent_change", "right", "146"},
			{"193 percent", "percent_change", "right", "193"},
			{"186 percent", "percent_change", "right", "186"},
			{"3,549", "count", "right", "3549"},
			{"1,747", "count", "right", "1747"},
			{"a rise of 103 per cent", "percent_change", "right", "103.1"}, // "in just six," and then nothing
			{"41", "count", "unsupported", ""},
		},
		remarks: []string{"contacts-not-people: 139", "period-ambiguous: 84", "percent-without-base: 146 percent"},
	},
	{
		release: "lancashire.md", args: north,
		claims: []told{
			{"rose by 146 per cent", "percent_change", "right", "146"},
			{"more than the North West", "comparison", "right", ""},
			{"rose by 103 per cent", "percent_change", "right", "103.1"},
			{"1,747", "count", "right", "1747"},
			{"3,549", "count", "right", "3549"},
			{"nearly 600 people a month", "rate", "right", "591.5"},
			{"586", "count", "right", "586"},
			{"up", "absolute_change", "right", "386"},
			{"200", "count", "right", "200"},
		},
		remarks: []string{"contacts-not-people: rose by 146 per cent"},
	},
	{
		release: "lancashire-second.md", args: north,
		claims: []told{
			{"a 146 per cent rise", "percent_change", "right", "146"},
			{"higher than the North West average", "comparison", "right", ""},
			{"went up", "absolute_change", "right", "438"},
			{"300", "count", "right", "300"},
			{"738", "count", "right", "738"},
			{"just over 100 per cent", "percent_change", "right", "103"},
			{"up 193 per cent", "percent_change", "right", "193"},
			{"586", "count", "right", "586"},
			{"up 186 per cent", "percent_change", "right", "186"},
			{"286", "count", "right", "286"},
			{"up 61 per cent", "percent_change", "right", "60.9"},
			{"613", "count", "right", "613"},
			{"up 74 per cent", "percent_change", "right", "74.05"},
			{"1,187", "count", "right", "1187"},
			{"just over a fifth", "fraction", "right", "20.8"},
			{"3,549", "count", "right", "3549"},
		},
		remarks: []string{"contacts-not-people: a 146 per cent rise"},
	},
}

// checked is what figures check says of a release, as far as a test needs it.
type checked struct {
	Files []struct {
		Claims []struct {
			Text, Kind, Verdict, True, Message, Source string
			Line, Column                               int
		}
		Findings []struct{ Rule, Text, Message string }
	}
}

// checkStory runs figures check on a release of testdata and returns what it
// says.
func checkStory(t *testing.T, release string, args ...string) checked {
	t.Helper()
	var stdout, stderr bytes.Buffer
	streams := Streams{In: strings.NewReader(""), Out: &stdout, Err: &stderr}
	all := append([]string{"check", "testdata/releases/" + release, "--format", "json"}, args...)
	if status := run(context.Background(), all, streams, world{dir: repository}.env(t)); status != exitDone && status != exitFound {
		t.Fatalf("figures %s: exit status %d\n%s", strings.Join(all, " "), status, stderr.String())
	}
	var said checked
	if err := json.Unmarshal(stdout.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	return said
}

// TestStories holds every claim of every telling of the five stories, and every
// remark on them, against what the facts say.
func TestStories(t *testing.T) {
	for _, story := range stories {
		t.Run(story.release, func(t *testing.T) {
			file := checkStory(t, story.release, story.args...).Files[0]
			for i := range max(len(file.Claims), len(story.claims)) {
				switch {
				case i >= len(story.claims):
					t.Errorf("%q is none of the claims of the story (%s, %s: %s)", file.Claims[i].Text, file.Claims[i].Kind, file.Claims[i].Verdict, file.Claims[i].Message)
				case i >= len(file.Claims):
					t.Errorf("%q is not found", story.claims[i].words)
				default:
					got, want := file.Claims[i], story.claims[i]
					now := told{got.Text, got.Kind, got.Verdict, got.True}
					if !strings.Contains(got.Text, want.words) || want.kind != "" && got.Kind != want.kind || got.Verdict != want.verdict || want.truth != "" && got.True != want.truth {
						t.Errorf("%d:%d: got %v, want %v: %s", got.Line, got.Column, now, want, got.Message)
					}
				}
			}
			var remarks []string
			for _, f := range file.Findings {
				remarks = append(remarks, fmt.Sprintf("%s: %s", f.Rule, f.Text))
			}
			want := slices.Clone(story.remarks)
			slices.Sort(remarks)
			slices.Sort(want)
			if !slices.Equal(remarks, want) {
				t.Errorf("the remarks are\n\t%s\nwant\n\t%s", strings.Join(remarks, "\n\t"), strings.Join(want, "\n\t"))
			}
		})
	}
}

// TestStoriesWithFacts holds that figures from elsewhere are right by a
// register that names them, and that nothing else changes its verdict.
func TestStoriesWithFacts(t *testing.T) {
	sources := map[string]string{"80,000": "National Crime Agency", "50,000": "CEOP"}
	for _, story := range stories {
		t.Run(story.release, func(t *testing.T) {
			file := checkStory(t, story.release, append(story.args, "--facts", "testdata/releases/facts.csv")...).Files[0]
			plain := checkStory(t, story.release, story.args...).Files[0]
			for i, c := range file.Claims {
				want, source := plain.Claims[i].Verdict, ""
				for number, who := range sources {
					if strings.Contains(c.Text, number) {
						want, source = "right", who
					}
				}
				if c.Verdict != want || !strings.Contains(c.Source, source) {
					t.Errorf("%q is %s by %q, want %s by %q: %s", c.Text, c.Verdict, c.Source, want, source, c.Message)
				}
			}
		})
	}
}
