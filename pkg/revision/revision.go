// Package revision compares two versions of the same data: which cells were
// revised, came or went, and what that does to the totals.
//
// It compares what cells mean and not how the files are laid out: a cell is an
// area, a period and a member of each column that both versions split by. Where
// one version is coarser than the other, the finer cells are added up and
// compared there. A combination without a row in an area and period that has
// other rows is a count of none, as everywhere; an area or a period without any
// row is not there, so its cells came or went. Subtotals are compared with
// subtotals and never counted among the cells.
//
// The package reads no files and chooses no words but those of its caveats and
// errors.
package revision

import (
	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// Kind says what happened to a cell.
type Kind int

// The kinds of change.
const (
	// Revised cells have another number than before.
	Revised Kind = iota
	// Revealed cells were hidden or blank and now give their number.
	Revealed
	// Hidden cells gave their number and are now hidden or blank.
	Hidden
	// Came are the cells that only the new version has.
	Came
	// Went are the cells that only the old version has.
	Went
)

// String is the kind in one lower-case word.
func (k Kind) String() string { return [...]string{"revised", "revealed", "hidden", "came", "went"}[k] }

// Version is one of the two sides.
type Version struct {
	// Name is what messages call it: the name of its file.
	Name string
	Cube *cube.Cube
	// Areas narrow it to these and what lies in them; none is no limit. A cell
	// is compared if either version's areas hold it.
	Areas []area.ID
}

// Options say what to compare. The zero value compares everything.
type Options struct {
	// Narrowed is set where only the areas of the versions are wanted.
	Narrowed bool
	// Period keeps the cells that lie in it; an empty one keeps all.
	Period period.Span
	// Where keeps cells of these members.
	Where []Where
	// By lists what totals are given by; none is by the periods of the data.
	By []By
	// NoPercent is the least base of a percentage, Force gives one on any base
	// but zero.
	NoPercent int64
	Force     bool
	// Calendar settles when financial years start, for totals by year.
	Calendar period.Context
}

// narrows reports whether only some cells are compared.
func (o Options) narrows() bool { return o.Narrowed || o.Period.Days() > 0 || len(o.Where) > 0 }

// Where narrows the comparison to some members of a column, by name. Members of
// one column are alternatives.
type Where struct {
	Dimension string
	Members   []string
}

// By is one way to group totals: by area, by a division of time, or by the
// members of a column.
type By struct {
	Area      bool
	Time      bool
	Grain     period.Grain // where Time is set
	Dimension string       // a column, where neither is set
}

// Comparison is what two versions differ in.
type Comparison struct {
	Measure cube.Measure
	// Files are those of the old version, then those of the new one: the row
	// sets of all cells point into them.
	Files []cube.File
	// OldFiles is how many of the files are the old version's.
	OldFiles int
	// Compared counts the cells that both versions have, subtotals apart.
	Compared int
	// Counts of the cells of each kind, subtotals apart.
	Revised, Revealed, Hidden, Came, Went int
	// Cells are the cells that changed, and those that came or went one by one,
	// in the order of areas, periods and members.
	Cells []Cell
	// Groups are the cells that came or went together.
	Groups []Group
	// Subtotals are the subtotals that changed and stand in both versions.
	Subtotals []Cell
	// Totals are what all that does to the totals: a table for each By.
	Totals []Table
	// Overall is the total of all periods that both versions have; nil where
	// the measure does not add up.
	Overall *Total
	// Partial are the cells that one version covers in part, which are not
	// compared.
	Partial []Partial
	// Renames are areas and members that went while others came with the same
	// numbers.
	Renames []Rename
	// Moves are the areas that lie in another area than before, whose totals
	// change with them.
	Moves []Move
	// Caveats say what could not be compared as it stands.
	Caveats []caveat.Caveat
}

// Same reports whether nothing differs.
func (c *Comparison) Same() bool {
	return len(c.Cells)+len(c.Groups)+len(c.Subtotals)+len(c.Partial)+len(c.Moves) == 0
}

// Place is an area as the versions name it.
type Place struct {
	// Name is the area's name, with the areas it lies in where others share it;
	// empty for all areas together.
	Name string
	// Parent is the name of the area it lies in; empty where there is none.
	Parent string
}

// Cell is one cell that differs.
type Cell struct {
	Kind    Kind
	Place   Place
	Period  period.Span
	Members []figure.Pick // of the columns that both versions split by
	// Old and New are what the versions have. The one that lacks the cell has
	// None.
	Old, New cube.Cell
	// Change is new − old, and Known where both versions have the cell.
	Change number.Range
	Known  bool
	// Percent is the change in per cent of the old value, where HasPercent.
	Percent    number.Range
	HasPercent bool
	// Subtotal is set for subtotals.
	Subtotal bool
}

// Group is many cells that came or went together: all of a period, of an area,
// or of a member.
type Group struct {
	Kind    Kind          // Came or Went
	Place   *Place        // nil where it is no area that came or went
	Members []figure.Pick // empty where it is no member
	// Period is the stretch of days that the cells lie in.
	Period period.Span
	Cells  int
	// Sum is what they add up to, where Adds; a measure that does not add up
	// has none.
	Sum  number.Range
	Adds bool
	Rows []cube.RowSet
}

// OfPeriod reports whether it is a whole period that came or went.
func (g Group) OfPeriod() bool { return g.Place == nil && len(g.Members) == 0 }

// Table is the totals by one By.
type Table struct {
	By   By
	Head string // what the rows are: "Period", "Area" or a column
	Rows []Total
	// Unchanged counts the totals left out because nothing about them changed.
	Unchanged int
}

// Total is what the differences do to one total, over the periods that both
// versions have: like with like.
type Total struct {
	// Period is the stretch of days added up.
	Period period.Span
	Place  *Place // nil for all areas
	// Member is the member of the table's column; empty for all.
	Member   string
	Old, New number.Range
	// Change is New − Old: what revisions, and what cells that came and went
	// within these periods, add to it.
	Change                     number.Range
	ByRevision, ByCame, ByWent number.Range
	Percent                    number.Range
	HasPercent                 bool
	OldRows, NewRows           []cube.RowSet
	// Gaps is set where the period has stretches that are not in the total.
	Gaps bool
	// Cells counts the cells of the new version in it.
	Cells int
}

// Partial is a stretch of time that one version covers in part.
type Partial struct {
	Period period.Span
	// InNew is set where it is the new version that lacks some of it.
	InNew bool
	Cells int
}

// Rename is an area or a member that perhaps only has another name now.
type Rename struct {
	// Dimension is the column of a member; empty for areas.
	Dimension string
	From, To  string
	// Same of Of numbers are the same.
	Same, Of int
}

// Move is an area that lies in another area than before.
type Move struct{ Area, From, To string }
