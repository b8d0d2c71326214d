package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/period"
)

// Inspection is what was understood of an export, for people to check. It
// shows values of areas, periods and dimensions, never of other columns.
type Inspection struct {
	Files      []FileInspection
	Areas      []AreaInspection
	Periods    []period.Span // every period given, in order; for a log, what it covers
	Gaps       []period.Span // between the first and the last period
	Dimensions []cube.Dimension
	Dated      bool
}

// FileInspection is what was understood of one file.
type FileInspection struct {
	Name      string
	Label     string // the period it was given by label=path
	Sheet     string // of a workbook, which has none of the next three; "" for a text
	Encoding  string
	Delimiter string // a word: "comma", "tab"
	LineEnds  string // "LF", "CRLF"
	HeaderRow int    // as a spreadsheet shows it
	Rows      int64  // rows of data
	Shape     string // in words
	Columns   []ColumnInspection
	Counted   string // what a figure counts, in words
}

// ColumnInspection is one column and what it was taken for.
type ColumnInspection struct {
	Number int // from 1
	Head   string
	Role   Role
	Reason string
	Values int // different values, 0 where they were not counted
}

// AreaInspection is one area and how it nests.
type AreaInspection struct {
	Path  string
	Depth int
	Data  bool // has rows, itself or below it
}

// inspect keeps what was understood of a file.
func (r *reader) inspect() {
	l := r.layout
	d := r.file.table.Dialect()
	in := FileInspection{
		Name: r.file.input.Name, Label: r.file.input.Label, Sheet: r.file.sheet, Encoding: d.Encoding, Delimiter: delimiterName(d.Delimiter), LineEnds: "LF",
		HeaderRow: l.headRow, Rows: r.rows, Shape: l.shape(), Counted: l.counted(),
	}
	if r.folding.people != nil {
		in.Counted = fmt.Sprintf("people, by the different values of %q", l.heads[r.folding.people.column].text)
	}
	if d.CRLF {
		in.LineEnds = "CRLF"
	}
	for c, h := range l.heads {
		col := ColumnInspection{Number: c + 1, Head: h.text, Role: l.roles[c].role, Reason: l.roles[c].reason}
		if k := slices.IndexFunc(r.keys, func(k keyColumn) bool { return k.column == c }); k >= 0 {
			col.Values = r.keys[k].values()
		}
		in.Columns = append(in.Columns, col)
	}
	r.export.inspection.Files = append(r.export.inspection.Files, in)
}

// values counts the different values of a key column.
func (k keyColumn) values() int {
	if k.days != nil {
		return len(k.days.readings)
	}
	return len(k.book.values) - 1
}

func delimiterName(r rune) string {
	switch r {
	case ',':
		return "comma"
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "pipe"
	}
	return string(r)
}

// shape says in words how the table is built.
func (l *layout) shape() string {
	switch {
	case l.across == acrossPeriods:
		return "a table with one column for each period"
	case l.across == acrossAreas:
		return "a table with one column for each area"
	case l.dated() && !l.counting():
		return "a log with a row for each contact"
	case l.dated():
		return "a log of dated rows with a count"
	case l.split:
		return "a table with several counts side by side"
	}
	return "a table with a row for each figure"
}

// counted says in words what is added up.
func (l *layout) counted() string {
	if !l.counting() {
		return "rows"
	}
	var names []string
	for _, n := range l.numbers {
		if !n.total && !n.check {
			names = append(names, l.heads[n.column].text)
		}
	}
	return joinSome(names, 8)
}

// inspectCube keeps what only the whole of the data shows.
func (e *Export) inspectCube(c *cube.Cube) {
	in := &e.inspection
	in.Dated = c.Dated
	in.Dimensions = c.Dimensions
	in.Periods = c.Spans
	if c.Dated {
		in.Periods = c.Extent()
	}
	extent := c.Extent()
	for i := 1; i < len(extent); i++ {
		in.Gaps = append(in.Gaps, period.Between(extent[i-1].End, extent[i].Start-1))
	}
	for _, a := range c.Areas.All() {
		in.Areas = append(in.Areas, AreaInspection{Path: c.Areas.Path(a.ID), Depth: len(c.Areas.Ancestors(a.ID)), Data: c.Holds(a.ID)})
	}
}

// noteTallies words what the pass over a file came across.
func (r *reader) noteTallies() {
	marked, blanks := map[string]*tally{}, &tally{}
	unnumbered, footers, empty, noted, grand, heads := &tally{}, &tally{}, &tally{}, &tally{}, &tally{}, &tally{}
	blankAreas := map[string]bool{}
	for _, w := range r.workers {
		for text, t := range w.marked {
			if marked[text] == nil {
				marked[text] = &tally{}
			}
			marked[text].merge(t)
		}
		blanks.merge(&w.blanks)
		unnumbered.merge(&w.unnumbered)
		footers.merge(&w.footers)
		empty.merge(&w.empty)
		grand.merge(&w.grand)
		heads.merge(&w.headsAgain)
		noted.merge(&w.noted)
		for n := range w.blankAreas.len() {
			key := append(slices.Clone(w.blankAreas.of(n)), make(rowKey, r.width-w.blankAreas.width)...)
			blankAreas[r.pathName(r.settle(key))] = true
		}
	}
	for _, text := range sortedMarks(marked) {
		r.noteMark(text, marked[text])
	}
	r.noteBlanks(blanks, blankAreas)
	r.noteTimes()
	r.noteVoid()
	r.noteAgain()
	r.tell(noted, caveat.MarkedCells, "%s with a mark behind the number, such as [p] or [r], is read without it", "%s with a mark behind the number, such as [p] or [r], are read without it", "number", "numbers")
	r.tell(unnumbered, caveat.IgnoredRow, "%s with a label and no numbers is left out", "%s with a label and no numbers are left out", "row", "rows")
	r.tell(footers, caveat.IgnoredRow, "%s that reads like a note is left out", "%s that read like notes are left out", "row", "rows")
	r.tell(empty, caveat.IgnoredRow, "%s with neither a date nor an area is left out", "%s with neither a date nor an area are left out", "row", "rows")
	r.tell(heads, caveat.IgnoredRow, "%s that repeats the heads is left out", "%s that repeat the heads are left out", "row", "rows")
	r.tell(grand, caveat.SubtotalSkipped, "%s without a period is left out as a total of all rows above", "%s without a period are left out as totals of the rows above", "row", "rows")
	if r.runs() {
		r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.RunningTotal,
			Text: fmt.Sprintf("%s: %q never falls from one period to the next: if it is a running total, sums over several periods count the same again", r.file.input.Name, r.layout.measureName()),
			Hint: "figures for a single period are right either way; for longer ones use the column of new cases"})
	}
	if r.countsOnce() {
		r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.RunningTotal,
			Text: fmt.Sprintf("%s: %q counts people once in each period: whoever came in several is counted in each of them, and sums over several are too high", r.file.input.Name, r.layout.measureName()),
			Hint: "figures for a single period are right; for longer ones ask whoever made the export for the number of different people"})
	}
	if r.layout.aside != "" {
		r.export.note(caveat.IgnoredColumn, fmt.Sprintf("%s: %s is the count; %s beside it is not counted", r.file.input.Name, r.layout.heads[r.layout.numbers[0].column].text, r.layout.aside))
	}
	if r.overall > 0 {
		r.export.note(caveat.SubtotalSkipped, fmt.Sprintf("%s: totals over all periods are left out; they are never added to the periods", r.file.input.Name))
	}
	if len(r.unlike) > 0 {
		r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.SubtotalConflict, Place: fmt.Sprintf("%s:%d", r.file.input.Name, r.unlike[0]),
			Text: fmt.Sprintf("%s not the sum of the periods; the periods are used", rowsAre(len(r.unlike))), Hint: "ask whoever made the export which of the numbers is right"})
	}
}

// rowsAre begins a note on so many total cells.
func rowsAre(n int) string {
	if n == 1 {
		return "the total of 1 row is"
	}
	return fmt.Sprintf("the totals of %d rows are", n)
}

func sortedMarks(m map[string]*tally) []string {
	out := make([]string, 0, len(m))
	for text := range m {
		out = append(out, text)
	}
	slices.Sort(out)
	return out
}

// tell makes one note of a tally.
func (r *reader) tell(t *tally, id caveat.ID, one, many, singular, plural string) {
	if t.count == 0 {
		return
	}
	text := fmt.Sprintf(one, "1 "+singular)
	if t.count > 1 {
		text = fmt.Sprintf(many, fmt.Sprintf("%d %s", t.count, plural))
	}
	r.export.notes = append(r.export.notes, caveat.Caveat{ID: id, Text: text, Place: r.at(t)})
}

// at is the first place of a tally.
func (r *reader) at(t *tally) string {
	return fmt.Sprintf("%s:%d", r.file.input.Name, r.layouts.Row(t.first))
}

func (r *reader) noteMark(text string, t *tally) {
	meaning := "hidden, so sums over them are “at least”"
	if r.layout.signed {
		meaning = "hidden, so sums over them can be any number"
	}
	rule, ruled := r.marks.rule(text, r.layout.decimal)
	switch {
	case ruled && rule.Open:
		meaning = fmt.Sprintf("%d or more", rule.Low)
	case ruled && rule.Low == rule.High:
		meaning = fmt.Sprint(rule.Low)
	case ruled:
		meaning = fmt.Sprintf("%d to %d", rule.Low, rule.High)
	}
	if says := markMeanings[strings.ToLower(text)]; says != "" {
		meaning = says + ": " + meaning
	}
	cells := "1 cell holds"
	if t.count > 1 {
		cells = fmt.Sprintf("%d cells hold", t.count)
	}
	c := caveat.Caveat{ID: caveat.HiddenCells, Text: fmt.Sprintf("%s %q, read as %s", cells, text, meaning), Place: r.at(t)}
	if !ruled {
		c.Hint = fmt.Sprintf("if you know what it stands for, say so: --hidden '%s=1-4'", text)
	}
	r.export.notes = append(r.export.notes, c)
}

func (r *reader) noteBlanks(t *tally, areas map[string]bool) {
	if t.count == 0 {
		return
	}
	names := make([]string, 0, len(areas))
	for n := range areas {
		names = append(names, n)
	}
	slices.Sort(names)
	meaning, hint := "missing, not zero", "if blank means none here, say so: --blank zero"
	if r.options.BlankZero {
		meaning, hint = "zero, as asked", ""
	}
	cells := "1 number cell is blank"
	if t.count > 1 {
		cells = fmt.Sprintf("%d number cells are blank", t.count)
	}
	r.export.notes = append(r.export.notes, caveat.Caveat{ID: caveat.BlankIsMissing, Place: r.at(t), Hint: hint,
		Text: fmt.Sprintf("%s and read as %s (%s)", cells, meaning, joinSome(names, 6))})
}

// pathName names the area of a key.
func (r *reader) pathName(key rowKey) string {
	if p := r.path(key); len(p) > 0 {
		return strings.Join(p, area.Separator)
	}
	return "all areas"
}

// onceWords are words of heads that count people once, however often they came.
var onceWords = []string{"unique", "distinct", "unduplicated", "deduplicated", "different"}

// countsOnce reports whether the counts of a file are of different people in each
// of several periods, by their head.
func (r *reader) countsOnce() bool {
	l := r.layout
	return len(l.numbers) == 1 && l.kind == cube.Flow && l.heads[l.numbers[0].column].has(onceWords) && (l.dated() || len(r.spans) > 1)
}
