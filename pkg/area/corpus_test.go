package area

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readCorpus reads a published table; the test is skipped where the tables are not at hand.
func readCorpus(t *testing.T, name string) [][]string {
	t.Helper()
	folder := os.Getenv("FIGURES_CORPUS")
	if folder == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	file, err := os.Open(filepath.Join(folder, "csv", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.FieldsPerRecord = -1
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	records[0][0] = strings.TrimPrefix(records[0][0], "\ufeff")
	return records
}

// TestCorpusNames: in published tables, every place is known to be one and no other head is.
func TestCorpusNames(t *testing.T) {
	for _, test := range []struct {
		file   string
		column int
	}{
		{"08_outcomes_by_force_cr_only.csv", 0}, {"14_nhs_region_cases_2020-03-26.csv", 1}, {"14_nhs_region_cases_2020-04-02.csv", 1},
		{"17_taser_use_by_force_year.csv", 0}, {"23_dfe_special_values.csv", 7},
	} {
		records := readCorpus(t, test.file)
		for _, head := range records[0] {
			if IsUKName(head) {
				t.Errorf("%s: head %q is taken for a place", test.file, head)
			}
		}
		for i, record := range records[1:] {
			name := record[test.column]
			if !IsUKName(name) && !IsTotal(name) && !IsUnknown(name) && strings.TrimSpace(name) != "" {
				t.Errorf("%s, record %d: %q is not known", test.file, i+2, name)
			}
			if IsUKName(name) && (IsTotal(name) || IsUnknown(name)) {
				t.Errorf("%s, record %d: %q is two things", test.file, i+2, name)
			}
		}
	}
	for _, head := range readCorpus(t, "12_tree_planting_nation_year.csv")[0][1:] {
		if !IsUKName(head) {
			t.Errorf("head %q is not known", head)
		}
	}
}
