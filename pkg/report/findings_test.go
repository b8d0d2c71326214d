package report

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// findingsGoldens are the formats by the ending of their goldens.
func findingsGoldens() map[string]FindingsFormat {
	return map[string]FindingsFormat{
		".txt": FindingsText{}, ".json": FindingsJSON{}, ".xml": FindingsJUnit{}, ".sarif": FindingsSARIF{}, ".github": FindingsGitHub{}, ".html": FindingsHTML{},
	}
}

// worthAGolden are the endings of the goldens of each case; what they leave out
// is as in another case.
var worthAGolden = map[string][]string{
	"check-data":    {".txt", ".json", ".xml", ".sarif", ".github", ".html"},
	"check-all":     {".txt", ".sarif", ".github"},
	"check-several": {".txt", ".json", ".xml", ".sarif", ".github", ".html"},
	"check-narrow":  {".txt"},
	"check-nothing": {".txt", ".json", ".html"},
	"check-hostile": {".txt", ".json", ".xml", ".sarif", ".github", ".html"},
	"check-empty":   {".txt", ".json", ".xml", ".sarif", ".github", ".html"},
}

func tell(t testing.TB, format FindingsFormat, f Findings) string {
	t.Helper()
	var b bytes.Buffer
	if err := format.Write(&b, f); err != nil {
		t.Fatalf("%s: %v", format.Name(), err)
	}
	return b.String()
}

func TestFindingsGoldens(t *testing.T) {
	for name, f := range findings(t) {
		for end, format := range findingsGoldens() {
			if !slices.Contains(worthAGolden[name], end) {
				continue
			}
			got := tell(t, format, f)
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
