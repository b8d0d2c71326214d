package revision_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/revision"
)

func TestCompare(t *testing.T) {
	monthly := []string{"South > Kent | 2019-01 | 10", "South > Kent | 2019-02 | 20", "South > Kent | 2019-03 | 30"}
	tests := []struct {
		name     string
		old, new data
		options  revision.Options
		want     []string
	}{
		{
			name: "one number",
			old:  data{rows: monthly},
			new:  data{rows: []string{"South > Kent | 2019-01 | 10", "South > Kent | 2019-02 | 25", "South > Kent | 2019-03 | 30"}},
			want: []string{
				"3 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, February 2019: 20 to 25",
				"total February 2019: 20 to 25, 5 revised, 0 came, 0 went",
				"overall: 60 to 65, 5 revised, 0 came, 0 went",
			},
		},
		{
			name: "the same in another order, spelling and nesting",
			old:  data{rows: []string{"South > Isle of Wight | 2019-01 | 10", "South > Kent | 2019-01 | 20"}},
			new:  data{rows: []string{"KENT | January 2019 | 20", "Isle-of-Wight | 2019-01 | 10"}},
			want: []string{"2 compared, 0 revised, 0 revealed, 0 hidden, 0 came, 0 went", "overall: 30 to 30, 0 revised, 0 came, 0 went"},
		},
		{
			name: "a month that came and one that went, for all areas",
			old:  data{rows: []string{"Kent | 2018-12 | 7", "Essex | 2018-12 | 8", "Kent | 2019-01 | 10", "Essex | 2019-01 | 5"}},
			new:  data{rows: []string{"Kent | 2019-01 | 10", "Essex | 2019-01 | 6", "Kent | 2019-02 | 1", "Essex | 2019-02 | 2", "Kent | 2019-03 | 4", "Essex | 2019-03 | 3"}},
			want: []string{
				"2 compared, 1 revised, 0 revealed, 0 hidden, 4 came, 2 went",
				"revised Essex, January 2019: 5 to 6",
				"went together December 2018: 2 cells, 15",
				"came together February to March 2019: 4 cells, 10",
				"total January 2019: 15 to 16, 1 revised, 0 came, 0 went",
				"overall: 15 to 16, 1 revised, 0 came, 0 went",
			},
		},
		{
			name: "an area that came within the periods adds to the totals",
			old:  data{rows: []string{"Kent | 2019-01 | 10", "Kent | 2019-02 | 20"}},
			new:  data{rows: []string{"Kent | 2019-01 | 10", "Kent | 2019-02 | 20", "Essex | 2019-01 | 3", "Essex | 2019-02 | 4"}},
			want: []string{
				"2 compared, 0 revised, 0 revealed, 0 hidden, 2 came, 0 went",
				"came together Essex: 2 cells, 7",
				"total January 2019: 10 to 13, 0 revised, 3 came, 0 went",
				"total February 2019: 20 to 24, 0 revised, 4 came, 0 went",
				"overall: 30 to 37, 0 revised, 7 came, 0 went",
			},
		},
		{
			name: "an area that lacks a period of others",
			old:  data{rows: []string{"Kent | 2019-01 | 10", "Essex | 2019-01 | 5", "Kent | 2019-02 | 20"}},
			new:  data{rows: []string{"Kent | 2019-01 | 10", "Essex | 2019-01 | 5", "Kent | 2019-02 | 20", "Essex | 2019-02 | 6"}},
			want: []string{
				"3 compared, 0 revised, 0 revealed, 0 hidden, 1 came, 0 went",
				"came Essex, February 2019: none to 6",
				"total February 2019: 20 to 26, 0 revised, 6 came, 0 went",
				"overall: 35 to 41, 0 revised, 6 came, 0 went",
			},
		},
		{
			name: "a member that came, and a combination without a row that was none",
			old:  data{dims: []string{"Channel"}, rows: []string{"Kent | 2019-01 | Phone | 5", "Kent | 2019-01 | Web | 6", "Kent | 2019-02 | Phone | 7"}},
			new:  data{dims: []string{"channel"}, rows: []string{"Kent | 2019-01 | Phone | 5", "Kent | 2019-01 | Web | 6", "Kent | 2019-02 | Phone | 7", "Kent | 2019-02 | Web | 9", "Kent | 2019-01 | Chat | 1", "Kent | 2019-02 | Chat | 2"}},
			want: []string{
				"4 compared, 1 revised, 0 revealed, 0 hidden, 2 came, 0 went",
				"revised Kent, February 2019, Web: 0 to 9",
				"came together Chat: 2 cells, 3",
				"total January 2019: 11 to 12, 0 revised, 1 came, 0 went",
				"total February 2019: 7 to 18, 9 revised, 2 came, 0 went",
				"overall: 18 to 30, 9 revised, 3 came, 0 went",
			},
		},
		{
			name: "a row of none is no revision of no row",
			old:  data{dims: []string{"Channel"}, rows: []string{"Kent | 2019-01 | Phone | 5", "Kent | 2019-02 | Phone | 5", "Kent | 2019-02 | Web | 6"}},
			new:  data{dims: []string{"Channel"}, rows: []string{"Kent | 2019-01 | Phone | 5", "Kent | 2019-01 | Web | 0", "Kent | 2019-02 | Phone | 5", "Kent | 2019-02 | Web | 6"}},
			want: []string{"4 compared, 0 revised, 0 revealed, 0 hidden, 0 came, 0 went", "overall: 16 to 16, 0 revised, 0 came, 0 went"},
		},
		{
			name: "hidden cells",
			old:  data{rows: []string{"Kent | 2019-01 | 12", "Kent | 2019-02 | 1-4", "Kent | 2019-03 | 1-4", "Kent | 2019-04 | 1-4"}},
			new:  data{rows: []string{"Kent | 2019-01 | *", "Kent | 2019-02 | 3", "Kent | 2019-03 | *", "Kent | 2019-04 | 5-9"}},
			want: []string{
				"4 compared, 1 revised, 1 revealed, 1 hidden, 0 came, 0 went",
				"hidden Kent, January 2019: 12 to at least 0",
				"revealed Kent, February 2019: 1 to 4 to 3",
				"revised Kent, April 2019: 1 to 4 to 5 to 9",
				"total January 2019: 12 to at least 0, at least -12 revised, 0 came, 0 went",
				"total February 2019: 1 to 4 to 3, -1 to 2 revised, 0 came, 0 went",
				"total April 2019: 1 to 4 to 5 to 9, 1 to 8 revised, 0 came, 0 went",
				"overall: 15 to 24 to at least 8, at least -12 revised, 0 came, 0 went",
			},
		},
		{
			name: "months against a quarter",
			old:  data{rows: monthly},
			new:  data{rows: []string{"South > Kent | Q1 2019 | 61"}},
			want: []string{
				"1 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, January to March 2019: 60 to 61",
				"total January to March 2019: 60 to 61, 1 revised, 0 came, 0 went",
				"overall: 60 to 61, 1 revised, 0 came, 0 went",
			},
		},
		{
			name: "a quarter of which the months lack one",
			old:  data{rows: append([]string{"South > Kent | 2019-04 | 1"}, monthly[:2]...)},
			new:  data{rows: []string{"South > Kent | Q1 2019 | 61", "South > Kent | 2019-04 | 1"}},
			want: []string{
				"1 compared, 0 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"partial January to March 2019: 1 cells, new false",
				"overall: 1 to 1, 0 revised, 0 came, 0 went",
			},
		},
		{
			name: "counties against their region",
			old:  data{rows: []string{"South > Kent | 2019 | 10", "South > Surrey | 2019 | 5", "North > Durham | 2019 | 3"}},
			new:  data{rows: []string{"South | 2019 | 16", "North | 2019 | 3"}},
			want: []string{
				"2 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised South, 2019: 15 to 16",
				"total 2019: 18 to 19, 1 revised, 0 came, 0 went",
				"overall: 18 to 19, 1 revised, 0 came, 0 went",
			},
		},
		{
			name: "areas against none",
			old:  data{rows: []string{"Kent | 2019 | 10", "Surrey | 2019 | 5"}},
			new:  data{rows: []string{" | 2019 | 15"}},
			want: []string{"1 compared, 0 revised, 0 revealed, 0 hidden, 0 came, 0 went", "overall: 15 to 15, 0 revised, 0 came, 0 went"},
		},
		{
			name: "subtotals are held against subtotals and not counted",
			old:  data{dims: []string{"Channel"}, rows: []string{"South > Kent | 2019 | Web | 10", "South > Kent | 2019 | =All | 10", "South | 2019 | =All | 10"}},
			new:  data{dims: []string{"Channel"}, rows: []string{"South > Kent | 2019 | Web | 12", "South > Kent | 2019 | =All | 12", "South | 2019 | =All | 10"}},
			want: []string{
				"1 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, 2019, Web: 10 to 12",
				"subtotal revised Kent, 2019, All: 10 to 12",
				"total 2019: 10 to 12, 2 revised, 0 came, 0 went",
				"overall: 10 to 12, 2 revised, 0 came, 0 went",
			},
		},
		{
			name: "subtotals that only one prints",
			old:  data{rows: []string{"South > Kent | 2019-01 | 10", "South | 2019-01 | 10", "South > Kent | 2019 | 99", "South > Kent | 2019-02 | 4"}},
			new:  data{rows: []string{"South > Kent | 2019-01 | 10", "South > Kent | 2019-02 | 4"}},
			want: []string{"2 compared, 0 revised, 0 revealed, 0 hidden, 0 came, 0 went", "overall: 14 to 14, 0 revised, 0 came, 0 went"},
		},
		{
			name: "a column that splits only one",
			old:  data{dims: []string{"Channel"}, rows: []string{"Kent | 2019 | Web | 10", "Kent | 2019 | Phone | 5"}},
			new:  data{dims: []string{"Age"}, rows: []string{"Kent | 2019 | old | 9", "Kent | 2019 | young | 7"}},
			want: []string{
				"1 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, 2019: 15 to 16",
				"total 2019: 15 to 16, 1 revised, 0 came, 0 went",
				"overall: 15 to 16, 1 revised, 0 came, 0 went",
			},
		},
		{
			name: "namesakes",
			old:  data{rows: []string{"North > Newport | 2019 | 10", "Wales > Newport | 2019 | 5"}},
			new:  data{rows: []string{"Wales > Newport | 2019 | 6", "North > Newport | 2019 | 10"}},
			want: []string{
				"2 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Wales > Newport, 2019: 5 to 6",
				"total 2019: 15 to 16, 1 revised, 0 came, 0 went",
				"overall: 15 to 16, 1 revised, 0 came, 0 went",
			},
		},
		{
			name: "a new name",
			old:  data{rows: []string{"South > Herefordshire | 2018 | 10", "South > Herefordshire | 2019 | 12", "South > Kent | 2018 | 1", "South > Kent | 2019 | 1"}},
			new:  data{rows: []string{"South > Herefordshire, County of | 2018 | 10", "South > Herefordshire, County of | 2019 | 13", "South > Kent | 2018 | 1", "South > Kent | 2019 | 1"}},
			want: []string{
				"2 compared, 0 revised, 0 revealed, 0 hidden, 2 came, 2 went",
				"came together Herefordshire, County of: 2 cells, 23",
				"went together Herefordshire: 2 cells, 22",
				"renamed Herefordshire to Herefordshire, County of: 1 of 2",
				"total 2018: 11 to 11, 0 revised, 10 came, -10 went",
				"total 2019: 13 to 14, 0 revised, 13 came, -12 went",
				"overall: 24 to 25, 0 revised, 23 came, -22 went",
			},
		},
		{
			name: "a new name of a member, all numbers the same",
			old:  data{dims: []string{"Channel"}, rows: []string{"Kent | 2019 | Helpline | 10", "Kent | 2019 | Web | 5", "Kent | 2018 | Helpline | 3", "Kent | 2018 | Web | 5"}},
			new:  data{dims: []string{"Channel"}, rows: []string{"Kent | 2019 | Phone | 10", "Kent | 2019 | Web | 5", "Kent | 2018 | Phone | 3", "Kent | 2018 | Web | 5"}},
			want: []string{
				"2 compared, 0 revised, 0 revealed, 0 hidden, 2 came, 2 went",
				"went together Helpline: 2 cells, 13",
				"came together Phone: 2 cells, 13",
				"renamed Helpline to Phone: 2 of 2",
				"total 2018: 8 to 8, 0 revised, 3 came, -3 went",
				"total 2019: 15 to 15, 0 revised, 10 came, -10 went",
				"overall: 23 to 23, 0 revised, 13 came, -13 went",
			},
		},
		{
			name: "an alias in the areas file",
			old:  data{rows: []string{"Herts | 2019 | 10"}, areas: []area.Entry{{Area: "Hertfordshire", Aliases: []string{"Herts"}}}},
			new:  data{rows: []string{"Hertfordshire | 2019 | 10"}, areas: []area.Entry{{Area: "Hertfordshire", Aliases: []string{"Herts"}}}},
			want: []string{"1 compared, 0 revised, 0 revealed, 0 hidden, 0 came, 0 went", "overall: 10 to 10, 0 revised, 0 came, 0 went"},
		},
		{
			name:    "an area in another region, by area",
			old:     data{rows: []string{"East > Kent | 2019 | 10", "East > Essex | 2019 | 5", "South > Surrey | 2019 | 1"}},
			new:     data{rows: []string{"South > Kent | 2019 | 11", "East > Essex | 2019 | 5", "South > Surrey | 2019 | 1"}},
			options: revision.Options{By: []revision.By{{Area: true}}},
			want: []string{
				"3 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, 2019: 10 to 11",
				"moved Kent from East to South",
				"total Kent: 10 to 11, 1 revised, 0 came, 0 went",
				"total East: 15 to 5, 0 revised, 0 came, -10 went",
				"total South: 1 to 12, 0 revised, 11 came, 0 went",
				"overall: 16 to 17, 1 revised, 0 came, 0 went",
			},
		},
		{
			name:    "by year and by channel",
			old:     data{dims: []string{"Channel"}, rows: []string{"Kent | 2018-11 | Web | 1", "Kent | 2019-01 | Web | 2", "Kent | 2019-01 | Phone | 3", "Kent | 2019-02 | Web | 4"}},
			new:     data{dims: []string{"Channel"}, rows: []string{"Kent | 2018-11 | Web | 1", "Kent | 2019-01 | Web | 3", "Kent | 2019-01 | Phone | 3", "Kent | 2019-02 | Web | 6"}},
			options: revision.Options{By: []revision.By{{Time: true, Grain: period.ByYear}, {Dimension: "channel"}}},
			want: []string{
				"4 compared, 2 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, January 2019, Web: 2 to 3",
				"revised Kent, February 2019, Web: 4 to 6",
				"total January to February 2019: 9 to 12, 3 revised, 0 came, 0 went",
				"total Web: 7 to 10, 3 revised, 0 came, 0 went",
				"overall: 10 to 13, 3 revised, 0 came, 0 went",
			},
		},
		{
			name: "logs: no row is none where both cover the days",
			old:  data{rows: []string{"Kent | 2019-01 | 5", "Kent | 2019-02 | 4"}, logged: "2019-01-01..2019-02-28"},
			new:  data{rows: []string{"Kent | 2019-01 | 5", "Kent | 2019-03 | 2"}, logged: "2019-01-01..2019-03-31"},
			want: []string{
				"2 compared, 1 revised, 0 revealed, 0 hidden, 1 came, 0 went",
				"revised Kent, February 2019: 4 to 0",
				"came Kent, March 2019: none to 2",
				"total February 2019: 4 to 0, -4 revised, 0 came, 0 went",
				"overall: 9 to 5, -4 revised, 0 came, 0 went",
			},
		},
		{
			name: "logs: a month that one covers in part",
			old:  data{rows: []string{"Kent | 2019-01 | 5", "Kent | 2019-02 | 4"}, logged: "2019-01-01..2019-02-14"},
			new:  data{rows: []string{"Kent | 2019-01 | 5", "Kent | 2019-02 | 9"}, logged: "2019-01-01..2019-02-28"},
			want: []string{
				"1 compared, 0 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"partial February 2019: 1 cells, new false",
				"overall: 5 to 5, 0 revised, 0 came, 0 went",
			},
		},
		{
			name: "a log against a table",
			old:  data{rows: []string{"Kent | 2019-01 | 5"}, logged: "2019-01-01..2019-02-28"},
			new:  data{rows: []string{"Kent | 2019-01 | 5", "Kent | 2019-02 | 1"}},
			want: []string{
				"2 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, February 2019: 0 to 1",
				"total February 2019: 0 to 1, 1 revised, 0 came, 0 went",
				"overall: 5 to 6, 1 revised, 0 came, 0 went",
			},
		},
		{
			name: "levels add up over areas and not over time",
			old:  data{kind: cube.Stock, rows: []string{"Kent | 2018 | 10", "Essex | 2018 | 5", "Kent | 2019 | 20"}},
			new:  data{kind: cube.Stock, rows: []string{"Kent | 2018 | 11", "Essex | 2018 | 5", "Kent | 2019 | 20"}},
			want: []string{
				"3 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, 2018: 10 to 11",
				"total 2018: 15 to 16, 1 revised, 0 came, 0 went",
			},
		},
		{
			name: "percentages have no totals",
			old:  data{kind: cube.Percentage, rows: []string{"Kent | 2018 | 10", "Essex | 2018 | 5"}},
			new:  data{kind: cube.Percentage, rows: []string{"Kent | 2018 | 11", "Essex | 2018 | 5"}},
			want: []string{"2 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went", "revised Kent, 2018: 10 to 11"},
		},
		{
			name:    "only a period and a member",
			old:     data{dims: []string{"Channel"}, rows: []string{"Kent | 2018 | Web | 1", "Kent | 2019 | Web | 2", "Kent | 2019 | Phone | 3"}},
			new:     data{dims: []string{"Channel"}, rows: []string{"Kent | 2018 | Web | 9", "Kent | 2019 | Web | 8", "Kent | 2019 | Phone | 7"}},
			options: revision.Options{Period: span(t, "2019"), Where: []revision.Where{{Dimension: "channel", Members: []string{"web"}}}},
			want: []string{
				"1 compared, 1 revised, 0 revealed, 0 hidden, 0 came, 0 went",
				"revised Kent, 2019, Web: 2 to 8",
				"total 2019: 2 to 8, 6 revised, 0 came, 0 went",
				"overall: 2 to 8, 6 revised, 0 came, 0 went",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.old.name, tt.new.name = "old.csv", "new.csv"
			c := compare(t, tt.old, tt.new, tt.options)
			if diff := cmp.Diff(tt.want, tell(c)); diff != "" {
				t.Error(diff)
			}
			if again := compare(t, tt.old, tt.old, tt.options); !again.Same() {
				t.Errorf("compared with itself: %q", tell(again))
			}
		})
	}
}

// TestNarrowedToAreas keeps the cells of an area and of those in it, by either
// version's nesting.
func TestNarrowedToAreas(t *testing.T) {
	old := data{name: "old.csv", rows: []string{"South > Kent | 2019 | 10", "North > Durham | 2019 | 5"}}
	new := data{name: "new.csv", rows: []string{"South > Kent | 2019 | 11", "North > Durham | 2019 | 6", "South > Surrey | 2019 | 1"}}
	a, b := old.version(t), new.version(t)
	south, err := b.Cube.Areas.Resolve("South")
	if err != nil {
		t.Fatal(err)
	}
	b.Areas = []area.ID{south.ID}
	c, err := revision.Compare(a, b, revision.Options{Narrowed: true})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"1 compared, 1 revised, 0 revealed, 0 hidden, 1 came, 0 went",
		"revised Kent, 2019: 10 to 11",
		"came Surrey, 2019: none to 1",
		"total 2019: 10 to 12, 1 revised, 1 came, 0 went",
		"overall: 10 to 12, 1 revised, 1 came, 0 went",
	}
	if diff := cmp.Diff(want, tell(c)); diff != "" {
		t.Error(diff)
	}
}

func TestMismatch(t *testing.T) {
	tests := []struct {
		name       string
		old, new   data
		options    revision.Options
		want, hint string
	}{
		{
			name: "units", old: data{unit: "people", rows: []string{"Kent | 2019 | 1"}}, new: data{unit: "calls", rows: []string{"Kent | 2019 | 1"}},
			want: `"old.csv" counts people and "new.csv" counts calls`, hint: "--unit calls",
		},
		{
			name: "kinds", old: data{rows: []string{"Kent | 2019 | 1"}}, new: data{kind: cube.Percentage, rows: []string{"Kent | 2019 | 1"}},
			want: `"new.csv" holds numbers of another kind (Count: percentage) than "old.csv" (Count: flow)`, hint: "--column",
		},
		{
			name: "periods", old: data{rows: []string{"Kent | 2018 | 1"}}, new: data{rows: []string{"Kent | 2019 | 1"}},
			want: `no cell in common: one holds 2018, the other 2019`, hint: "name both files in one command",
		},
		{
			name: "areas", old: data{rows: []string{"Kent | 2019 | 1"}}, new: data{rows: []string{"Durham | 2019 | 1", "Essex | 2019 | 1", "Surrey | 2019 | 1", "Devon | 2019 | 1"}},
			want: `the areas of one are "Kent", those of the other "Devon", "Durham", "Essex" and 1 more`, hint: "--areas FILE",
		},
		{
			name: "a part of a period", old: data{rows: []string{"Kent | 2019-01 | 1"}}, new: data{rows: []string{"Kent | 2019 | 1"}},
			want: `no cell in common that both cover whole: "old.csv" has only a part of 2019`, hint: "the same periods",
		},
		{
			name: "nothing asked for", old: data{rows: []string{"Kent | 2019 | 1"}}, new: data{rows: []string{"Kent | 2019 | 1"}}, options: revision.Options{Period: span(t, "2017")},
			want: "neither version has cells of what was asked for", hint: "--period",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.old.name, tt.new.name = "old.csv", "new.csv"
			_, err := revision.Compare(tt.old.version(t), tt.new.version(t), tt.options)
			var mismatch *revision.MismatchError
			if !errors.As(err, &mismatch) {
				t.Fatalf("got %v", err)
			}
			if !strings.Contains(err.Error(), tt.want) || !strings.Contains(mismatch.Hint(), tt.hint) {
				t.Errorf("got %q, hint %q", err, mismatch.Hint())
			}
		})
	}
}

// TestNarrowedToWhatCame is no mismatch: what was asked for came.
func TestNarrowedToWhatCame(t *testing.T) {
	old := data{name: "old.csv", rows: []string{"Kent | 2018 | 10"}}
	new := data{name: "new.csv", rows: []string{"Kent | 2018 | 10", "Kent | 2019 | 11"}}
	c := compare(t, old, new, revision.Options{Period: span(t, "2019")})
	want := []string{"0 compared, 0 revised, 0 revealed, 0 hidden, 1 came, 0 went", "came Kent, 2019: none to 11"}
	if diff := cmp.Diff(want, tell(c)); diff != "" {
		t.Error(diff)
	}
}

func TestCaveats(t *testing.T) {
	old := data{name: "old.csv", dims: []string{"Channel"}, rows: []string{
		"South > Kent | 2019-01 | Web | 10", "South > Kent | 2019-02 | Web | *", "South > Kent | 2019-03 | Web | 3", "South | 2019-01 | Web | 99",
	}}
	new := data{name: "new.csv", rows: []string{"South > Kent | Q1 2019 | *", "South > Essex | 2018 | 2"}}
	c := compare(t, old, new, revision.Options{})
	var got []string
	for _, one := range c.Caveats {
		got = append(got, one.String())
	}
	want := []string{
		`"old.csv" prints a total that its parts do not add up to (South, January 2019); the totals here are of the parts [subtotal-conflict]`,
		`"new.csv" is coarser than "old.csv", of which 3 cells were added up to be compared [compared-coarser]`,
		`1 total stands only in "old.csv"; what it adds up is compared instead [compared-coarser]`,
		`only "old.csv" splits by "Channel"; its numbers were added up to be compared [compared-coarser]`,
		`1 cell is hidden or blank in both versions, at least in part; whether it was revised cannot be seen [compared-coarser]`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestPercent gives none on a small base, unless forced, and none from nothing.
func TestPercent(t *testing.T) {
	old := data{name: "old.csv", rows: []string{"Kent | 2018 | 19", "Kent | 2019 | 20", "Essex | 2018 | 0"}}
	new := data{name: "new.csv", rows: []string{"Kent | 2018 | 38", "Kent | 2019 | 30", "Essex | 2018 | 4"}}
	for force, want := range map[bool][]string{false: {"", "", "50"}, true: {"", "100", "50"}} {
		c := compare(t, old, new, revision.Options{NoPercent: 20, Force: force})
		var got []string
		for _, one := range c.Cells {
			text := ""
			if v, exact := one.Percent.Exact(); exact && one.HasPercent {
				text = v.String()
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("force %v: %s", force, diff)
		}
	}
}

// TestRows points the rows of both versions into the files of both.
func TestRows(t *testing.T) {
	old := data{name: "old.csv", rows: []string{"Kent | 2018 | 1", "Kent | 2019 | 2"}}
	new := data{name: "new.csv", rows: []string{"Kent | 2019 | 3", "Kent | 2018 | 1"}}
	c := compare(t, old, new, revision.Options{})
	one := c.Cells[0]
	got := []string{c.Files[one.Old.Rows[0].File].Name, one.Old.Rows[0].String(), c.Files[one.New.Rows[0].File].Name, one.New.Rows[0].String()}
	if diff := cmp.Diff([]string{"old.csv", "row 3", "new.csv", "row 2"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestRenamedByHowManyNumbers suggests a new name from nine numbers in ten on.
func TestRenamedByHowManyNumbers(t *testing.T) {
	for same, want := range map[int]int{10: 1, 9: 1, 8: 0} {
		old, new := data{name: "old.csv", rows: []string{"Kent | 2000 | 1"}}, data{name: "new.csv", rows: []string{"Kent | 2000 | 1"}}
		for i := range 10 {
			now := 20 + i
			if i >= same {
				now += 50
			}
			old.rows = append(old.rows, fmt.Sprintf("Avon | %d | %d", 2000+i, 20+i))
			new.rows = append(new.rows, fmt.Sprintf("Bristol | %d | %d", 2000+i, now))
			if i > 0 {
				old.rows, new.rows = append(old.rows, fmt.Sprintf("Kent | %d | 1", 2000+i)), append(new.rows, fmt.Sprintf("Kent | %d | 1", 2000+i))
			}
		}
		if c := compare(t, old, new, revision.Options{}); len(c.Renames) != want {
			t.Errorf("%d of 10 the same: %v, want %d", same, c.Renames, want)
		}
	}
	few := compare(t, data{name: "old.csv", rows: []string{"Avon | 2000 | 3", "Kent | 2000 | 9"}}, data{name: "new.csv", rows: []string{"Bristol | 2000 | 3", "Kent | 2000 | 9"}}, revision.Options{})
	if len(few.Renames) > 0 {
		t.Errorf("one small number proves nothing: %v", few.Renames)
	}
}
