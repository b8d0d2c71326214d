package area

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/gocarina/gocsv"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/pressfigures/figures/pkg/list"
)

func ExampleReadLookup() {
	file := "area,parent,say,alias\n" +
		"South West,UK,the South West,SW; South West policing region\n" +
		"\"Bristol, City of\",South West,Bristol,\n"
	entries, err := ReadLookup(strings.NewReader(file), "areas.csv")
	for _, entry := range entries {
		fmt.Printf("row %d: %q in %q, aliases %q\n", entry.Row, entry.Area, entry.Parent, entry.Aliases)
	}
	fmt.Println(err)
	_, err = ReadLookup(strings.NewReader("area,parent\nBristol, City of,South West\n"), "areas.csv")
	fmt.Println(err)
	// Output:
	// row 2: "South West" in "UK", aliases ["SW" "South West policing region"]
	// row 3: "Bristol, City of" in "South West", aliases []
	// <nil>
	// areas.csv:2:3: the row has 3 columns, the header has 2
}

func TestReadLookup(t *testing.T) {
	for _, test := range []struct {
		name, file string
		want       []Entry
	}{
		{"area alone", "area\nKent\nDevon\n", []Entry{{Area: "Kent", Row: 2}, {Area: "Devon", Row: 3}}},
		{"no line break at the end", "area\nKent", []Entry{{Area: "Kent", Row: 2}}},
		{"any order, any case", "Alias,SAY, Parent ,Area\nx,the y,z,Kent\n", []Entry{{Area: "Kent", Parent: "z", Say: "the y", Aliases: []string{"x"}, Row: 2}}},
		{"byte order mark, CRLF", "\ufeffarea,parent\r\nKent,UK\r\n", []Entry{{Area: "Kent", Parent: "UK", Row: 2}}},
		{"byte order mark before a quote", "\ufeff\"area\"\nKent\n", []Entry{{Area: "Kent", Row: 2}}},
		{"blank lines and rows count", "\n\narea,say\n\nKent,\n,\nDevon,\n", []Entry{{Area: "Kent", Row: 5}, {Area: "Devon", Row: 7}}},
		{"a line break in a cell does not count", "area,say\n\"Isle\nof\r\nWight\",\"\"\n\nKent,\n", []Entry{{Area: "Isle of Wight", Row: 2}, {Area: "Kent", Row: 4}}},
		{"blanks", "area,alias\n  Isle\u00a0 of  Wight , IoW ; ; the Island\u00a0\n", []Entry{{Area: "Isle of Wight", Aliases: []string{"IoW", "the Island"}, Row: 2}}},
		{"blank before a quote", "area, parent\nKent, \"South, East\"\n", []Entry{{Area: "Kent", Parent: "South, East", Row: 2}}},
		{"several alias columns", "area,alias,Alias,aliases,alias 2,alias3\nKent,a,b;c,,d,a\n", []Entry{{Area: "Kent", Aliases: []string{"a", "b", "c", "d"}, Row: 2}}},
		{"columns without a name or text", "area,,\nKent,,\n", []Entry{{Area: "Kent", Row: 2}}},
		{"quotes and commas", "area,alias\n\"Bristol, City of\",\"\"\"Brizzle\"\"; Bristol, the city\"\n", []Entry{{Area: "Bristol, City of", Aliases: []string{`"Brizzle"`, "Bristol, the city"}, Row: 2}}},
		{"numbers stay text", "area,parent\n010,1.50\n1e3,0x1F\n", []Entry{{Area: "010", Parent: "1.50", Row: 2}, {Area: "1e3", Parent: "0x1F", Row: 3}}},
		{"namesakes", "area,parent\nNewport,Wales\nNewport,Wight\nNewport,\n", []Entry{{Area: "Newport", Parent: "Wales", Row: 2}, {Area: "Newport", Parent: "Wight", Row: 3}, {Area: "Newport", Row: 4}}},
		{"an alias may be an area", "area,alias\nKent,Devon\nDevon,\n", []Entry{{Area: "Kent", Aliases: []string{"Devon"}, Row: 2}, {Area: "Devon", Row: 3}}},
		{"letters beyond ASCII", "area\nYnys Môn\n", []Entry{{Area: "Ynys Môn", Row: 2}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for name, r := range map[string]io.Reader{
				"at once": strings.NewReader(test.file), "byte by byte": iotest.OneByteReader(strings.NewReader(test.file)),
			} {
				got, err := ReadLookup(r, "areas.csv")
				if err != nil {
					t.Fatalf("%s: %v (%s)", name, err, hint(err))
				}
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("%s: %s", name, diff)
				}
			}
		})
	}
}

func TestReadLookupErrors(t *testing.T) {
	for _, test := range []struct{ name, file, want, hint string }{
		{"nothing", "", "a.csv: is empty", "area,parent,say,alias"},
		{"blank", "\n ,\n", "a.csv: is empty", ""},
		{"header alone", "area,parent\n", "a.csv:1: has a header and no areas", "write a row for each area"},
		{"no area column", "parent,say\nx,y\n", `a.csv:1: has no column "area"`, "area,parent,say,alias"},
		{"no header", "\nKent,UK\n", `a.csv:2:1: column "Kent" is not one of area, parent, say and alias`, "remove it"},
		{"slip in the header", "area,parnet\nx,y\n", `a.csv:1:2: column "parnet" is not one of`, `did you mean "parent"?`},
		{"unknown column", "area,gss_code\nx,y\n", `a.csv:1:2: column "gss_code" is not one of`, "remove it"},
		{"numbered column", "area,parent 2\nx,y\n", `column "parent 2" is not one of`, `did you mean "parent"?`},
		{"column twice", "area,Parent,say,parent\na,b,c,d\n", `a.csv:1:4: column "parent" stands twice`, "keep one of the two"},
		{"area twice", "area,AREA\na,b\n", `a.csv:1:2: column "area" stands twice`, ""},
		{"semicolons", "area;parent\nKent;UK\n", `a.csv:1:1: the header "area;parent" has no commas`, "put commas"},
		{"tabs", "area\tparent\nKent\tUK\n", `has no commas`, "put commas"},
		{"short row", "area,parent,say\n\nKent,UK\n", "a.csv:3:3: the row has 2 columns, the header has 3", "a comma for each column"},
		{"short row of one", "area,parent\nKent\n", "a.csv:2:2: the row has 1 column, the header has 2", ""},
		{"long row", "area,parent\nBristol, City of,South West\n", "a.csv:2:3: the row has 3 columns, the header has 2", `"Bristol, City of"`},
		{"long row of blanks", "area\nKent,\n", "a.csv:2:2: the row has 2 columns", ""},
		{"blank area", "parent,area\nUK,Kent\nUK, \u00a0\n", "a.csv:3:2: the row does not name its area", "write the area's name"},
		{"blank area in a later row", "area,say\n\"a\nb\",\n\n,the x\n", "a.csv:4:1: the row does not name its area", ""},
		{"area of marks", "area\n>\n", "a.csv:2:1: the row does not name its area", ""},
		{"text without a head", "area,\nKent,\nDevon,secret\n", `a.csv:3:2: "secret" stands in a column without a name`, "name the column"},
		{"repeated area", "area,parent\nKent,UK\nDevon,UK\nKENT,the UK\n", `a.csv:4:1: "KENT" stands in row 2 already`, "keep one"},
		{"repeated path", "area,parent\nKent,UK > England\nEngland > Kent,uk\n", `a.csv:3:1: "England > Kent" stands in row 2 already`, ""},
		{"alias of two", "alias,area,alias\nx,Kent,y\n,Devon,z; Y\n", `a.csv:3:3: "Y" is an alias of both "Kent", in row 2, and "Devon"`, "keep it at one"},
		{"alias of two, across columns", "alias,area,alias\nx,Kent,y\nY,Devon,\n", `a.csv:3:1: "Y" is an alias of both`, ""},
		{"bare quote", "area,say\nKent,a \"b\" c\n", "a.csv:2: has a quotation mark that does not fit", `"like ""this"""`},
		{"quote left open", "area,say\n\"a\nb\",x\nKent,\"oh\n\n", "a.csv:3: has a quotation mark that does not fit", ""},
		{"Windows-1252", "area\nYnys M\xf4n\n", `a.csv:2:1: letters were lost in "Ynys M\xf4n"`, "CSV UTF-8"},
		{"letters lost before", "area\nYnys M\ufffdn\n", `a.csv:2:1: letters were lost`, "CSV UTF-8"},
		{"letters lost in the header", "area,par\xffent\nKent,x\n", `a.csv:1:2: column "par`, ""},
		{"UTF-16, little end", "\xff\xfea\x00r\x00e\x00a\x00", "a.csv: is not UTF-8 text", "CSV UTF-8"},
		{"UTF-16, big end", "\xfe\xff\x00a\x00r\x00e\x00a", "a.csv: is not UTF-8 text", ""},
		{"UTF-16 without a mark", "a\x00r\x00e\x00a\x00\n\x00", "a.csv: is not UTF-8 text", ""},
		{"control character", "area\nKe\x07nt\n", `a.csv:2:1: "Ke\ant" holds a character that cannot be seen`, "type the cell anew"},
		{"old Mac line ends", "area,parent\rKent,UK\r", `column "parent Kent" is not one of`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			entries, err := ReadLookup(strings.NewReader(test.file), "a.csv")
			if err == nil {
				t.Fatalf("read as %+v", entries)
			}
			if !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "a.csv") {
				t.Errorf("%q, want %q", err, test.want)
			}
			var lookup *list.Error
			if !errors.As(err, &lookup) {
				t.Errorf("%T is not a list.Error", err)
			}
			if !strings.Contains(hint(err), test.hint) {
				t.Errorf("hint %q, want %q", hint(err), test.hint)
			}
		})
	}
}

func TestReadLookupThatBreaksOff(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := ReadLookup(iotest.ErrReader(broken), "a.csv")
	if !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "a.csv: ") {
		t.Error(err)
	}
}

// endless is a file without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestReadLookupIsBounded(t *testing.T) {
	_, err := ReadLookup(endless{}, "a.csv")
	if err == nil || err.Error() != "a.csv: is larger than 16 MiB" {
		t.Error(err)
	}
}

// TestLookupRowHasStrictFields keeps bare numbers, and strings that read themselves leniently, out of the struct
// that gocsv fills.
func TestLookupRowHasStrictFields(t *testing.T) {
	strict := reflect.TypeFor[gocsv.TypeUnmarshaller]()
	row := reflect.TypeFor[lookupRow]()
	tags := map[string]bool{}
	for i := range row.NumField() {
		field := row.Field(i)
		if field.Type.Kind() != reflect.String {
			t.Errorf("%s is a %s: gocsv would guess at it", field.Name, field.Type.Kind())
		}
		if !reflect.PointerTo(field.Type).Implements(strict) {
			t.Errorf("%s does not read its own cells", field.Name)
		}
		tags[field.Tag.Get("csv")] = true
	}
	for _, role := range lookupRoles {
		if !tags[role] {
			t.Errorf("no field for column %q: gocsv would drop it without an error", role)
		}
	}
	if len(tags) != len(lookupRoles) {
		t.Errorf("fields %v for columns %v: gocsv would leave some empty without an error", tags, lookupRoles)
	}
}

// TestGocsvTraps shows what gocsv does when it is left alone, which is why it is not: each case is read with a nil
// error, and ReadLookup reports the like of it. Should one of them fail after an update, a guard may go.
func TestGocsvTraps(t *testing.T) {
	type bare struct {
		Area  string  `csv:"area"`
		Count int64   `csv:"count"`
		Rate  float64 `csv:"rate"`
	}
	for _, test := range []struct {
		name, file string
		want       bare
		guarded    string // the same slip in an areas file
	}{
		{"octal", "area,count\nKent,010\n", bare{Area: "Kent", Count: 8}, ""},
		{"decimals are cut off", "area,count\nKent,99.9\n", bare{Area: "Kent", Count: 99}, ""},
		{"a thousands point", "area,count\nKent,1.234\n", bare{Area: "Kent", Count: 1}, ""},
		{"blank is nought", "area,count\nKent,\n", bare{Area: "Kent"}, "area,say\n,x\n"},
		{"short row", "area,count,rate\nKent\n", bare{Area: "Kent"}, "area,parent,say\nKent\n"},
		{"missing column", "area\nKent\n", bare{Area: "Kent"}, "parent\nKent\n"},
		{"slip in the header", "area,cuont\nKent,7\n", bare{Area: "Kent"}, "area,parnet\nKent,7\n"},
		{"a column twice: the last counts", "area,count,count\nKent,1,2\n", bare{Area: "Kent", Count: 2}, "area,say,say\nKent,a,b\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			reader := csv.NewReader(strings.NewReader(test.file))
			reader.FieldsPerRecord = -1
			var rows []bare
			if err := gocsv.UnmarshalCSV(reader, &rows); err != nil {
				t.Fatal("no trap any more:", err)
			}
			if diff := cmp.Diff([]bare{test.want}, rows); diff != "" {
				t.Error("no trap any more:", diff)
			}
			if test.guarded == "" {
				return // there are no numbers in an areas file
			}
			if entries, err := ReadLookup(strings.NewReader(test.guarded), "a.csv"); err == nil {
				t.Errorf("caught in it: %+v", entries)
			}
		})
	}
}

// TestPlacedGivesUp: an error that gocsv cannot place is passed on, not mistaken for another.
func TestPlacedGivesUp(t *testing.T) {
	s := &sheet{List: &list.List{File: "a.csv", Rows: []list.Row{{Number: 2}}}}
	for _, err := range []error{gocsv.ErrEmptyCSVFile, &csv.ParseError{Line: 1, Column: 1, Err: errBlank}, &csv.ParseError{Line: 9, Column: 1, Err: errBlank}} {
		if got := s.placed(err); !errors.Is(got, err) || !strings.HasPrefix(got.Error(), "a.csv: ") {
			t.Errorf("%v became %v", err, got)
		}
	}
	if _, err := s.Read(); !errors.Is(err, io.EOF) {
		t.Error("Read gives rows:", err)
	}
}

// write is the file of some entries, by encoding/csv.
func write(entries []Entry) string {
	var text strings.Builder
	w := csv.NewWriter(&text)
	w.Write([]string{"say", "alias", "area", "parent"})
	for _, e := range entries {
		w.Write([]string{e.Say, strings.Join(e.Aliases, ";"), e.Area, e.Parent})
	}
	w.Flush()
	return text.String()
}

// TestReadLookupReadsWhatIsWritten: entries come back from a file, cell for cell.
func TestReadLookupReadsWhatIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("aB,\"'&. é1=")), 0, 8, -1)
		var want []Entry
		areas, aliases := map[string]bool{}, map[string]bool{}
		for i := range rapid.IntRange(1, 8).Draw(t, "rows") {
			e := Entry{Area: tidy("n" + word.Draw(t, "area")), Parent: tidy(word.Draw(t, "parent")), Say: tidy(word.Draw(t, "say")), Row: i + 2}
			for range rapid.IntRange(0, 3).Draw(t, "aliases") {
				alias := tidy(word.Draw(t, "alias"))
				if alias != "" && !aliases[Fold(alias)] {
					aliases[Fold(alias)] = true
					e.Aliases = append(e.Aliases, alias)
				}
			}
			if key := pathKey(e.Parent + ">" + e.Area); areas[key] {
				e.Area = fmt.Sprintf("%s row %d", e.Area, i)
			} else {
				areas[key] = true
			}
			want = append(want, e)
		}
		got, err := ReadLookup(strings.NewReader(write(want)), "a.csv")
		if err != nil {
			t.Fatalf("%v in\n%s", err, write(want))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzReadLookup(f *testing.F) {
	for _, file := range []string{
		"area,parent,say,alias\nSouth West,UK,the South West,SW;S.W.\n\"Bristol, City of\",South West,,\n",
		"\ufeffarea\r\n\r\n\"a\nb\"\r\n", "alias,area,alias 2\nx,Kent,y\n", "area,\nKent,\n", "area\n\xff\n", "a\x00", "\"area\n",
	} {
		f.Add([]byte(file))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		entries, err := ReadLookup(strings.NewReader(string(file)), "a.csv")
		if err != nil {
			var lookup *list.Error
			if !errors.As(err, &lookup) || entries != nil {
				t.Fatalf("%T %v", err, err)
			}
			return
		}
		checkEntries(t, file, entries)
		b := NewBuilder()
		b.AddEntries(entries)
		tree, err := b.Build()
		if err != nil {
			return // a circle, say
		}
		for _, e := range entries {
			path := e.Area // without a parent, whichever place has the name: its own line may say what it lies in
			if e.Parent != "" {
				path = e.Parent + ">" + e.Area
			}
			if _, err := tree.Resolve(path); err != nil {
				var ambiguous *AmbiguousError
				if !errors.As(err, &ambiguous) {
					t.Fatalf("%q in %q: %v", e.Area, e.Parent, err)
				}
			}
		}
	})
}

// checkEntries compares entries with what encoding/csv reads.
func checkEntries(t *testing.T, file []byte, entries []Entry) {
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(file), "\ufeff")))
	reader.FieldsPerRecord = -1
	reader.TrimLeadingSpace = true
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("read what is no CSV: %v", err)
	}
	cells := map[string]bool{}
	for _, record := range records {
		for _, cell := range record {
			cells[tidy(cell)] = true
		}
	}
	last := 1
	for _, e := range entries {
		if e.Area == "" || !cells[e.Area] || !cells[e.Parent] && e.Parent != "" || slices.Contains(e.Aliases, "") {
			t.Fatalf("%+v is not in the file", e)
		}
		if e.Row <= last {
			t.Fatalf("row %d after row %d", e.Row, last)
		}
		last = e.Row
	}
}

// TestSampleAreas reads the areas file that the samples of this repository use.
func TestSampleAreas(t *testing.T) {
	path := filepath.Join("..", "..", "testdata", "areas.csv")
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("no sample areas")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	entries, err := ReadLookup(file, path)
	if err != nil {
		t.Fatal(err)
	}
	b := NewBuilder()
	for _, seen := range []string{"Kent", "North West policing region", "Herts", "avon"} {
		b.Add(seen)
	}
	b.AddEntries(entries)
	tree := mustBuild(t, b)
	for name, want := range map[string]string{
		"North Wales": "UK > North West > North Wales", "kent": "UK > Eastern > Kent", "East of England": "UK > Eastern",
		"the Western Isles": "UK > Scotland > Na h-Eileanan Siar", "Herts": "UK > Eastern > Hertfordshire",
	} {
		a, err := tree.Resolve(name)
		if err != nil || tree.Path(a.ID) != want {
			t.Errorf("%q: %q, %v; want %q", name, tree.Path(a.ID), err, want)
		}
	}
	if got := len(tree.Roots()); got != 1 {
		t.Errorf("%d roots", got)
	}
}
