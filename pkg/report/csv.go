package report

import (
	"bytes"
	"encoding/csv"
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
// programs need after the notes.
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

	members map[string]string // by dimension
	rates   map[string]string // by what they are per
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
	s := csvSheet{printer: printer{r.styled()}, world: newWorld(r), columns: map[string]bool{}}
	for _, f := range r.Figures {
		if err := s.add(f); err != nil {
			return err
		}
	}
	records, err := s.records()
	if err != nil {
		return err
	}
	if r.Comparison != nil {
		records = s.revisionRecords(r.Comparison)
	}
	var buffer bytes.Buffer
	if c.BOM {
		buffer.WriteString("\uFEFF")
	}
	out := csv.NewWriter(&buffer)
	if err := out.WriteAll(records); err != nil {
		return fmt.Errorf("a row of CSV cannot be written: %w", err)
	}
	_, err = w.Write(buffer.Bytes())
	return err
}

// csvSheet collects rows and which columns they need.
type csvSheet struct {
	printer
	world      world
	columns    map[string]bool
	dimensions []string
	rates      []string
	rows       []*csvRow
}

// need makes sure of columns, named with blanks between them.
func (s *csvSheet) need(columns string) {
	for _, c := range strings.Fields(columns) {
		s.columns[c] = true
	}
}

// add adds the rows of one figure.
func (s *csvSheet) add(f figure.Figure) error {
	switch f := f.(type) {
	case *figure.Total:
		s.total(f)
	case *figure.Change:
		s.change(f)
	case *figure.Share:
		s.share(f)
	case *figure.Comparison:
		s.comparison(f)
	case *figure.Ranking:
		s.ranking(f)
	case *figure.Brief:
		for _, t := range briefTotals(f) {
			s.total(t)
		}
		if len(f.Comparison.Rows) == 0 || !f.Comparison.Changes {
			s.change(&f.Change)
			break
		}
		s.comparison(&f.Comparison)
	default:
		return unknownKind(f)
	}
	return nil
}

// row starts a row with what every figure has.
func (s *csvSheet) row(kind string, c *figure.Common) *csvRow {
	s.need(everyRow)
	r := &csvRow{
		Figure: kind, Area: text(areaName(c.Area)), Measure: text(c.Measure.Name), Unit: text(c.Measure.Unit),
		Notes: text(notes(c)), members: map[string]string{}, rates: map[string]string{},
	}
	if up, ok := s.world.parent(c.Area); ok {
		r.Parent = text(up.Name)
	}
	r.Period, r.Start, r.End = s.dates(c.Period)
	for _, p := range c.Members {
		s.member(r, p.Dimension, strings.Join(p.Names, "; "))
	}
	s.rows = append(s.rows, r)
	return r
}

// member fills in the column of a dimension.
func (s *csvSheet) member(r *csvRow, dimension, name string) {
	r.members[dimension] = text(name)
	if !slices.Contains(s.dimensions, dimension) {
		s.dimensions = append(s.dimensions, dimension)
	}
}

// dates gives a period's name, first and last day.
func (s *csvSheet) dates(p period.Span) (name, start, end string) {
	if p.Days() == 0 {
		return "", "", ""
	}
	return text(s.period(p)), p.Start.String(), p.Last().String()
}

func (s *csvSheet) total(t *figure.Total) *csvRow {
	s.need(totalRow)
	r := s.row("total", &t.Common)
	r.Value, r.Low, r.High = s.known(t.Cell, t.Measure)
	s.contacts("contacts", &r.Contacts, t.Cell)
	for _, rate := range t.Rates {
		if !slices.Contains(s.rates, rate.Per) {
			s.rates = append(s.rates, rate.Per)
		}
		if v, ok := rate.Value.Exact(); ok && rate.Known {
			r.rates[rate.Per] = v.Decimal(s.style.RatePlaces(v))
		}
	}
	return r
}

func (s *csvSheet) change(c *figure.Change) *csvRow {
	s.need(changeRow)
	r := s.row("change", &c.Common)
	r.Against, r.AgainstStart, r.AgainstEnd = s.dates(c.Against)
	r.New, r.NewLow, r.NewHigh = s.known(c.New, c.Measure)
	r.Old, r.OldLow, r.OldHigh = s.known(c.Old, c.Measure)
	s.contacts("new_contacts", &r.NewContacts, c.New)
	s.contacts("old_contacts", &r.OldContacts, c.Old)
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

func (s *csvSheet) share(f *figure.Share) {
	s.need(shareRow)
	r := s.row("share", &f.Common)
	r.In, r.InMembers = text(areaName(f.Whole)), text(picksText(f.WholeMembers))
	r.InPeriod, r.InStart, r.InEnd = s.dates(f.WholePeriod)
	r.Part, r.PartLow, r.PartHigh = s.known(f.PartCell, f.Measure)
	r.Whole, r.WholeLow, r.WholeHigh = s.known(f.AllCell, f.Measure)
	s.contacts("part_contacts", &r.PartContacts, f.PartCell)
	s.contacts("whole_contacts", &r.AllContacts, f.AllCell)
	if !f.Known || f.Suppressed {
		return
	}
	r.Percent, r.PercentLow, r.PercentHigh = plain(f.Ratio.Scale(number.Int(100)), s.percentOf(baseOf(f.AllCell.Sum)))
	if one, ok := oneIn(f.Ratio); ok {
		r.OneIn, _, _ = plain(one, func(v number.Value) string { return v.Decimal(s.style.RatePlaces(v)) })
	}
}

func (s *csvSheet) comparison(c *figure.Comparison) {
	s.need(comparisonRow)
	for i := range c.Rows {
		var r *csvRow
		if c.Changes {
			r = s.change(&c.Rows[i].Change)
		} else {
			r = s.total(&c.Rows[i].Total)
		}
		r.Role = roleName(c.Rows[i].Role)
		s.relation(r, c, i)
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
	s.need(rankingRow)
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
	}
	if !r.NoLow {
		low = write(r.Low)
	}
	if !r.NoHigh {
		high = write(r.High)
	}
	return value, low, high
}

// records are the rows as the file has them, under their heads.
func (s *csvSheet) records() ([][]string, error) {
	if len(s.rows) == 0 {
		return nil, nil
	}
	var typed recorder
	if err := gocsv.MarshalCSV(s.rows, &typed); err != nil {
		return nil, fmt.Errorf("a row of CSV cannot be written: %w", err)
	}
	out := make([][]string, len(typed.records))
	for i, record := range typed.records {
		for j, name := range typed.records[0] {
			if s.columns[name] {
				out[i] = append(out[i], record[j])
			}
			switch name {
			case "parent":
				out[i] = append(out[i], s.memberCells(i)...)
			case "value":
				out[i] = append(out[i], s.rateCells(i)...)
			}
		}
	}
	return out, nil
}

// memberCells is what stands in record i in the columns of dimensions: in the
// first record their heads.
func (s *csvSheet) memberCells(i int) []string {
	var out []string
	for _, d := range s.dimensions {
		if i == 0 {
			out = append(out, s.dimensionHead(d))
			continue
		}
		out = append(out, s.rows[i-1].members[d])
	}
	return out
}

// rateCells is the same for rates.
func (s *csvSheet) rateCells(i int) []string {
	var out []string
	for _, per := range s.rates {
		if i == 0 {
			out = append(out, rateHead(per))
			continue
		}
		out = append(out, s.rows[i-1].rates[per])
	}
	return out
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
