package scan

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// TestCorpus reads real exports and compares them with encoding/csv on text that
// was decoded as a whole. FIGURES_CORPUS names the folder that has them.
func TestCorpus(t *testing.T) {
	folder := os.Getenv("FIGURES_CORPUS")
	if folder == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	files, err := filepath.Glob(filepath.Join(folder, "csv", "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	delimiters := map[string]rune{"d1_utf16le_bom_tab.csv": '\t', "d2_semicolon_decimal_comma.csv": ';'}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			delimiter, ok := delimiters[name]
			if !ok {
				delimiter = ','
			}
			table, err := Open(name, bytes.NewReader(data), Options{BlockSize: 500, Workers: 2})
			if err != nil {
				t.Fatal(err)
			}
			want, failed, total := oracle(decodeWhole(t, data), delimiter)
			if table.Dialect().Delimiter != delimiter || failed != 0 {
				t.Fatalf("%+v, oracle failed in row %d", table.Dialect(), failed)
			}
			got, layout, err := gather(t, table, allColumns(0, len(want[len(want)-1].Fields)))
			if err != nil || !reflect.DeepEqual(got, want) || layout.Rows() != total {
				t.Errorf("%d rows of %d, want %d of %d: %v", len(got), layout.Rows(), len(want), total, err)
			}
		})
	}
}

// decodeWhole decodes what has a byte order mark, and makes CR line ends LF.
func decodeWhole(t *testing.T, data []byte) string {
	text, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), data)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte{'\n'}) {
		text = bytes.ReplaceAll(text, []byte{'\r'}, []byte{'\n'})
	}
	return string(text)
}
