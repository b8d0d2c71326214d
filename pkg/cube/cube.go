// Package cube holds what is asked of the data and what the data answer.
//
// A question is a Plan: the measures, the dimensions to keep apart, how finely
// dates are folded, and which members to keep. A Source answers a plan in one
// pass with a Cube: the observations folded to the cells asked for. A Selection
// then picks one figure's worth of the cube, and Cube.Cell works out its value:
// observations that tile the span are added, subtotals are checked and never
// added to their parts, hidden values become ranges, and whatever the data do
// not cover is named.
//
// The package knows nothing of files, of percentages or of words: reading is
// package export's work, arithmetic on cells is package figure's.
package cube

import (
	"context"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// MeasureKind says how a measure may be added up.
type MeasureKind int

const (
	// Flow is a count of events or an amount over a span: it adds up over
	// time, over areas and over dimensions. Contacts are a flow.
	Flow MeasureKind = iota
	// Stock is a level at a moment: it adds up over areas and dimensions, not
	// over time. A population is a stock.
	Stock
	// Average is a mean or a rate: it never adds up.
	Average
	// Percentage is a share of a hundred: it never adds up, and the difference
	// of two is in percentage points.
	Percentage
	// Distinct is a number of different things, such as the people behind
	// contacts: it never adds up, as one may be in two parts of a whole.
	Distinct
)

// String names the kind in one lower-case word.
func (k MeasureKind) String() string {
	switch k {
	case Flow:
		return "flow"
	case Stock:
		return "stock"
	case Average:
		return "average"
	case Percentage:
		return "percentage"
	case Distinct:
		return "distinct"
	}
	return "unknown"
}

// Measure is a column of numbers and how it may be used.
type Measure struct {
	Name   string
	Kind   MeasureKind
	Unit   string // what is counted, in the plural ("people"); may be empty
	Places int    // decimal places the data give; 0 for counts
	// Signed is true of a measure that can be below zero, such as a change: what
	// is hidden or missing then has no lower end.
	Signed bool
	// Unique is the column whose different values are counted, of a Distinct
	// measure.
	Unique string
}

// Member is one value of a dimension.
type Member struct {
	Name    string
	Total   bool // a subtotal of the dimension's other members ("Total", "All channels")
	Unknown bool // "Not stated" and its like: counted in totals, never listed or ranked
}

// Dimension is a column that splits the counts: channel, audience, campaign.
type Dimension struct {
	Name    string
	Members []Member // in the order of their names
	// Views is true where the members are different views of the same contacts
	// (by age, by need), each of which adds up to the whole: they are never
	// added to each other. Build finds that out.
	Views bool
}

// Index returns the position of the member of that name, matched as area names
// are (case, hyphens and blanks ignored), or -1.
func (d Dimension) Index(name string) int {
	want := area.Fold(name)
	for i, m := range d.Members {
		if area.Fold(m.Name) == want {
			return i
		}
	}
	return -1
}

// Plan is everything asked of a source, so that one pass over it can answer.
type Plan struct {
	// Keys are the dimensions whose members are kept apart, because figures are
	// asked for by them or for some of them only. Other dimensions may be
	// folded together, except that subtotals are never folded into parts.
	Keys []string
	// Where holds, for columns among the keys, the only values that will be asked
	// for. Rows of other values may hold what is no count.
	Where map[string][]string
	// Grain is how finely dated rows are folded. It must be at least as fine as
	// the spans that will be asked for.
	Grain period.Grain
	// AllRows keeps the number of every row with its cell, so that all of them
	// can be listed. Memory then grows with the rows, eight bytes for each.
	AllRows bool
	// Unique is the column that tells people apart: its different values are
	// counted and not the contacts. Empty counts contacts.
	Unique string
}

// Schema describes a source before it is read: what its columns are for.
type Schema struct {
	Measures   []Measure
	Dimensions []string
	HasAreas   bool
	HasPeriods bool
	Dated      bool // rows carry dates (a log) and not periods
}

// Source answers plans. An export is a source; a database could be another.
type Source interface {
	// Describe says what the source holds, reading no more than its opening.
	Describe(ctx context.Context) (Schema, []caveat.Caveat, error)
	// Load answers the plan in one pass.
	Load(ctx context.Context, p Plan) (*Cube, error)
}

// File is one input that cells came from.
type File struct {
	Name  string
	Sheet string // empty for a text file
	Rows  int64  // rows of data that were read
}

// String names the file and, where there is one, its sheet.
func (f File) String() string {
	if f.Sheet == "" {
		return f.Name
	}
	return f.Name + " (" + f.Sheet + ")"
}

// Gap is a part of what was asked that the data do not cover.
type Gap struct {
	Area area.ID
	Span period.Span
}

// Cell is the answer to a Selection.
type Cell struct {
	// None is true when nothing in the data covers any part of the selection.
	// The other fields then hold nothing but Missing.
	None bool
	// Sum is the value: a range where hidden or missing cells are part of it.
	Sum number.Range
	// Rows are the rows that were added, one set for each file.
	Rows []RowSet
	// Hidden counts the suppressed or blank cells within Sum.
	Hidden int
	// Missing lists what is not covered. Where a span is partly covered, Sum is
	// the sum of the covered part; where a whole area is missing, Sum has no
	// upper end.
	Missing []Gap
	// Stated is true when the value was printed in the data as a subtotal and
	// not added up from parts.
	Stated bool
	// Pieces counts the observations added together: 1 when the figure stands
	// in the data as it is.
	Pieces int
	// Contacts are those behind the people counted; nil where contacts
	// themselves are counted, or nothing is covered.
	Contacts *Contacts
	// Caveats are warnings that reading this cell raised.
	Caveats []caveat.Caveat
}

// Complete reports whether all of the selection is covered.
func (c Cell) Complete() bool { return !c.None && len(c.Missing) == 0 }

// Exact returns the value when it is known to the unit and fully covered in
// the sense of Sum being a single number.
func (c Cell) Exact() (number.Value, bool) {
	if c.None {
		return number.Value{}, false
	}
	return c.Sum.Exact()
}
