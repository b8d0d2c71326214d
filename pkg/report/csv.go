package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/gocarina/gocsv"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// CSV writes a row for each figure, for spreadsheets and programs.
//
// Which columns there are depends on the kinds of figures, never on their
// values; columns of dimensions and rates depend on what was asked, and the cell
// of a dimension is empty in the row of all its members. Numbers are plain
// ("1186", "-12"), counts exact, percentages and rates rounded as in print.
// Where hidden cells leave a number open, its cell is empty, and the columns of
// its low and high end hold what is known; rates have none.
type CSV struct {
	// BOM puts a byte order mark first, by which Excel knows UTF-8.
	BOM bool
}

// Name is "csv".
func (CSV) Name() string { return "csv" }

// Extensions is ".csv".
func (CSV) Extensions() []string { return []string{".csv"} }

// csvRow is one row. All fields are text: numbers are written by this package,
// exactly, and not by the CSV library. What people read comes first, what only
// programs need after the notes. The tags are the heads.
type csvRow struct {
	Figure       string `csv:"figure"`
	Place        string `csv:"place"`
	Joint        string `csv:"joint"`
	Sure         string `csv:"sure"`
	Role         string `csv:"role"`
	Area         string `csv:"area"`
	Parent       string `csv:"parent"`
	In           string `csv:"in"`
	InMembers    string `csv:"in_members"`
	Measure      string `csv:"measure"`
	Unit         string `csv:"unit"`
	Period       string `csv:"period"`
	Against      string `csv:"against"`
	InPeriod     string `csv:"in_period"`
	Value        string `csv:"value"`
	Contacts     string `csv:"contacts"`
	New          string `csv:"new"`
	NewContacts  string `csv:"new_contacts"`
	Old          string `csv:"old"`
	OldContacts  string `csv:"old_contacts"`
	Change       string `csv:"change"`
	Part         string `csv:"part"`
	PartContacts string `csv:"part_contacts"`
	Whole        string `csv:"whole"`
	AllContacts  string `csv:"whole_contacts"`
	Percent      string `csv:"percent"`
	Times        string `csv:"times"`
	OneIn        string `csv:"one_in"`
	Average      string `csv:"average"`
	Difference   string `csv:"difference"`
	Notes        string `csv:"notes"`
	Start        string `csv:"start"`
	End          string `csv:"end"`
	AgainstStart string `csv:"against_start"`
	AgainstEnd   string `csv:"against_end"`
	InStart      string `csv:"in_start"`
	InEnd        string `csv:"in_end"`
	Low          string `csv:"low"`
	High         string `csv:"high"`
	NewLow       string `csv:"new_low"`
	NewHigh      string `csv:"new_high"`
	OldLow       string `csv:"old_low"`
	OldHigh      string `csv:"old_high"`
	ChangeLow    string `csv:"change_low"`
	ChangeHigh   string `csv:"change_high"`
	PartLow      string `csv:"part_low"`
	PartHigh     string `csv:"part_high"`
	WholeLow     string `csv:"whole_low"`
	WholeHigh    string `csv:"whole_high"`
	PercentLow   string `csv:"percent_low"`
	PercentHigh  string `csv:"percent_high"`

	members []string // by dimension
	rates   []string // by what they are per
}

// appendFields appends the fields of a row that have a head, in order. gocsv
// would find them by reflection, which takes longer than all the rest of a long
// list.
func (r *csvRow) appendFields(to []string) []string {
	return append(to,
		r.Figure, r.Place, r.Joint, r.Sure, r.Role, r.Area, r.Parent, r.In, r.InMembers, r.Measure, r.Unit, r.Period, r.Against, r.InPeriod,
		r.Value, r.Contacts, r.New, r.NewContacts, r.Old, r.OldContacts, r.Change, r.Part, r.PartContacts, r.Whole, r.AllContacts,
		r.Percent, r.Times, r.OneIn, r.Average, r.Difference, r.Notes, r.Start, r.End, r.AgainstStart, r.AgainstEnd, r.InStart, r.InEnd,
		r.Low, r.High, r.NewLow, r.NewHigh, r.OldLow, r.OldHigh, r.ChangeLow, r.ChangeHigh,
		r.PartLow, r.PartHigh, r.WholeLow, r.WholeHigh, r.PercentLow, r.PercentHigh,
	)
}

// The columns that each kind of row has beside those of every row.
const (
	everyRow      = "figure area parent measure unit period start end notes"
	totalRow      = "value low high"
	changeRow     = "against against_start against_end new new_low new_high old old_low old_high change change_low change_high percent percent_low percent_high times"
	shareRow      = "in in_members in_period in_start in_end part part_low part_high whole whole_low whole_high percent percent_low percent_high one_in"
	comparisonRow = "role in average difference"
	rankingRow    = "place joint sure"
	peopleRow     = "contacts new_contacts old_contacts part_contacts whole_contacts" // where people are counted
)

// Write writes the figures of the result.
func (c CSV) Write(w io.Writer, r Result) error {
	out := newRecords(w)
	if c.BOM {
		out.text = append(out.text, "\uFEFF"...)
	}
	s := csvSheet{
		printer: printer{r.styled()}, world: newWorld(r), out: out,
		columns: map[string]bool{}, needed: map[string]bool{}, spans: map[period.Span]csvSpan{},
	}
	return s.write(r)
}

// csvSheet writes rows below their heads. It goes through the figures twice:
// which columns there are, only all of them can tell, and rows take more room
// than the figures do.
type csvSheet struct {
	printer
	world      world
	columns    map[string]bool
	needed     map[string]bool // what was given to need
	dimensions []string
	rates      []string
	order      []int // of a record: the fields of rows, and where members and rates stand
	spans      map[period.Span]csvSpan
	current    csvRow
	fields     []string // of the current row
	record     []string // what of them is written
	out        *records
}

// csvSpan is a period as a row has it.
type csvSpan struct{ name, start, end string }

// What stands in an order for no field.
const (
	membersHere = -1
	ratesHere   = -2
)

func (s *csvSheet) write(r Result) error {
	if r.Comparison != nil {
		s.out.addAll(s.revisionRecords(r.Comparison))
		return s.written(s.out.flush())
	}
	for _, f := range r.Figures {
		if err := s.survey(f); err != nil {
			return err
		}
	}
	if s.needed[everyRow] {
		if err := s.heads(); err != nil {
			return err
		}
	}
	for _, f := range r.Figures {
		s.add(f)
	}
	return s.written(s.out.flush())
}

func (*csvSheet) written(err error) error {
	if err != nil {
		return fmt.Errorf("a row of CSV cannot be written: %w", err)
	}
	return nil
}

// need makes sure of columns, named with blanks between them.
func (s *csvSheet) need(columns string) {
	if s.needed[columns] {
		return
	}
	s.needed[columns] = true
	for _, c := range strings.Fields(columns) {
		s.columns[c] = true
	}
}

// survey makes sure of the columns of one figure.
func (s *csvSheet) survey(f figure.Figure) error {
	switch f := f.(type) {
	case *figure.Total:
		s.surveyTotal(f)
	case *figure.Change:
		s.surveyChange(f)
	case *figure.Share:
		s.need(shareRow)
		s.surveyCommon(&f.Common)
		s.needContacts("part_contacts", f.PartCell)
		s.needContacts("whole_contacts", f.AllCell)
	case *figure.Comparison:
		s.surveyComparison(f)
	case *figure.Ranking:
		s.surveyRanking(f)
	case *figure.Brief:
		for _, t := range briefTotals(f) {
			s.surveyTotal(t)
		}
		if alone(f) {
			s.surveyChange(&f.Change)
			break
		}
		s.surveyComparison(&f.Comparison)
	default:
		return unknownKind(f)
	}
	return nil
}

// alone reports whether the change of a paragraph stands by itself, and not
// among others that it is compared with.
func alone(b *figure.Brief) bool { return len(b.Comparison.Rows) == 0 || !b.Comparison.Changes }

func (s *csvSheet) surveyCommon(c *figure.Common) {
	s.need(everyRow)
	for _, p := range c.Members {
		s.dimensions = withName(s.dimensions, p.Dimension)
	}
}

func (s *csvSheet) surveyTotal(t *figure.Total) {
	s.need(totalRow)
	s.surveyCommon(&t.Common)
	s.needContacts("contacts", t.Cell)
	for _, rate := range t.Rates {
		s.rates = withName(s.rates, rate.Per)
	}
}

func (s *csvSheet) surveyChange(c *figure.Change) {
	s.need(changeRow)
	s.surveyCommon(&c.Common)
	s.needContacts("new_contacts", c.New)
	s.needContacts("old_contacts", c.Old)
}

func (s *csvSheet) surveyComparison(c *figure.Comparison) {
	s.need(comparisonRow)
	for i := range c.Rows {
		if c.Changes {
			s.surveyChange(&c.Rows[i].Change)
			continue
		}
		s.surveyTotal(&c.Rows[i].Total)
	}
}

func (s *csvSheet) surveyRanking(f *figure.Ranking) {
	s.need(rankingRow)
	for i := range f.Rows {
		if byChange(f) {
			s.surveyChange(&f.Rows[i].Change)
		} else {
			s.surveyTotal(&f.Rows[i].Total)
		}
		if f.Dimension != "" {
			s.dimensions = withName(s.dimensions, f.Dimension)
		}
	}
}

// withName adds a name to a list that does not have it.
func withName(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}

// add writes the rows of one figure, of a kind that survey knows.
func (s *csvSheet) add(f figure.Figure) {
	switch f := f.(type) {
	case *figure.Total:
		s.finish(s.total(f))
	case *figure.Change:
		s.finish(s.change(f))
	case *figure.Share:
		s.finish(s.share(f))
	case *figure.Comparison:
		s.comparison(f)
	case *figure.Ranking:
		s.ranking(f)
	case *figure.Brief:
		for _, t := range briefTotals(f) {
			s.finish(s.total(t))
		}
		if alone(f) {
			s.finish(s.change(&f.Change))
			break
		}
		s.comparison(&f.Comparison)
	}
}

// row starts a row with what every figure has, in the place of the row before.
func (s *csvSheet) row(kind string, c *figure.Common) *csvRow {
	r := &s.current
	*r = csvRow{
		Figure: kind, Area: text(areaName(c.Area)), Measure: text(c.Measure.Name), Unit: text(c.Measure.Unit),
		Notes: text(notes(c)), members: emptied(r.members, len(s.dimensions)), rates: emptied(r.rates, len(s.rates)),
	}
	if up, ok := s.world.parent(c.Area); ok {
		r.Parent = text(up.Name)
	}
	r.Period, r.Start, r.End = s.dates(c.Period)
	for _, p := range c.Members {
		s.member(r, p.Dimension, strings.Join(p.Names, "; "))
	}
	return r
}

// emptied is a list of so many empty texts, in the room of another.
func emptied(list []string, n int) []string {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// finish writes a row. Errors stay with the records until all are written.
func (s *csvSheet) finish(r *csvRow) {
	s.fields = r.appendFields(s.fields[:0])
	s.record = s.record[:0]
	for _, at := range s.order {
		switch at {
		case membersHere:
			s.record = append(s.record, r.members...)
		case ratesHere:
			s.record = append(s.record, r.rates...)
		default:
			s.record = append(s.record, s.fields[at])
		}
	}
	s.out.add(s.record)
}

// member fills in the column of a dimension.
func (s *csvSheet) member(r *csvRow, dimension, name string) {
	r.members[slices.Index(s.dimensions, dimension)] = text(name)
}

// dates gives a period's name, first and last day.
func (s *csvSheet) dates(p period.Span) (name, start, end string) {
	if p.Days() == 0 {
		return "", "", ""
	}
	known, ok := s.spans[p]
	if !ok {
		known = csvSpan{text(s.period(p)), p.Start.String(), p.Last().String()}
		s.spans[p] = known
	}
	return known.name, known.start, known.end
}

func (s *csvSheet) total(t *figure.Total) *csvRow {
	r := s.row("total", &t.Common)
	r.Value, r.Low, r.High = s.known(t.Cell, t.Measure)
	r.Contacts = contactsBehind(t.Cell)
	for _, rate := range t.Rates {
		if v, ok := rate.Value.Exact(); ok && rate.Known {
			r.rates[slices.Index(s.rates, rate.Per)] = v.Decimal(s.style.RatePlaces(v))
		}
	}
	return r
}

func (s *csvSheet) change(c *figure.Change) *csvRow {
	r := s.row("change", &c.Common)
	r.Against, r.AgainstStart, r.AgainstEnd = s.dates(c.Against)
	r.New, r.NewLow, r.NewHigh = s.known(c.New, c.Measure)
	r.Old, r.OldLow, r.OldHigh = s.known(c.Old, c.Measure)
	r.NewContacts, r.OldContacts = contactsBehind(c.New), contactsBehind(c.Old)
	if c.Known {
		r.Change, r.ChangeLow, r.ChangeHigh = plain(c.Change, s.plainly(c.Measure))
	}
	if c.HasPercent {
		r.Percent, r.PercentLow, r.PercentHigh = plain(c.Percent, s.percentOf(baseOf(c.Old.Sum)))
	}
	if v, ok := c.Times.Exact(); ok && c.HasTimes {
		r.Times = v.Decimal(timesPlaces)
	}
	return r
}

func (s *csvSheet) share(f *figure.Share) *csvRow {
	r := s.row("share", &f.Common)
	r.In, r.InMembers = text(areaName(f.Whole)), text(picksText(f.WholeMembers))
	r.InPeriod, r.InStart, r.InEnd = s.dates(f.WholePeriod)
	r.Part, r.PartLow, r.PartHigh = s.known(f.PartCell, f.Measure)
	r.Whole, r.WholeLow, r.WholeHigh = s.known(f.AllCell, f.Measure)
	r.PartContacts, r.AllContacts = contactsBehind(f.PartCell), contactsBehind(f.AllCell)
	if !f.Known || f.Suppressed {
		return r
	}
	r.Percent, r.PercentLow, r.PercentHigh = plain(f.Ratio.Scale(number.Int(100)), s.percentOf(baseOf(f.AllCell.Sum)))
	if one, ok := oneIn(f.Ratio); ok {
		r.OneIn, _, _ = plain(one, func(v number.Value) string { return v.Decimal(s.style.RatePlaces(v)) })
	}
	return r
}

func (s *csvSheet) comparison(c *figure.Comparison) {
	for i := range c.Rows {
		var r *csvRow
		if c.Changes {
			r = s.change(&c.Rows[i].Change)
		} else {
			r = s.total(&c.Rows[i].Total)
		}
		r.Role = roleName(c.Rows[i].Role)
		s.relation(r, c, i)
		s.finish(r)
	}
}

// relation fills in how the area of a row stands to its region.
func (s *csvSheet) relation(r *csvRow, c *figure.Comparison, at int) {
	rel := relationOf(c, at)
	if rel == nil {
		return
	}
	r.In = text(areaName(rel.Region))
	if !rel.Known {
		return
	}
	write := s.plainly(c.Measure)
	if c.Changes && !c.Rows[at].Change.Points {
		write = s.percentOf(baseOf(c.Rows[at].Change.Old.Sum))
	}
	r.Average, _, _ = plain(rel.Average, write)
	r.Difference, _, _ = plain(rel.Difference, write)
}

func (s *csvSheet) ranking(f *figure.Ranking) {
	for i := range f.Rows {
		row := &f.Rows[i]
		var r *csvRow
		if byChange(f) {
			r = s.change(&row.Change)
		} else {
			r = s.total(&row.Total)
		}
		if f.Dimension != "" {
			s.member(r, f.Dimension, row.Name)
		}
		r.Joint, r.Sure = yesNo(row.Joint), yesNo(row.Sure)
		if row.Place > 0 {
			r.Place = strconv.Itoa(row.Place)
		}
		s.finish(r)
	}
}

// known writes a cell: its value, if it is known, and its ends.
func (s *csvSheet) known(c cube.Cell, m cube.Measure) (value, low, high string) {
	if c.None {
		return "", "", ""
	}
	return plain(c.Sum, s.plainly(m))
}

// plainly writes values of a measure, percentOf percentages on a base.
func (s *csvSheet) plainly(m cube.Measure) func(number.Value) string {
	return func(v number.Value) string { return s.digits(v, m) }
}

func (s *csvSheet) percentOf(base number.Value) func(number.Value) string {
	return func(v number.Value) string { return s.style.PercentNumber(v, base) }
}

// plain writes a range as its value, where there is one, and its ends, where
// they are known.
func plain(r number.Range, write func(number.Value) string) (value, low, high string) {
	if v, ok := r.Exact(); ok {
		value = write(v)
		return value, value, value
	}
	if !r.NoLow {
		low = write(r.Low)
	}
	if !r.NoHigh {
		high = write(r.High)
	}
	return value, low, high
}

// heads writes the heads of the columns that are needed, and settles the order
// of records.
func (s *csvSheet) heads() error {
	var typed recorder
	if err := gocsv.MarshalCSV([]csvRow{}, &typed); err != nil {
		return s.written(err)
	}
	var heads []string
	for i, name := range typed.records[0] {
		if s.columns[name] {
			s.order = append(s.order, i)
			heads = append(heads, name)
		}
		switch name {
		case "parent":
			s.order = append(s.order, membersHere)
			for _, d := range s.dimensions {
				heads = append(heads, s.dimensionHead(d))
			}
		case "value":
			s.order = append(s.order, ratesHere)
			for _, per := range s.rates {
				heads = append(heads, rateHead(per))
			}
		}
	}
	s.out.add(heads)
	return nil
}

// dimensionHead names the column of a dimension, apart from the others.
func (s *csvSheet) dimensionHead(dimension string) string {
	if s.columns[dimension] || slices.ContainsFunc(s.rates, func(per string) bool { return rateHead(per) == dimension }) {
		return "column " + dimension
	}
	return text(dimension)
}

func rateHead(per string) string { return text("per_" + per) }

// recorder keeps the records that gocsv writes.
type recorder struct{ records [][]string }

func (r *recorder) Write(record []string) error {
	r.records = append(r.records, slices.Clone(record))
	return nil
}

func (*recorder) Flush()       {}
func (*recorder) Error() error { return nil }

// text defuses text that a spreadsheet would take for a formula: names come
// from strangers' files, and "=cmd|…" runs programs. The apostrophe makes it
// text (OWASP, CSV injection). Numbers never come here.
func text(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if s != "" && strings.ContainsAny(s[:1], "=+-@\t\r\n") || hasWideSign(s) {
		return "'" + s
	}
	return s
}

// hasWideSign reports a first sign in full width, which some spreadsheets take
// for the plain one.
func hasWideSign(s string) bool {
	for _, sign := range []string{"＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, sign) {
			return true
		}
	}
	return false
}

// notes joins the caveats of a figure, each once.
func notes(c *figure.Common) string {
	var texts []string
	for _, one := range c.Caveats {
		if note := footnote(one); !slices.Contains(texts, note) {
			texts = append(texts, note)
		}
	}
	return strings.Join(texts, "; ")
}

// picksText names the members that a whole was narrowed to.
func picksText(picks []figure.Pick) string {
	texts := make([]string, len(picks))
	for i, p := range picks {
		texts[i] = p.Dimension + ": " + strings.Join(p.Names, ", ")
	}
	return strings.Join(texts, "; ")
}

// timesPlaces are the decimals of a multiple: 1.99.
const timesPlaces = 2

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func roleName(r figure.Role) string {
	switch r {
	case figure.SubjectRow:
		return "subject"
	case figure.RegionRow:
		return "region"
	}
	return "other"
}
