// Package figure turns cells into figures: totals, changes, shares, rates,
// averages, ranks and comparisons. Every figure carries its working (formula
// and operands), the rows it came from and the caveats it needs.
//
// All arithmetic is exact, on ranges where cells are hidden; rounding is left
// to whoever prints. The package reads no files, chooses no words for prose and
// knows no house style.
//
// # What happens where there is no plain number
//
//   - A hidden cell makes a range, never a zero. What depends on it is a range
//     too, and one unknown that stands twice in a formula is one unknown.
//   - A missing cell (nothing in the data) makes a figure that is not Known; a
//     missing part of an area makes a total without an upper end; a period that
//     is partly covered gives the sum of the covered part. A caveat names what
//     is missing.
//   - From a base of zero or less there is no percentage, from one under
//     Thresholds.NoPercent none without Desk.Force, and from a base without a
//     known upper end none either.
//   - Measures that are percentages change in percentage points. Averages and
//     percentages are never added up; levels (stocks) never over time.
//   - Different people (cube.Distinct) are never added up either: one of two
//     months, areas or channels is in both, and once in the whole. Their average
//     a month is that of the people of each month, the average area that of the
//     people of each area.
package figure

import (
	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// AverageMethod says what an area is compared with when it is held against
// "the region's average".
type AverageMethod int

const (
	// WholeRegion is the figure of the region as one whole (pooled). It is the
	// default: it is what the region's own total gives.
	WholeRegion AverageMethod = iota
	// Mean is the plain mean of the figures of the region's areas.
	Mean
	// ExcludingSelf is the region as a whole without the area itself.
	ExcludingSelf
)

// String names the method as the command line does.
func (m AverageMethod) String() string {
	return [...]string{"whole-region", "mean", "excluding-self"}[m]
}

// Desk works out figures from one cube. It keeps what it has looked up, so it
// must not be used by two goroutines at once.
type Desk struct {
	Cube *cube.Cube
	// Thresholds set the caveats off; the zero value stands for
	// caveat.Default().
	Thresholds caveat.Thresholds
	// Noun is what is counted, in the plural ("people"); empty where unknown.
	// Where it is people and the data count contacts, or channels are added,
	// figures carry the caveat that one person may be counted twice.
	Noun string
	// Unique is true when the data count distinct people and not contacts. It
	// is so by itself where the cube counts people (cube.Distinct).
	Unique bool
	// Average is how areas are compared with their region.
	Average AverageMethod
	// Force prints percentages on bases too small for one.
	Force bool
	// Population gives people per area for rates, and nil where none is known.
	// An area without an entry has the sum of its parts, if all have one.
	Population map[area.ID]number.Value
	// PopulationAt, where it is set, gives the populations of a period and goes
	// before Population.
	PopulationAt func(period.Span) map[area.ID]number.Value

	// NoWorking leaves out the working of figures, for a long list of which
	// nobody will see it.
	NoWorking bool
	// NoCaveats leaves out the caveats of totals, shares and changes, except
	// that the periods of a change differ in length, for trying what a number
	// could be the figure of.
	NoCaveats bool

	// What was looked up, since lists and comparisons ask for the same often.
	held map[period.Span]bool
	none map[memberKey]bool
	memo memo
	// The desk of the contacts behind the people that are counted.
	contacts *Desk
}

// Query asks for one figure. Its numbers of measures, dimensions and members
// must be ones that the cube has: whoever reads names looks them up, and says
// which are wrong.
type Query struct {
	Measure int     // index into Cube.Measures
	Area    area.ID // area.None for all areas together
	// Span is the period. An empty one stands for the latest complete period
	// in the data (Cube.Latest).
	Span period.Span
	// Against is the period that changes are measured from. An empty one
	// stands for the same months a year before if the data hold them, else for
	// the span just before (Cube.Base).
	Against period.Span
	// Where narrows the figure to some members. Members of one dimension are
	// alternatives, dimensions add up to "and".
	Where []Where
	// Per lists the rates wanted: "month", "week", "day", or a number of
	// people, "100000".
	Per []string
}

// Where narrows a figure to some members of a dimension.
type Where struct {
	Dimension int   // index into Cube.Dimensions
	Members   []int // indices into its Members
}

// Operand is one number that went into a figure, and where it came from.
type Operand struct {
	Name   string // its name in the formula: "new", "old", "part", "whole", "months", "population"
	Label  string // what it is, in words: "Hertfordshire, 2019"
	Value  number.Range
	None   bool // the data do not have it
	Rows   []cube.RowSet
	Stated bool // printed in the data as a subtotal
	// Contacts are those behind a number of people; nil where contacts
	// themselves are counted.
	Contacts *cube.Contacts
}

// Working shows how one result was reached.
type Working struct {
	Result   string // which result: "total", "change", "percent", "times", "share", "rate", "average", "difference", "rank"
	Formula  string // "(new − old) ÷ old × 100"
	Operands []Operand
	Value    number.Range // exact
}

// Common is what every figure has.
type Common struct {
	Measure cube.Measure
	Area    area.Area // ID is area.None for all areas together
	Period  period.Span
	Members []Pick       // what it was narrowed to
	Scope   []cube.Scope // what it adds up over
	Working []Working
	Caveats []caveat.Caveat
}

// Pick is a dimension narrowed to some of its members, by name.
type Pick struct {
	Dimension string
	Names     []string
}

// Figure is any of the figures of this package.
type Figure interface {
	// Base returns the part that all figures share.
	Base() *Common
}

// Base returns c itself, so that every figure that embeds it is a Figure.
func (c *Common) Base() *Common { return c }

// Total is a count or another measure of one area and period.
type Total struct {
	Common
	Cell cube.Cell
	// Rates of the total that were asked for ("a month", "per 100,000").
	Rates []Rate
}

// Rate is a total divided by a length of time or by a number of people.
//
// A rate per month needs a span of whole calendar months, which count as one
// each, however long; weeks and days are exact. A rate per head is for the span
// as it is: 100 contacts in six months are not doubled to make a year.
type Rate struct {
	Per   string // "month", "week", "day", "100000"
	Value number.Range
	Known bool   // false where there is no such rate; Why says why
	Why   string // "the period is not made of whole calendar months"; empty where Known
}

// Direction is which way a change went.
type Direction int

const (
	Unclear Direction = iota // hidden cells leave it open
	Up
	Down
	Same
)

// Change is a total against the total of another period.
type Change struct {
	Common
	Against  period.Span
	New, Old cube.Cell
	// Change is new − old. It is not set where either is missing.
	Change number.Range
	Known  bool // both periods have a value
	// Percent is the percentage change, (new ÷ old − 1) × 100. HasPercent is
	// false where there is none: from a base that is or may be zero or less,
	// to a value below zero, from a base without a known upper end, or from
	// one that is or may be under the floor without Desk.Force. The floor is
	// for counts; averages and money have none. A hidden new value gives a
	// range. Where there is none, a caveat says why.
	Percent    number.Range
	HasPercent bool
	// Times is new ÷ old; HasTimes is HasPercent.
	Times    number.Range
	HasTimes bool
	// Points is true where the measure is a percentage: Change is then in
	// percentage points, and there is no Percent.
	Points    bool
	Direction Direction
	// ByChance is true where the exact test does not tell the two counts from
	// chance; Tested where the test applies: two exact, complete counts of a
	// flow in spans that do not overlap.
	ByChance, Tested bool
}

// Comparison is an area's figure beside its region and other areas. Its
// Common.Area is the region.
type Comparison struct {
	Common
	Against period.Span // zero where levels and not changes are compared
	Changes bool
	Rows    []ComparisonRow // the areas asked for, in order, then others, the regions last
	// Region is the row of the region that all areas asked for lie in; nil
	// where there is none, or where they lie in several.
	Region   *ComparisonRow
	Method   AverageMethod
	Relative []Relation // each asked-for area against its region, where it has one
}

// Role says why a row is in a comparison.
type Role int

const (
	SubjectRow Role = iota // asked for
	OtherRow               // another area of the same region, or one named to compare with
	RegionRow              // the region
)

// ComparisonRow is one line of a comparison.
type ComparisonRow struct {
	Role   Role
	Total  Total
	Change Change // where Changes
}

// Relation is how one area stands to its region.
type Relation struct {
	Area   area.Area
	Region area.Area // ID is area.None where the region is all areas together
	// Average is the region's figure by the method. Where changes are
	// compared it is a percentage change: of the region's total, the plain
	// mean of those of its areas, or of the region without the area. Where
	// counts are compared it is a count for each area: the region's total, or
	// what is left of it without the area, divided by the number of areas.
	// Measures that are averages or percentages have no region without the
	// area, and the whole region is what the data state for it.
	Average number.Range
	// Difference is the area's figure minus the average: percentage points
	// where changes are compared.
	Difference number.Range
	Known      bool
	Direction  Direction // Up: the area is above
	// Alike is true where Fisher's exact test, the area taken out of its
	// region, does not tell the two changes apart; AlikeTested where it applies.
	AlikeTested, Alike bool
	// MethodsDisagree is true where another method of averaging puts the area
	// on the other side.
	MethodsDisagree bool
}

// Share is a part of a whole. The part may be an area of a region, members of
// a dimension, a piece of a period, or several of these at once.
type Share struct {
	Common            // Area, Period and Members are the part's
	Whole             area.Area
	WholePeriod       period.Span
	WholeMembers      []Pick // what the whole was narrowed to
	PartCell, AllCell cube.Cell
	// Ratio is part ÷ whole, from 0 to 1. A part that is hidden is hidden in
	// the whole too: 1 to 4 in it and 16 others is 1/17 to 4/20.
	Ratio number.Range
	Known bool // both are known, the whole is more than zero, and nothing in it is below
	// Within is true where the part lies within the whole: its area, members
	// and period do. A part of anything else is no share, and whoever asks for
	// one has mistaken a name; the ratio is given all the same.
	Within     bool
	Suppressed bool // Known, but the whole is or may be under the floor for shares
}

// RankBy says what areas are ranked on.
type RankBy int

const (
	ByCount RankBy = iota
	ByChange
	ByPercent
	ByRate
)

// String names what is ranked on as the command line does.
func (b RankBy) String() string {
	return [...]string{"count", "change", "percent", "rate"}[b]
}

// Ranking is areas (or members of a dimension) in order, the largest first.
type Ranking struct {
	Common
	By        RankBy
	Against   period.Span // zero where ranked on counts or rates
	Dimension string      // what members are of; empty where areas are ranked
	Rows      []RankRow
	Of        int // how many were ranked, where only the first are listed
	// Withheld names what is not ranked on per cent because its base is under
	// the floor. A superlative is true only of the others, and has to say so.
	Withheld []string
}

// RankRow is one place in a ranking.
type RankRow struct {
	Place  int  // competition ranking: 1, 2, 2, 4; 0 where unranked
	Joint  bool // shares its place
	Sure   bool // false where a hidden or missing cell could change the place, or whether it is shared
	Name   string
	Area   area.Area
	Total  Total
	Change Change // where ranked on change or per cent
	Value  number.Range
	Known  bool // false: unranked, listed last
}

// Brief is all that a paragraph about one area needs.
type Brief struct {
	Common     // of the total; the caveats are those of all parts but the monthly averages, which have their own
	Total      Total
	Change     Change
	Comparison Comparison // of changes where the change is known, else of levels; the region is its only other row
	// Monthly is the total with its rate per month, RegionMonthly the same of
	// the region, nil where there is none.
	Monthly       Total
	RegionMonthly *Total
	RegionAreas   []area.Area // the areas of the region, without "Unknown" and its like
}
