package wording

import (
	"slices"
	"sync"
)

// An ID names a row of the table.
type ID string

// The rows, in the order of the table.
const (
	BareCount      ID = "bare-count"
	BareNumber     ID = "bare-number"
	About          ID = "about"
	Nearly         ID = "nearly"
	JustOver       ID = "just-over"
	MoreThan       ID = "more-than"
	WellOver       ID = "well-over"
	WellUnder      ID = "well-under"
	AtLeast        ID = "at-least"
	Under          ID = "under"
	NoMoreThan     ID = "no-more-than"
	UpTo           ID = "up-to"
	Between        ID = "between"
	Dozens         ID = "dozens"
	TimesAsMany    ID = "times-as-many"
	MoreThanTimes  ID = "more-than-times"
	AlmostTimes    ID = "almost-times"
	Halved         ID = "halved"
	AlmostHalved   ID = "almost-halved"
	LessThanHalf   ID = "less-than-half"
	MoreThanHalved ID = "more-than-halved"
	TimesMore      ID = "times-more"
	TimesFewer     ID = "times-fewer"
	ChangeByPart   ID = "change-by-fraction"
	BarePart       ID = "fraction"
	AboutPart      ID = "about-fraction"
	AlmostPart     ID = "almost-fraction"
	JustOverPart   ID = "just-over-fraction"
	MoreThanPart   ID = "more-than-fraction"
	Most           ID = "most"
	Rank           ID = "rank"
	Biggest        ID = "biggest-change"
	Record         ID = "record"
	Rose           ID = "rose"
	Fell           ID = "fell"
	Unchanged      ID = "unchanged"
	AboveAverage   ID = "above-average"
	BelowAverage   ID = "below-average"
	PerPeriod      ID = "rate"
)

// A Family is what sort of wording a row is about.
type Family string

// The families.
const (
	Bare       Family = "bare"
	Hedge      Family = "hedge"
	Vague      Family = "vague"
	Multiples  Family = "multiple"
	Fractions  Family = "fraction"
	Ranks      Family = "rank"
	Direction  Family = "direction"
	Comparison Family = "comparison"
	Rates      Family = "rate"
)

// A Place is where the phrases of a row stand.
type Place int

// The places. A row whose phrases stand on both sides of a number ("or so") is
// Before, and its matches say where each one stood.
const (
	Alone  Place = iota // the words are the whole claim: "doubled", "highest"
	Before              // in front of a number: "nearly 400"
	After               // behind a number: "400 or so"
	Around              // on both sides: "between 300 and 400"
)

// A Row is one row of the table: the words, and when they are true.
type Row struct {
	ID     ID
	Family Family
	// Wording is the row's name in the table.
	Wording string
	// Phrases are the forms by which the words are found, in lower case; "n"
	// stands for a number in words or digits, and a blank for a hyphen too.
	// They are shared: do not change them.
	Phrases []string
	// Place is where the phrases stand to the number they belong to.
	Place Place
	// Derived is set on the few rows that are not in the project's own
	// definition but follow from the row they mirror.
	Derived bool

	rules  func(question) []rule              // nil for rows that need more than one number
	cells  func(Tolerances) (ok, w, e string) // the cells of the table
	unit   *Quantity                          // the one quantity the row is about; nil for any
	signed bool                               // the true value is a difference, and its sign matters
}

// Cells returns the text of the row's cells under the tolerances: when it is
// ok (with the infos), when a warning, and when an error.
func (r Row) Cells(t Tolerances) (ok, warning, err string) { return r.cells(t) }

// Rows returns the table, in its order. The rows of fractions of the table in
// prose ("about / almost / just over a fraction") and of directions are split,
// one for each side.
func Rows() []Row { return slices.Clone(table()) }

// RowOf returns the row with the ID, and false if there is none.
func RowOf(id ID) (Row, bool) {
	i, ok := rowNumbers()[id]
	if !ok {
		return Row{}, false
	}
	return table()[i], true
}

// rowNumbers are the places of the rows in the table.
var rowNumbers = sync.OnceValue(func() map[ID]int {
	numbers := map[ID]int{}
	for i, r := range table() {
		numbers[r.ID] = i
	}
	return numbers
})

// mustRow returns a row by one of the constants.
func mustRow(id ID) Row {
	row, _ := RowOf(id)
	return row
}

// BareRow returns the row of a number that has no hedge.
func BareRow(q Quantity) Row { return mustRow(BareCount).For(q) }

// bareRows and hedgedRows say which row a wording falls under for a quantity:
// "nearly" of a multiple is the row "almost doubled".
var (
	bareRows = map[Quantity]ID{
		Count: BareCount, Scaled: BareNumber, Percent: BareNumber, Points: BareNumber, Decimal: BareNumber,
		Rate: PerPeriod, Times: TimesAsMany, Part: BarePart,
	}
	hedgedRows = map[Quantity]map[ID]ID{
		Times: {Nearly: AlmostTimes, MoreThan: MoreThanTimes},
		Part:  {About: AboutPart, Nearly: AlmostPart, JustOver: JustOverPart, MoreThan: MoreThanPart},
	}
)

// For returns the row that judges this wording when it is said of the
// quantity: the hedges of multiples and fractions have rows of their own, and a
// bare number has one for each kind. Any other row is returned as it is.
func (r Row) For(q Quantity) Row {
	if r.Family == Bare {
		return mustRow(bareRows[q])
	}
	if id, ok := hedgedRows[q][r.ID]; ok {
		return mustRow(id)
	}
	return r
}

var table = sync.OnceValue(func() []Row {
	rows := slices.Concat(hedgeRows(), multipleRows(), fractionRows(), orderRows(), changeRows())
	forms := phrases()
	for i := range rows {
		rows[i].Phrases = forms[rows[i].ID]
	}
	return rows
})

// fixed returns a row's one quantity.
func fixed(q Quantity) *Quantity { return &q }
