package export_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/xuri/excelize/v2"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// smallTable adds up to 7.
const smallTable = "County,Year,People\nKent,2019,3\nEssex,2019,4\n"

// entry is a file in an archive.
type entry struct{ name, text string }

// zipOf packs files.
func zipOf(t testing.TB, files ...entry) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(f.name, "/") {
			_, err = io.WriteString(w, f.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, text)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func smallBook(t testing.TB) string {
	t.Helper()
	x := excelize.NewFile()
	for i, row := range [][]any{{"County", "Year", "People"}, {"Kent", "2019", 3}, {"Essex", "2019", 4}} {
		if err := x.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inPlace is an input that can be read at any place, as a file can.
type inPlace struct{ *strings.Reader }

func (inPlace) Close() error { return nil }

// ways are the ways in which an input may come: through a pipe, byte by byte or
// not, and as a file.
func ways(name, text string) map[string]export.Input {
	open := func(rc io.ReadCloser) export.Input {
		return export.Input{Name: name, Open: func() (io.ReadCloser, error) { return rc, nil }}
	}
	return map[string]export.Input{
		"pipe":      open(io.NopCloser(iotest.DataErrReader(strings.NewReader(text)))),
		"slow pipe": open(io.NopCloser(iotest.OneByteReader(strings.NewReader(text)))),
		"file":      open(inPlace{strings.NewReader(text)}),
	}
}

// TestPacked reads every kind of packing with one export in it, whatever its
// name.
func TestPacked(t *testing.T) {
	half := strings.Index(smallTable, "Essex")
	tests := []struct{ name, text string }{
		{"text", smallTable},
		{"gzip", gzipOf(t, smallTable)},
		{"gzip of several members", gzipOf(t, smallTable[:half]) + gzipOf(t, "") + gzipOf(t, smallTable[half:])},
		{"workbook", smallBook(t)},
		{"gzip of a workbook", gzipOf(t, smallBook(t))},
		{"zip", zipOf(t, entry{"a.csv", smallTable})},
		{"zip of a workbook", zipOf(t, entry{"book.xlsx", smallBook(t)})},
		{"zip of a workbook among folders", zipOf(t, entry{"reports/", ""}, entry{"reports/book.xlsx", smallBook(t)})},
		{"zip from a Mac", zipOf(t, entry{"out/", ""}, entry{"out/a.csv", smallTable}, entry{"__MACOSX/", ""}, entry{"__MACOSX/out/._a.csv", "x"}, entry{"__MACOSX/b.csv", "x"}, entry{"out/.DS_Store", "x"})},
		{"zip from Windows", zipOf(t, entry{`out\a.csv`, smallTable}, entry{`out\Thumbs.db`, "x"}, entry{"desktop.ini", "x"})},
		{"zip with a text about it", zipOf(t, entry{"README.md", "# Calls"}, entry{"a.CSV", smallTable}, entry{"metadata.json", "{}"}, entry{"licence", "x"})},
		{"zip of a file without an ending", zipOf(t, entry{"download", smallTable})},
		{"zip of a path that leads out", zipOf(t, entry{"../../etc/passwd.csv", smallTable})},
		{"zip of an odd name", zipOf(t, entry{"crossword/\x1b[31m\n.csv", smallTable})},
		{"zip behind other bytes", zipMarked(zipOf(t, entry{"a.csv", smallTable}))},
	}
	for _, tt := range tests {
		for way, in := range ways("export.dat", tt.text) {
			t.Run(tt.name+", "+way, func(t *testing.T) {
				c, _, err := load(t, export.Options{}, cube.Plan{}, in)
				if err != nil {
					t.Fatal(err)
				}
				if got := answer(t, c, "; 2019"); got != "7" {
					t.Errorf("got %s", got)
				}
			})
		}
	}
}

// zipMarked puts the mark of a zip archive before one, as a program that
// unpacks itself has bytes of its own there.
func zipMarked(archive string) string { return "PK\x03\x04 and so on" + archive }

// TestPackedRefusals refuses what cannot be unpacked to one export, and says
// why.
func TestPackedRefusals(t *testing.T) {
	csv := entry{"a.csv", smallTable}
	stored := zipOf(t, entry{"a.csv", smallTable})
	long := gzipOf(t, smallTable+strings.Repeat("Kent,2019,1\n", 100000))
	tests := []struct{ name, text, want, hint string }{
		{"gzip in gzip", gzipOf(t, gzipOf(t, smallTable)), `"x" is packed twice with gzip; only one packing is taken off`, "unpack it"},
		{"zip in gzip", gzipOf(t, zipOf(t, csv)), `"x" is a zip archive packed with gzip`, "unpack it"},
		{"gzip in zip", zipOf(t, entry{"in/a.csv.gz", gzipOf(t, smallTable)}), `"x" is a zip archive of "a.csv.gz", which is packed itself`, "unpack it"},
		{"zip in zip", zipOf(t, entry{"a.zip", zipOf(t, csv)}), `a zip archive of "a.zip", which is packed itself`, "unpack it"},
		{"7z in zip", zipOf(t, entry{"a.7z", "7z\xBC\xAF\x27\x1C...."}), `which is packed itself`, "unpack it"},
		{"two tables", zipOf(t, csv, entry{"b.csv", smallTable}), `"x" is a zip archive of 2 files: "a.csv", "b.csv"`, "name the file, or the files, that are meant"},
		{"a table and a workbook", zipOf(t, csv, entry{"b.xlsx", "x"}), `of 2 files: "a.csv", "b.xlsx"`, "unpack it"},
		{"a table and a picture", zipOf(t, csv, entry{"b.png", "x"}), `of 2 files: "a.csv", "b.png"`, "unpack it"},
		{"two texts", zipOf(t, entry{"a.txt", smallTable}, entry{"b.txt", "x"}), `of 2 files: "a.txt", "b.txt"`, "unpack it"},
		{"many tables", zipOf(t, many(20)...), `of 20 files: "0.csv", "1.csv", "2.csv", "3.csv", "4.csv", "5.csv", "6.csv", "7.csv", 12 more`, "unpack it"},
		{"a name without end", zipOf(t, csv, entry{strings.Repeat("x", 5000) + ".csv", ""}), `"` + strings.Repeat("x", 80) + `…"`, ""},
		{"nothing", zipOf(t, entry{"folder/", ""}), `"x" is a zip archive with nothing in it`, "ask for it again"},
		{"no entries", zipOf(t), `"x" is an empty zip archive`, ""},
		{"a web page in a zip", zipOf(t, entry{"a.xls", "<html><table>"}), `"x" is a web page`, "CSV"},
		{"7-Zip", "7z\xBC\xAF\x27\x1C", `"x" is a 7-Zip archive, which is not unpacked here`, "zip or gzip"},
		{"RAR", "Rar!\x1A\x07\x01", `"x" is a RAR archive`, "unpack it"},
		{"bzip2", "BZh91AY", `"x" is packed with bzip2`, "unpack it"},
		{"xz", "\xFD7zXZ\x00", `"x" is packed with xz`, "unpack it"},
		{"zstd", "\x28\xB5\x2F\xFD", `"x" is packed with zstd`, "unpack it"},
		{"tar", "a.csv" + strings.Repeat("\x00", 252) + "ustar\x0000", `"x" is a tar archive`, "unpack it"},
		{"cut gzip", long[:len(long)-12], "x:", "cut short"},
		{"cut gzip head", "\x1f\x8b\x08", "x: the packed file is damaged: it ends too early", "cut short"},
		{"gzip and more", gzipOf(t, smallTable) + "and so much more", "the packed file is damaged: what follows its mark, or a part of it, is not gzip", ""},
		{"gzip with a changed byte", changed(gzipOf(t, smallTable)), "the packed file is damaged", "copy it again"},
		{"cut zip", stored[:len(stored)-10], "x: the zip archive is damaged: its table of contents cannot be read", "cut short"},
		{"zip with a changed byte", strings.Replace(storedZip(t), "Kent,2019,3", "Kent,2019,8", 1), "the zip archive is damaged: zip: checksum error", "cut short"},
		{"zip with a password", locked(t), `x: "a.csv" is protected with a password`, "unpack it"},
		{"zip in an unknown way", method(t, 99), `x: "a.csv" is packed in a way that is not known here`, "unpack it"},
		{"zip of files in one place", overlapping(t), "the zip archive is damaged: two of its files are said to stand in the same place", ""},
		{"zip of a file beyond its end", beyond(t), `the zip archive is damaged: "a.csv" would end beyond its end`, ""},
	}
	for _, tt := range tests {
		for way, in := range ways("x", tt.text) {
			t.Run(tt.name+", "+way, func(t *testing.T) {
				_, _, err := load(t, export.Options{}, cube.Plan{}, in)
				if err == nil {
					t.Fatal("it was read")
				}
				if !strings.Contains(err.Error(), tt.want) || !strings.Contains(hintOf(err), tt.hint) {
					t.Errorf("got %q, hint %q; want %q, hint %q", err, hintOf(err), tt.want, tt.hint)
				}
			})
		}
	}
}

func many(n int) []entry {
	var list []entry
	for i := range n {
		list = append(list, entry{fmt.Sprintf("%d.csv", i), ""})
	}
	return list
}

// changed returns a packed text with another checksum.
func changed(text string) string {
	b := []byte(text)
	b[len(b)-8] ^= 1
	return string(b)
}

// raw packs a file with a head of its own making.
func raw(t testing.TB, heads ...zip.FileHeader) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, h := range heads {
		w, err := z.CreateRaw(&h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, smallTable); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func storedZip(t testing.TB) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "a.csv"})
	if err == nil {
		_, err = io.WriteString(w, smallTable)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func locked(t testing.TB) string { return raw(t, zip.FileHeader{Name: "a.csv", Flags: 1}) }

func method(t testing.TB, m uint16) string {
	n := uint64(len(smallTable))
	return raw(t, zip.FileHeader{Name: "a.csv", Method: m, CompressedSize64: n, UncompressedSize64: n})
}

// overlapping is an archive whose table of contents gives two files the same
// bytes.
func overlapping(t testing.TB) string {
	n := uint64(len(smallTable))
	text := []byte(raw(t, zip.FileHeader{Name: "a.csv", CompressedSize64: n, UncompressedSize64: n}, zip.FileHeader{Name: "b.txt", CompressedSize64: n, UncompressedSize64: n}))
	at := bytes.LastIndex(text, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(text[at+42:], 0) // where the second file stands
	return string(text)
}

func beyond(t testing.TB) string {
	return raw(t, zip.FileHeader{Name: "a.csv", CompressedSize64: 1 << 30, UncompressedSize64: 1 << 30})
}

// TestPackedLimits holds that limits on what is unpacked are those of the
// options, and that raising one lets the file in.
func TestPackedLimits(t *testing.T) {
	rows := smallTable + strings.Repeat("Kent,2019,0\n", 2<<20) // 24 MiB, and next to nothing packed
	tests := []struct {
		name, text, want string
		limits, raised   export.Limits
	}{
		{"ratio of gzip", gzipOf(t, rows), "it unpacks to more than 250 times its size, as a bomb does, the limit of Limits.Ratio", export.Limits{}, export.Limits{Ratio: 2000}},
		{"ratio of zip", zipOf(t, entry{"a.csv", rows}), "it unpacks to more than 250 times its size, as a bomb does, the limit of Limits.Ratio", export.Limits{}, export.Limits{Ratio: 2000}},
		{"size of gzip", gzipOf(t, smallTable), "it unpacks to more than 30 bytes, the limit of Limits.Unpacked", export.Limits{Unpacked: 30}, export.Limits{Unpacked: 60}},
		{"size of zip", zipOf(t, entry{"a.csv", smallTable}), "it unpacks to more than 30 bytes, the limit of Limits.Unpacked", export.Limits{Unpacked: 30}, export.Limits{Unpacked: 60}},
		{"files", zipOf(t, append(many(0), entry{"a.csv", smallTable}, entry{"b.md", ""}, entry{"c.md", ""})...), "x: the archive holds more than 2 files, the limit of Limits.Entries", export.Limits{Entries: 2}, export.Limits{Entries: 3}},
		{"row", smallTable, "record of more than 10 bytes", export.Limits{Row: 10}, export.Limits{Row: 20}},
		{"columns", smallTable, "record of more than 2 fields", export.Limits{Columns: 2}, export.Limits{Columns: 3}},
		{"cells", smallBook(t), "a sheet of more than 8 cells", export.Limits{Cells: 8}, export.Limits{Cells: 9}},
		{"text", smallBook(t), "it has more than 20 bytes of text", export.Limits{Text: 20}, export.Limits{Text: 2000}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := load(t, export.Options{Limits: tt.limits}, cube.Plan{}, input("x", tt.text))
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(hintOf(err), "raise Limits.") {
				t.Errorf("got %v, hint %q", err, hintOf(err))
			}
			c, _, err := load(t, export.Options{Limits: tt.raised}, cube.Plan{}, input("x", tt.text))
			if err != nil {
				t.Fatal("raised:", err)
			}
			if got := answer(t, c, "; 2019"); got != "7" {
				t.Errorf("got %s", got)
			}
		})
	}
}

// TestHeldArchive holds that an archive from a pipe has a limit that one on a
// disk has not.
func TestHeldArchive(t *testing.T) {
	in := ways("x", zipOf(t, entry{"a.csv", smallTable}))
	o := export.Options{Limits: export.Limits{Held: 100}}
	if _, _, err := load(t, o, cube.Plan{}, in["file"]); err != nil {
		t.Error(err)
	}
	_, _, err := load(t, o, cube.Plan{}, in["pipe"])
	if err == nil || !strings.Contains(err.Error(), "x: the archive has more than 100 bytes and would have to be held in memory, the limit of Limits.Held") {
		t.Errorf("got %v", err)
	}
	big := zipOf(t, entry{"a.csv", smallTable}, entry{"long.md", random(600 << 10)})
	for way, in := range ways("x", big) {
		if c, _, err := load(t, export.Options{}, cube.Plan{}, in); err != nil || answer(t, c, "; 2019") != "7" {
			t.Errorf("%s: %v", way, err)
		}
	}
}

// random returns text that does not pack.
func random(n int) string {
	b, x := make([]byte, n), uint64(1)
	for i := range b {
		x = x*6364136223846793005 + 1442695040888963407
		b[i] = byte(x >> 56)
	}
	return string(b)
}

// TestPackedReaderFails gives the errors of the disk as they are.
func TestPackedReaderFails(t *testing.T) {
	gone := errors.New("the disc is gone")
	for name, text := range map[string]string{"text": "", "gzip": gzipOf(t, smallTable)[:20], "zip": zipOf(t, entry{"a.csv", smallTable})[:60]} {
		in := export.Input{Name: "x", Open: func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader(text), iotest.ErrReader(gone))), nil
		}}
		if _, _, err := load(t, export.Options{}, cube.Plan{}, in); !errors.Is(err, gone) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSamePackedTwice finds that two packed files hold the same.
func TestSamePackedTwice(t *testing.T) {
	for name, text := range map[string]string{"text": smallTable, "gzip": gzipOf(t, smallTable), "book": smallBook(t), "zip": zipOf(t, entry{"a.csv", smallTable})} {
		c, _, err := load(t, export.Options{}, cube.Plan{}, ways("x", text)["file"], ways("y", text)["file"])
		if err != nil {
			t.Fatal(name, err)
		}
		if got := answer(t, c, "; 2019"); got != "7" {
			t.Errorf("%s: got %s", name, got)
		}
	}
}
