package scan

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// encoded returns text in an encoding, without a byte order mark.
func encoded(t testing.TB, name, text string) string {
	t.Helper()
	e := map[string]encoding.Encoding{
		UTF8: encoding.Nop, Windows1252: charmap.Windows1252,
		UTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), UTF16BE: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	}[name]
	s, err := e.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDialect(t *testing.T) {
	const welsh = "area;count\nYnys Môn;7\nGwynedd;12\n"
	wide := "\xFF\xFE" + encoded(t, UTF16LE, "a\tb\r\nc\t😀\r\n")
	tests := []struct {
		name, doc string
		options   Options
		want      Dialect
		head      string
	}{
		{"plain", "a,b\n1,2\n", Options{}, Dialect{UTF8, ',', false, nil}, `[["a" "b"] ["1" "2"]]`},
		{"empty", "", Options{}, Dialect{UTF8, ',', false, nil}, `[]`},
		{"no line end", "a;b", Options{}, Dialect{UTF8, ';', false, nil}, `[["a" "b"]]`},
		{"mark", "\uFEFFa,b\r\n", Options{}, Dialect{UTF8, ',', true, nil}, `[["a" "b"]]`},
		{"mark alone", "\uFEFF", Options{}, Dialect{UTF8, ',', false, nil}, `[]`},
		{"utf-16le", wide, Options{}, Dialect{UTF16LE, '\t', true, nil}, `[["a" "b"] ["c" "😀"]]`},
		{"utf-16be", "\xFE\xFF" + encoded(t, UTF16BE, welsh), Options{}, Dialect{UTF16BE, ';', false, nil}, `[["area" "count"] ["Ynys Môn" "7"] ["Gwynedd" "12"]]`},
		{"utf-16be named", encoded(t, UTF16BE, "a,b\n"), Options{Encoding: "UTF-16BE"}, Dialect{UTF16BE, ',', false, nil}, `[["a" "b"]]`},
		{"1252", encoded(t, Windows1252, welsh), Options{}, Dialect{Windows1252, ';', false, []string{"the bytes are not utf-8 and were read as windows-1252"}},
			`[["area" "count"] ["Ynys Môn" "7"] ["Gwynedd" "12"]]`},
		{"1252 named", "a,\xA3", Options{Encoding: Windows1252}, Dialect{Windows1252, ',', false, nil}, `[["a" "£"]]`},
		{"mark wins", "\uFEFFa,b\n", Options{Encoding: Windows1252},
			Dialect{UTF8, ',', false, []string{"the byte order mark says utf-8, so windows-1252 was not used"}}, `[["a" "b"]]`},
		{"carriage returns", "a|b\r1|2\r\r\"x\r\ny\"|3\r", Options{}, Dialect{UTF8, '|', false, []string{"the lines end in CR alone"}},
			`[["a" "b"] ["1" "2"] [] ["x\ny" "3"]]`},
		{"override", "a;b\n1;2\n", Options{Delimiter: ','}, Dialect{UTF8, ',', false, nil}, `[["a;b"] ["1;2"]]`},
		{"odd delimiter", "a~b\n", Options{Delimiter: '~'}, Dialect{UTF8, '~', false, nil}, `[["a" "b"]]`},
		{"declared", "sep=;\r\na,b;c\r\n", Options{}, Dialect{UTF8, ';', true, []string{"the first row names the delimiter"}}, `[["sep=" ""] ["a,b" "c"]]`},
		{"blank lines", "\n\r\na,b\n\n", Options{}, Dialect{UTF8, ',', false, nil}, `[[] [] ["a" "b"] []]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			table := open(t, test.doc, test.options)
			if got := table.Dialect(); !reflect.DeepEqual(got, test.want) {
				t.Errorf("dialect %+v, want %+v", got, test.want)
			}
			if got := fmt.Sprintf("%q", table.Head()); got != test.head {
				t.Errorf("head %s, want %s", got, test.head)
			}
			if table.Name() != "x.csv" {
				t.Errorf("name %q", table.Name())
			}
		})
	}
}

func TestSniffDelimiter(t *testing.T) {
	tests := []struct {
		doc  string
		want rune
		note bool
	}{
		{"a,b,c\n", ',', false},
		{"one column\nBristol\n", ',', false},
		{"area;2019;2020\nKent;9,291;3,4\nDevon;1,5;2,5\n", ';', false}, // decimal commas
		{"area\t2019\nBristol, City of\t9,291\n", '\t', false},
		{"\"a, b\";\"c\"\n\"d, e\";\"f\"\n", ';', false},                          // a comma would make stray quotes
		{"A title, with a comma\n\nx;y\n1;2\n3;4\n", ';', false},                  // most rows win
		{"id,tags\n1,a;b\n2,c;d\n3,e;f\n", ',', false},                            // the header decides
		{"\"a\",1;2\n\"b\",3;4\n", ',', false},                                    // a semicolon would too
		{"1;2,3\n4;5,6\n", ';', true},                                             // both would do
		{"a|b\n\"x\ny,z\"|1\n", '|', false},                                       // a quoted line end is no record
		{"a,b\n1,2\n \n \n \n", ',', false},                                       // blank lines do not count
		{"a,b;c,d\ne,f;g,h\n", ',', false},                                        // more fields
		{strings.Repeat("a,b\n", 200) + strings.Repeat("a;b\n", 300), ',', false}, // only the head counts
	}
	for _, test := range tests {
		got, note := sniffDelimiter([]byte(test.doc))
		if got != test.want || (note != "") != test.note {
			t.Errorf("%q: %q, note %q; want %q", test.doc, got, note, test.want)
		}
	}
}

// TestErrors has documents with one error each. It must be the same one where
// it stands in the head and further on, in blocks of any size, for any workers.
func TestErrors(t *testing.T) {
	tests := []struct {
		name, doc string
		options   Options
		want      string // with its row and column, after the name
		hint      string // part of it
	}{
		{"quote inside", "a,b\n1,5\" pipe\n", Options{}, `2:2: quote inside a field that does not begin with one`, "written twice"},
		{"quote after blank", "a, \"b\"\n", Options{}, `1:2: quote inside`, "written twice"},
		{"after closing", "a,b\n\n\"x\"y,2\n", Options{}, `3:1: text after the closing quote of a field`, "written twice"},
		{"CR after closing", "a\n\"x\"\ry\n", Options{}, `2:1: text after the closing quote`, ""},
		{"quote after quoted line ends", "\"a\n\n\",b\n1,2\"\n", Options{}, `2:2: quote inside`, ""},
		{"unclosed", "a,b\n1,\"x\n3,4\n5,6", Options{}, `2:2: the quote that opens this field is never closed`, "taken for its text"},
		{"unclosed at once", "a\n\"", Options{}, `2:1: the quote that opens`, ""},
		{"unclosed with a doubled quote", "a\n1,2,\"\"\"\n", Options{}, `2:3: the quote that opens`, ""},
		{"NUL", "a,b\n1,2\n3,x\x00y\n", Options{}, `3:2: NUL byte`, "utf-16"},
		{"not UTF-8", "é,b\n1,\xA3\n", Options{}, `2:2: byte 0xA3 is not utf-8`, "windows-1252"},
		{"cut character", "é,b\n1,x\xC3\n", Options{}, `2:2: byte 0xC3 is not utf-8`, ""},
		{"neither UTF-8 nor 1252", "a\nb,\x81\n", Options{}, `2:2: byte 0x81 is not utf-8`, ""},
		{"undefined in 1252", "a\nb,\x81\n", Options{Encoding: Windows1252}, `2:2: character that cannot be decoded from windows-1252`, "--encoding"},
		{"half a surrogate", encoded(t, UTF16LE, "a,b\n1,") + "\x00\xD8" + encoded(t, UTF16LE, "x\n"), Options{Encoding: UTF16LE},
			`2:2: character that cannot be decoded from utf-16le`, ""},
		{"odd byte at the end", encoded(t, UTF16LE, "a,b\n1,2") + "3", Options{Encoding: UTF16LE}, `2:2: character that cannot`, ""},
		{"UTF-16 without a mark", encoded(t, UTF16LE, "a,b\n"), Options{}, `1:1: NUL byte`, "--encoding utf-16le"},
		{"long record", "a,b\n1,2345678\n", Options{Limits: Limits{Record: 9}}, `2:2: record of more than 9 bytes, the limit of Limits.Record`, "raise Limits.Record"},
		{"long record without end", "a,b\n1,2345678", Options{Limits: Limits{Record: 9}}, `2:2: record of more than 9 bytes`, ""},
		{"limit within a character", "é\n1,2345678é\n", Options{Limits: Limits{Record: 9}}, `2:2: record of more than 9 bytes`, ""},
		{"long unclosed record", "a\nb,\"\n\n\n\n\n\n\n\n\n\n\n\n", Options{Limits: Limits{Record: 9}}, `2:2: record of more than 9 bytes`, "never closed"},
		{"NUL before the limit", "a\nb,\"\x00\n\n\n\n\n\n\n\n\n\n\n\n", Options{Limits: Limits{Record: 9}}, `2:2: NUL byte`, ""},
		{"limit before NUL", "a\nb,12345678\x00\n", Options{Limits: Limits{Record: 9}}, `2:2: record of more`, ""},
		{"many fields", "a,b\n1,2,3,4\n", Options{Limits: Limits{Fields: 3}}, `2:3: record of more than 3 fields, the limit of Limits.Fields`, "raise Limits.Fields"},
		{"many fields without end", "a,b\n1,2,3,\"4", Options{Limits: Limits{Fields: 3}}, `2:3: record of more than 3 fields`, ""},
		{"the first of two", "a,\"b\"c\n\x00\n", Options{}, `1:2: text after`, ""},
		{"the first of two the other way", "\x00\na,\"b\"c\n", Options{}, `1:1: NUL byte`, ""},
		{"both in a record", "a,\x00,b\"\n", Options{}, `1:2: NUL byte`, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.options.Delimiter == 0 {
				test.options.Delimiter = ','
			}
			_, err := Open("x.csv", strings.NewReader(test.doc), test.options)
			checkError(t, "Open", err, "x.csv:", test.want, test.hint)
			for _, size := range []int{1, 2, 7, 64, 100, 1 << 16} {
				for workers := 1; workers <= 3; workers++ {
					o := test.options
					o.BlockSize, o.Workers = size, workers
					checkScanError(t, test.doc, test.want, o)
				}
			}
		})
	}
}

// checkScanError puts a document behind more rows than a head has, all blank
// but one, and expects its error that much further down.
func checkScanError(t *testing.T, doc, want string, o Options) {
	t.Helper()
	const more = 250
	lead := strings.Repeat("\n", more)
	if o.Encoding == UTF16LE {
		lead = encoded(t, UTF16LE, lead)
	}
	var row int
	var rest string
	if _, err := fmt.Sscanf(want, "%d:", &row); err != nil {
		t.Fatal(err)
	}
	rest = want[strings.Index(want, ":"):]
	if strings.Contains(doc, "\xA3") || strings.Contains(doc, "\xC3") {
		o.Encoding = UTF8
	}
	table, err := Open("x.csv", iotest.HalfReader(strings.NewReader(lead+doc)), o)
	if err != nil {
		t.Errorf("%+v: Open: %v", o, err)
		return
	}
	_, _, err = gather(t, table, allColumns(10, 2))
	checkError(t, fmt.Sprintf("Scan with %+v", o), err, "x.csv:", fmt.Sprint(row+more)+rest, "")
}

// checkError compares the start of an error, its hint, and that it names no
// cell.
func checkError(t *testing.T, what string, err error, name, want, hint string) {
	t.Helper()
	if want == "" {
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		return
	}
	if err == nil || !strings.HasPrefix(err.Error(), name+want) {
		t.Errorf("%s: error %v, want %s%s", what, err, name, want)
		return
	}
	if strings.Contains(err.Error(), "pipe") {
		t.Errorf("%s: %v shows a cell", what, err)
	}
	var h interface{ Hint() string }
	if !errors.As(err, &h) || !strings.Contains(h.Hint(), hint) {
		t.Errorf("%s: hint of %v does not have %q", what, err, hint)
	}
}

func TestRaggedRowsAndPositions(t *testing.T) {
	doc := "area,n\r\n\r\nKent,1\r\nTotal\r\n\"De\nvon\",2,\r\n\r\nEssex,x\r\n"
	want := []row{{3, []string{"Kent", "1"}}, {4, []string{"Total"}}, {5, []string{"De\nvon", "2", ""}}, {7, []string{"Essex", "x"}}}
	for size := 1; size < 60; size++ {
		table := open(t, doc, Options{BlockSize: size, Workers: 1 + size%3})
		got, layout, err := gather(t, table, allColumns(1, 2))
		if err != nil || !reflect.DeepEqual(got, want) || layout.Rows() != 7 {
			t.Fatalf("blocks of %d: %v, %v; want %v", size, got, err, want)
		}
	}
}

func TestOneColumn(t *testing.T) {
	rows, layout, err := gather(t, open(t, "n\n1\n\n\"\"\n2\n\n", Options{}), allColumns(1, 1))
	want := []row{{2, []string{"1"}}, {4, []string{""}}, {5, []string{"2"}}}
	if err != nil || !reflect.DeepEqual(rows, want) || layout.Rows() != 6 {
		t.Errorf("%v, %v, %v", rows, layout.Rows(), err)
	}
}

func TestHeadIsBounded(t *testing.T) {
	table := open(t, strings.Repeat("a,b\n", 1000), Options{})
	if n := len(table.Head()); n != headRecords {
		t.Errorf("%d records", n)
	}
	rows, layout, err := gather(t, table, allColumns(200, 2))
	if err != nil || len(rows) != 800 || rows[0].Number != 201 || layout.Rows() != 1000 {
		t.Errorf("%d rows of %d from %d on: %v", len(rows), layout.Rows(), rows[0].Number, err)
	}
}

// TestLongRecordsInTheHead has records that hardly fit the sample.
func TestLongRecordsInTheHead(t *testing.T) {
	for _, size := range []int{300, 5_000, 70_000, 1_500_000} {
		cell := strings.Repeat("x", size)
		doc := strings.Repeat(cell+",1\n", 3_000_000/size+1)
		table := open(t, doc, Options{})
		want := min(headRecords, headBytes/(size+3))
		if got := len(table.Head()); got < max(want, 1) {
			t.Errorf("records of %d bytes: a head of %d, want %d", size, got, want)
		}
		rows, layout, err := gather(t, table, allColumns(1, 2))
		if err != nil || len(rows) != 3_000_000/size || layout.Rows() != int64(len(rows)+1) || rows[0].Fields[0] != cell {
			t.Errorf("records of %d bytes: %d rows: %v", size, len(rows), err)
		}
	}
}

func TestDatePrefix(t *testing.T) {
	tests := []struct{ cell, want string }{
		{"2019-03-04", "2019-03-04"},
		{"2019-03-04T10:15", "2019-03-04"},
		{"2019-03-04T10:15:00.000+01:00", "2019-03-04"},
		{"20190304T101500Z", "20190304"},
		{"2019-03-04 10:15:00", "2019-03-04"},
		{`"2019-03-04 10:15:00"`, "2019-03-04"},
		{"4/3/2019 9:05", "4/3/2019"},
		{"4/3/19 9:05", "4/3/19"},
		{"4 Mar 2019 09:05", "4 Mar 2019"},
		{"4 March 2019 9:05 pm", "4 March 2019"},
		{"12 January 2019", "12 January 2019"},
		{"1 September 2019", "1 September 2019"},
		{"2019-03-04 1015", "2019-03-04 1015"},
		{"2019-03-04 ", "2019-03-04 "},
		{"2019-03-04T", "2019-03-04T"},
		{"OCT2019TOTAL", "OCT2019TOTAL"},
		{"9:05 10:15", "9:05 10:15"},
		{"1 AUGUST2019 ", "1 AUGUST2019 "},
		{`"2019 ""x"" 10:15"`, `2019 "x" 10:15`},
		{"\"2019-03\r\n-04 10:15\"", "2019-03\n-04 10:15"},
		{"", ""},
	}
	for _, test := range tests {
		for _, doc := range []string{test.cell + ",1\n", "1," + test.cell + "\r\n"} {
			column := strings.Index(doc, ",1\n")
			spec := Spec{Width: 2, Keys: []Key{{Column: 0, DatePrefix: true}}}
			if column < 0 {
				spec.Keys[0].Column = 1
			}
			rows, _, err := gather(t, open(t, doc, Options{Delimiter: ','}), spec)
			if err != nil || len(rows) != 1 || rows[0].Fields[0] != test.want {
				t.Errorf("%q: %v, %v; want %q", test.cell, rows, err, test.want)
			}
		}
	}
}

func TestDatePrefixMakesOneValueOfADay(t *testing.T) {
	var b strings.Builder
	for i := range 1440 {
		fmt.Fprintf(&b, "2019-03-%02d %d:%02d\n", i%28+1, i/60, i%60)
	}
	var most int
	table := open(t, b.String(), Options{Delimiter: ','})
	_, err := table.Scan(context.Background(), Spec{Width: 1, Keys: []Key{{Column: 0, DatePrefix: true}}}, func() Worker {
		return workerFunc(func(_ *Block, dicts []*Dictionary) error { most = max(most, dicts[0].Len()); return nil })
	})
	if err != nil || most != 28 {
		t.Errorf("%d values, %v", most, err)
	}
}

// workerFunc is a Worker that is one function.
type workerFunc func(b *Block, dicts []*Dictionary) error

func (f workerFunc) Block(b *Block, dicts []*Dictionary) error { return f(b, dicts) }

// TestWorkerErrors has workers that refuse rows: the first one counts.
func TestWorkerErrors(t *testing.T) {
	doc := strings.Repeat("1,2\n", 99) + "bad,2\n" + strings.Repeat("1,2\n\n", 50) + "bad,3\n"
	refuse := func(b *Block, _ []*Dictionary) error {
		for _, odd := range b.Odd[0] {
			return At(b.Position(odd.Row), 1, errors.New("no count"))
		}
		return nil
	}
	for size := 1; size < 1000; size = size*2 + 1 {
		for workers := 1; workers < 5; workers++ {
			table := headless("x.csv", strings.NewReader(doc), Options{Delimiter: ',', BlockSize: size, Workers: workers})
			layout, err := table.Scan(context.Background(), allColumns(0, 2), func() Worker { return workerFunc(refuse) })
			if layout != nil || err == nil || err.Error() != "x.csv:100:1: no count" {
				t.Fatalf("blocks of %d, %d workers: %v", size, workers, err)
			}
		}
	}
}

// TestWorkerErrorBeforeBadRow has a worker's error in the block in which a row
// is broken too, before and after.
func TestWorkerErrorBeforeBadRow(t *testing.T) {
	fail := func(b *Block, _ []*Dictionary) error { return At(b.Position(b.Rows-1), 0, errors.New("last row")) }
	table := headless("x.csv", strings.NewReader("1,2\n3,4\n5,\"\n"), Options{Delimiter: ','})
	_, err := table.Scan(context.Background(), allColumns(0, 2), func() Worker { return workerFunc(fail) })
	if err == nil || err.Error() != "x.csv:2: last row" {
		t.Errorf("%v", err)
	}
}

func TestWorkerErrorWithoutPlace(t *testing.T) {
	sum := errors.New("the sum is too large")
	fail := func(*Block, []*Dictionary) error { return sum }
	table := open(t, "1,2\n3,4\n", Options{})
	if _, err := table.Scan(context.Background(), allColumns(0, 2), func() Worker { return workerFunc(fail) }); err != sum {
		t.Errorf("%v", err)
	}
	wrapped := fmt.Errorf("outer: %w", At(0, 2, sum))
	if at := placeOf(wrapped, 7); at.position != 0 || at.column != 2 || at.Error() != "outer: the sum is too large" || !errors.Is(at, sum) {
		t.Errorf("%+v", at)
	}
}

func TestDistinctLimits(t *testing.T) {
	var doc strings.Builder
	for i := range 300 {
		fmt.Fprintf(&doc, "%d,2\n", i)
	}
	tests := []struct {
		limits Limits
		want   string
	}{
		{Limits{Distinct: 299}, "x.csv: column 1: more than 299 distinct values, the limit of Limits.Distinct"},
		{Limits{DistinctBytes: 500}, "x.csv: column 1: more than 500 bytes of distinct values, the limit of Limits.DistinctBytes"},
		{Limits{Distinct: 300}, ""},
	}
	for _, test := range tests {
		table := open(t, doc.String(), Options{Limits: test.limits})
		_, _, err := gather(t, table, allColumns(0, 2))
		var limit *LimitError
		if test.want == "" && err != nil || test.want != "" && (err == nil || err.Error() != test.want || !errors.As(err, &limit) || limit.Hint() == "") {
			t.Errorf("%v, want %s", err, test.want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	broken := errors.New("the network is gone")
	doc := "a,b\n1,2\n\n3,4"
	for _, lead := range []int{0, 300} {
		for _, size := range []int{1, 5, 1000} {
			r := io.MultiReader(strings.NewReader(strings.Repeat("\n", lead)+doc), iotest.ErrReader(broken))
			table, err := Open("x.csv", r, Options{BlockSize: size})
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = gather(t, table, allColumns(0, 2))
			want := fmt.Sprintf("x.csv:%d: reading stopped before this row was complete: the network is gone", lead+4)
			if err == nil || err.Error() != want || !errors.Is(err, broken) {
				t.Errorf("%v, want %s", err, want)
			}
		}
	}
	_, err := Open("x.csv", iotest.ErrReader(broken), Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "x.csv:1: reading stopped") || !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

// oddReader gives what its function says.
type oddReader func(b []byte) (int, error)

func (f oddReader) Read(b []byte) (int, error) { return f(b) }

func TestUncooperativeReaders(t *testing.T) {
	_, err := Open("x.csv", oddReader(func([]byte) (int, error) { return 0, nil }), Options{})
	if !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("nothing for ever: %v", err)
	}
	for _, n := range []int{-1, 1 << 30} {
		if _, err = Open("x.csv", oddReader(func([]byte) (int, error) { return n, nil }), Options{}); err == nil {
			t.Errorf("count %d was believed", n)
		}
	}
	idle := 0
	slow := iotest.OneByteReader(strings.NewReader("a,b\n1,2\n"))
	rows, _, err := gather(t, mustOpen(t, oddReader(func(b []byte) (int, error) {
		if idle++; idle%50 != 0 {
			return 0, nil
		}
		return slow.Read(b)
	})), allColumns(0, 2))
	if err != nil || len(rows) != 2 {
		t.Errorf("%v, %v", rows, err)
	}
}

func mustOpen(t testing.TB, r io.Reader) *Table {
	t.Helper()
	table, err := Open("x.csv", r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// endless repeats a text for ever.
func endless(text string) io.Reader {
	page := []byte(strings.Repeat(text, 1<<16))
	at := 0
	return oddReader(func(b []byte) (int, error) {
		n := copy(b, page[at:])
		at = (at + n) % len(page)
		return n, nil
	})
}

// TestHostileInput has inputs without end: each must be given up, with an error
// that says why.
func TestHostileInput(t *testing.T) {
	tests := []struct {
		name, start, text string
		record            int
		want              string
	}{
		{"endless field", "", "x", 0, "1:1: record of more than 67108864 bytes"},
		{"endless quoted field", "a,b\n1,\"", "x\n", 3 << 20, "2:2: record of more than 3145728 bytes"},
		{"endless doubled quotes", "\"", "\"\"", 3 << 20, "1:1: record of more than 3145728 bytes"},
		{"endless quotes", "", "\"", 1 << 20, "1:1: record of more than 1048576 bytes"},
		{"endless columns", "a,b\n", ",", 3 << 20, "2:16384: record of more than 16384 fields"},
		{"endless NUL", "a\n", "\x00", 3 << 20, "2:1: NUL byte"},
		{"stray quote, then endless", "a,b\"c\n", "x\n", 3 << 20, "1:2: quote inside"},
		{"endless bytes that are not text", "a\n", "\x81", 3 << 20, "2:1: byte 0x81 is not utf-8"},
	}
	for _, test := range tests {
		if testing.Short() && test.record == 0 {
			continue
		}
		r := io.MultiReader(strings.NewReader(test.start), endless(test.text))
		table, err := Open("x.csv", r, Options{Delimiter: ',', Limits: Limits{Record: test.record}})
		if err == nil {
			_, err = table.Scan(context.Background(), allColumns(0, 1), func() Worker { return workerFunc(ignore) })
		}
		checkError(t, test.name, err, "x.csv:", test.want, "")
	}
}

func ignore(*Block, []*Dictionary) error { return nil }

func TestMillionColumns(t *testing.T) {
	row := strings.Repeat("1,", 999_999) + "1\n"
	_, _, err := gather(t, open(t, "a,b\n"+row, Options{}), allColumns(0, 2))
	checkError(t, "a million columns", err, "x.csv:", "2:16384: record of more than 16384 fields", "delimiter")
	table := open(t, "a,b\n"+row+row, Options{Limits: Limits{Fields: 1_000_000}})
	rows, _, err := gather(t, table, Spec{Skip: 1, Width: 1_000_000, Keys: []Key{{Column: 999_999}}, Numbers: []int{0}})
	if err != nil || len(rows) != 2 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestGiantField(t *testing.T) {
	giant := strings.Repeat("All \"work\"\r\n", 300_000)
	doc := "a,b\n1,\"" + strings.ReplaceAll(giant, `"`, `""`) + "\"\n2,x\n"
	rows, _, err := gather(t, open(t, doc, Options{Delimiter: ',', BlockSize: 1000}), allColumns(1, 2))
	if err != nil || len(rows) != 2 || rows[0].Fields[1] != strings.ReplaceAll(giant, "\r\n", "\n") {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

func TestCancelled(t *testing.T) {
	gone := errors.New("no longer wanted")
	ctx, cancel := context.WithCancelCause(context.Background())
	table := open(t, strings.Repeat("1,2\n", 10_000), Options{BlockSize: 64, Workers: 2})
	_, err := table.Scan(ctx, allColumns(0, 2), func() Worker {
		return workerFunc(func(*Block, []*Dictionary) error { cancel(gone); return nil })
	})
	if err != gone {
		t.Errorf("%v", err)
	}
	table = open(t, "1,2\n", Options{})
	if _, err := table.Scan(ctx, allColumns(0, 2), func() Worker { return workerFunc(ignore) }); err != gone {
		t.Errorf("ended before: %v", err)
	}
}

// deaf is a context that has ended, but whose channel does not say so.
type deaf struct{ context.Context }

func (deaf) Err() error { return context.Canceled }

func TestCancelledBetweenBlocks(t *testing.T) {
	table := headless("x.csv", endless("1,2\n"), Options{Delimiter: ','})
	_, err := table.Scan(deaf{context.Background()}, allColumns(0, 2), func() Worker { return workerFunc(ignore) })
	if err != context.Canceled {
		t.Errorf("%v", err)
	}
}

// TestCancelledWhileReading has an input that gives nothing for a long time.
// Scan must return all the same, and no worker be called afterwards.
func TestCancelledWhileReading(t *testing.T) {
	waiting, release, freed := make(chan bool), make(chan bool), make(chan bool)
	reads := 0
	r := oddReader(func(b []byte) (int, error) {
		switch reads++; reads {
		case 1:
			return copy(b, strings.Repeat("1,2\n", 100)), nil
		case 2:
			close(waiting)
			<-release
			return copy(b, strings.Repeat("3,4\n", 100)), nil
		}
		close(freed)
		return 0, io.EOF
	})
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-waiting
		cancel()
	}()
	var returned atomic.Bool
	table := headless("x.csv", r, Options{Delimiter: ',', BlockSize: 1000, Workers: 1})
	_, err := table.Scan(ctx, allColumns(0, 2), func() Worker {
		return workerFunc(func(*Block, []*Dictionary) error {
			if returned.Load() {
				t.Error("a worker was called after Scan")
			}
			return nil
		})
	})
	returned.Store(true)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	close(release)
	<-freed
	time.Sleep(5 * time.Millisecond) // for a worker that should not be called
}

// TestErrorStopsOtherWorkers has an input without end, and one worker of two
// that fails.
func TestErrorStopsOtherWorkers(t *testing.T) {
	blocks := 0
	text := endless("1,2\n")
	r := oddReader(func(b []byte) (int, error) {
		if blocks++; blocks > 100_000 {
			t.Error("the input is read on after an error")
			return 0, io.EOF
		}
		return text.Read(b)
	})
	made := 0
	_, err := headless("x.csv", r, Options{Delimiter: ',', BlockSize: 400, Workers: 2}).Scan(context.Background(), allColumns(0, 2), func() Worker {
		if made++; made == 1 {
			return workerFunc(func(b *Block, _ []*Dictionary) error { return At(b.Position(0), 1, errors.New("no")) })
		}
		return workerFunc(ignore)
	})
	if err == nil || !strings.HasSuffix(err.Error(), ":1: no") {
		t.Errorf("%v", err)
	}
}

// TestCharacterAcrossTheSample has a character that the sample ends within: it
// must not pass for Windows-1252.
func TestCharacterAcrossTheSample(t *testing.T) {
	doc := strings.Repeat("a,b\n", headBytes/4-1) + "a, é\nc,d\n"
	if got := open(t, doc, Options{}).Dialect(); got.Encoding != UTF8 {
		t.Errorf("%+v", got)
	}
}

func TestScanIsChecked(t *testing.T) {
	doc := "a,b\n1,2\n"
	for _, spec := range []Spec{
		{Skip: -1, Width: 2}, {Skip: 3, Width: 2}, {Width: 0}, {Width: 16385},
		{Width: 2, Keys: []Key{{Column: 2}}}, {Width: 2, Numbers: []int{-1}},
	} {
		if _, err := open(t, doc, Options{}).Scan(context.Background(), spec, nil); err == nil || !strings.Contains(err.Error(), "expected") {
			t.Errorf("%+v: %v", spec, err)
		}
	}
	table := open(t, doc, Options{})
	for i := range 2 {
		if _, _, err := gather(t, table, allColumns(1, 2)); (err == nil) != (i == 0) || i == 1 && !strings.Contains(err.Error(), "read already") {
			t.Errorf("scan %d: %v", i+1, err)
		}
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for _, o := range []Options{
		{Encoding: "ebcdic"}, {Delimiter: '"'}, {Delimiter: '\n'}, {Delimiter: '7'}, {Delimiter: 'é'}, {Delimiter: -1},
		{Workers: -1}, {BlockSize: -1}, {BlockSize: 1<<30 + 1},
		{Limits: Limits{Record: -1}}, {Limits: Limits{Record: 1<<30 + 1}}, {Limits: Limits{Fields: -1}}, {Limits: Limits{Distinct: math.MaxInt}},
	} {
		if _, err := Open("x.csv", strings.NewReader("a,b\n"), o); err == nil {
			t.Errorf("%+v was accepted", o)
		}
	}
}

func TestFromRecords(t *testing.T) {
	records := [][]string{{"Title"}, nil, {"area", "n"}, {"Bristol, City of", "1,186"}, {"say \"so\"", "7", "", ""}, {"Kent"}, {}, {"", "", "note"}, {"a\r\nb", "0"}}
	table := FromRecords("book.xlsx", records)
	if !reflect.DeepEqual(table.Head(), records) || table.Dialect().Delimiter != ',' {
		t.Errorf("head %q, %+v", table.Head(), table.Dialect())
	}
	want := []row{{4, []string{"Bristol, City of", "1,186"}}, {5, []string{`say "so"`, "7"}}, {6, []string{"Kent", ""}},
		{8, []string{"", "", "note"}}, {9, []string{"a\nb", "0"}}}
	for range 2 {
		rows, layout, err := gather(t, table, allColumns(3, 2))
		if err != nil || !reflect.DeepEqual(rows, want) || layout.Rows() != 9 {
			t.Errorf("%v, %v", rows, err)
		}
	}
	_, _, err := gather(t, FromRecords("book.xlsx", [][]string{{"a"}, {"x\x00"}}), allColumns(1, 1))
	checkError(t, "NUL in a cell", err, "book.xlsx:", "2:1: NUL byte", "")
}

func TestRowError(t *testing.T) {
	err := &RowError{Name: "x.csv", Row: 3, Err: io.ErrUnexpectedEOF}
	if got := err.Error(); got != "x.csv:3: unexpected EOF" || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Error(got)
	}
}

// TestReadsTheSameInEveryEncoding reads a document in all encodings.
func TestReadsTheSameInEveryEncoding(t *testing.T) {
	doc := string(benchLog(300_000, true))
	doc = strings.ReplaceAll(doc, "radio", "Ynys Môn")
	want, _, err := gather(t, open(t, doc, Options{}), allColumns(1, 7))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range Encodings() {
		table, err := Open("x.csv", iotest.HalfReader(bytes.NewReader([]byte(encoded(t, name, doc)))), Options{Encoding: name, BlockSize: 1000, Workers: 2})
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := gather(t, table, allColumns(1, 7))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d rows, want %d: %v", name, len(got), len(want), err)
		}
	}
}

// TestISOTimes compares the quick way to a date's end with the one that takes
// any date, over cells that are nearly ISO times.
func TestISOTimes(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	cut := 0
	for range 200_000 {
		cell := []byte("2019-03-04T10:15:00")[:10+r.IntN(10)]
		for range r.IntN(3) {
			cell[r.IntN(len(cell))] = "0T -:\"\r\n9/"[r.IntN(10)]
		}
		want := beforeTime(cell)
		if got := dateLength(cell); got != want {
			t.Fatalf("%q: %d, want %d", cell, got, want)
		}
		if isISOTime(cell) {
			cut++
		}
	}
	if cut < 10_000 {
		t.Errorf("only %d ISO times", cut)
	}
}
