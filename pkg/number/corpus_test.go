package number

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// corpus is a file of the folder in FIGURES_CORPUS, which nobody here wrote.
func corpus(t *testing.T, name string, into any) {
	t.Helper()
	folder := os.Getenv("FIGURES_CORPUS")
	if folder == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}
