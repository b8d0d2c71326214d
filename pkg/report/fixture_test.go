package report

import (
	"testing"
	"time"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// places are the areas of the fixtures.
type places struct{ tree *area.Tree }

func newPlaces(t testing.TB) places {
	t.Helper()
	b := area.NewBuilder()
	for region, areas := range map[string][]string{
		"Eastern":    {"Hertfordshire", "Essex", "Kent", "Norfolk"},
		"North West": {"Cheshire", "Cumbria", "Lancashire", "North Wales"},
		"South West": {"Cornwall", "Devon", "Dorset"},
	} {
		for _, name := range areas {
			b.AddUnder(region, name)
		}
	}
	b.AddUnder("Hertfordshire", "Watford")
	tree, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return places{tree}
}

func (p places) named(name string) area.Area {
	if name == "" {
		return area.Area{ID: area.None, Parent: area.None}
	}
	a, err := p.tree.Resolve(name)
	if err != nil {
		panic(err)
	}
	return a
}

var (
	people     = cube.Measure{Name: "People", Kind: cube.Flow, Unit: "people"}
	percentage = cube.Measure{Name: "Satisfied", Kind: cube.Percentage, Places: 1}
	money      = cube.Measure{Name: "Cost", Kind: cube.Flow, Unit: "pounds", Places: 2}

	year2018, year2019 = period.OfYear(2018), period.OfYear(2019)
	firstHalf2018      = period.OfHalf(2018, 1)
	lastHalf2017       = period.OfHalf(2017, 2)
	firstHalf2019      = period.OfHalf(2019, 1)

	files = []cube.File{{Name: "eastern.csv", Rows: 7}, {Name: "north west.xlsx", Sheet: "Contacts", Rows: 60}}
)

// known is a cell that stands in one row.
func known(v int64, row int64) cube.Cell { return cellOf(number.Exactly(number.Int(v)), row) }

func cellOf(r number.Range, row int64) cube.Cell {
	rows := cube.RowSet{}
	rows.Add(row)
	return cube.Cell{Sum: r, Rows: []cube.RowSet{rows}, Pieces: 1}
}

func hidden(low, high int64, row int64) cube.Cell {
	c := cellOf(number.Between(number.Int(low), number.Int(high)), row)
	c.Hidden = 1
	return c
}

func open(low int64, row int64) cube.Cell {
	c := cellOf(number.AtLeast(number.Int(low)), row)
	c.Hidden = 1
	return c
}

var none = cube.Cell{None: true}

func common(a area.Area, s period.Span, caveats ...caveat.Caveat) figure.Common {
	return figure.Common{Measure: people, Area: a, Period: s, Caveats: caveats}
}

func total(a area.Area, s period.Span, c cube.Cell, caveats ...caveat.Caveat) *figure.Total {
	return &figure.Total{Common: common(a, s, caveats...), Cell: c}
}

// change works a change out the plain way, without a floor for percentages.
func change(a area.Area, new, old cube.Cell, caveats ...caveat.Caveat) *figure.Change {
	c := &figure.Change{Common: common(a, year2019, caveats...), Against: year2018, New: new, Old: old}
	return fill(c)
}

func fill(c *figure.Change) *figure.Change {
	c.Known = !c.New.None && !c.Old.None
	if !c.Known {
		return c
	}
	c.Change = c.New.Sum.Sub(c.Old.Sum)
	c.Points = c.Measure.Kind == cube.Percentage
	if ratio, ok := c.New.Sum.Quo(c.Old.Sum); ok && !c.Points && !c.Old.Sum.NoHigh {
		c.Times, c.HasTimes = ratio, true
		c.Percent, c.HasPercent = ratio.Sub(number.Exactly(number.Int(1))).Scale(number.Int(100)), true
	}
	switch sign, sure := number.CompareRanges(c.Change, number.Range{}); {
	case sure && sign > 0:
		c.Direction = figure.Up
	case sure && sign < 0:
		c.Direction = figure.Down
	case sure:
		c.Direction = figure.Same
	}
	return c
}

func chance(name string) caveat.Caveat {
	return caveat.Caveat{ID: caveat.Chance, Text: "the change for " + name + " may be chance", Hint: "do not make the change the story"}
}

// hertfordshire is the change of the first README block, with its working.
func hertfordshire(p places) *figure.Change {
	c := change(p.named("Hertfordshire"), known(1186, 5), known(596, 5))
	operands := []figure.Operand{
		{Name: "new", Label: "Hertfordshire, 2019", Value: c.New.Sum, Rows: c.New.Rows},
		{Name: "old", Label: "Hertfordshire, 2018", Value: c.Old.Sum, Rows: c.Old.Rows},
	}
	c.Working = []figure.Working{
		{Result: "change", Formula: "new − old", Operands: operands, Value: c.Change},
		{Result: "percent", Formula: "(new − old) ÷ old × 100", Operands: operands, Value: c.Percent},
		{Result: "times", Formula: "new ÷ old", Operands: operands, Value: c.Times},
	}
	return c
}

func halfChange(a area.Area, new, old int64, caveats ...caveat.Caveat) figure.Change {
	c := figure.Change{Common: common(a, firstHalf2018, caveats...), Against: lastHalf2017, New: known(new, 9), Old: known(old, 4)}
	return *fill(&c)
}

// northWest is the comparison of the second and third stories.
func northWest(p places) *figure.Comparison {
	region := p.named("North West")
	rows := []figure.ComparisonRow{
		{Role: figure.SubjectRow, Change: halfChange(p.named("Lancashire"), 738, 300)},
		{Role: figure.SubjectRow, Change: halfChange(p.named("North Wales"), 139, 84)},
		{Role: figure.OtherRow, Change: halfChange(p.named("Cheshire"), 586, 200)},
		{Role: figure.RegionRow, Change: halfChange(region, 3549, 1747)},
	}
	c := &figure.Comparison{Common: common(region, firstHalf2018), Against: lastHalf2017, Changes: true, Rows: rows, Region: &rows[3]}
	for i := range rows[:2] {
		c.Relative = append(c.Relative, relation(rows[i].Change, rows[3].Change))
	}
	c.Caveats = []caveat.Caveat{{ID: caveat.RegionMembers, Text: "the North West here is Cheshire, Cumbria, Lancashire and North Wales"}}
	return c
}

func relation(own, region figure.Change) figure.Relation {
	return figure.Relation{
		Area: own.Area, Region: region.Area, Known: true,
		Average: region.Percent, Difference: own.Percent.Sub(region.Percent), Direction: figure.Up,
	}
}

func levels(p places) *figure.Comparison {
	region := p.named("South West")
	rows := []figure.ComparisonRow{
		{Role: figure.SubjectRow, Total: *total(p.named("Dorset"), firstHalf2019, known(373, 3))},
		{Role: figure.OtherRow, Total: *total(p.named("Devon"), firstHalf2019, hidden(1, 4, 4))},
		{Role: figure.RegionRow, Total: *total(region, firstHalf2019, open(3693, 5))},
	}
	average := number.Exactly(number.Frac(3693, 7))
	return &figure.Comparison{Common: common(region, firstHalf2019), Rows: rows, Region: &rows[2], Relative: []figure.Relation{
		{Area: rows[0].Total.Area, Region: region, Known: true, Average: average, Difference: rows[0].Total.Cell.Sum.Sub(average), Direction: figure.Down},
	}}
}

func dorsetShare(p places) *figure.Share {
	return &figure.Share{
		Common: common(p.named("Dorset"), firstHalf2019), Whole: p.named("South West"), WholePeriod: firstHalf2019,
		PartCell: known(373, 3), AllCell: known(3693, 5), Ratio: number.Exactly(number.Frac(373, 3693)), Known: true,
	}
}

func ranking(p places) *figure.Ranking {
	row := func(place int, joint, sure bool, name string, c cube.Cell) figure.RankRow {
		return figure.RankRow{Place: place, Joint: joint, Sure: sure, Name: name, Area: p.named(name),
			Total: *total(p.named(name), firstHalf2019, c), Value: c.Sum, Known: !c.None}
	}
	lost := row(0, false, false, "Kent", none)
	lost.Total.Caveats = []caveat.Caveat{{ID: caveat.MissingArea, Text: "the data have nothing for Kent"}}
	return &figure.Ranking{Common: common(p.named(""), firstHalf2019, caveat.Caveat{ID: caveat.CountNotRate, Text: "the biggest place wins"}), Of: 7, Rows: []figure.RankRow{
		row(1, false, true, "Devon", known(1020, 2)),
		row(2, true, true, "Cornwall", known(745, 3)),
		row(2, true, true, "Dorset", known(745, 4)),
		row(4, false, false, "Essex", hidden(1, 4, 8)),
		lost,
	}}
}

func monthly(t *figure.Total, months int64) *figure.Total {
	t.Rates = []figure.Rate{{Per: "month", Value: t.Cell.Sum.Scale(number.Frac(1, months)), Known: true}}
	return t
}

func brief(p places) *figure.Brief {
	c := northWest(p)
	c.Rows = []figure.ComparisonRow{c.Rows[0], c.Rows[3]}
	c.Relative = c.Relative[:1]
	own := total(p.named("Lancashire"), firstHalf2018, known(738, 9))
	region := total(p.named("North West"), firstHalf2018, known(3549, 9))
	b := &figure.Brief{
		Common: common(own.Area, firstHalf2018, chance("Lancashire")), Total: *own, Change: c.Rows[0].Change, Comparison: *c,
		Monthly: *monthly(own, 6), RegionMonthly: monthly(region, 6),
	}
	for _, id := range p.tree.Children(p.named("North West").ID) {
		b.RegionAreas = append(b.RegionAreas, p.tree.Get(id))
	}
	return b
}

// cases are the results that the goldens show.
func cases(t testing.TB) map[string]Result {
	p := newPlaces(t)
	missing := caveat.Caveat{ID: caveat.MissingArea, Text: "the data have nothing for Norfolk, 2018"}
	twice := caveat.Caveat{ID: caveat.ContactsNotPeople, Text: "visitors and callers are added up: some may have been both"}
	byChannel := func(name string, v int64) *figure.Total {
		f := total(p.named("Dorset"), period.OfYear(2017), known(v, 2), twice)
		if name != "" {
			f.Members = []figure.Pick{{Dimension: "Channel", Names: []string{name}}}
		} else {
			f.Scope = []cube.Scope{{Dimension: "Channel", Members: []string{"helpline", "website"}, All: true}}
		}
		return f
	}
	byMonth := func(m time.Month, v int64) *figure.Total {
		return total(p.named("Dorset"), period.OfMonth(2019, m), known(v, int64(m)))
	}
	points := &figure.Change{Common: figure.Common{Measure: percentage, Area: p.named("Kent"), Period: year2019}, Against: year2018,
		New: cellOf(number.Exactly(number.Frac(125, 10)), 2), Old: cellOf(number.Exactly(number.Frac(1375, 100)), 2)}
	suppressed := dorsetShare(p)
	suppressed.Area, suppressed.Suppressed = p.named("Devon"), true
	suppressed.Caveats = []caveat.Caveat{{ID: caveat.SmallBase, Text: "the whole is 7"}}
	cost := total(p.named("Kent"), year2019, cellOf(number.Exactly(number.Frac(123450, 100)), 2))
	cost.Measure = money
	return map[string]Result{
		"change-one": {Title: "People who contacted Stop It Now!", Figures: []figure.Figure{hertfordshire(p)},
			Text: []string{"Stop It Now! was contacted by 1,186 people from Hertfordshire in 2019, up 99 per cent from 596 in 2018."}},
		"change-explained": {Figures: []figure.Figure{hertfordshire(p)}, Explain: true},
		"change-region": {Figures: []figure.Figure{
			change(p.named("Eastern"), known(2892, 4), known(1947, 4)),
			hertfordshire(p),
			change(p.named("Watford"), known(60, 4), known(61, 4), chance("Watford")),
			change(p.named("Essex"), known(212, 6), known(212, 6)),
			change(p.named("Kent"), known(299, 7), known(340, 7), chance("Kent")),
			change(p.named("Norfolk"), known(16, 8), none, missing),
			change(p.named("Dorset"), hidden(0, 4, 8), known(51, 8), chance("Dorset")),
			change(p.named("Devon"), open(5, 9), known(0, 9), chance("Devon")),
			change(p.named(""), open(3484, 2), known(2611, 2)),
		}, Notes: []caveat.Caveat{{ID: caveat.DayFirst, Text: "dates are read day first", Place: "eastern.csv:1:3"}}},
		"change-points":     {Figures: []figure.Figure{fill(points)}},
		"total-channels":    {Figures: []figure.Figure{byChannel("website", 285), byChannel("helpline", 38), byChannel("", 323)}},
		"total-months":      {Figures: []figure.Figure{byMonth(time.January, 60), byMonth(time.February, 55), total(p.named("Dorset"), period.Between(period.NewDay(2019, 1, 1), period.NewDay(2019, 2, 28)), known(115, 3))}},
		"total-rates":       {Figures: []figure.Figure{monthly(total(p.named("North West"), firstHalf2018, known(3549, 9)), 6), noRate(p)}},
		"total-money":       {Figures: []figure.Figure{cost}},
		"comparison":        {Figures: []figure.Figure{northWest(p)}},
		"comparison-levels": {Figures: []figure.Figure{levels(p)}},
		"share":             {Figures: []figure.Figure{dorsetShare(p), suppressed}},
		"ranking":           {Figures: []figure.Figure{ranking(p)}},
		"brief":             {Title: "Lancashire", Figures: []figure.Figure{brief(p)}, Text: []string{"A paragraph."}, Explain: true, Version: "1.0.0"},
	}
}

func noRate(p places) *figure.Total {
	t := total(p.named("Lancashire"), firstHalf2018, known(738, 9))
	t.Rates = []figure.Rate{
		{Per: "month", Value: number.Exactly(number.Int(123)), Known: true},
		{Per: "100000", Why: "no population is known for Lancashire"},
	}
	return t
}

func withFiles(p places, r Result) Result {
	r.Files, r.Areas = files, p.tree
	return r
}
