package export_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
)

// input makes a file of a text; a name "2019=a.csv" carries a label.
func input(name, text string) export.Input {
	label, path, found := strings.Cut(name, "=")
	if !found {
		label, path = "", name
	}
	return export.Input{Name: path, Label: label, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func load(t testing.TB, o export.Options, plan cube.Plan, inputs ...export.Input) (*cube.Cube, *export.Export, error) {
	t.Helper()
	if plan.Grain == period.ByDay {
		plan.Grain = period.ByMonth
	}
	e := export.New(inputs, o)
	c, err := e.Load(context.Background(), plan)
	return c, e, err
}

// answer says what the cube holds for "area; period; member of the first
// dimension".
func answer(t testing.TB, c *cube.Cube, question string) string {
	t.Helper()
	parts := strings.Split(question, ";")
	s := cube.Selection{Area: area.None}
	if name := strings.TrimSpace(parts[0]); name != "" {
		a, err := c.Areas.Resolve(name)
		if err != nil {
			t.Fatal(err)
		}
		s.Area = a.ID
	}
	var err error
	if s.Span, err = period.ParseOne(strings.TrimSpace(parts[1]), period.Context{}); err != nil {
		t.Fatal(err)
	}
	if len(parts) > 2 {
		s.Members = [][]int{{c.Dimensions[0].Index(strings.TrimSpace(parts[2]))}}
	}
	x := c.Cell(s)
	if x.None {
		return "none"
	}
	out := x.Sum.String()
	if len(x.Missing) > 0 {
		out += " partly"
	}
	for _, w := range x.Caveats {
		out += " [" + string(w.ID) + "]"
	}
	return out
}

func noteIDs(c *cube.Cube) []string {
	var out []string
	for _, n := range c.Notes() {
		out = append(out, string(n.ID))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func lookup(t testing.TB, text string) []area.Entry {
	t.Helper()
	entries, err := area.ReadLookup(strings.NewReader(text), "areas.csv")
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestShapes(t *testing.T) {
	tests := []struct {
		name    string
		options export.Options
		plan    cube.Plan
		files   map[string]string
		want    map[string]string
		notes   []string
	}{
		{
			name:  "tidy, with a parent",
			files: map[string]string{"a.csv": "Region,County,Month,People\nSouth West,Dorset,2019-01,3\nSouth West,Devon,2019-01,4\nSouth West,Dorset,2019-02,5\n"},
			want:  map[string]string{"Dorset; Jan-Feb 2019": "8", "South West; January 2019": "7", "; January 2019": "7"},
		},
		{
			name:  "byte order mark, CRLF and semicolons",
			files: map[string]string{"a.csv": "\ufeffCounty;Year;People\r\nDorset;2019;3\r\nDevon;2019;4\r\n"},
			want:  map[string]string{"; 2019": "7"},
		},
		{
			name:  "tabs",
			files: map[string]string{"a.tsv": "County\tYear\tPeople\nDorset\t2019\t\"1,186\"\n"},
			want:  map[string]string{"Dorset; 2019": "1186"},
		},
		{
			name:  "quoted commas and newlines",
			files: map[string]string{"a.csv": "County,Year,Notes,People\n\"Bristol, City of\",2019,\"a\nb\",\" 596 \"\n\"Bristol, City of\",2018,c,1186.0\n"},
			want:  map[string]string{"Bristol, City of; 2019": "596", "Bristol, City of; 2018": "1186"},
		},
		{
			name:  "periods across",
			files: map[string]string{"a.csv": "Region,County,2018,2019,Total\nEastern,Kent,1,2,3\nEastern,Essex,4,5,9\n"},
			want:  map[string]string{"Kent; 2019": "2", "Eastern; 2018": "5"},
		},
		{
			name:  "a total over the periods that is not their sum",
			files: map[string]string{"a.csv": "County,2018,2019,Total\nKent,1,2,4\nEssex,4,5,9\nSurrey,1,1,#REF!\n"},
			want:  map[string]string{"Kent; 2019": "2"},
			notes: []string{"subtotal-conflict"},
		},
		{
			name:  "months by their numbers beside a year",
			files: map[string]string{"a.csv": "Area,Year,Month,People\nKent,2019,1,100\nKent,2019,12,150\nKent,2018/19,2,70\n"},
			want:  map[string]string{"Kent; January 2019": "100", "Kent; December 2019": "150", "Kent; February 2019": "70"},
		},
		{
			name:  "the period in a title",
			files: map[string]string{"a.csv": "Contacts by county,\nYear: 2020/21,\n,\nCounty,People\nKent,1\nEssex,2\n"},
			want:  map[string]string{"; 2020/21": "3"},
			notes: []string{"period-from-title"},
		},
		{
			name:  "the period in the name of the file",
			files: map[string]string{"nhs_region_cases_2020-03-26.csv": "County,People\nKent,1\n"},
			want:  map[string]string{"Kent; 26 March 2020": "1"},
			notes: []string{"period-from-title"},
		},
		{
			name:  "periods in pairs of columns",
			files: map[string]string{"a.csv": "County,2018 Number,2018 %,2019 Number,2019 %\nKent,1,10%,2,20%\nEssex,3,30%,4,#DIV/0!\n"},
			want:  map[string]string{"; 2019": "6", "Kent; 2018": "1"},
		},
		{
			name:  "periods in pairs of columns, in two rows of heads",
			files: map[string]string{"a.csv": ",2018,,2019,\nCounty,Number,%,Number,%\nKent,1,10%,2,20%\nEssex,3,30%,4,40%\n"},
			want:  map[string]string{"; 2019": "6"},
		},
		{
			name:  "periods and channels across",
			files: map[string]string{"a.csv": "County,Calls 2018,Emails 2018,Calls 2019,Emails 2019\nKent,1,2,3,4\n"},
			want:  map[string]string{"; 2019": "7", "Kent; 2018; Emails": "2"},
		},
		{
			name:  "periods with one noun",
			files: map[string]string{"a.csv": "County,Contacts 2018,Contacts 2019\nKent,1,2\n"},
			want:  map[string]string{"Kent; 2019": "2"},
		},
		{
			name:  "months across beside a year",
			files: map[string]string{"a.csv": "County,Year,Jan,Feb\nKent,2018,1,2\nKent,2019,3,4\n"},
			want:  map[string]string{"Kent; January 2018": "1", "Kent; February 2019": "4"},
		},
		{
			name:  "areas across",
			files: map[string]string{"a.csv": "Month,Kent,Essex,Total\nJan 2019,1,2,3\nFeb 2019,3,4,7\n"},
			want:  map[string]string{"Kent; Jan-Feb 2019": "4", "; January 2019": "3"},
		},
		{
			name:    "areas across, named by the areas file",
			options: export.Options{Areas: lookup(t, "area,parent\nOldtown,Newland\nNewtown,Newland\n")},
			files:   map[string]string{"a.csv": "Month,Oldtown,Newtown\nJan 2019,1,2\n"},
			want:    map[string]string{"Newland; January 2019": "3"},
		},
		{
			name:    "measures side by side, one named",
			options: export.Options{Columns: []export.Column{{Role: export.RoleCount, Header: "helpline callers"}}},
			files:   map[string]string{"a.csv": "County,Year,Website visitors,Helpline callers\nDorset,2017,285,38\n"},
			want:    map[string]string{"Dorset; 2017": "38"},
		},
		{
			name:    "measures side by side, both named",
			options: export.Options{Columns: []export.Column{{Role: export.RoleCount, Header: "Website visitors"}, {Role: export.RoleCount, Header: "Helpline callers"}}},
			files:   map[string]string{"a.csv": "County,Year,Website visitors,Helpline callers\nDorset,2017,285,38\n"},
			want:    map[string]string{"Dorset; 2017": "323", "Dorset; 2017; Website visitors": "285"},
		},
		{
			name:  "measures side by side with their total",
			files: map[string]string{"a.csv": "County,Year,Calls,Emails,Total\nA,2017,1,2,3\nB,2017,3,4,7\nC,2017,5,6,11\n"},
			want:  map[string]string{"B; 2017": "7", "B; 2017; Emails": "4"},
		},
		{
			name:  "a region with the name of one of its areas",
			files: map[string]string{"a.csv": "Region,County,Year,People\nWest Midlands,West Midlands Police,2019,1\nWest Midlands,Staffordshire,2019,2\nWales,Newport,2019,4\nIsle,Newport,2019,8\n"},
			want:  map[string]string{"West Midlands; 2019": "3", "Wales > Newport; 2019": "4", "Isle > Newport; 2019": "8", "; 2019": "15"},
		},
		{
			name:  "regions in capitals above their areas, England above all",
			files: map[string]string{"a.csv": "Area,2018,2019\nENGLAND,60,66\nNORTH EAST,30,33\nDurham,10,11\nDarlington,20,22\nNORTH WEST,30,33\nBolton,12,13\nBury,x,20\n"},
			want:  map[string]string{"; 2018": "60", "North East; 2019": "33", "England > North West > Bolton; 2018": "12"},
			notes: []string{"hidden-cells", "subtotal-skipped"},
		},
		{
			name:  "indented areas below their region",
			files: map[string]string{"a.csv": "Area,2018,2019\nNorth,30,33\n  Durham,10,11\n  Darlington,20,22\nSouth,5,6\n  Kent,5,6\n"},
			want:  map[string]string{"; 2018": "35", "North > Durham; 2019": "11"},
			notes: []string{"subtotal-skipped"},
		},
		{
			name:  "a stray blank nests nothing",
			files: map[string]string{"a.csv": "Area,2018,2019\nDurham,100,11\n Kent,20,22\nEssex,5,6\n"},
			want:  map[string]string{"; 2018": "125"},
		},
		{
			name:  "capitals that mean nothing",
			files: map[string]string{"a.csv": "Area,2018,2019\nDURHAM,10,11\nKent,20,22\nESSEX,5,6\nSurrey,7,9\n"},
			want:  map[string]string{"; 2018": "42"},
		},
		{
			name:  "a total that is rounded, in many years",
			files: map[string]string{"a.csv": "Year,England,Wales,Scotland,UK\n2011,1.25,2.13,3.21,6.6\n2012,1.35,2.11,3.21,6.67\n2013,1.25,2.12,3.22,6.6\n2014,1.21,2.13,3.21,6.54\n"},
			want:  map[string]string{"; 2011": "6.6 [parts-not-total]", "UK > Wales; 2012": "2.11"},
			notes: []string{"subtotal-skipped"},
		},
		{
			name:  "what may be a total, once",
			files: map[string]string{"a.csv": "Area,Month,People\nKent,Jan 2019,10\nEssex,Jan 2019,20\nSouth East,Jan 2019,30\n"},
			want:  map[string]string{"; January 2019": "60"},
			notes: []string{"possible-subtotal"},
		},
		{
			name:  "a nation beside other places",
			files: map[string]string{"a.csv": "Area,Month,People\nKent,Jan 2019,10\nEssex,Jan 2019,20\nEngland,Jan 2019,90\n"},
			want:  map[string]string{"; January 2019": "120"},
			notes: []string{"mixed-levels"},
		},
		{
			name:  "quarters of financial years",
			files: map[string]string{"a.csv": "Area,Financial year,Quarter,People\nKent,2018/19,Q1,100\nKent,2018/19,Q4,80\n"},
			want:  map[string]string{"; April to June 2018": "100", "; January to March 2019": "80"},
		},
		{
			name:  "a column of years holds no months",
			files: map[string]string{"a.csv": "Area,Year,People\nKent,2010-11,100\nKent,2011-12,150\n"},
			want:  map[string]string{"; financial year 2010-11": "100"},
		},
		{
			name:  "blank rows below a log, as Excel saves them",
			files: map[string]string{"a.csv": "County,Date\r\nKent,2019-01-01\r\nEssex,2019-01-31\r\n,\r\n,\r\n"},
			want:  map[string]string{"; January 2019": "2"},
			notes: []string{"ignored-row"},
		},
		{
			name:  "a total row without a period",
			files: map[string]string{"a.csv": "County,Month,People\nKent,Jan 2019,2\nEssex,Jan 2019,30\n,,\nTotal,,32\n"},
			want:  map[string]string{"; January 2019": "32"},
			notes: []string{"subtotal-skipped"},
		},
		{
			name:  "a log without a count",
			files: map[string]string{"a.csv": "Contact ID,Created on,County,Channel\n1,2019-01-03 10:00,Kent,phone\n2,2019-01-31T09:00,Kent,webchat\n3,2019-02-14,Essex,phone\n4,2019-02-27,Kent,phone\n"},
			want:  map[string]string{"Kent; January 2019": "2 partly", "; Jan-Feb 2019": "4 partly", "Essex; February 2019": "1"},
		},
		{
			name:  "a log by channel",
			plan:  cube.Plan{Keys: []string{"channel"}},
			files: map[string]string{"a.csv": "Date,County,Channel\n01/02/2019,Kent,phone\n28/02/2019,Kent,webchat\n02/02/2019,Kent,phone\n"},
			want:  map[string]string{"Kent; February 2019; phone": "2", "Kent; February 2019; webchat": "1"},
		},
		{
			name:  "month first, as the column proves",
			files: map[string]string{"a.csv": "Date,County\n02/01/2019,Kent\n02/28/2019,Kent\n"},
			want:  map[string]string{"Kent; February 2019": "2"},
		},
		{
			name:  "day first, as nothing proves otherwise",
			files: map[string]string{"a.csv": "Date,County\n02/01/2019,Kent\n01/02/2019,Kent\n"},
			want:  map[string]string{"Kent; January 2019": "1 partly", "Kent; February 2019": "1"},
			notes: []string{"day-first"},
		},
		{
			name:  "two files with their years as labels",
			files: map[string]string{"2018=a.csv": "County,People\nKent,1\nEssex,2\n", "2019=b.csv": "County,People\nKent,3\nEssex,4\n"},
			want:  map[string]string{"Kent; 2018": "1", "; 2019": "7"},
		},
		{
			name:  "the same file for two years",
			files: map[string]string{"2018=a.csv": "County,People\nKent,1\nEssex,2\n", "2019=b.csv": "County,People\nKent,1\nEssex,2\n"},
			want:  map[string]string{"Kent; 2018": "1", "; 2019": "3"},
			notes: []string{"same-file-twice"},
		},
		{
			name:    "an areas file that says otherwise",
			options: export.Options{Areas: lookup(t, "area,parent\nKent,South East\n")},
			files:   map[string]string{"a.csv": "Region,County,Year,People\nEastern,Kent,2019,5\n"},
			want:    map[string]string{"Eastern; 2019": "5"},
			notes:   []string{"unlisted-area"},
		},
		{
			name:  "year and month columns make one period",
			files: map[string]string{"a.csv": "Year,Month,County,People\n2018,July,Kent,1\n2019,July,Kent,2\n2018/19,August,Kent,4\n"},
			want:  map[string]string{"Kent; July 2018": "1", "Kent; July 2019": "2", "Kent; August 2018": "4"},
		},
		{
			name:  "full dates that stand for months and weeks",
			files: map[string]string{"a.csv": "Month,County,People\n01/01/2019,Kent,1\n01/02/2019,Kent,2\n"},
			want:  map[string]string{"Kent; January 2019": "1", "Kent; Jan-Feb 2019": "3"},
		},
		{
			name:  "weeks by their end",
			files: map[string]string{"a.csv": "Week ending,County,People\n06/01/2019,Kent,1\n13/01/2019,Kent,2\n"},
			want:  map[string]string{"Kent; 2018-12-31..2019-01-13": "3", "Kent; 2019-01-07..2019-01-13": "2"},
		},
		{
			name:  "weeks in American order, as one of them proves",
			files: map[string]string{"a.csv": "County,Week commencing,People\nKent,04/01/2019,10\nKent,04/08/2019,20\nKent,04/15/2019,30\n"},
			want:  map[string]string{"Kent; 2019-04-01..2019-04-21": "60"},
		},
		{
			name:  "first days that stand for months",
			files: map[string]string{"a.csv": "County,Period,People\nKent,01/04/2019,10\nKent,01/05/2019,20\n"},
			want:  map[string]string{"Kent; April 2019": "10", "Kent; May 2019": "20"},
			notes: []string{"period-ambiguous"},
		},
		{
			name:    "last days that stand for years, as asked",
			options: export.Options{Columns: []export.Column{{Role: export.RolePeriod, Header: "ytd"}}},
			files:   map[string]string{"a.csv": "Force,ytd,Total\nKent,2018-03-31,10\nKent,2019-03-31,20\n"},
			want:    map[string]string{"Kent; year ending March 2019": "20"},
			notes:   []string{"period-ambiguous"},
		},
		{
			name:  "heads repeated among the data",
			files: map[string]string{"a.csv": "County,2018,2019\nKent,1,2\nEssex,3,4\nCounty,2018,2019\nDevon,10,20\n"},
			want:  map[string]string{"; 2019": "26"},
			notes: []string{"ignored-row"},
		},
		{
			name:  "heads repeated in a log",
			files: map[string]string{"a.csv": "County,Date\nKent,2019-01-01\nCounty,Date\nKent,2019-01-31\n"},
			want:  map[string]string{"; January 2019": "2"},
			notes: []string{"ignored-row"},
		},
		{
			name:  "a county's own row among its districts",
			files: map[string]string{"a.csv": "County,District,People,Year\nKent,Ashford,10,2019\nKent,Dover,20,2019\nKent,,30,2019\nEssex,Harlow,50,2019\n"},
			want:  map[string]string{"Kent; 2019": "30", "; 2019": "80"},
		},
		{
			name:  "a blank channel is not stated",
			files: map[string]string{"a.csv": "County,Year,Channel,People\nKent,2019,Phone,10\nKent,2019,Web,20\nKent,2019,,7\nEssex,2019,Phone,1\nEssex,2019,,50\n"},
			want:  map[string]string{"; 2019; Phone": "11", "; 2019; Not stated": "57"},
		},
		{
			name:  "totals below every block and below all",
			files: map[string]string{"a.csv": "County,2018,2019\nDorset,10,20\nDevon,30,40\nTotal,40,60\nKent,5,6\nEssex,50,60\nTotal,55,66\nGrand Total,95,126\n"},
			want:  map[string]string{"; 2019": "126", "; 2018": "95"},
			notes: []string{"subtotal-skipped"},
		},
		{
			name:  "totals below every block and no other",
			files: map[string]string{"a.csv": "County,2018,2019\nDorset,10,20\nDevon,30,40\nTotal,40,60\nKent,5,6\nEssex,50,60\nTotal,55,66\n"},
			want:  map[string]string{"; 2019": "126"},
			notes: []string{"subtotal-skipped"},
		},
		{
			name:  "a total in a column that is left alone",
			files: map[string]string{"a.csv": "County,Year,Source,People\nKent,2019,GP,10\nKent,2019,Self,10\nKent,2019,All,20\n"},
			want:  map[string]string{"Kent; 2019": "20"},
			notes: []string{"repeated-rows"},
		},
		{
			name:  "months in figures, of which some look like financial years",
			files: map[string]string{"a.csv": "County,Period,People\nKent,2010-10,1\nKent,2010-11,2\nKent,2011-11,4\nKent,2011-12,8\n"},
			want:  map[string]string{"Kent; November 2010": "2", "Kent; December 2011": "8"},
		},
		{
			name:  "a total among reasons that never repeat",
			files: map[string]string{"a.csv": "Year,Reason,People\n2019,a,10\n2019,b,10\n2019,c,10\n2019,d,10\n2019,e,10\n2019,f,10\n2019,g,10\n2019,h,10\n2019,Total,80\n"},
			want:  map[string]string{"; 2019": "80"},
			notes: []string{"repeated-rows"},
		},
		{
			name:  "regions above their counties, told by their sums alone",
			files: map[string]string{"a.csv": "County,2018,2019\nSouth West,40,60\nDorset,10,20\nDevon,30,40\nEastern,55,66\nKent,5,6\nEssex,50,60\n"},
			want:  map[string]string{"; 2019": "126", "South West > Devon; 2018": "30"},
			notes: []string{"subtotal-skipped"},
		},
		{
			name:  "an indented table with a mistake in one region",
			files: map[string]string{"a.csv": "County,2018,2019\nSouth West,40,61\n  Dorset,10,20\n  Devon,30,40\nEastern,55,66\n  Kent,5,6\n  Essex,50,60\n"},
			want:  map[string]string{"; 2019": "127 [subtotal-conflict]", "South West; 2019": "61 [subtotal-conflict]"},
			notes: []string{"subtotal-skipped"},
		},
		{
			name:  "a count that says that it counts all",
			files: map[string]string{"a.csv": "County,Year,Contacts,Target\nKent,2019,10,20\nEssex,2019,11,21\n"},
			want:  map[string]string{"; 2019": "21"},
			notes: []string{"ignored-column"},
		},
		{
			name:  "levels do not add up over time",
			files: map[string]string{"a.csv": "County,Month,Caseload at month end\nKent,Jan 2019,100\nKent,Feb 2019,110\nEssex,Feb 2019,5\n"},
			want:  map[string]string{"Kent; Jan-Feb 2019": "none", "; February 2019": "115"},
		},
		{
			name:  "populations, where they are the only numbers",
			files: map[string]string{"a.csv": "County,Year,Population\nKent,2018,100\nKent,2019,110\n"},
			want:  map[string]string{"Kent; 2019": "110", "Kent; January 2018 to December 2019": "none"},
		},
		{
			name:  "total rows of areas and of channels",
			files: map[string]string{"a.csv": "Region,County,Year,Channel,People\nS,Kent,2019,phone,1\nS,Kent,2019,web,2\nS,Kent,2019,Total,3\nS,Total,2019,phone,1\nS,Total,2019,web,2\nS,Total,2019,Total,3\n"},
			want:  map[string]string{"; 2019": "3", "S; 2019": "3", "S; 2019; phone": "1"},
		},
		{
			name:  "a grand total is checked and not added",
			files: map[string]string{"a.csv": "County,Year,People\nKent,2019,1\nEssex,2019,2\nGrand Total,2019,4\n"},
			want:  map[string]string{"; 2019": "4 [subtotal-conflict]"},
		},
		{
			name:  "an area that is always the sum of the others",
			files: map[string]string{"a.csv": "Area,Year,People\nKent,2018,10\nEssex,2018,20\nEngland,2018,30\nKent,2019,15\nEssex,2019,21\nEngland,2019,36\n"},
			want:  map[string]string{"; 2018": "30", "England; 2019": "36", "England > Kent; 2019": "15"},
			notes: []string{"subtotal-skipped"},
		},
		{
			name:    "parents and aliases from an areas file",
			options: export.Options{Areas: lookup(t, "area,parent,alias\nHertfordshire,Eastern,Herts\nKent,Eastern,\n")},
			files:   map[string]string{"a.csv": "County,Year,People\nHerts,2019,1\nKent,2019,2\nKentt,2019,4\n"},
			want:    map[string]string{"Eastern; 2019": "3", "Hertfordshire; 2019": "1"},
			notes:   []string{"unlisted-area"},
		},
		{
			name:  "hidden, blank and marked cells",
			files: map[string]string{"a.csv": "County,2018,2019\nKent,[c],5\nEssex,,7 [p]\nSurrey,*,-\n"},
			want:  map[string]string{"Kent; 2018": "at least 0", "Essex; 2019": "7", "Essex; 2018": "at least 0", "; 2019": "at least 12"},
			notes: []string{"blank-is-missing", "hidden-cells", "marked-cells"},
		},
		{
			name:    "hidden cells whose rule is known",
			options: export.Options{Hidden: []export.HiddenRule{{Mark: "*", Low: 1, High: 4}, {Mark: "[c]", Low: 1, Open: true}}, BlankZero: true},
			files:   map[string]string{"a.csv": "County,2018,2019\nKent,*,5\nEssex,,[c]\n"},
			want:    map[string]string{"; 2018": "1 to 4", "; 2019": "at least 6"},
			notes:   []string{"blank-is-missing", "hidden-cells"},
		},
		{
			name:  "titles above, notes and blank lines below, labels once",
			files: map[string]string{"a.csv": "People helped,,,\nJanuary 2019,,,\n,,,\nRegion,County,Jan 2019,Feb 2019\nSouth,Kent,1,2\n,Essex,3,4\n,Total,4,6\nNorth,York,5,6\n,,,\nSource: CRM,,,\n"},
			want:  map[string]string{"South; January 2019": "4", "; February 2019": "12"},
			notes: []string{"ignored-row"},
		},
		{
			name:  "an average, a rate and a percentage do not add up",
			files: map[string]string{"a.csv": "County,Year,Average wait\nKent,2019,12.5\nEssex,2019,10.25\n"},
			want:  map[string]string{"Kent; 2019": "12.5", "; 2019": "none"},
		},
		{
			name:  "percentages with their sign",
			files: map[string]string{"a.csv": "County,Year,Share online\nKent,2019,12.5%\nEssex,2019,10%\n"},
			want:  map[string]string{"Kent; 2019": "12.5", "; 2019": "none"},
		},
		{
			name:  "money adds up",
			files: map[string]string{"a.csv": "County,Year,Grants\nKent,2019,\"£1,200.50\"\nEssex,2019,£10.25\n"},
			want:  map[string]string{"; 2019": "1210.75"},
		},
		{
			name:    "decimal commas, as asked",
			options: export.Options{Decimal: ','},
			files:   map[string]string{"a.csv": "County;Year;People\nKent;2019;1.186\nEssex;2019;4\n"},
			want:    map[string]string{"; 2019": "1190"},
		},
		{
			name:  "a repeated row is added with a note",
			files: map[string]string{"a.csv": "County,Year,People\nKent,2019,1\nKent,2019,2\n"},
			want:  map[string]string{"Kent; 2019": "3"},
			notes: []string{"repeated-rows"},
		},
		{
			name:  "the same bytes twice are read once",
			files: map[string]string{"a.csv": "County,Year,People\nKent,2019,1\n", "b.csv": "County,Year,People\nKent,2019,1\n"},
			want:  map[string]string{"Kent; 2019": "1"},
			notes: []string{"same-file-twice"},
		},
		{
			name:  "logs of the same days",
			files: map[string]string{"a.csv": "Date,County\n2019-01-01,Kent\n2019-01-31,Kent\n", "b.csv": "Date,County\n2019-01-01,Essex\n2019-01-31,Essex\n"},
			want:  map[string]string{"; January 2019": "4"},
			notes: []string{"log-coverage"},
		},
		{
			name:  "no areas at all",
			files: map[string]string{"a.csv": "Month,Contacts\nJan 2019,3\nFeb 2019,4\n"},
			want:  map[string]string{"; Jan-Feb 2019": "7"},
		},
		{
			name:  "financial years settle one that could be a month",
			files: map[string]string{"a.csv": "County,2010-11,2011-12,2012-13\nKent,1,2,4\n"},
			want:  map[string]string{"Kent; 2012/13": "4", "Kent; financial year 2011-12": "2"},
		},
		{
			name:  "a row with empty fields too many",
			files: map[string]string{"a.csv": "County,Year,People\nKent,2019,1,,\nEssex,2019,2\n"},
			want:  map[string]string{"; 2019": "3"},
		},
		{
			name:  "not stated counts in the total",
			files: map[string]string{"a.csv": "Date,County\n2019-01-01,Kent\n2019-01-31,\n"},
			want:  map[string]string{"; January 2019": "2", "Not stated; January 2019": "1"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var inputs []export.Input
			for _, name := range sortedKeys(tt.files) {
				inputs = append(inputs, input(name, tt.files[name]))
			}
			c, _, err := load(t, tt.options, tt.plan, inputs...)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range sortedKeys(tt.want) {
				if got := answer(t, c, q); got != tt.want[q] {
					t.Errorf("%s: got %q, want %q", q, got, tt.want[q])
				}
			}
			if got := noteIDs(c); !slices.Equal(got, tt.notes) {
				t.Errorf("notes: got %q, want %q (%v)", got, tt.notes, c.Notes())
			}
		})
	}
}

func sortedKeys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func TestRefusals(t *testing.T) {
	tests := []struct {
		name    string
		options export.Options
		plan    cube.Plan
		files   []export.Input
		want    string // in the error
		hint    string // in the hint
	}{
		{name: "two dates", files: []export.Input{input("a.csv", "Created on,Closed on,County\n2019-01-01,2019-01-02,Kent\n")},
			want: `"Created on" and "Closed on" could each be the date`, hint: `--column date="Created on"`},
		{name: "a region in capitals that is more than its areas", files: []export.Input{input("a.csv", "Area,2018,2019\nNORTH EAST,50,33\nDurham,10,11\nDarlington,20,22\nNORTH WEST,40,43\nBolton,12,13\nBury,18,20\n")},
			want: `looks like the total of the rows below it`, hint: "--areas"},
		{name: "two tables", files: []export.Input{input("a.csv", "County,2018,2019\nKent,1,2\n\nRegion,2018,2019\nSouth,3,4\n")}, want: `holds 2 tables: 1 in row 1 (County, 2018, 2019); 2 in row 4`, hint: "--table 1"},
		{name: "a table that is not there", options: export.Options{Table: 3}, files: []export.Input{input("a.csv", "County,2018,2019\nKent,1,2\n")}, want: "there is no table 3 among the first rows of \"a.csv\", which hold one table"},
		{name: "a sheet of a text file", options: export.Options{Sheet: "2019"}, files: []export.Input{input("a.csv", "County,2018,2019\nKent,1,2\n")}, want: `"a.csv" is a text file and has no sheet "2019"`, hint: "--sheet"},
		{name: "a blank period", files: []export.Input{input("a.csv", "County,Month,People\nKent,Jan 2019,2\nEssex,,30\nEssex,Feb 2019,30\nEssex,Feb 2019,30\n")}, want: "a.csv:3:2: in column \"Month\": the period is blank"},
		{name: "periods as seen from today", files: []export.Input{input("a.csv", "County,This year,Last year\nKent,340,299\nEssex,212,212\n")},
			want: `the heads "This year" and "Last year" do not say which periods they are`, hint: `such as "2018" and "2019"`},
		{name: "two areas of one level", files: []export.Input{input("a.csv", "County,Police force,Year,People\nKent,Kent,2019,1\nEssex,Kent,2019,1\n")},
			want: `could each be the area`, hint: "--column area=County"},
		{name: "two counts", files: []export.Input{input("a.csv", "County,Year,Website visitors,Helpline callers\nKent,2019,1,2\n")},
			want: `"Website visitors" and "Helpline callers" could each be the count`, hint: `--column count="Website visitors" --column count="Helpline callers"`},
		{name: "channels side by side", files: []export.Input{input("a.csv", "County,Year,Phone,Web\nKent,2019,10,20\nEssex,2019,11,21\n")}, want: `"Phone" and "Web" could each be the count`},
		{name: "no numbers", files: []export.Input{input("a.csv", "County,Year\nKent,2019\n")}, want: "no column of numbers was found; the columns are \"County\" and \"Year\"", hint: "--column count=HEAD"},
		{name: "no period", files: []export.Input{input("a.csv", "County,People\nKent,1\n")}, want: "says nowhere which period", hint: "2019=a.csv"},
		{name: "a label for a file with periods", files: []export.Input{input("2018=a.csv", "County,Year,People\nKent,2019,1\n")}, want: `"2018" cannot be its period`},
		{name: "a bad label", files: []export.Input{input("soon=a.csv", "County,People\nKent,1\n")}, want: `"soon"`},
		{name: "a decimal among counts", files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,12.5\n")}, want: `a.csv:2:3: in column "People": "12.5"`},
		{name: "an exponent", files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,1.2e3\n")}, want: `"1.2e3"`},
		{name: "a leading zero", files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,010\n")}, want: `"010"`},
		{name: "an accountant's minus", files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,(12)\n")}, want: `"(12)"`},
		{name: "a word behind a number", files: []export.Input{input("a.csv", "County,Year,People\nEssex,2019,3\nKent,2019,12 approx\n")}, want: `a.csv:3:3: in column "People": "12 approx"`},
		{name: "a month that is none", files: []export.Input{input("a.csv", "County,Month,People\nKent,Jan 2019,3\nKent,Febtober 2019,3\n")}, want: `a.csv:3:2: in column "Month": "Febtober 2019"`},
		{name: "an ambiguous year", files: []export.Input{input("a.csv", "County,Period,People\nKent,2011-12,3\n")}, want: `a.csv:2:2`, hint: "2011"},
		{name: "a date that is none", files: []export.Input{input("a.csv", "Date,County\n2019-01-01,Kent\n2019-02-30,Kent\n")}, want: `a.csv:3:1: in column "Date": "2019-02-30"`},
		{name: "a blank date", files: []export.Input{input("a.csv", "Date,County\n2019-01-01,Kent\n,Kent\n")}, want: "a.csv:3:1: in column \"Date\": the date is blank"},
		{name: "dates in two orders", files: []export.Input{input("a.csv", "Date,County\n31/01/2019,Kent\n01/31/2019,Kent\n")}, want: `a.csv:3:1: in column "Date": "31/01/2019" can only be read day first and "01/31/2019" only month first`},
		{name: "a cell too many", files: []export.Input{input("a.csv", "County,Year,People\nBristol, City of,2019,1\n")}, want: "a.csv:2: the row has 4 fields where the heads have 3", hint: "quotes"},
		{name: "heads only", files: []export.Input{input("a.csv", "County,Year,People\n")}, want: "no rows of data"},
		{name: "an empty file", files: []export.Input{input("a.csv", "")}, want: "no row of column heads"},
		{name: "no heads", files: []export.Input{input("a.csv", "Kent,12,13\nEssex,14,15\n")}, want: "numbers where column heads were expected"},
		{name: "the same head twice", files: []export.Input{input("a.csv", "County,People,People\nKent,1,2\n")}, want: `a.csv:1:3: the head "People" stands over column 2 as well`},
		{name: "a Word document", files: []export.Input{input("a.csv", "PK\x03\x04....[Content_Types].xml..word/document.xml")}, want: "is a Word document", hint: "CSV"},
		{name: "an old Word file", files: []export.Input{input("a.csv", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")}, want: "is an old Word or Excel file"},
		{name: "a PDF", files: []export.Input{input("a.csv", "%PDF-1.7")}, want: "is a PDF"},
		{name: "rich text", files: []export.Input{input("a.csv", `{\rtf1`)}, want: "is a rich text document"},
		{name: "damaged gzip", files: []export.Input{input("a.csv", "\x1f\x8b\x08")}, want: "the packed file is damaged"},
		{name: "a web page", files: []export.Input{input("a.xls", "\n<html><table>")}, want: "is a web page"},
		{name: "an unknown column", options: export.Options{Columns: []export.Column{{Role: export.RoleArea, Header: "Countty"}}},
			files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,1\n")}, want: `a.csv has no column "Countty"; its columns are "County", "Year", "People"`, hint: "--column area=County"},
		{name: "a column nothing like any", options: export.Options{Columns: []export.Column{{Role: export.RoleArea, Header: "Zzzzzz"}}},
			files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,1\n")}, want: `no column "Zzzzzz"`, hint: "figures inspect"},
		{name: "an unknown key", plan: cube.Plan{Keys: []string{"Chanel"}}, files: []export.Input{input("a.csv", "County,Year,Channel,People\nKent,2019,web,1\n")}, want: `no column "Chanel"`, hint: "Channel"},
		{name: "a key that is the area", plan: cube.Plan{Keys: []string{"County"}}, files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,1\n")}, want: `"County" is the area`, hint: "--by area"},
		{name: "two roles for one column", options: export.Options{Columns: []export.Column{{Role: export.RoleArea, Header: "County"}, {Role: export.RoleCount, Header: "County"}}},
			files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,1\n")}, want: `"County" was given two roles`},
		{name: "one figure in two files", files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,1\n"), input("b.csv", "County,Year,People\nKent,2019,2\n")},
			want: "a.csv:2 and b.csv:2 both give Kent, 2019"},
		{name: "one word for a count beside another", files: []export.Input{input("a.csv", "County,Year,Calls,Website\nKent,2019,10,20\nEssex,2019,11,21\n")}, want: `"Calls" and "Website" could each be the count`},
		{name: "no heads above months", files: []export.Input{input("a.csv", "Kent,Jan 2019,5\nEssex,Jan 2019,6\nEssex,Feb 2019,7\n")}, want: "the row of heads looks like data", hint: "add a row of heads"},
		{name: "no heads above dates", files: []export.Input{input("a.csv", "Jo,2019-01-02,Kent\nAl,2019-02-03,Kent\n")}, want: "the row of heads looks like data"},
		{name: "unlike measures", files: []export.Input{input("a.csv", "County,Year,Rate\nKent,2019,5.5\n"), input("b.csv", "County,Year,Visitors\nKent,2018,50\n")}, want: `"b.csv" holds numbers of another kind`},
		{name: "a blank month", files: []export.Input{input("a.csv", "County,Month,People\nKent,Jan 2019,10\nKent,,20\nKent,Mar 2019,5\n")}, want: "a.csv:3:2: in column \"Month\": the period is blank"},
		{name: "last days that may stand for anything", files: []export.Input{input("a.csv", "Force,ytd,Total\nKent,2018-03-31,10\nKent,2019-03-31,20\n")}, want: "do and not those of a log", hint: "--column period=ytd"},
		{name: "days of nothing that is known", files: []export.Input{input("a.csv", "Force,Period,Total\nKent,2018-03-30,10\nKent,2019-03-11,20\n")}, want: "nothing says which periods"},
		{name: "weeks in two orders", files: []export.Input{input("a.csv", "County,Week commencing,People\nKent,25/01/2019,10\nKent,04/15/2019,30\n")}, want: `"04/15/2019" can only be read month first and "25/01/2019" only day first`},
		{name: "a log beside a table", files: []export.Input{input("a.csv", "Date,County\n2019-01-01,Kent\n"), input("b.csv", "County,Year,People\nKent,2019,2\n")}, want: `"a.csv" is a log of dated rows and "b.csv" a table of periods`},
		{name: "counts beside averages", options: export.Options{}, files: []export.Input{input("a.csv", "County,2018,2019 average\nKent,1,2.5\n")}, want: ""},
		{name: "sums beyond 64 bits", files: []export.Input{input("a.csv", "County,Year,People\nKent,2019,9223372036854775807\nKent,2019,1\n")}, want: "too large"},
		{name: "decimals beyond six places", files: []export.Input{input("a.csv", "County,Year,Average wait\nKent,2019,1.23456789\n")}, want: "more than 6 decimal places"},
		{name: "a population that is none", files: []export.Input{input("a.csv", "County,Year,People,Population\nKent,2019,1,lots\nEssex,2019,1,2\nSurrey,2019,1,3\nDevon,2019,1,4\nDorset,2019,1,5\n")}, want: `"lots"`},
		{name: "no files", want: "no export was given"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := load(t, tt.options, tt.plan, tt.files...)
			if tt.want == "" {
				return
			}
			if err == nil {
				t.Fatal("it was read")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %q, want %q in it", err, tt.want)
			}
			if hint := hintOf(err); !strings.Contains(hint, tt.hint) {
				t.Errorf("hint: got %q, want %q in it", hint, tt.hint)
			}
		})
	}
}

func hintOf(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

func TestOpenErrorsAreReturned(t *testing.T) {
	broken := errors.New("the disk is gone")
	in := export.Input{Name: "a.csv", Open: func() (io.ReadCloser, error) { return nil, broken }}
	if _, _, err := load(t, export.Options{}, cube.Plan{}, in); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	in.Open = func() (io.ReadCloser, error) { return io.NopCloser(failing{}), nil }
	if _, _, err := load(t, export.Options{}, cube.Plan{}, in); err == nil {
		t.Error("a read error was swallowed")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := export.New([]export.Input{input("a.csv", "County,Year,People\nKent,2019,1\n")}, export.Options{}).Load(ctx, cube.Plan{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }

func TestSources(t *testing.T) {
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", "Title\n\nCounty,Year,People\nKent,2018,1\n\nKent,2019,2\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := cube.Selection{Area: c.Depths()[0], Span: period.OfYear(2019)}
	if got := c.Cell(s).Rows[0].String(); got != "row 6" {
		t.Errorf("rows are counted as a spreadsheet shows them: got %s, want row 6", got)
	}
	if c.Files[0].Rows != 2 {
		t.Errorf("got %d rows", c.Files[0].Rows)
	}
}

func TestPopulations(t *testing.T) {
	c, e, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", "Region,County,Year,People,Population\nS,Kent,2018,1,\"1,500\"\nS,Kent,2019,2,1600\nS,Essex,2019,2,[c]\n"))
	if err != nil {
		t.Fatal(err)
	}
	kent, _ := c.Areas.Resolve("Kent")
	for when, want := range map[string]string{"2018": "1500 0", "2019": "1600 0", "2020": "1600 1", "2017": "1500 1"} {
		s, _ := period.ParseOne(when, period.Context{})
		got, notes := e.Populations(s)
		if have := fmt.Sprint(got[kent.ID], len(notes)); len(got) != 1 || have != strings.Replace(want, " ", " ", 1) {
			t.Errorf("%s: got %s, want %s (%v)", when, have, want, notes)
		}
	}
}

func TestUnit(t *testing.T) {
	for head, want := range map[string]string{"People": "people", "Number of callers": "callers", "Total contacts": "contacts", "Arrests": "arrests", "Total": "", "Count": "", "Number": "", "Records": "", "Number of children": "children"} {
		e := export.New([]export.Input{input("a.csv", "County,Year,"+head+"\nKent,2019,1\n")}, export.Options{})
		schema, _, err := e.Describe(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if got := schema.Measures[0].Unit; got != want {
			t.Errorf("%s: got %q, want %q", head, got, want)
		}
	}
}

func TestDescribeAndInspect(t *testing.T) {
	e := export.New([]export.Input{input("a.csv", "Contact ID,Created on,County,Channel,Summary\r\nC1,2019-01-01,Kent,phone,private\r\nC2,2019-03-31,Kent,web,secret\r\n")}, export.Options{Unit: "people"})
	schema, _, err := e.Describe(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	want := cube.Schema{Measures: []cube.Measure{{Name: "rows", Unit: "people"}}, Dimensions: []string{"Channel"}, HasAreas: true, HasPeriods: true, Dated: true}
	if diff := cmp.Diff(want, schema); diff != "" {
		t.Error(diff)
	}
	if _, err := e.Load(context.Background(), cube.Plan{Keys: []string{"Channel"}, Grain: period.ByMonth}); err != nil {
		t.Fatal(err)
	}
	in := e.Inspection()
	f := in.Files[0]
	if f.Shape != "a log with a row for each contact" || f.LineEnds != "CRLF" || f.Delimiter != "comma" || f.HeaderRow != 1 || f.Rows != 2 || f.Counted != "rows" {
		t.Errorf("got %+v", f)
	}
	roles := map[string]export.Role{}
	for _, c := range f.Columns {
		roles[c.Head] = c.Role
	}
	if want := map[string]export.Role{"Contact ID": "ignore", "Created on": "date", "County": "area", "Channel": "dimension", "Summary": "ignore"}; !cmp.Equal(roles, want) {
		t.Errorf("got %v", roles)
	}
	if strings.Contains(fmt.Sprint(in), "private") || strings.Contains(fmt.Sprint(in), "C1") {
		t.Error("values of columns that are not used must not show")
	}
}

func TestOrderNeverShows(t *testing.T) {
	lines := []string{}
	for i := range 400 {
		lines = append(lines, fmt.Sprintf("%s,%s,2019-%02d-%02d,%s,%d", []string{"North", "South"}[i%2], []string{"A", "B", "C", "D"}[i%4], i%12+1, i%28+1, []string{"phone", "web", ""}[i%3], i%7))
	}
	state := func(lines []string, workers, block, split int) string {
		head := "Region,County,Date,Channel,Contacts\n"
		inputs := []export.Input{input("a.csv", head+strings.Join(lines[:split], "\n")+"\n")}
		if split < len(lines) {
			inputs = append(inputs, input("b.csv", head+strings.Join(lines[split:], "\n")+"\n"))
		}
		c, _, err := load(t, export.Options{Workers: workers, BlockSize: block}, cube.Plan{Keys: []string{"Channel"}}, inputs...)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, id := range append(c.Depths(), area.None) {
			for _, s := range c.Spans {
				for m := range c.Dimensions[0].Members {
					fmt.Fprint(&out, c.AreaName(id), s, m, c.Cell(cube.Selection{Area: id, Span: s, Members: [][]int{{m}}}).Sum, "\n")
				}
			}
		}
		return out.String()
	}
	want := state(lines, 1, 0, len(lines))
	rng := rand.New(rand.NewPCG(7, 7))
	for range 6 {
		shuffled := slices.Clone(lines)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := state(shuffled, 1+rng.IntN(4), 64+rng.IntN(2000), 1+rng.IntN(len(lines)-1)); got != want {
			t.Fatal("the order of rows, files or workers shows in the answer")
		}
	}
}

// TestLabelsRepeatAcrossBlocks reads a table with group labels in blocks so
// small that most blocks begin with a blank label.
func TestLabelsRepeatAcrossBlocks(t *testing.T) {
	var b strings.Builder
	b.WriteString("Region,County,Year,People\n")
	for r := range 5 {
		for i := range 30 {
			label := ""
			if i == 0 {
				label = fmt.Sprintf("Region %c", 'A'+r)
			}
			fmt.Fprintf(&b, "%s,County %d-%d,2019,%d\n", label, r, i, r+1)
		}
	}
	for _, block := range []int{0, 40, 97, 512} {
		c, _, err := load(t, export.Options{BlockSize: block, Workers: 3}, cube.Plan{}, input("a.csv", b.String()))
		if err != nil {
			t.Fatal(err)
		}
		for r := range 5 {
			if got, want := answer(t, c, fmt.Sprintf("Region %c; 2019", 'A'+r)), fmt.Sprint(30*(r+1)); got != want {
				t.Errorf("blocks of %d, region %c: got %s, want %s", block, 'A'+r, got, want)
			}
		}
	}
}

// TestManyMembers has a column of more values than a dimension may have.
func TestManyMembers(t *testing.T) {
	var b strings.Builder
	b.WriteString("County,Year,Office,People\n")
	for i := range 300 {
		fmt.Fprintf(&b, "Kent,2019,office %d,1\n", i%30)
	}
	for i := range 1500 {
		fmt.Fprintf(&b, "Kent,2019,office %d,1\n", i)
	}
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, c, "Kent; 2019"); got != "1800" {
		t.Errorf("got %s", got)
	}
	if len(c.Dimensions) != 0 || !slices.Contains(noteIDs(c), "identifier-column") {
		t.Errorf("dimensions %v, notes %v", c.Dimensions, noteIDs(c))
	}
	c, _, err = load(t, export.Options{}, cube.Plan{Keys: []string{"Office"}}, input("a.csv", b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, c, "Kent; 2019; office 7"); got != "11" || len(c.Dimensions[0].Members) != 1500 {
		t.Errorf("a column that is asked for is counted by: got %s", got)
	}
}

// TestAgainstBruteForce writes random tidy tables in two shapes and compares
// sums with a plain loop.
func TestAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		areas := []string{"Kent", "Essex", "Bristol, City of", "Na h-Eileanan Siar"}
		months := rapid.IntRange(1, 14).Draw(rt, "months")
		counts := map[string]int64{}
		var tidy, wide, across strings.Builder
		name := func(m int) string { return fmt.Sprintf("%d-%02d", 2018+m/12, m%12+1) }
		tidy.WriteString("County,Month,People\n")
		wide.WriteString("County")
		across.WriteString("Month,Kent,Essex,\"Bristol, City of\",Na h-Eileanan Siar\n")
		for m := range months {
			wide.WriteString("," + name(m))
		}
		wide.WriteString("\n")
		for _, a := range areas {
			fmt.Fprintf(&wide, "%q", a)
			for m := range months {
				n := rapid.Int64Range(0, 100000).Draw(rt, "n")
				counts[a+name(m)] = n
				text := fmt.Sprint(n)
				if n > 999 && rapid.Bool().Draw(rt, "grouped") {
					text = fmt.Sprintf("\"%d,%03d\"", n/1000, n%1000)
				}
				fmt.Fprintf(&tidy, "%q,%s,%s\n", a, name(m), text)
				wide.WriteString("," + text)
			}
			wide.WriteString("\n")
		}
		for m := range months {
			across.WriteString(name(m))
			for _, a := range areas {
				fmt.Fprintf(&across, ",%d", counts[a+name(m)])
			}
			across.WriteString("\n")
		}
		from := rapid.IntRange(0, months-1).Draw(rt, "from")
		to := rapid.IntRange(from, months-1).Draw(rt, "to")
		question := name(from)
		if to > from {
			question += ".." + name(to)
		}
		for shape, text := range map[string]string{"tidy": tidy.String(), "wide": wide.String(), "across": across.String()} {
			if shape == "wide" && months == 1 {
				continue // one number column with a period for a head: still wide, covered elsewhere
			}
			c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv", text))
			if err != nil {
				rt.Fatalf("%s: %v", shape, err)
			}
			var all int64
			for _, a := range areas {
				var want int64
				for m := from; m <= to; m++ {
					want += counts[a+name(m)]
				}
				all += want
				if got := answer(t, c, a+";"+question); got != fmt.Sprint(want) {
					rt.Fatalf("%s: %s %s: got %s, want %d", shape, a, question, got, want)
				}
			}
			if got := answer(t, c, ";"+question); got != fmt.Sprint(all) {
				rt.Fatalf("%s: all areas %s: got %s, want %d", shape, question, got, all)
			}
		}
	})
}

// TestCorpusIsReadOrRefused reads real exports. What each should give stands
// in TestCorpusFigures; here none may panic, and every refusal has a hint.
func TestCorpusIsReadOrRefused(t *testing.T) {
	dir := os.Getenv("FIGURES_CORPUS")
	if dir == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	files, err := filepath.Glob(filepath.Join(dir, "csv", "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no exports in %s", dir)
	}
	read := 0
	for _, f := range files {
		in := export.Input{Name: filepath.Base(f), Open: func() (io.ReadCloser, error) { return os.Open(f) }}
		_, _, err := load(t, export.Options{}, cube.Plan{}, in)
		if err == nil {
			read++
			continue
		}
		if hintOf(err) == "" {
			t.Errorf("%s: refused without a hint: %v", in.Name, err)
		}
	}
	t.Logf("%d of %d real exports are read without any flag, the others are refused", read, len(files))
}

func FuzzLoad(f *testing.F) {
	f.Add("County,Year,People\nKent,2019,1\n")
	f.Add("Region,County,2018,2019,Total\nEastern,Kent,[c],2,3\n,Total,1,\"1,186\",\n")
	f.Add("Date,County,Channel\n01/02/2019 10:00,Kent,phone\n31/02/2019,,\n")
	f.Add("Year,Month,County,People,Population\n2018,July,Kent,1,5\n\nSource: x\n")
	f.Add("\ufeffMonth;Kent;Essex\r\nJan 2019;1;2\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, _, err := load(t, export.Options{}, cube.Plan{}, input("f.csv", text))
		if err != nil {
			return
		}
		if s, ok := c.Latest(); ok {
			c.Cell(cube.Selection{Area: area.None, Span: s})
		}
		c.Notes()
	})
}

func TestAllRows(t *testing.T) {
	text := "Date,County\n" + strings.Repeat("2019-01-01,Kent\n2019-01-31,Essex\n", 50)
	c, _, err := load(t, export.Options{BlockSize: 64, Workers: 2}, cube.Plan{AllRows: true}, input("a.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	kent, _ := c.Areas.Resolve("Kent")
	rows := c.Cell(cube.Selection{Area: kent.ID, Span: period.OfMonth(2019, 1)}).Rows[0]
	if len(rows.Lowest) != 50 || rows.Lowest[0] != 2 || rows.Lowest[49] != 100 {
		t.Errorf("got %v", rows.Lowest)
	}
}

// TestPackedText reads a CSV file through gzip, whole and cut short.
func TestPackedText(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	io.WriteString(w, "County,Year,People\nKent,2019,3\nEssex,2019,4\n")
	w.Close()
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv.gz", packed.String()))
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, c, "; 2019"); got != "7" {
		t.Errorf("got %s", got)
	}
	if _, _, err := load(t, export.Options{}, cube.Plan{}, input("a.csv.gz", packed.String()[:packed.Len()-12])); err == nil {
		t.Error("a file that was cut short was read")
	}
}

// TestWorkbook reads the sheet of a workbook by the same rules as a text file.
func TestWorkbook(t *testing.T) {
	build := func(more func(*excelize.File)) string {
		x := excelize.NewFile()
		for i, row := range [][]any{{"Contacts by county"}, {}, {"County", "Month", "People"}, {"Kent", "Jan 2019", 1186}, {"Essex", "Jan 2019", 4}, {"Kent", "Feb 2019", "[c]"}} {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := x.SetSheetRow("Sheet1", cell, &row); err != nil {
				t.Fatal(err)
			}
		}
		if more != nil {
			more(x)
		}
		var b bytes.Buffer
		if err := x.Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	c, _, err := load(t, export.Options{}, cube.Plan{}, input("a.xlsx", build(nil)))
	if err != nil {
		t.Fatal(err)
	}
	if got := answer(t, c, "; January 2019"); got != "1190" {
		t.Errorf("got %s", got)
	}
	kent, _ := c.Areas.Resolve("Kent")
	if rows := c.Cell(cube.Selection{Area: kent.ID, Span: period.OfMonth(2019, 1)}).Rows[0].String(); rows != "row 4" || c.Files[0].String() != "a.xlsx (Sheet1)" {
		t.Errorf("rows %s of %s", rows, c.Files[0])
	}
	c, _, err = load(t, export.Options{}, cube.Plan{}, input("a.xlsx", build(func(x *excelize.File) { x.SetRowVisible("Sheet1", 5, false) })))
	if err != nil || !slices.Contains(noteIDs(c), "hidden-rows") || answer(t, c, "; January 2019") != "1190" {
		t.Errorf("a hidden row is counted, with a note: %v", err)
	}
	two := build(func(x *excelize.File) {
		x.NewSheet("Other")
		x.SetSheetRow("Other", "A1", &[]any{"County", "Year", "People"})
		x.SetSheetRow("Other", "A2", &[]any{"Kent", 2019, 7})
	})
	if _, _, err := load(t, export.Options{}, cube.Plan{}, input("a.xlsx", two)); err == nil || !strings.Contains(hintOf(err), "--sheet") {
		t.Errorf("two sheets need a choice: %v", err)
	}
	if c, _, err = load(t, export.Options{Sheet: "other"}, cube.Plan{}, input("a.xlsx", two)); err != nil || answer(t, c, "Kent; 2019") != "7" {
		t.Errorf("the sheet that was asked for: %v", err)
	}
}
