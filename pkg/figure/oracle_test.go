package figure

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// world is a random data set that the oracle counts by brute force: every way
// of filling in its hidden cells is tried.
type world struct {
	regions [][]string // the areas of each region; with a single region, areas may stand at the top
	flat    bool
	member  int // how many channels
	months  int
	cells   []worldCell
	hidden  []int // indices into cells
}

type worldCell struct {
	region, area, member, month int
	low, high                   int64
}

// mostHidden bounds how many hidden cells there are: 4 to the power of it ways.
const mostHidden = 4

func drawWorld(t *rapid.T) world {
	w := world{member: rapid.IntRange(1, 2).Draw(t, "members"), months: rapid.IntRange(2, 4).Draw(t, "months")}
	w.flat = rapid.Bool().Draw(t, "flat")
	regions := 1
	if !w.flat {
		regions = rapid.IntRange(1, 2).Draw(t, "regions")
	}
	value := rapid.Int64Range(0, 40)
	hide := rapid.IntRange(0, 5)
	for r := range regions {
		var areas []string
		for a := range rapid.IntRange(1, 3).Draw(t, "areas") {
			areas = append(areas, fmt.Sprintf("Area %c%d", 'A'+r, a))
			for m := range w.member {
				for month := range w.months {
					w.addCell(worldCell{region: r, area: a, member: m, month: month}, value.Draw(t, "value"), hide.Draw(t, "hide") == 0)
				}
			}
		}
		w.regions = append(w.regions, areas)
	}
	return w
}

func (w *world) addCell(c worldCell, value int64, hide bool) {
	c.low, c.high = value, value
	if hide && len(w.hidden) < mostHidden {
		c.low, c.high = 1, 4
		w.hidden = append(w.hidden, len(w.cells))
	}
	w.cells = append(w.cells, c)
}

func (w world) path(region, a int) string {
	if w.flat {
		return w.regions[region][a]
	}
	return fmt.Sprintf("Region %c > %s", 'A'+region, w.regions[region][a])
}

var firstMonth = period.OfMonth(2018, 1)

// span is a run of months by their numbers, the last excluded.
func worldSpan(from, to int) period.Span {
	return period.Between(firstMonth.ShiftMonths(from).Start, firstMonth.ShiftMonths(to).Start-1)
}

// desk loads the world's cells in a random order, which must not show.
func (w world) desk(t *rapid.T, tb testing.TB) *Desk {
	s := newSheet(tb)
	var names []string
	for m := range w.member {
		names = append(names, fmt.Sprintf("Member %d", m))
	}
	s.by("Campaign", names...)
	for _, c := range rapid.Permutation(w.cells).Draw(t, "order") {
		amount := cube.Known(c.low)
		if c.low != c.high {
			amount = cube.HiddenBetween(c.low, c.high)
		}
		s.add(w.path(c.region, c.area), worldSpan(c.month, c.month+1), amount, names[c.member])
	}
	return s.desk()
}

// want picks cells: -1 is any.
type want struct {
	region, area, member int
	from, to             int
}

func (x want) has(c worldCell) bool {
	return (x.region < 0 || c.region == x.region) && (x.area < 0 || c.area == x.area) &&
		(x.member < 0 || c.member == x.member) && x.from <= c.month && c.month < x.to
}

// query is the question to the desk that means the same.
func (w world) query(tb testing.TB, d *Desk, x want) Query {
	q := Query{Area: area.None, Span: worldSpan(x.from, x.to)}
	switch {
	case x.area >= 0:
		q.Area = d.id(tb, w.regions[x.region][x.area])
	case x.region >= 0 && !w.flat:
		q.Area = d.id(tb, fmt.Sprintf("Region %c", 'A'+x.region))
	}
	if x.member >= 0 {
		q.Where = []Where{{Dimension: 0, Members: []int{x.member}}}
	}
	return q
}

func drawWant(t *rapid.T, w world) want {
	x := want{region: -1, area: -1, member: rapid.IntRange(-1, w.member-1).Draw(t, "member")}
	if level := rapid.IntRange(0, 2).Draw(t, "level"); level > 0 {
		x.region = rapid.IntRange(0, len(w.regions)-1).Draw(t, "region")
		if level > 1 {
			x.area = rapid.IntRange(0, len(w.regions[x.region])-1).Draw(t, "area")
		}
	}
	x.from, x.to = drawRun(t, 0, w.months)
	return x
}

func drawRun(t *rapid.T, from, to int) (int, int) {
	start := rapid.IntRange(from, to-1).Draw(t, "from")
	return start, rapid.IntRange(start+1, to).Draw(t, "to")
}

// filled is one way of filling in the hidden cells.
type filled struct {
	w      world
	values []int64
}

// sum adds up the cells wanted.
func (f filled) sum(x want) *big.Rat {
	total := int64(0)
	for i, c := range f.w.cells {
		if x.has(c) {
			total += f.values[i]
		}
	}
	return big.NewRat(total, 1)
}

// ways visits every way of filling in the hidden cells.
func (w world) ways(visit func(filled)) {
	f := filled{w: w, values: make([]int64, len(w.cells))}
	for i, c := range w.cells {
		f.values[i] = c.low
	}
	var fill func(i int)
	fill = func(i int) {
		if i == len(w.hidden) {
			visit(f)
			return
		}
		cell := w.hidden[i]
		for v := w.cells[cell].low; v <= w.cells[cell].high; v++ {
			f.values[cell] = v
			fill(i + 1)
		}
	}
	fill(0)
}

// extremes gathers the lowest and the highest of results; a nil result is one
// that does not exist, and makes the whole unknown.
type extremes struct {
	low, high *big.Rat
	undefined bool
}

func (e *extremes) add(v *big.Rat) {
	switch {
	case v == nil:
		e.undefined = true
		return
	case e.low == nil:
		e.low, e.high = v, v
	}
	if v.Cmp(e.low) < 0 {
		e.low = v
	}
	if v.Cmp(e.high) > 0 {
		e.high = v
	}
}

func (w world) over(f func(filled) *big.Rat) extremes {
	var e extremes
	w.ways(func(way filled) { e.add(f(way)) })
	return e
}

// Range is what the oracle found, in the package's own terms.
func (e extremes) Range() number.Range { return number.Between(valOf(e.low), valOf(e.high)) }

func valOf(r *big.Rat) number.Value { return val(r.RatString()) }

func divide(a, b *big.Rat) *big.Rat {
	if b.Sign() <= 0 {
		return nil
	}
	return new(big.Rat).Quo(a, b)
}

func percentChange(after, before *big.Rat) *big.Rat {
	q := divide(after, before)
	if q == nil {
		return nil
	}
	q.Sub(q, big.NewRat(1, 1))
	return q.Mul(q, big.NewRat(100, 1))
}

func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

// check fails where a range is not exactly the oracle's.
func check(t *rapid.T, what string, got number.Range, known bool, e extremes) {
	if e.undefined {
		if known {
			t.Errorf("%s is %s, and should not exist", what, got)
		}
		return
	}
	if !known {
		t.Errorf("%s is not known, want %s", what, e.Range())
		return
	}
	if !got.Equal(e.Range()) {
		t.Errorf("%s is %s, want %s", what, got, e.Range())
	}
}

func TestTotalsAndChangesAgreeWithBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		d := w.desk(rt, t)
		d.Force = true
		x := drawWant(rt, w)
		before := x
		before.from, before.to = drawRun(rt, 0, w.months)
		q := w.query(t, d, x)
		q.Against = worldSpan(before.from, before.to)
		q.Per = []string{"month", "week", "day"}

		total := d.Total(q)
		check(rt, "total", total.Cell.Sum, !total.Cell.None, w.over(func(f filled) *big.Rat { return f.sum(x) }))
		months, days := big.NewRat(int64(x.to-x.from), 1), big.NewRat(int64(q.Span.Days()), 1)
		check(rt, "a month", total.Rates[0].Value, total.Rates[0].Known, w.over(func(f filled) *big.Rat { return divide(f.sum(x), months) }))
		check(rt, "a week", total.Rates[1].Value, total.Rates[1].Known, w.over(func(f filled) *big.Rat {
			return new(big.Rat).Mul(divide(f.sum(x), days), big.NewRat(7, 1))
		}))
		check(rt, "a day", total.Rates[2].Value, total.Rates[2].Known, w.over(func(f filled) *big.Rat { return divide(f.sum(x), days) }))

		c := d.Change(q)
		check(rt, "change", c.Change, c.Known, w.over(func(f filled) *big.Rat { return minus(f.sum(x), f.sum(before)) }))
		check(rt, "percent", c.Percent, c.HasPercent, w.over(func(f filled) *big.Rat { return percentChange(f.sum(x), f.sum(before)) }))
		check(rt, "times", c.Times, c.HasTimes, w.over(func(f filled) *big.Rat { return divide(f.sum(x), f.sum(before)) }))
		wantDirection(rt, c.Direction, w.over(func(f filled) *big.Rat { return minus(f.sum(x), f.sum(before)) }))
	})
}

func wantDirection(t *rapid.T, got Direction, e extremes) {
	want := Unclear
	switch {
	case e.low.Sign() > 0:
		want = Up
	case e.high.Sign() < 0:
		want = Down
	case e.low.Sign() == 0 && e.high.Sign() == 0:
		want = Same
	}
	if got != want {
		t.Errorf("direction %d, want %d", got, want)
	}
}

func TestPercentagesKeepToTheFloor(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		d := w.desk(rt, t)
		x := drawWant(rt, w)
		before := x
		before.from, before.to = drawRun(rt, 0, w.months)
		q := w.query(t, d, x)
		q.Against = worldSpan(before.from, before.to)
		old := w.over(func(f filled) *big.Rat { return f.sum(before) })
		c := d.Change(q)
		if want := old.low.Cmp(big.NewRat(20, 1)) >= 0; c.HasPercent != want || c.HasTimes != want {
			rt.Errorf("base %s: has a percentage: %t, want %t", old.Range(), c.HasPercent, want)
		}
		wantNo := old.low.Cmp(big.NewRat(20, 1)) < 0 && old.high.Sign() > 0
		if got := text(c.Caveats, "no-percent") != ""; got != wantNo {
			rt.Errorf("base %s: no-percent: %t, want %t", old.Range(), got, wantNo)
		}
		if !c.HasPercent && text(c.Caveats, "no-percent")+text(c.Caveats, "zero-base")+text(c.Caveats, "hidden-cells") == "" {
			rt.Errorf("base %s: no percentage, and no reason", old.Range())
		}
		wantSmall := c.Direction != Same && c.HasPercent && old.low.Cmp(big.NewRat(50, 1)) < 0
		if got := text(c.Caveats, "small-base") != ""; got != wantSmall {
			rt.Errorf("base %s: small-base: %t, want %t", old.Range(), got, wantSmall)
		}
	})
}

func TestSharesAgreeWithBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		d := w.desk(rt, t)
		whole := drawWant(rt, w)
		part := drawPart(rt, w, whole)
		s := d.Share(w.query(t, d, part), w.query(t, d, whole))
		check(rt, "share", s.Ratio, s.Known, w.over(func(f filled) *big.Rat { return divide(f.sum(part), f.sum(whole)) }))
		all := w.over(func(f filled) *big.Rat { return f.sum(whole) })
		if want := all.low.Cmp(big.NewRat(20, 1)) < 0; s.Known && s.Suppressed != want {
			rt.Errorf("whole %s: suppressed: %t, want %t", all.Range(), s.Suppressed, want)
		}
	})
}

// drawPart draws something that lies within the whole.
func drawPart(t *rapid.T, w world, whole want) want {
	part := drawWant(t, w)
	if whole.region >= 0 {
		part.region = whole.region
		if part.area >= len(w.regions[part.region]) || rapid.Bool().Draw(t, "region as a whole") {
			part.area = -1
		}
	}
	if whole.area >= 0 {
		part.area = whole.area
	}
	if whole.member >= 0 {
		part.member = whole.member
	}
	part.from, part.to = drawRun(t, whole.from, whole.to)
	return part
}

func TestRegionsAgreeWithBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		d := w.desk(rt, t)
		d.Force = true
		d.Average = AverageMethod(rapid.IntRange(0, 2).Draw(rt, "method"))
		x := drawWant(rt, w)
		x.region = rapid.IntRange(0, len(w.regions)-1).Draw(rt, "region of the area")
		x.area = rapid.IntRange(0, len(w.regions[x.region])-1).Draw(rt, "area")
		split := rapid.IntRange(1, w.months-1).Draw(rt, "split")
		x.from, x.to = split, w.months
		before := x
		before.from, before.to = 0, split
		changes := rapid.Bool().Draw(rt, "changes")

		q := w.query(t, d, x)
		q.Against = worldSpan(before.from, before.to)
		c := d.Compare(q, []area.ID{q.Area}, []area.ID{}, changes)
		if len(c.Relative) == 0 {
			if !w.flat || len(w.regions[0]) > 1 {
				rt.Errorf("no relation")
			}
			return
		}
		r := c.Relative[0]
		o := regionOracle{w, x, before, d.Average}
		average, difference := o.levels()
		if changes {
			average, difference = o.percents()
		}
		check(rt, "average", r.Average, r.Known, average)
		check(rt, "difference", r.Difference, r.Known, difference)
	})
}

// regionOracle works an area's standing in its region out by brute force.
type regionOracle struct {
	w         world
	x, before want
	method    AverageMethod
}

func (o regionOracle) region(x want) want {
	x.area = -1
	return x
}

func (o regionOracle) percents() (average, difference extremes) {
	o.w.ways(func(f filled) {
		a := o.average(f)
		own := percentChange(f.sum(o.x), f.sum(o.before))
		average.add(a)
		if a == nil || own == nil {
			difference.add(nil)
			return
		}
		difference.add(minus(own, a))
	})
	// What does not exist for some way is not known at all.
	average.undefined = average.undefined || difference.undefined
	return average, difference
}

func (o regionOracle) average(f filled) *big.Rat {
	newer, older := f.sum(o.region(o.x)), f.sum(o.region(o.before))
	switch o.method {
	case ExcludingSelf:
		return percentChange(minus(newer, f.sum(o.x)), minus(older, f.sum(o.before)))
	case Mean:
		sum := new(big.Rat)
		for a := range o.w.regions[o.x.region] {
			x, before := o.x, o.before
			x.area, before.area = a, a
			p := percentChange(f.sum(x), f.sum(before))
			if p == nil {
				return nil
			}
			sum.Add(sum, p)
		}
		return sum.Quo(sum, o.size())
	}
	return percentChange(newer, older)
}

func (o regionOracle) size() *big.Rat {
	return big.NewRat(int64(len(o.w.regions[o.x.region])), 1)
}

func (o regionOracle) levels() (average, difference extremes) {
	o.w.ways(func(f filled) {
		own, all, size := f.sum(o.x), f.sum(o.region(o.x)), o.size()
		if o.method == ExcludingSelf {
			all, size = minus(all, own), minus(size, big.NewRat(1, 1))
		}
		a := divide(all, size)
		average.add(a)
		if a == nil {
			difference.add(nil)
			return
		}
		difference.add(minus(own, a))
	})
	return average, difference
}

func TestRanksHoldForEveryWayOfFillingIn(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		d := w.desk(rt, t)
		d.Force = true
		by := RankBy(rapid.IntRange(0, 2).Draw(rt, "by"))
		x := drawWant(rt, w)
		x.region, x.area = rapid.IntRange(0, len(w.regions)-1).Draw(rt, "of"), -1
		before := x
		before.from, before.to = drawRun(rt, 0, w.months)
		q := w.query(t, d, x)
		q.Against = worldSpan(before.from, before.to)
		r := d.Rank(q, by, nil, 0)
		if len(r.Rows) != len(w.regions[x.region]) {
			rt.Fatalf("%d rows, want %d", len(r.Rows), len(w.regions[x.region]))
		}
		checkRanks(rt, w, r, by, x, before)
	})
}

func checkRanks(t *rapid.T, w world, r Ranking, by RankBy, x, before want) {
	seen := map[string]map[[2]int]bool{}
	w.ways(func(f filled) {
		values := map[string]*big.Rat{}
		for a, name := range w.regions[x.region] {
			values[name] = rankedOn(f, by, a, x, before)
		}
		for _, row := range r.Rows {
			if seen[row.Name] == nil {
				seen[row.Name] = map[[2]int]bool{}
			}
			if row.Known {
				seen[row.Name][competition(values, row.Name)] = true
			}
		}
	})
	for _, row := range r.Rows {
		joint := 0
		if row.Joint {
			joint = 1
		}
		if row.Sure && (len(seen[row.Name]) != 1 || !seen[row.Name][[2]int{row.Place, joint}]) {
			t.Errorf("%s is surely %s, but places are %v", row.Name, row, seen[row.Name])
		}
		if len(w.hidden) == 0 && row.Known && !row.Sure {
			t.Errorf("%s is not sure without a hidden cell", row)
		}
	}
}

func rankedOn(f filled, by RankBy, a int, x, before want) *big.Rat {
	x.area, before.area = a, a
	switch by {
	case ByChange:
		return minus(f.sum(x), f.sum(before))
	case ByPercent:
		return percentChange(f.sum(x), f.sum(before))
	}
	return f.sum(x)
}

// competition is the place of one among many, and 1 if it shares it.
func competition(values map[string]*big.Rat, name string) [2]int {
	out := [2]int{1, 0}
	for other, v := range values {
		if other == name || v == nil || values[name] == nil {
			continue
		}
		switch v.Cmp(values[name]) {
		case 1:
			out[0]++
		case 0:
			out[1] = 1
		}
	}
	return out
}

func TestPartsAddUpUnderEveryGrouping(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		d := w.desk(rt, t)
		x := drawWant(rt, w)
		q := w.query(t, d, x)
		whole := d.Total(q).Cell.Sum

		if parts := d.Cube.Listed(q.Area); len(parts) > 0 {
			var sum number.Range
			for _, a := range parts {
				sum = sum.Add(d.Total(q.of(a)).Cell.Sum)
			}
			wantSum(rt, "areas", sum, whole)
		}
		if x.member < 0 {
			var sum number.Range
			for m := range w.member {
				sum = sum.Add(d.Total(q.only(0, m)).Cell.Sum)
			}
			wantSum(rt, "members", sum, whole)
		}
		var sum number.Range
		for _, s := range period.Split(q.Span, period.ByMonth, period.Context{}) {
			sum = sum.Add(d.Total(q.in(s)).Cell.Sum)
		}
		wantSum(rt, "months", sum, whole)
	})
}

func wantSum(t *rapid.T, what string, sum, whole number.Range) {
	if !sum.Equal(whole) {
		t.Errorf("%s add up to %s, and the whole is %s", what, sum, whole)
	}
}

// Ranking is the same figures in another order.
func TestRanksAreTheFiguresThemselves(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		d := w.desk(rt, t)
		x := drawWant(rt, w)
		q := w.query(t, d, x)
		for _, row := range d.Rank(q, ByCount, nil, 0).Rows {
			if want := d.Total(q.of(row.Area.ID)).Cell.Sum; !row.Value.Equal(want) {
				rt.Errorf("%s is ranked on %s and has %s", row.Name, row.Value, want)
			}
		}
	})
}
