package export_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/number"
)

// book is a workbook with one sheet of these rows; more may change it.
func book(t testing.TB, rows [][]any, more func(*excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		more(f)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hideRows hides rows of Sheet1 by hand.
func hideRows(rows ...int) func(*excelize.File) {
	return func(f *excelize.File) {
		for _, r := range rows {
			if err := f.SetRowVisible("Sheet1", r, false); err != nil {
				panic(err)
			}
		}
	}
}

// filtering hides rows as a filter on the first column does.
func filtering(area string, rows ...int) func(*excelize.File) {
	return func(f *excelize.File) {
		if err := f.AutoFilter("Sheet1", area, []excelize.AutoFilterOptions{{Column: "A", Expression: "x == Kent"}}); err != nil {
			panic(err)
		}
		hideRows(rows...)(f)
	}
}

// hiddenNotes are the caveats on hidden rows.
func hiddenNotes(c *cube.Cube) []string {
	var out []string
	for _, n := range c.Notes() {
		if n.ID == caveat.HiddenRows {
			out = append(out, n.String())
		}
	}
	return out
}

var counties = [][]any{
	{"County", "Year", "People"},
	{"Kent", 2019, 1000}, {"Essex", 2019, 200}, {"Dorset", 2019, 30}, {"Devon", 2019, 4},
}

func TestHiddenRows(t *testing.T) {
	const here = "[hidden-rows]"
	tests := []struct {
		name    string
		rows    [][]any
		more    func(*excelize.File)
		options export.Options
		want    string // "" for no note
		total   string // of all areas in 2019
	}{
		{name: "none", rows: counties, total: "1234"},
		{name: "one by hand", rows: counties, more: hideRows(3), total: "1234",
			want: `a.xlsx: 1 row of the sheet "Sheet1" is hidden (row 3) and counted all the same: "People" adds up to 1,234 with it and to 1,034 without it`},
		{name: "a filter", rows: counties, more: filtering("A1:C5", 3, 4, 5), total: "1234",
			want: `a.xlsx: 3 rows of the sheet "Sheet1" are filtered out (rows 3 to 5) and counted all the same: "People" adds up to 1,234 with them and to 1,000 without them`},
		{name: "both", rows: counties, more: filtering("A1:C3", 3, 5), total: "1234",
			want: `a.xlsx: 2 rows of the sheet "Sheet1" are hidden, 1 of them by a filter (rows 3, 5), and counted all the same: "People" adds up to 1,234 with them and to 1,030 without them`},
		{name: "all", rows: counties, more: hideRows(2, 3, 4, 5), total: "1234",
			want: `4 rows of the sheet "Sheet1" are hidden (rows 2 to 5) and counted all the same: "People" adds up to 1,234 with them and to 0 without them`},
		{name: "above the heads alone", rows: append([][]any{{"Contacts"}, {"by county"}}, counties...), more: hideRows(1, 2), total: "1234"},
		{name: "above the heads and below", rows: append([][]any{{"Contacts"}, {"by county"}}, counties...), more: hideRows(1, 5), total: "1234",
			want: `1 row of the sheet "Sheet1" is hidden (row 5) and counted`},
		{name: "a note below, too", rows: append(append([][]any{}, counties...), []any{"Source: the helpline's own figures"}), more: hideRows(2, 6), total: "1234",
			want: `1 row of the sheet "Sheet1" is hidden and counted all the same: "People" adds up to 1,234 with it and to 234 without it`},
		{name: "with a total row", rows: append(append([][]any{}, counties...), []any{"Total", 2019, 1234}), more: filtering("A1:C6", 3, 4), total: "1234",
			want: `"People" adds up to 1,234 with them and to 1,004 without them`},
		{name: "the total row is hidden", rows: append(append([][]any{}, counties...), []any{"Total", 2019, 1234}), more: hideRows(6), total: "1234",
			want: `1 row of the sheet "Sheet1" is hidden (row 6) and counted all the same: "People" adds up to 1,234 with or without it`},
		{name: "all but the total row", rows: append(append([][]any{}, counties...), []any{"Total", 2019, 1234}), more: hideRows(2, 3, 4, 5), total: "1234",
			want: `4 rows of the sheet "Sheet1" are hidden (rows 2 to 5) and counted all the same ` + here},
		{name: "a total row that is not the sum", rows: append(append([][]any{}, counties...), []any{"Total", 2019, 1300}), more: hideRows(3), total: "1300 [subtotal-conflict]",
			want: `1 row of the sheet "Sheet1" is hidden (row 3) and counted all the same ` + here},
		{name: "regions by a column", total: "1234", more: hideRows(5, 6),
			rows: [][]any{{"Region", "County", "Year", "People"}, {"East", "", 2019, 1200}, {"East", "Kent", 2019, 1000}, {"East", "Essex", 2019, 200}, {"West", "", 2019, 34}, {"West", "Dorset", 2019, 30}, {"West", "Devon", 2019, 4}},
			want: `(rows 5, 6) and counted all the same: "People" adds up to 1,234 with them and to 1,204 without them`},
		{name: "a folded group", total: "1234", more: hideRows(6, 7),
			rows: [][]any{{"Region", "County", "Year", "People"}, {"East", "", 2019, 1200}, {"East", "Kent", 2019, 1000}, {"East", "Essex", 2019, 200}, {"West", "", 2019, 34}, {"West", "Dorset", 2019, 30}, {"West", "Devon", 2019, 4}},
			want: `(rows 6, 7) and counted all the same: "People" adds up to 1,234 with or without them`},
		{name: "regions by an areas file", total: "1234", more: hideRows(3), options: export.Options{Areas: lookup(t, "area,parent\nKent,East\nEssex,East\nDorset,West\nDevon,West\n")},
			rows: append(append([][]any{}, counties...), []any{"East", 2019, 1200}), want: `"People" adds up to 1,234 with it and to 1,034 without it`},
		{name: "labels printed once", total: "1234", more: hideRows(2),
			rows: [][]any{{"Region", "County", "Year", "People"}, {"East", "Kent", 2019, 1000}, {nil, "Essex", 2019, 200}, {"West", "Dorset", 2019, 30}, {nil, "Devon", 2019, 4}},
			want: `1 row of the sheet "Sheet1" is hidden (row 2) and counted all the same: "People" adds up to 1,234 with it and to 234 without it`},
		{name: "periods across the top, with a total", total: "1234", more: hideRows(3),
			rows: [][]any{{"County", "2018", "2019", "Total"}, {"Kent", 1, 1000, 1001}, {"Essex", 2, 234, 236}},
			want: `the counts add up to 1,237 with it and to 1,001 without it`},
		{name: "one span within another", total: "1234", more: hideRows(3),
			rows: [][]any{{"County", "Period", "People"}, {"Kent", "2019", 1234}, {"Kent", "January 2019", 34}},
			want: `1 row of the sheet "Sheet1" is hidden (row 3) and counted all the same ` + here},
		{name: "a column that is the sum of others", total: "12", more: hideRows(3),
			rows: [][]any{{"County", "Year", "Phone", "Web", "Total"}, {"Kent", 2019, 1, 2, 3}, {"Essex", 2019, 2, 3, 5}, {"Devon", 2019, 3, 1, 4}},
			want: `"Total" adds up to 12 with it and to 7 without it`},
		{name: "counts side by side", total: "12", more: hideRows(3), options: export.Options{Columns: []export.Column{{Role: export.RoleCount, Header: "Phone"}, {Role: export.RoleCount, Header: "Web"}}},
			rows: [][]any{{"County", "Year", "Phone", "Web"}, {"Kent", 2019, 1, 2}, {"Essex", 2019, 2, 3}, {"Devon", 2019, 3, 1}},
			want: `the counts add up to 12 with it and to 7 without it`},
		{name: "a channel that is the sum of the others and does not say so", total: "60", more: hideRows(3),
			rows: [][]any{{"County", "Channel", "Year", "People"},
				{"Kent", "Either way", 2019, 10}, {"Kent", "Phone", 2019, 4}, {"Kent", "Web", 2019, 6},
				{"Essex", "Either way", 2019, 20}, {"Essex", "Phone", 2019, 7}, {"Essex", "Web", 2019, 13},
				{"Devon", "Either way", 2019, 30}, {"Devon", "Phone", 2019, 12}, {"Devon", "Web", 2019, 18}},
			want: `"People" adds up to 60 with it and to 56 without it`},
		{name: "two views of the same", total: "80", more: hideRows(3),
			rows: [][]any{{"County", "Basis", "Year", "People"},
				{"Kent", "Home", 2019, 10}, {"Kent", "Work", 2019, 10},
				{"Essex", "Home", 2019, 20}, {"Essex", "Work", 2019, 20},
				{"Devon", "Home", 2019, 50}, {"Devon", "Work", 2019, 50}},
			want: `1 row of the sheet "Sheet1" is hidden (row 3) and counted all the same ` + here},
		{name: "cells that are not given", total: "at least 1204", more: hideRows(3),
			rows: [][]any{{"County", "Year", "People"}, {"Kent", 2019, 1000}, {"Essex", 2019, 200}, {"Dorset", 2019, "*"}, {"Devon", 2019, 4}},
			want: `"People" adds up to at least 1,204 with it and to at least 1,004 without it`},
		{name: "a hidden cell in a hidden row", total: "at least 1204", more: hideRows(4),
			rows: [][]any{{"County", "Year", "People"}, {"Kent", 2019, 1000}, {"Essex", 2019, 200}, {"Dorset", 2019, "*"}, {"Devon", 2019, 4}},
			want: `"People" adds up to at least 1,204 with it and to 1,204 without it`},
		{name: "percentages", total: "none", more: hideRows(3),
			rows: [][]any{{"County", "Year", "Per cent"}, {"Kent", 2019, 10}, {"Essex", 2019, 20}},
			want: `1 row of the sheet "Sheet1" is hidden (row 3) and counted all the same ` + here},
		{name: "decimals", total: "3.75", more: hideRows(3),
			rows: [][]any{{"County", "Year", "Hours"}, {"Kent", 2019, 1.25}, {"Essex", 2019, 2.5}},
			want: `"Hours" adds up to 3.75 with it and to 1.25 without it`},
		{name: "rows of the same", total: "35", more: hideRows(2),
			rows: [][]any{{"County", "Year", "People"}, {"Kent", 2019, 10}, {"Kent", 2019, 20}, {"Essex", 2019, 5}},
			want: `"People" adds up to 35 with it and to 25 without it`},
		{name: "left out, as asked", rows: counties, more: hideRows(3, 4), options: export.Options{ShownRows: true}, total: "1004",
			want: `a.xlsx: 2 rows of the sheet "Sheet1" are hidden (rows 3, 4) and left out, as asked`},
		{name: "nothing to leave out", rows: counties, options: export.Options{ShownRows: true}, total: "1234"},
		{name: "labels of rows left out", more: hideRows(2), options: export.Options{ShownRows: true}, total: "234",
			rows: [][]any{{"Region", "County", "Year", "People"}, {"East", "Kent", 2019, 1000}, {nil, "Essex", 2019, 200}, {"West", "Dorset", 2019, 30}, {nil, "Devon", 2019, 4}},
			want: `(row 2) and left out, as asked`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, _, err := load(t, test.options, cube.Plan{}, input("a.xlsx", book(t, test.rows, test.more)))
			if err != nil {
				t.Fatal(err)
			}
			notes := hiddenNotes(c)
			if test.want == "" && len(notes) > 0 || test.want != "" && (len(notes) != 1 || !strings.Contains(notes[0], test.want)) {
				t.Errorf("notes %q, want %q", notes, test.want)
			}
			if got := answer(t, c, "; 2019"); got != test.total {
				t.Errorf("total %s, want %s", got, test.total)
			}
			for _, n := range c.Notes() {
				if n.ID != caveat.HiddenRows && strings.Contains(n.Text, "hidden") && strings.Contains(n.Text, "row") {
					t.Errorf("it is said twice: %s", n)
				}
			}
		})
	}
}

// The labels of a row that is left out hold for the rows below it.
func TestLabelsOfRowsThatAreLeftOut(t *testing.T) {
	rows := [][]any{{"Region", "County", "Year", "People"}, {"East", "Kent", 2019, 1000}, {nil, "Essex", 2019, 200}, {"West", "Dorset", 2019, 30}, {nil, "Devon", 2019, 4}}
	c, _, err := load(t, export.Options{ShownRows: true}, cube.Plan{}, input("a.xlsx", book(t, rows, hideRows(2))))
	if err != nil {
		t.Fatal(err)
	}
	for question, want := range map[string]string{"East; 2019": "200", "East > Essex; 2019": "200", "West; 2019": "34"} {
		if got := answer(t, c, question); got != want {
			t.Errorf("%s: got %s, want %s", question, got, want)
		}
	}
}

// The rows of a log are one contact each, and none is a subtotal.
func TestHiddenRowsOfALog(t *testing.T) {
	rows := [][]any{{"Date", "County"}}
	for i := range 40 {
		rows = append(rows, []any{time.Date(2019, 1, 1+i, 0, 0, 0, 0, time.UTC), []string{"Kent", "Essex"}[i%2]})
	}
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.xlsx", book(t, rows, hideRows(2, 3, 10))))
	if err != nil {
		t.Fatal(err)
	}
	want := `a.xlsx: 3 rows of the sheet "Sheet1" are hidden (rows 2, 3, 10) and counted all the same: the rows add up to 40 with them and to 37 without them [hidden-rows]`
	if got := hiddenNotes(c); len(got) != 1 || got[0] != want {
		t.Errorf("notes %q, want %q", got, want)
	}
}

// Each file is told of its own rows.
func TestHiddenRowsOfSeveralFiles(t *testing.T) {
	a, b := book(t, [][]any{{"County", "People"}, {"Kent", 1}, {"Essex", 2}}, hideRows(2)), book(t, [][]any{{"County", "People"}, {"Kent", 4}, {"Essex", 8}}, hideRows(3))
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("2018=a.xlsx", a), input("2019=b.xlsx", b), input("2017=c.csv", "County,People\nKent,1\n"))
	if err != nil {
		t.Fatal(err)
	}
	notes := strings.Join(hiddenNotes(c), "\n")
	for _, want := range []string{`a.xlsx: 1 row`, `"People" adds up to 3 with it and to 2 without it`, `b.xlsx: 1 row`, `"People" adds up to 12 with it and to 4 without it`} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes %q, want %q", notes, want)
		}
	}
}

// Where a table is one of several, the hidden rows of the others are not told.
func TestHiddenRowsOfOneTableOfSeveral(t *testing.T) {
	rows := append(append([][]any{}, counties...), []any{}, []any{"Channel", "Year", "People"}, []any{"Phone", 2019, 9}, []any{"Web", 2019, 8})
	c, _, err := load(t, export.Options{Table: 1}, cube.Plan{}, input("a.xlsx", book(t, rows, hideRows(3, 8))))
	if err != nil {
		t.Fatal(err)
	}
	want := `1 row of the sheet "Sheet1" is hidden (row 3) and counted all the same: "People" adds up to 1,234 with it and to 1,034 without it`
	if got := hiddenNotes(c); len(got) != 1 || !strings.Contains(got[0], want) {
		t.Errorf("notes %q, want %q", got, want)
	}
}

// Whatever is hidden, the two totals are those of the rows themselves.
func TestHiddenRowsAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows := [][]any{{"Region", "County", "Year", "People"}}
		var hidden []int
		with, without := int64(0), int64(0)
		add := func(region, county string, n int64, counts bool) {
			rows = append(rows, []any{region, county, 2019, n})
			away := rapid.IntRange(0, 3).Draw(r, "hidden") == 0
			if away {
				hidden = append(hidden, len(rows))
			}
			if counts {
				with += n
				if !away {
					without += n
				}
			}
		}
		subtotals := rapid.Bool().Draw(r, "subtotals")
		for _, region := range []string{"East", "West"} {
			sum := int64(0)
			for i := range rapid.IntRange(2, 5).Draw(r, "counties") {
				n := rapid.Int64Range(0, 2000).Draw(r, "people")
				add(region, fmt.Sprintf("%s %c", region, 'A'+i), n, true)
				sum += n
			}
			if subtotals {
				rows = append(rows, []any{region, "Total", 2019, sum})
			}
		}
		shown := len(rows) - 1 - len(hidden)
		c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.xlsx", book(t, rows, hideRows(hidden...))))
		if err != nil {
			r.Fatal(err)
		}
		notes := hiddenNotes(c)
		if len(hidden) == 0 {
			if len(notes) > 0 {
				r.Fatalf("notes %q", notes)
			}
			return
		}
		group := func(n int64) string { return number.Group(fmt.Sprint(n)) }
		want := fmt.Sprintf(`"People" adds up to %s with them and to %s without them`, group(with), group(without))
		if with == without {
			want = fmt.Sprintf(`"People" adds up to %s with or without them`, group(with))
		}
		if len(hidden) == 1 {
			want = strings.ReplaceAll(want, "them", "it")
		}
		silent := strings.HasSuffix(notes[0], "counted all the same [hidden-rows]")
		if len(notes) != 1 || !strings.Contains(notes[0], want) && !(silent && subtotals && shown > 0) {
			r.Fatalf("notes %q, want %q", notes, want)
		}
	})
}
