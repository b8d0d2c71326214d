package scan

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// oracle reads a document with encoding/csv: the rows before the first error,
// numbered as a spreadsheet shows them, and the row of that error, or 0.
func oracle(doc string, delimiter rune) (rows []row, failed, total int64) {
	r := csv.NewReader(strings.NewReader(doc))
	r.Comma, r.FieldsPerRecord = delimiter, -1
	number := int64(0)
	for {
		rest := doc[r.InputOffset():]
		before := strings.Count(doc[:r.InputOffset()], "\n") + 1 // the line after the last record
		fields, err := r.Read()
		var bad *csv.ParseError
		switch {
		case err == io.EOF:
			blank := strings.Count(rest, "\n")
			if rest[strings.LastIndexByte(rest, '\n')+1:] != "" {
				blank++ // a CR that ends the document
			}
			return rows, 0, number + int64(blank)
		case errors.As(err, &bad):
			return rows, number + int64(bad.StartLine-before) + 1, 0
		case err != nil:
			panic(err)
		}
		line, _ := r.FieldPos(0)
		number += int64(line-before) + 1
		rows = append(rows, row{number, fields})
	}
}

// randomDocument makes text of the bytes that matter, mostly well-formed.
func randomDocument(r *rand.Rand, delimiter rune) string {
	d := string(delimiter)
	pieces := []string{d, d, d, "\n", "\n", "\r\n", "a", "bc", "7", "12345678901234567890", "0", "007", "West Midlands, Isle",
		`""`, `"x"`, `"a` + d + `b"`, `"l` + "\n" + `m"`, `"q""q"`, `"l` + "\r\n" + `m"`, "é", "-", ".", "+", " "}
	if r.IntN(4) == 0 {
		pieces = append(pieces, `"`, "\r", "\r\r\n", `"""`)
	}
	var b strings.Builder
	for range r.IntN(40) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// regularDocument makes rows of one width with hardly anything odd in them.
func regularDocument(r *rand.Rand, delimiter rune) string {
	cells := []string{"Kent", `"Bristol, City of"`, "", "1", "12", `"He said ""no"""`, "Herefordshire, far"}
	end := []string{"\n", "\r\n"}[r.IntN(2)]
	width := 1 + r.IntN(4)
	var b strings.Builder
	for range r.IntN(30) {
		for c := range width {
			if c > 0 {
				b.WriteRune(delimiter)
			}
			cell := cells[r.IntN(len(cells))]
			if delimiter == ',' && !strings.HasPrefix(cell, `"`) {
				cell = strings.ReplaceAll(cell, ",", "")
			}
			b.WriteString(cell)
		}
		b.WriteString(end)
		if r.IntN(40) == 0 {
			b.WriteString([]string{end, " " + end, `"` + "\n" + `"` + end}[r.IntN(3)])
		}
	}
	return b.String()
}

// TestAgainstEncodingCSV compares values, row numbers, acceptance and the row of
// the first error with encoding/csv, over block sizes and numbers of workers.
func TestAgainstEncodingCSV(t *testing.T) {
	documents := 40_000
	if testing.Short() {
		documents = 5_000
	}
	const parts = 4
	for part := range parts {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			againstEncodingCSV(t, documents/parts, rand.New(rand.NewPCG(1, uint64(part))))
		})
	}
}

func againstEncodingCSV(t *testing.T, documents int, r *rand.Rand) {
	accepted, regular := 0, 0
	for i := range documents {
		delimiter := []rune(",;\t|")[r.IntN(4)]
		doc := randomDocument(r, delimiter)
		if i%4 == 0 {
			doc = regularDocument(r, delimiter)
		}
		o := Options{Delimiter: delimiter, Workers: 1 + r.IntN(3), BlockSize: 1 + r.IntN(1<<(1+r.IntN(9)))}
		if err := compare(t, doc, o, r); err != nil {
			t.Fatalf("document %d: %q with %+v: %v", i, doc, o, err)
		}
		rows, failed, _ := oracle(doc, delimiter)
		if failed == 0 {
			accepted++
		}
		if len(rows) > 0 && failed == 0 && sameWidth(rows) {
			regular++
		}
	}
	if accepted < documents/3 || accepted > documents*19/20 || regular < documents/10 {
		t.Errorf("of %d documents, %d were accepted and %d regular: not a fair sample", documents, accepted, regular)
	}
}

// TestEveryOffset puts quotes, separators and line ends at each place of the 64
// bytes that are looked at together, and of the next.
func TestEveryOffset(t *testing.T) {
	for _, tail := range []string{`,"q"z`, `,"q",z`, "\"", `,"q""z"`, `,"q""z`, "\n\"q\"\r\nz", "\n\"q\"\rz", ",\"\r\n\"\n", ",\"\n", "\r\n", ",\"q\"\r", "\n\n,", `,""""`, `,"""`} {
		for n := range 2 * stride {
			doc := strings.Repeat("a", n) + tail
			want, failed, _ := oracle(doc, ',')
			got, _, err := gather(t, headless("x.csv", strings.NewReader(doc), Options{Delimiter: ','}), allColumns(0, 2))
			if row, _ := rowOf(err); row != failed || err == nil && !reflect.DeepEqual(got, want) {
				t.Errorf("%q: %v, %v; want %v, failing in row %d", doc, got, err, want, failed)
			}
		}
	}
}

// TestLargeAgainstEncodingCSV does the same with a few documents of many blocks.
func TestLargeAgainstEncodingCSV(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 12 {
		doc := string(benchLog(200_000, i%2 == 0))
		for range i / 4 { // stray bytes, somewhere
			at := r.IntN(len(doc))
			doc = doc[:at] + []string{`"`, "\n", ",", "\r"}[r.IntN(4)] + doc[at:]
		}
		want, failed, total := oracle(doc, ',')
		o := Options{Delimiter: ',', Workers: 1 + i%3, BlockSize: 64 << (i % 8)}
		got, layout, err := gather(t, headless("x.csv", strings.NewReader(doc), o), allColumns(0, 7))
		if row, _ := rowOf(err); row != failed || (err != nil) != (failed != 0) {
			t.Errorf("%d: failed with %v, want row %d", i, err, failed)
			continue
		}
		if err == nil && (!reflect.DeepEqual(got, want) || layout.Rows() != total) {
			t.Errorf("%d: %d rows of %d, want %d of %d", i, len(got), layout.Rows(), len(want), total)
		}
	}
}

func sameWidth(rows []row) bool {
	for _, r := range rows {
		if len(r.Fields) != len(rows[0].Fields) {
			return false
		}
	}
	return true
}

// compare scans a document without looking at its head and then opens it.
func compare(t *testing.T, doc string, o Options, r *rand.Rand) error {
	want, failed, total := oracle(doc, o.Delimiter)
	width := 1 + r.IntN(4)
	if len(want) > 0 && r.IntN(4) > 0 {
		width = len(want[r.IntN(len(want))].Fields)
	}
	table := headless("x.csv", readingWay(doc, r), o)
	got, layout, err := gather(t, table, allColumns(0, width))
	if row, _ := rowOf(err); row != failed || (err != nil) != (failed != 0) {
		return fmt.Errorf("failed with %v, want row %d", err, failed)
	}
	if err != nil {
		got = got[:min(len(got), len(want))] // others may have run ahead
		for i := range got {
			got[i].Number = want[i].Number
		}
	} else if layout.Rows() != total {
		return fmt.Errorf("%d rows, want %d", layout.Rows(), total)
	}
	if len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
		return fmt.Errorf("got %v, want %v", got, want)
	}
	return compareOpened(t, doc, o, width, want, err)
}

// compareOpened does the same by the way that everybody goes, unless the
// document is one of those whose lines end in CR alone.
func compareOpened(t *testing.T, doc string, o Options, width int, want []row, failed error) error {
	if sniffLineEnd([]byte(doc)) == carriageReturn {
		return nil
	}
	table, err := Open("x.csv", strings.NewReader(doc), o)
	if failed != nil || err != nil {
		if fmt.Sprint(err) != fmt.Sprint(failed) {
			return fmt.Errorf("Open failed with %v, Scan with %v", err, failed)
		}
		return nil
	}
	next := 0
	for i, record := range table.Head() {
		if len(record) == 0 {
			continue
		}
		if want[next].Number != int64(i+1) || !reflect.DeepEqual(want[next].Fields, record) {
			return fmt.Errorf("head has %q in row %d, want %v", record, i+1, want[next])
		}
		next++
	}
	if next != len(want) {
		return fmt.Errorf("head has %d records, want %d", next, len(want))
	}
	skip := len(table.Head()) / 2
	got, _, err := gather(t, table, allColumns(skip, width))
	for len(want) > 0 && want[0].Number <= int64(skip) {
		want = want[1:]
	}
	if err != nil || len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
		return fmt.Errorf("after %d records got %v, want %v: %v", skip, got, want, err)
	}
	return nil
}

// readingWay reads a document in one of several ways that readers have.
func readingWay(doc string, r *rand.Rand) io.Reader {
	s := strings.NewReader(doc)
	switch r.IntN(4) {
	case 0:
		return iotest.OneByteReader(s)
	case 1:
		return iotest.HalfReader(s)
	case 2:
		return iotest.DataErrReader(s)
	}
	return s
}
