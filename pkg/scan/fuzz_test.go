package scan

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzScan reads any document with any delimiter, in any blocks, and compares
// with encoding/csv where that can read it too.
func FuzzScan(f *testing.F) {
	f.Add([]byte("area,n\r\n\"Bristol, City of\",\"1,186\"\n\nKent,2,\n"), uint8(0), uint8(3), uint8(2))
	f.Add([]byte("a;\"b\"\"c\nd\";\"\r\n\"\r\n"), uint8(1), uint8(1), uint8(1))
	f.Add([]byte("a\t\"b\"c\n\"d"), uint8(2), uint8(200), uint8(3))
	f.Add([]byte("a|\xA3\n|\x00\r"), uint8(3), uint8(5), uint8(0))
	f.Fuzz(func(t *testing.T, doc []byte, delimiter, block, workers uint8) {
		o := Options{Delimiter: []rune(",;\t|")[delimiter%4], BlockSize: int(block) + 1, Workers: int(workers)%4 + 1}
		width := 1 + int(block)%4
		table := headless("x.csv", bytes.NewReader(doc), o)
		got, layout, err := gather(t, table, allColumns(0, width))
		again, _, errAgain := gather(t, headless("x.csv", bytes.NewReader(doc), Options{Delimiter: o.Delimiter, Workers: 1}), allColumns(0, width))
		if fmt.Sprint(err) != fmt.Sprint(errAgain) || err == nil && !reflect.DeepEqual(got, again) {
			t.Fatalf("%v, %v in other blocks; %v, %v", got, again, err, errAgain)
		}
		if !utf8.Valid(doc) || bytes.IndexByte(doc, 0) >= 0 {
			if err == nil {
				t.Fatal("accepted what is not text")
			}
			return
		}
		want, failed, total := oracle(string(doc), o.Delimiter)
		if row, _ := rowOf(err); row != failed || (err == nil) != (failed == 0) {
			t.Fatalf("failed with %v, want row %d", err, failed)
		}
		if err == nil && (layout.Rows() != total || len(got)+len(want) > 0 && !reflect.DeepEqual(got, want)) {
			t.Fatalf("%v of %d, want %v of %d", got, layout.Rows(), want, total)
		}
	})
}

// FuzzOpen opens any bytes: what the head has, a scan has too.
func FuzzOpen(f *testing.F) {
	f.Add([]byte("\xFF\xFEa\x00,\x00b\x00\n\x00"))
	f.Add([]byte("\xEF\xBB\xBFa;b\r\n1;2\r\n"))
	f.Add([]byte("sep=|\ra|b\r\r1|\"2\r3\""))
	f.Add([]byte("caf\xE9;1\n"))
	f.Add([]byte("\xFE\xFF\xD8\x00"))
	f.Fuzz(func(t *testing.T, doc []byte) {
		table, err := Open("x.csv", bytes.NewReader(doc), Options{BlockSize: 3, Workers: 2})
		if err != nil {
			if _, column := rowOf(err); column == 0 {
				t.Fatalf("%v has no place", err)
			}
			return
		}
		d := table.Dialect()
		if !strings.ContainsRune(candidates, d.Delimiter) {
			t.Fatalf("%+v", d)
		}
		rows, layout, err := gather(t, table, allColumns(0, 2))
		if err != nil && len(table.Head()) < headRecords {
			t.Fatalf("the head is right, but: %v", err)
		}
		for i, record := range table.Head() {
			if len(record) == 0 {
				continue
			}
			if err == nil && (rows[0].Number != int64(i+1) || layout.Rows() < int64(i+1)) {
				t.Fatalf("row %d of the head is row %d of %d", i+1, rows[0].Number, layout.Rows())
			}
			if !reflect.DeepEqual(record, rows[0].Fields) {
				t.Fatalf("row %d: head %q, rows %q", i+1, record, rows[0].Fields)
			}
			rows = rows[1:]
		}
	})
}

// FuzzSniff finds the delimiter of any sample: always one of the four, and one
// that is there if any is.
func FuzzSniff(f *testing.F) {
	f.Add("a;b\n1,2;3\n")
	f.Add("sep=|\n")
	f.Add("\"a\tb\",c\n")
	f.Fuzz(func(t *testing.T, sample string) {
		d, note := sniffDelimiter([]byte(sample))
		if !strings.ContainsRune(candidates, d) {
			t.Fatalf("%q", d)
		}
		if again, other := sniffDelimiter([]byte(sample)); again != d || other != note {
			t.Fatalf("%q and then %q", d, again)
		}
		if d != ',' && !strings.ContainsRune(sample, d) {
			t.Fatalf("%q is not there", d)
		}
		sniffLineEnd([]byte(sample))
	})
}

// FuzzDatePart compares the date of a cell in quotes with that of one without.
func FuzzDatePart(f *testing.F) {
	f.Add("2019-03-04T10:15")
	f.Add("12 January 2019 9:05")
	f.Add("2019-03-04 1:15")
	f.Add("2019-0 1:15T12345")
	f.Add("2019-03-04 T10:15")
	f.Fuzz(func(t *testing.T, cell string) {
		n := dateLength([]byte(cell))
		if n != beforeTime([]byte(cell)) {
			t.Fatalf("%q is cut to %q, but to %q without a look at how it is written", cell, cell[:n], cell[:beforeTime([]byte(cell))])
		}
		if n == 0 {
			return
		}
		rest := cell[n:]
		if n < shortestDate || rest[0] != 'T' && rest[0] != ' ' || !isDigit(rest[1]) || strings.ContainsAny(cell[:n], "\"\r\n") {
			t.Fatalf("%q is cut to %q", cell, cell[:n])
		}
		if dateLength([]byte(cell[:n])) != 0 {
			t.Fatalf("%q of %q can be cut again", cell[:n], cell)
		}
	})
}

// FuzzKernels compares the kernels on any bytes.
func FuzzKernels(f *testing.F) {
	f.Add(bytes.Repeat([]byte("a,\"b\"\"\n,\x00\xff-\x7f"), 12), byte(','))
	f.Add(bytes.Repeat([]byte("\"\"\";\r\n"), 40), byte(';'))
	f.Fuzz(func(t *testing.T, data []byte, delimiter byte) {
		if checkDelimiter(rune(delimiter)) == nil && delimiter != 0 {
			checkKernels(t, data, delimiter)
		}
	})
}
