package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// peopleOf loads inputs, by name, as a cube that counts the different values of
// a column.
func peopleOf(t testing.TB, texts []string, o Options, p cube.Plan) (*cube.Cube, error) {
	t.Helper()
	var inputs []Input
	for i, text := range texts {
		inputs = append(inputs, Input{Name: fmt.Sprintf("log%d.csv", i+1), Open: func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(text)), nil
		}})
	}
	return New(inputs, o).Load(context.Background(), p)
}

// contact is one row of a log.
type contact struct {
	day      period.Day
	region   string
	county   string
	way      string
	who      string
	contacts int64 // how many at once
}

// peopleLog makes a random log. Values are those that tempt a reader to take
// two for one, or one for two.
func peopleLog(r *rand.Rand, rows, people int, counted bool) []contact {
	counties := [][2]string{{"East", "Norfolk"}, {"East", "Suffolk"}, {"West", "Devon"}, {"West", "Dorset"}}
	var out []contact
	for i := range rows {
		place := counties[r.IntN(len(counties))]
		c := contact{day: period.NewDay(2020, 1, 1) + period.Day(r.IntN(182)), region: place[0], county: place[1], way: []string{"Phone", "Web, chat"}[r.IntN(2)], contacts: 1}
		if i < 4 {
			c.region, c.county, c.day = counties[i][0], counties[i][1], period.NewDay(2020, 1, 1).AddMonths(i)
		}
		if counted {
			c.contacts = int64(r.IntN(4))
		}
		n := r.IntN(people)
		switch r.IntN(12) {
		case 0:
			c.who = []string{"", "  ", "Anonymous", "n/a", "-", "not stated"}[r.IntN(6)]
		case 1:
			c.who = fmt.Sprintf("p%d", n) // another than "P…"
		case 2:
			c.who = fmt.Sprintf(" P%d\t", n) // the same
		case 3:
			c.who = fmt.Sprintf("0%d", n)
		case 4:
			c.who = fmt.Sprintf("a \"very\" long name, of somebody who has the number %d", n)
		default:
			c.who = fmt.Sprintf("P%d", n)
		}
		out = append(out, c)
	}
	return out
}

// write writes a log as CSV.
func write(log []contact, counted bool) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := []string{"Date", "Region", "County", "Channel", "Caller"}
	if counted {
		head = append(head, "Contacts")
	}
	_ = w.Write(head)
	for _, c := range log {
		record := []string{c.day.String(), c.region, c.county, c.way, c.who}
		if counted {
			record = append(record, strconv.FormatInt(c.contacts, 10))
		}
		_ = w.Write(record)
	}
	w.Flush()
	return b.String()
}

// tell counts people and contacts by looking at every row.
func tell(log []contact, place string, span period.Span, way string) (people, made, unknown int64) {
	seen := map[string]bool{}
	for _, c := range log {
		who := strings.TrimSpace(c.who)
		switch {
		case place != "" && c.region != place && c.county != place, way != "" && c.way != way, c.day < span.Start || c.day >= span.End:
		case who == "" || who == "Anonymous" || who == "n/a" || who == "-" || who == "not stated":
			unknown += c.contacts
		case c.contacts > 0:
			made += c.contacts
			seen[who] = true
		}
	}
	return int64(len(seen)), made, unknown
}

// TestPeopleAgainstRows counts people of random logs in one and several files,
// with blocks of many sizes and several workers, and holds every number against
// a count of the rows.
func TestPeopleAgainstRows(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 60 {
		counted := i%3 == 0
		rows, people := 4+r.IntN(600), 1+r.IntN(400)
		log := peopleLog(r, rows, people, counted)
		var files []string
		for from, left := 0, 1+r.IntN(3); left > 0; left-- {
			to := len(log)
			if left > 1 {
				to = from + (len(log)-from)/left
			}
			files = append(files, write(log[from:to], counted))
			from = to
		}
		o := Options{Workers: 1 + r.IntN(4), BlockSize: 1 + r.IntN(3000)}
		grain := []period.Grain{period.ByMonth, period.ByDay}[r.IntN(2)]
		c, err := peopleOf(t, files, o, cube.Plan{Keys: []string{"Channel"}, Grain: grain, Unique: "caller"})
		if err != nil {
			t.Fatal(err)
		}
		for _, span := range []period.Span{period.Between(period.NewDay(2020, 1, 1), period.NewDay(2020, 6, 30)), period.OfMonth(2020, 2), period.Between(period.NewDay(2020, 1, 1), period.NewDay(2020, 3, 31))} {
			for _, place := range []string{"", "East", "West", "Norfolk", "Dorset"} {
				for _, way := range []string{"", "Phone"} {
					checkPeople(t, c, log, place, span, way)
				}
			}
		}
	}
}

// checkPeople holds one selection against the rows.
func checkPeople(t *testing.T, c *cube.Cube, log []contact, place string, span period.Span, way string) {
	t.Helper()
	s := cube.Selection{Area: area.None, Span: span}
	if place != "" {
		a, err := c.Areas.Resolve(place)
		if err != nil {
			t.Fatal(err)
		}
		s.Area = a.ID
	}
	if way != "" {
		d := c.Dimensions[0]
		if d.Index(way) < 0 {
			return
		}
		s.Members = [][]int{{d.Index(way)}}
	}
	cell := c.Cell(s)
	if cell.None {
		return // the log ends before
	}
	people, made, unknown := tell(log, place, span, way)
	for _, n := range []struct {
		got  number.Range
		want int64
	}{{cell.Sum, people}, {cell.Contacts.Made, made}, {cell.Contacts.Unknown, unknown}} {
		if !n.got.Equal(number.Exactly(number.Int(n.want))) {
			t.Fatalf("%q, %v, %q: %v people, contacts %+v; want %d people, %d contacts, %d of nobody known", place, span, way, cell.Sum, cell.Contacts, people, made, unknown)
		}
	}
}

const callers = "Date,County,Caller\n2020-01-01,Norfolk,P1\n2020-01-02,Suffolk,P2\n2020-02-29,Norfolk,P1\n"

// TestPeopleOfTwins reads a file that was given twice once: its contacts are
// not twice as many.
func TestPeopleOfTwins(t *testing.T) {
	c, err := peopleOf(t, []string{callers, callers}, Options{}, cube.Plan{Unique: "Caller"})
	if err != nil {
		t.Fatal(err)
	}
	cell := c.Cell(cube.Selection{Area: area.None, Span: period.OfMonth(2020, 1)})
	if behind := c.Behind(); !behind.Made.Equal(number.Exactly(number.Int(3))) || !cell.Sum.Equal(number.Exactly(number.Int(2))) {
		t.Errorf("%v people in January, %+v behind all", cell.Sum, behind)
	}
}

// TestPeopleAreRefused gives exports and columns of which people cannot be
// counted. No error holds a value of the column.
func TestPeopleAreRefused(t *testing.T) {
	const counts = "Date,County,Caller,Contacts\n2020-01-01,Norfolk,secret1,3\n2020-01-02,Suffolk,secret2,1\n2020-01-03,Norfolk,secret1,2\n"
	tests := []struct {
		name, text, unique, want, hint string
		keys                           []string
	}{
		{"no such column", callers, "Calller", `has no column "Calller"`, "did you mean --unique Caller?", nil},
		{"periods across", "County,2018,2019\nNorfolk,1,2\nSuffolk,3,4\n", "County", "is not a log", "a row for each contact", nil},
		{"a row for each figure", "County,Month,Caller,People\nNorfolk,2019-01,P1,4\nNorfolk,2019-02,P1,5\n", "Caller", "is not a log", "a row for each contact", nil},
		{"the count", counts, "Contacts", `the column "Contacts" is the count`, "--column ignore=Contacts", nil},
		{"the area", callers, "County", `the column "County" is the area`, "a value of their own", nil},
		{"the date", callers, "Date", `the column "Date" is the date`, "a value of their own", nil},
		{"by its values", callers, "Caller", "figures cannot be asked for by its values", "leave the column out of --by and --where", []string{"caller"}},
		{"two counts", "Date,County,Caller,Calls,Visits\n2020-01-01,Norfolk,secret1,3,4\n2020-01-02,Suffolk,secret2,1,5\n", "Caller", "several counts in a row", "--column count=", []string{"column"}},
		{"no counts", "Date,County,Caller,Hours\n2020-01-01,Norfolk,secret1,3.5\n2020-01-02,Suffolk,secret2,1.25\n2020-01-03,Suffolk,secret2,1.5\n", "Caller", "no numbers of contacts", "--column ignore=", nil},
	}
	for _, test := range tests {
		var o Options
		if test.name == "two counts" {
			o.Columns = []Column{{RoleCount, "Calls"}, {RoleCount, "Visits"}}
		}
		if test.name == "no counts" {
			o.Columns = []Column{{RoleCount, "Hours"}}
		}
		_, err := peopleOf(t, []string{test.text}, o, cube.Plan{Unique: test.unique, Keys: test.keys})
		if err == nil {
			t.Errorf("%s: no error", test.name)
			continue
		}
		advice := ""
		if h, ok := err.(interface{ Hint() string }); ok {
			advice = h.Hint()
		}
		if !strings.Contains(err.Error(), test.want) || !strings.Contains(advice, test.hint) {
			t.Errorf("%s: %q, hint %q; want %q, %q", test.name, err, advice, test.want, test.hint)
		}
		for _, secret := range []string{"secret1", "P1"} {
			if strings.Contains(err.Error()+advice, secret) {
				t.Errorf("%s: the error holds a value of the column: %v %s", test.name, err, advice)
			}
		}
	}
}

// TestPeopleOfHiddenCounts takes a row for a contact although nobody says of
// how many.
func TestPeopleOfHiddenCounts(t *testing.T) {
	const text = "Date,County,Caller,Contacts\n2020-01-01,Norfolk,P1,3\n2020-01-02,Norfolk,P2,*\n2020-01-03,Norfolk,,*\n2020-01-04,Norfolk,unknown,*\n2020-01-05,Norfolk,P3,0\n2020-01-31,Norfolk,P1,2\n"
	c, err := peopleOf(t, []string{text}, Options{Hidden: []HiddenRule{{Mark: "*", Low: 1, High: 4}}}, cube.Plan{Unique: "Caller"})
	if err != nil {
		t.Fatal(err)
	}
	cell := c.Cell(cube.Selection{Area: area.None, Span: period.OfMonth(2020, 1)})
	if !cell.Sum.Equal(number.Exactly(number.Int(2))) || !cell.Contacts.Made.Equal(number.Between(number.Int(6), number.Int(9))) ||
		!cell.Contacts.Unknown.Equal(number.Between(number.Int(2), number.Int(8))) {
		t.Errorf("%v people, contacts %+v; want 2, 6 to 9 and 2 to 8", cell.Sum, cell.Contacts)
	}
}

// TestPeopleBesideATotal leaves a total row of a log with counts out: nobody in
// it is anybody else.
func TestPeopleBesideATotal(t *testing.T) {
	const text = "Date,County,Channel,Caller,Contacts\n2020-01-01,Norfolk,Phone,P1,3\n2020-01-01,Norfolk,Web,P2,1\n2020-01-01,Norfolk,Total,,4\n2020-01-02,Norfolk,Phone,P1,2\n2020-01-02,Norfolk,Web,P3,2\n2020-01-02,Norfolk,Total,,4\n2020-01-31,Norfolk,Phone,P1,0\n"
	c, err := peopleOf(t, []string{text}, Options{}, cube.Plan{Unique: "Caller"})
	if err != nil {
		t.Fatal(err)
	}
	cell := c.Cell(cube.Selection{Area: area.None, Span: period.OfMonth(2020, 1)})
	if !cell.Sum.Equal(number.Exactly(number.Int(3))) || !cell.Contacts.Made.Equal(number.Exactly(number.Int(8))) || !cell.Contacts.Unknown.Equal(number.Exactly(number.Int(0))) {
		t.Errorf("%v people, contacts %+v; want 3, 8 and none of nobody known", cell.Sum, cell.Contacts)
	}
}

// TestPeopleStayPrivate looks for a value of the column in everything that is
// known of an export after reading it.
func TestPeopleStayPrivate(t *testing.T) {
	text := "Date,County,Helper,Contacts\n"
	for i := range 40 {
		text += fmt.Sprintf("2020-01-%02d,Norfolk,secret%d,1\n", 1+i%28, i%3)
	}
	inputs := []Input{{Name: "log.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}}
	e := New(inputs, Options{})
	c, err := e.Load(context.Background(), cube.Plan{Unique: "Helper"})
	if err != nil {
		t.Fatal(err)
	}
	all := fmt.Sprintf("%+v %+v %+v %+v", e.Inspection(), c.Notes(), c.Dimensions, c.Scope(cube.Selection{Area: area.None}))
	if strings.Contains(all, "secret") {
		t.Errorf("a value of the column is told: %s", all)
	}
	if got := e.Inspection().Files[0].Columns[2]; got.Role != RolePerson || got.Values != 0 {
		t.Errorf("the column is %+v, want the role person", got)
	}
}

// TestCrowdGrows has more people than a set begins with, in one cell and in
// many, in one file and in two.
func TestCrowdGrows(t *testing.T) {
	const rows, people = 60_000, 9_000
	r := rand.New(rand.NewPCG(7, 8))
	var b strings.Builder
	b.WriteString("Date,County,Caller\n")
	seen := map[int]bool{}
	for i := range rows {
		n := r.IntN(people)
		if i >= 30*12 {
			seen[n] = true
		}
		who := strconv.Itoa(n)
		if i < 30*12 {
			who = "" // the first rows make every cell
		}
		fmt.Fprintf(&b, "2020-%02d-%02d,%s,%s\n", 1+i%12, 1+i/12%28, []string{"Norfolk", "Suffolk"}[i%2], who)
	}
	text := b.String()
	half := strings.Index(text[len(text)/2:], "\n") + len(text)/2 + 1
	for _, files := range [][]string{{text}, {text[:half], "Date,County,Caller\n" + text[half:]}} {
		c, err := peopleOf(t, files, Options{Workers: 2, BlockSize: 5000}, cube.Plan{Unique: "Caller"})
		if err != nil {
			t.Fatal(err)
		}
		cell := c.Cell(cube.Selection{Area: area.None, Span: period.OfYear(2020)})
		if !cell.Sum.Equal(number.Exactly(number.Int(int64(len(seen))))) || !cell.Contacts.Made.Equal(number.Exactly(number.Int(rows-30*12))) {
			t.Errorf("%d files: %v people, %+v; want %d", len(files), cell.Sum, cell.Contacts, len(seen))
		}
	}
}

// TestPeopleOfLongRows counts people of rows with empty cells too many, who
// have no number: those who are known already and those who are not.
func TestPeopleOfLongRows(t *testing.T) {
	const text = "Date,County,Caller\n2020-01-01,Norfolk,P1\n2020-01-02,Norfolk, P1 ,\n2020-01-03,Norfolk,P2,,\n2020-01-04,Norfolk,,\n2020-01-05,Norfolk,Anonymous,\n2020-01-31,Norfolk,P3\n"
	c, err := peopleOf(t, []string{text}, Options{}, cube.Plan{Unique: "Caller"})
	if err != nil {
		t.Fatal(err)
	}
	cell := c.Cell(cube.Selection{Area: area.None, Span: period.OfMonth(2020, 1)})
	if !cell.Sum.Equal(number.Exactly(number.Int(3))) || !cell.Contacts.Made.Equal(number.Exactly(number.Int(4))) || !cell.Contacts.Unknown.Equal(number.Exactly(number.Int(2))) {
		t.Errorf("%v people, contacts %+v; want 3, 4 and 2 of nobody known", cell.Sum, cell.Contacts)
	}
}
