package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write what the formats give now as the goldens")

// goldenFormats are the formats by the ending of their goldens.
func goldenFormats() map[string]Format {
	return map[string]Format{
		".txt": Table{}, ".narrow.txt": Table{Width: 50}, ".md": Markdown{}, ".csv": CSV{}, ".json": JSON{}, ".html": HTML{},
	}
}

func write(t testing.TB, f Format, r Result) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b, r); err != nil {
		t.Fatalf("%s: %v", f.Name(), err)
	}
	return b.String()
}

func TestGoldens(t *testing.T) {
	p := newPlaces(t)
	for name, r := range cases(t) {
		for end, format := range goldenFormats() {
			got := write(t, format, withFiles(p, r))
			path := filepath.Join("testdata", name+end)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s: -update writes what it gives now\n--- got\n%s\n--- want\n%s", path, got, want)
			}
		}
	}
}
