package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math/big"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/style"
)

// Any text may be a name in a stranger's file.
var names = rapid.OneOf(
	rapid.SampledFrom([]string{"", "Kent", "Avon & Somerset", "a|b", "=cmd|' /C calc'!A0", "@x", "+1", "-1", "\t=1", "＝1",
		"<script>alert(1)</script>", `"quoted"`, "Bristol, City of", "two\nlines", "\x1b[31mred", "\xff\xfe", "Q1 2024", "\u202eevil", "# head", "1. one", "&amp;", "[x](y)", "\\"}),
	rapid.String(),
	rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
)

func values(t *rapid.T) number.Value {
	return number.Frac(rapid.Int64Range(-2_000_000, 2_000_000).Draw(t, "numerator"), rapid.SampledFrom([]int64{1, 1, 1, 2, 3, 7, 100}).Draw(t, "divisor"))
}

func ranges(t *rapid.T) number.Range {
	a := values(t)
	switch rapid.IntRange(0, 5).Draw(t, "range") {
	case 0:
		return number.Anything()
	case 1:
		return number.AtLeast(a)
	case 2:
		return number.AtMost(a)
	case 3:
		return number.Between(a, values(t))
	}
	return number.Exactly(a)
}

func spans(t *rapid.T) period.Span {
	start := period.Day(rapid.Int32Range(-30_000, 30_000).Draw(t, "start"))
	return period.Span{Start: start, End: start + period.Day(rapid.Int32Range(0, 800).Draw(t, "days")),
		Kind: period.Kind(rapid.IntRange(0, int(period.Months)).Draw(t, "kind")), Label: names.Draw(t, "label")}
}

func rowSets(t *rapid.T) []cube.RowSet {
	rows := cube.RowSet{File: rapid.IntRange(-1, 3).Draw(t, "file")}
	for range rapid.IntRange(0, 20).Draw(t, "rows") {
		rows.Add(rapid.Int64Range(1, 99).Draw(t, "row"))
	}
	return []cube.RowSet{rows}
}

func cubeCells(t *rapid.T) cube.Cell {
	return cube.Cell{None: rapid.Bool().Draw(t, "none"), Sum: ranges(t), Rows: rowSets(t), Hidden: rapid.IntRange(0, 3).Draw(t, "hidden"),
		Missing: []cube.Gap{{Area: area.ID(rapid.IntRange(-1, 9).Draw(t, "gap")), Span: spans(t)}}}
}

func areas(t *rapid.T) area.Area {
	id := func(what string) area.ID { return area.ID(rapid.IntRange(-1, 9).Draw(t, what)) }
	return area.Area{ID: id("area"), Parent: id("parent"), Name: names.Draw(t, "name")}
}

func caveats(t *rapid.T) []caveat.Caveat {
	ids := []caveat.ID{"", "not-a-rule", caveat.Chance, caveat.SmallBase, caveat.MissingArea}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) caveat.Caveat {
		return caveat.Caveat{ID: rapid.SampledFrom(ids).Draw(t, "id"), Text: names.Draw(t, "text"), Hint: names.Draw(t, "hint"), Place: names.Draw(t, "place")}
	}), 0, 5).Draw(t, "caveats")
}

func commons(t *rapid.T) figure.Common {
	return figure.Common{
		Measure: cube.Measure{Name: names.Draw(t, "measure"), Unit: names.Draw(t, "unit"), Kind: cube.MeasureKind(rapid.IntRange(0, 4).Draw(t, "kind")), Places: rapid.IntRange(0, 3).Draw(t, "places")},
		Area:    areas(t), Period: spans(t), Caveats: caveats(t),
		Members: []figure.Pick{{Dimension: names.Draw(t, "dimension"), Names: []string{names.Draw(t, "member")}}},
		Scope:   []cube.Scope{{Dimension: names.Draw(t, "scope"), Members: rapid.SliceOfN(names, 0, 9).Draw(t, "members"), All: rapid.Bool().Draw(t, "all")}},
		Working: []figure.Working{{Result: names.Draw(t, "result"), Formula: names.Draw(t, "formula"), Value: ranges(t),
			Operands: []figure.Operand{{Name: names.Draw(t, "operand"), Label: names.Draw(t, "label"), Value: ranges(t), None: rapid.Bool().Draw(t, "none"), Rows: rowSets(t), Stated: true}}}},
	}
}

func totals(t *rapid.T) *figure.Total {
	return &figure.Total{Common: commons(t), Cell: cubeCells(t), Rates: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) figure.Rate {
		return figure.Rate{Per: rapid.OneOf(names, rapid.SampledFrom([]string{"month", "100000"})).Draw(t, "per"), Value: ranges(t), Known: rapid.Bool().Draw(t, "known"), Why: names.Draw(t, "why")}
	}), 0, 2).Draw(t, "rates")}
}

func changes(t *rapid.T) *figure.Change {
	flag := func(what string) bool { return rapid.Bool().Draw(t, what) }
	return &figure.Change{Common: commons(t), Against: spans(t), New: cubeCells(t), Old: cubeCells(t), Change: ranges(t), Known: flag("known"),
		Percent: ranges(t), HasPercent: flag("percent"), Times: ranges(t), HasTimes: flag("times"), Points: flag("points"),
		Direction: figure.Direction(rapid.IntRange(0, 3).Draw(t, "direction"))}
}

func comparisons(t *rapid.T) *figure.Comparison {
	c := &figure.Comparison{Common: commons(t), Against: spans(t), Changes: rapid.Bool().Draw(t, "changes"), Method: figure.AverageMethod(rapid.IntRange(0, 2).Draw(t, "method"))}
	for range rapid.IntRange(0, 4).Draw(t, "rows") {
		row := figure.ComparisonRow{Role: figure.Role(rapid.IntRange(0, 2).Draw(t, "role")), Total: *totals(t), Change: *changes(t)}
		c.Rows = append(c.Rows, row)
		of := row.Total.Area
		if c.Changes {
			of = row.Change.Area
		}
		c.Relative = append(c.Relative, figure.Relation{Area: of, Region: areas(t), Average: ranges(t), Difference: ranges(t), Known: rapid.Bool().Draw(t, "known")})
	}
	return c
}

func rankings(t *rapid.T) *figure.Ranking {
	r := &figure.Ranking{Common: commons(t), By: figure.RankBy(rapid.IntRange(0, 3).Draw(t, "by")), Against: spans(t), Of: rapid.IntRange(0, 9).Draw(t, "of"),
		Dimension: rapid.SampledFrom([]string{"", "Channel"}).Draw(t, "dimension")}
	for range rapid.IntRange(0, 4).Draw(t, "rows") {
		r.Rows = append(r.Rows, figure.RankRow{Place: rapid.IntRange(0, 5).Draw(t, "place"), Joint: rapid.Bool().Draw(t, "joint"), Sure: rapid.Bool().Draw(t, "sure"),
			Name: names.Draw(t, "name"), Total: *totals(t), Change: *changes(t), Value: ranges(t), Known: rapid.Bool().Draw(t, "known")})
	}
	return r
}

func figures(t *rapid.T) figure.Figure {
	switch rapid.IntRange(0, 5).Draw(t, "figure") {
	case 0:
		return totals(t)
	case 1:
		return changes(t)
	case 2:
		return comparisons(t)
	case 3:
		return rankings(t)
	case 4:
		b := &figure.Brief{Common: commons(t), Total: *totals(t), Change: *changes(t), Comparison: *comparisons(t), Monthly: *totals(t), RegionAreas: []area.Area{areas(t)}}
		if rapid.Bool().Draw(t, "region") {
			b.RegionMonthly = totals(t)
		}
		return b
	}
	return &figure.Share{Common: commons(t), Whole: areas(t), WholePeriod: spans(t), PartCell: cubeCells(t), AllCell: cubeCells(t), Ratio: ranges(t),
		Known: rapid.Bool().Draw(t, "known"), Suppressed: rapid.Bool().Draw(t, "suppressed")}
}

func results(t *rapid.T) Result {
	house, _ := style.Get(rapid.SampledFrom(style.Names()).Draw(t, "style"))
	return Result{
		Title: names.Draw(t, "title"), Text: rapid.SliceOfN(names, 0, 3).Draw(t, "sentences"), Notes: caveats(t),
		Files: []cube.File{{Name: names.Draw(t, "file"), Sheet: names.Draw(t, "sheet")}}, Style: house,
		Explain: rapid.Bool().Draw(t, "explain"), Version: names.Draw(t, "version"),
		Figures: rapid.SliceOfN(rapid.Custom(figures), 0, 4).Draw(t, "figures"),
	}
}

// TestAnyFigures: whatever the figures, no format fails, and what each writes
// can be read.
func TestAnyFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := results(t)
		read := map[string]func(*rapid.T, string){
			"table": readText, "sentence": readText, "markdown": readMarkdown, "csv": readCSV, "json": readJSON, "html": readHTML,
		}
		for _, f := range append(formats(), Table{Width: 40}) {
			var b, again bytes.Buffer
			if err := f.Write(&b, r); err != nil {
				t.Fatalf("%s: %v", f.Name(), err)
			}
			read[f.Name()](t, b.String())
			if err := f.Write(&again, r); err != nil || again.String() != b.String() {
				t.Fatalf("%s writes something else the second time (%v)", f.Name(), err)
			}
		}
	})
}

func readText(t *rapid.T, text string) {
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' || r == '\u202e' {
			t.Fatalf("the text holds the control character %q:\n%s", r, text)
		}
	}
}

// readMarkdown checks that the rows of each table have as many cells as its
// head.
func readMarkdown(t *rapid.T, text string) {
	readText(t, text)
	bars := 0
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "|") {
			bars = 0
			continue
		}
		plain := strings.NewReplacer(`\\`, "", `\|`, "").Replace(line)
		n := strings.Count(plain, "|")
		if bars == 0 {
			bars = n
		}
		if n != bars {
			t.Fatalf("a row has %d bars and not %d: %s\n%s", n, bars, line, text)
		}
	}
}

func readCSV(t *rapid.T, text string) {
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	for _, record := range records {
		for _, cell := range record {
			if cell == "" || !strings.ContainsAny(cell[:1], "=+-@\t\r") {
				continue
			}
			if _, ok := new(big.Rat).SetString(cell); !ok || cell[0] != '-' || strings.Contains(cell, "/") {
				t.Fatalf("the cell %q would run as a formula", cell)
			}
		}
	}
}

func readJSON(t *rapid.T, text string) {
	var page struct {
		Schema  int              `json:"schema"`
		Figures []map[string]any `json:"figures"`
		Notes   []any            `json:"notes"`
	}
	in := json.NewDecoder(strings.NewReader(text))
	in.DisallowUnknownFields()
	if err := in.Decode(&page); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if page.Schema != SchemaVersion || page.Figures == nil || page.Notes == nil {
		t.Fatalf("not schema %d:\n%s", SchemaVersion, text)
	}
}

func readHTML(t *rapid.T, text string) {
	if err := wellFormed(text); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

// wellFormed reads a page as XML, which our pages are apart from their
// entities.
func wellFormed(text string) error {
	in := xml.NewDecoder(strings.NewReader(text))
	in.Entity = xml.HTMLEntity
	for {
		if _, err := in.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
