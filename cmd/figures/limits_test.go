package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/pressfigures/figures/pkg/export"
)

// limitless adds up to 10, in five places.
const limitless = "County,Year,People\nKent,2019,1\nEssex,2019,2\nDorset,2019,3\nDevon,2019,3\nAvon,2019,1\n"

func packedZip(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(name)
		if err == nil && strings.HasSuffix(name, ".csv") {
			_, err = io.WriteString(w, limitless)
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

func packedGzip(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func workbookOf(t *testing.T) string {
	t.Helper()
	x := excelize.NewFile()
	for i, row := range [][]any{{"County", "Year", "People"}, {"Kent", "2019", 3}, {"Essex", "2019", 7}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := x.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := x.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestLimits goes beyond each limit, types the flag that the hint names, and
// gets the answer.
func TestLimits(t *testing.T) {
	blanks := limitless + strings.Repeat(strings.Repeat(" ", 1020)+",,\n", 17<<10) // 17 MiB, and next to nothing packed
	tests := []struct {
		limit, text string
		low         string // a low limit, where the standard one is out of the way
		want, flag  string
	}{
		{"row", strings.Replace(limitless, "Avon", `"Avon`+strings.Repeat(" ", 9<<20)+`"`, 1), "", `in column "County": record of more than 8 MiB, the limit "row"`, "row=64MiB"},
		{"row", limitless, "row=12", `record of more than 12 bytes, the limit "row"`, "row=96"},
		{"columns", limitless, "columns=2", `record of more than 2 fields, the limit "columns"`, "columns=16"},
		{"values", limitless, "values=3", `standard input: the column "County" holds more than 3 different values, the limit "values"`, "values=24"},
		{"values", strings.ReplaceAll(limitless, "Dorset", strings.Repeat("Dorset ", 100)), "values=9", `holds more than 9 different values, the limit "values"`, "values=72"},
		{"values", "County,Date,People\nKent,2019-01-01,1\nKent,2019-01-02,2\nKent,2019-01-03,7\n", "values=2", `the column "Date" holds more than 2 different values, the limit "values"`, "values=16"},
		{"people", limitless, "people=3", `in column "County": more than 3 distinct values, the limit "people"`, "people=24"},
		{"cells", workbookOf(t), "cells=8", `a sheet of more than 8 cells, with its rows made as wide as the widest, the limit "cells"`, "cells=64"},
		{"text", workbookOf(t), "text=100", `it has more than 100 bytes of text, the limit "text"`, "text=800"},
		{"packed", packedZip(t, "a.csv"), "packed=100", `the archive has more than 100 bytes and would have to be held in memory, the limit "packed"`, "packed=800"},
		{"packed", workbookOf(t), "packed=2KiB", `standard input: the archive has more than 2 KiB and would have to be held in memory, the limit "packed"`, "packed=16KiB"},
		{"unpacked", packedGzip(t, limitless), "unpacked=64", `it unpacks to more than 64 bytes, the limit "unpacked"`, "unpacked=512"},
		{"unpacked", workbookOf(t), "unpacked=4KiB", `the workbook unpacks to more than 4 KiB, the limit "unpacked"`, "unpacked=32KiB"},
		{"ratio", packedGzip(t, blanks), "", `it unpacks to more than 250 times its size, as a bomb does, the limit "ratio"`, "ratio=2000"},
		{"files", packedZip(t, "a.csv", "b.md", "c.md"), "files=2", `standard input: the archive holds more than 2 files, the limit "files"`, "files=16"},
	}
	for _, tt := range tests {
		t.Run(tt.limit+", "+tt.low, func(t *testing.T) {
			args := []string{"total", "-", "--no-config", "--quiet", "-f", "csv"}
			low := args
			if tt.low != "" {
				low = append(args, "--limit", tt.low)
			}
			got := world{stdin: tt.text}.run(t, low...)
			wantFailure(t, got, exitFailed, tt.want, "raise the limit: --limit "+tt.flag)
			flag := regexp.MustCompile(`--limit \S+`).FindString(got.stderr)
			raised := world{stdin: tt.text}.run(t, append(args, strings.Fields(flag)...)...)
			if raised.status != exitDone || !strings.Contains(raised.stdout, ",10,") {
				t.Errorf("with %s: status %d, %s%s", flag, raised.status, raised.stdout, raised.stderr)
			}
		})
	}
}

func TestLimitMistakes(t *testing.T) {
	for _, tt := range []struct{ value, want, hint string }{
		{"row", `--limit "row" is not of the form NAME=VALUE`, "--limit row=64MiB"},
		{"rows=3", `--limit "rows" is not one of row, columns`, "did you mean row?"},
		{"row=many", `--limit row="many" is not a size`, "KiB, MiB and GiB"},
		{"row=-1", `--limit row="-1" is not a size`, ""},
		{"row=2GiB", `--limit row="2GiB" is out of range`, "at least 1 and at most 1GiB"},
		{"row=99999999999GiB", `is not a size`, ""},
		{"cells=0", `--limit cells="0" is out of range`, ""},
		{"cells=3MiB", `--limit cells="3MiB" is not a whole number`, "--limit cells=25165824"},
	} {
		wantFailure(t, world{stdin: limitless}.run(t, "total", "-", "--no-config", "--limit", tt.value), exitUsage, tt.want, tt.hint)
	}
	wantFailure(t, world{stdin: limitless}.run(t, "total", "-", "--no-config", "--limit", "row=1MB", "--limit", "row=2MB"), exitUsage, "--limit row was given twice")
}

func TestLimitSizes(t *testing.T) {
	for text, want := range map[string]int64{"1": 1, "12b": 12, "3 bytes": 3, "64MiB": 64 << 20, "64mb": 64 << 20, "1g": 1 << 30, "2 KiB": 2 << 10, "5k": 5 << 10} {
		if got, ok := parseWhole(text, true); !ok || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, ok, want)
		}
	}
}

// TestLimitConfig holds that figures.yaml sets limits, that flags go before it,
// and that its mistakes are named by their places.
func TestLimitConfig(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"a.csv": limitless, "figures.yaml": "limits:\n  values: 3\n  row: 1MiB\n"})
	wantFailure(t, world{dir: dir}.run(t, "total", "a.csv"), exitFailed, `the limit "values"`)
	if got := (world{dir: dir}).run(t, "total", "a.csv", "--limit", "values=30"); got.status != exitDone {
		t.Errorf("status %d, %s", got.status, got.stderr)
	}
	writeTree(t, dir, map[string]string{"figures.yaml": "limits:\n  valeus: 3\n"})
	wantFailure(t, world{dir: dir}.run(t, "total", "a.csv"), exitUsage, `figures.yaml:2:3: "valeus" is not one of`)
}

// TestLimitTable holds that help shows the limits that are in force, and that
// every one can be read back.
func TestLimitTable(t *testing.T) {
	help := world{}.run(t, "help", "limits").stdout
	for _, l := range limits {
		var set export.Limits
		if err := l.read(&set, l.written(l.standard())); err != nil || l.get(set) != l.standard() {
			t.Errorf("%s=%s: %v", l.name, l.written(l.standard()), err)
		}
		if l.standard() < 1 || l.higher() <= l.standard() || !strings.Contains(help, "  "+l.name+" ") {
			t.Errorf("%s is %d and can be raised to %d; help: %s", l.name, l.standard(), l.higher(), help)
		}
	}
	if beyondLimit(io.EOF) != nil {
		t.Error("an error is taken for that of a limit")
	}
}
