package figure

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// ratePeople is the number of people that ranks by rate are worked per, where
// the query names no other.
const ratePeople = "100000"

// Rank puts areas in order, the largest first. Nil areas stand for those
// directly below Query.Area that have data, without "Unknown" and its like. Top
// keeps only the first places (more rows where the last is joint); 0 keeps all,
// and then what cannot be ranked follows unranked.
//
// Places are competition places: 1, 2, 2, 4. A range takes the place of its
// lower end and is not Sure where it overlaps another; an area of which
// something is missing could be any larger. An area whose percentage is
// withheld because of its base is not ranked on it; Withheld names it, and the
// places that it would take are not Sure. Where the measure is a percentage, ranks on per cent are on points.
func (d *Desk) Rank(q Query, by RankBy, areas []area.ID, top int) Ranking {
	q = d.settleRank(q, by)
	if areas == nil {
		areas = slices.Concat(d.Cube.Listed(q.Area), d.Cube.Unheld(q.Area))
	}
	var rows []RankRow
	for _, a := range d.final(areas) {
		row := d.rankRow(q.of(a), by)
		row.Area = row.Total.Area
		row.Name = areaName(row.Area)
		rows = append(rows, row)
	}
	r := d.ranking(q, by, rows, top)
	r.Caveats = tidy(r.Caveats, d.countNotRate(r), d.fewAreas(r), d.rankedTwice(q, rows, "from several areas"))
	return r
}

// RankMembers puts the members of a dimension in order, as Rank does areas:
// those the query is narrowed to, or all but subtotals and "Unknown".
func (d *Desk) RankMembers(q Query, dimension int, by RankBy, top int) Ranking {
	q = d.settleRank(q, by)
	members := at(d.selection(q).Members, dimension)
	if members == nil {
		members = d.plainMembers(dimension)
	}
	var rows []RankRow
	for _, m := range members {
		member := d.Cube.Dimensions[dimension].Members[m]
		if member.Unknown {
			continue
		}
		row := d.rankRow(q.only(dimension, m), by)
		row.Area, row.Name = row.Total.Area, member.Name
		rows = append(rows, row)
	}
	r := d.ranking(q, by, rows, top)
	r.Dimension = d.Cube.Dimensions[dimension].Name
	r.Caveats = tidy(r.Caveats, d.rankedTwice(q, rows, inColumn(r.Dimension)))
	return r
}

// settleRank fills in what a query for a ranking leaves unsaid.
func (d *Desk) settleRank(q Query, by RankBy) Query {
	if by == ByRate && !slices.ContainsFunc(q.Per, isPeople) {
		q.Per = append(slices.Clone(q.Per), ratePeople)
	}
	if by == ByChange || by == ByPercent {
		return d.settleBase(q)
	}
	q.Against = period.Span{}
	return d.settle(q)
}

// isPeople reports whether a rate is per so many people.
func isPeople(per string) bool {
	return per != "" && per[0] >= '0' && per[0] <= '9'
}

// rankRow works out what one area or member is ranked on.
func (d *Desk) rankRow(q Query, by RankBy) RankRow {
	row := RankRow{Total: d.Total(q)}
	switch by {
	case ByCount:
		row.Value, row.Known = row.Total.Cell.Sum, !row.Total.Cell.None
	case ByRate:
		row.Value, row.Known = rateOf(row.Total)
	case ByChange, ByPercent:
		row.Change = d.Change(q)
		row.Value, row.Known = row.Change.Change, row.Change.Known
		if by == ByPercent && !row.Change.Points {
			row.Value, row.Known = row.Change.Percent, row.Change.HasPercent
		}
	}
	return row
}

// rateOf is a total's first rate per so many people.
func rateOf(t Total) (number.Range, bool) {
	for _, r := range t.Rates {
		if isPeople(r.Per) {
			return r.Value, r.Known
		}
	}
	return number.Range{}, false
}

// ranking orders rows and gathers their caveats.
func (d *Desk) ranking(q Query, by RankBy, rows []RankRow, top int) Ranking {
	r := Ranking{Common: d.common(q), By: by, Against: q.Against}
	order(rows)
	for i := range rows {
		r.Of += known(rows[i])
	}
	place(rows[:r.Of], rows[r.Of:], by)
	r.Rows = first(rows, top)
	r.Working = d.rankWorking(q, r)
	r.Caveats = rankCaveats(rows, r.Rows)
	if by == ByPercent {
		r.Withheld = d.withheld(rows)
		r.Caveats = slices.Concat(r.Caveats, d.leaderAlike(ranked(rows)), d.notRanked(r.Withheld, top))
	}
	return r
}

func known(r RankRow) int {
	if r.Known {
		return 1
	}
	return 0
}

// order sorts rows by the lower ends of what they are ranked on, the largest
// first, and rows that are equal by name. What is not known comes last.
func order(rows []RankRow) {
	slices.SortStableFunc(rows, func(a, b RankRow) int {
		return cmp.Or(known(b)-known(a), byLow(b.Value, a.Value), cmp.Compare(a.Name, b.Name))
	})
}

// byLow compares the lower ends of ranges.
func byLow(a, b number.Range) int {
	switch {
	case a.NoLow && b.NoLow:
		return 0
	case a.NoLow:
		return -1
	case b.NoLow:
		return 1
	}
	return a.Low.Cmp(b.Low)
}

// place works out the places of rows in order, and whether those that have none,
// or one another, could change them.
func place(ranked, others []RankRow, by RankBy) {
	var open []int // rows that are not known to the unit
	for i := range ranked {
		row := &ranked[i]
		row.Place, row.Sure = i+1, true
		if i > 0 && byLow(ranked[i-1].Value, row.Value) == 0 {
			row.Place, row.Joint, ranked[i-1].Joint = ranked[i-1].Place, true, true
		}
		if _, exact := row.possible().Exact(); !exact {
			open = append(open, i)
		}
	}
	// Two numbers that are known always tell which is the larger.
	for _, i := range open {
		for j := range ranked {
			if _, sure := number.CompareRanges(ranked[i].possible(), ranked[j].possible()); !sure && i != j {
				ranked[i].Sure, ranked[j].Sure = false, false
			}
		}
	}
	for i := range ranked {
		row := &ranked[i]
		for j := range others {
			row.Sure = row.Sure && others[j].surelyBelow(row.possible(), by)
		}
	}
}

// possible is what a row may really be: more than its value where some of it
// is missing, and for a change anything.
func (r *RankRow) possible() number.Range {
	switch {
	case r.Change.Known && (!r.Change.New.Complete() || !r.Change.Old.Complete()):
		return number.Anything()
	case !r.Total.Cell.Complete():
		return number.Range{Low: r.Value.Low, NoLow: r.Value.NoLow, NoHigh: true}
	}
	return r.Value
}

// surelyBelow reports whether an unranked row would leave a ranked one, of what
// that may really be, its place. What the data lack could be anything. A percentage that is withheld
// for its small base is known, only not printed; from zero there is none.
func (r *RankRow) surelyBelow(ranked number.Range, by RankBy) bool {
	if r.Total.Cell.None || by == ByRate || !r.Change.Known || r.Change.Old.Sum.NoHigh {
		return false
	}
	percent, exists := pair{r.Change.New.Sum, r.Change.Old.Sum}.percent()
	if !exists {
		return positive(r.Change.Old.Sum) || r.Change.Old.Sum.High.Sign() <= 0
	}
	sign, sure := number.CompareRanges(percent, ranked)
	return sure && sign < 0
}

// first keeps the rows of the first places.
func first(rows []RankRow, top int) []RankRow {
	if top <= 0 {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r RankRow) bool { return !r.Known || r.Place > top })
}

// ranked are the changes of the rows that have a place.
func ranked(rows []RankRow) []Change {
	var out []Change
	for _, r := range rows {
		if r.Known {
			out = append(out, r.Change)
		}
	}
	return out
}

// rankCaveats are those of the rows that are listed and, where one of these is
// not sure of its place, those of the rows that may be the reason.
func rankCaveats(all, listed []RankRow) []caveat.Caveat {
	unsure := slices.ContainsFunc(listed, func(r RankRow) bool { return r.Known && !r.Sure })
	var out []caveat.Caveat
	for _, r := range listed {
		out = append(out, r.Total.Caveats...)
		out = append(out, r.Change.Caveats...)
	}
	for _, r := range all {
		if unsure {
			out = append(out, unknowns(r.Total.Caveats)...)
			out = append(out, unknowns(r.Change.Caveats)...)
		}
	}
	return out
}

// unknowns are the caveats of cells that are hidden or missing.
func unknowns(cs []caveat.Caveat) []caveat.Caveat {
	return slices.DeleteFunc(slices.Clone(cs), func(c caveat.Caveat) bool {
		return !slices.Contains([]caveat.ID{caveat.HiddenCells, caveat.MissingArea, caveat.PartialPeriod}, c.ID)
	})
}

func (d *Desk) rankWorking(q Query, r Ranking) []Working {
	if d.NoWorking {
		return nil
	}
	var out []Working
	for _, row := range r.Rows {
		if !row.Known {
			continue
		}
		operand := d.operand(r.By.String(), q, row.Total.Cell)
		operand.Label, operand.Value = row.Name, row.Value
		out = append(out, Working{Result: "rank", Formula: fmt.Sprintf("place by %s among %d", r.By, r.Of),
			Operands: []Operand{operand}, Value: number.Exactly(number.Int(int64(row.Place)))})
	}
	return out
}

// withheld names the rows whose base is too small for a percentage.
func (d *Desk) withheld(rows []RankRow) []string {
	var names []string
	for _, r := range rows {
		if !r.Known && r.Change.Known && r.Change.Old.Sum.High.Sign() > 0 && d.tooSmall(r.Change.Measure, r.Change.Old.Sum) {
			names = append(names, r.Name)
		}
	}
	return names
}

// notRanked says what a list of the first places leaves out. In a full list it
// stands unranked, with its own caveat.
func (d *Desk) notRanked(names []string, top int) []caveat.Caveat {
	if len(names) == 0 || top <= 0 {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.NoPercent,
		Text: fmt.Sprintf("not ranked, as the base is under %d: %s", d.thresholds().NoPercent, and(names)),
		Hint: "--force ranks them all the same"}}
}

// fewAreas warns of ranks among so few that a place says little.
func (d *Desk) fewAreas(r Ranking) []caveat.Caveat {
	fewest := d.thresholds().FewAreas
	if r.Of == 0 || int64(r.Of) >= fewest {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.FewAreas, Text: fmt.Sprintf("%s ranked: a place among fewer than %d says little", areasAre(r.Of), fewest)}}
}

func areasAre(n int) string {
	if n == 1 {
		return "one area is"
	}
	return word(n) + " areas are"
}

// countNotRate warns that areas ranked by counts are ranked by size.
func (d *Desk) countNotRate(r Ranking) []caveat.Caveat {
	if r.By != ByCount || r.Of < 2 || !counts(r.Measure) || len(d.populations(r.Period)) > 0 {
		return nil
	}
	return []caveat.Caveat{{ID: caveat.CountNotRate,
		Text: "areas are ranked by counts, and the largest has most people to count",
		Hint: "give populations for a rate: --population FILE, --on rate"}}
}
