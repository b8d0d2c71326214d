package export_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
)

// TestCorpusFigures reads real exports of public bodies to figures that were
// worked out by eye from the files, or expects them to be refused, and says
// why. Nothing of the files is copied here but the numbers asked for.
func TestCorpusFigures(t *testing.T) {
	dir := os.Getenv("FIGURES_CORPUS")
	if dir == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	count := func(head string) []export.Column { return []export.Column{{Role: export.RoleCount, Header: head}} }
	tests := []struct {
		file    string // label=file, as it would be typed
		options export.Options
		want    map[string]string
		refused string // instead of want
	}{
		{file: "01_statswales_aln_2020-21.csv", refused: "could each be the count"},
		{file: "01_statswales_aln_2020-21.csv", options: export.Options{Columns: count("Severe learning difficulties")},
			want: map[string]string{"Isle of Anglesey; 2020/21": "130", "Gwynedd; 2020/21": "155"}},
		{file: "01_statswales_aln_2020-21.csv", options: export.Options{Columns: count("Multi-sensory impairment")},
			want: map[string]string{"Isle of Anglesey; 2020/21": "at least 0", "Denbighshire; 2020/21": "20"}},
		{file: "04_pivot_yr1_by_la.csv", refused: "can be the financial year 2015/16 or the academic year"},
		{file: "04_pivot_yr1_by_la.csv", options: export.Options{Period: period.Context{PreferKind: period.AcademicYear}},
			want: map[string]string{"Barking and Dagenham; academic year 2015/16": "500", "Barnsley; academic year 2021/22": "294"}},
		{file: "08_outcomes_by_force_cr_only.csv", refused: "could each be the count"},
		{file: "2019=08_outcomes_by_force_cr_only.csv", options: export.Options{Columns: count("Offender fined")},
			want: map[string]string{"Avon and Somerset Constabulary; 2019": "5914", "Bedfordshire Police; 2019": "2420"}},
		{file: "2019=11_trees_by_area.csv", want: map[string]string{"Eden; 2019": "668900", "Purbeck; 2019": "101200", "Northumberland; 2019": "1240500"}},
		{file: "12_tree_planting_nation_year.csv", want: map[string]string{"; 2018": "9.09", "UK > Scotland; 2019": "11.21", "UK; 2019": "13.4 [parts-not-total]"}},
		{file: "14_nhs_region_cases_2020-03-26.csv", want: map[string]string{"London; 26 March 2020": "3919", "; 26 March 2020": "9457"}},
		{file: "14_nhs_region_cases_2020-04-02.csv", want: map[string]string{"London; 2 April 2020": "9291", "; 2 April 2020": "27199"}},
		{file: "17_taser_use_by_force_year.csv", refused: "do and not those of a log"},
		{file: "17_taser_use_by_force_year.csv", options: export.Options{Columns: []export.Column{{Role: export.RolePeriod, Header: "ytd"}}},
			refused: "nothing says which periods"}, // they end in December, then in March
		{file: "18_oc2_offending_2013.csv", refused: "could each be the count"},
		{file: "18_oc2_offending_2013.csv", options: export.Options{Columns: count("Number of children looked after at 31 March who had been looked after for at least 12 months2")},
			want: map[string]string{"England; 2013": "47200", "North East; 2013": "2870 [parts-not-total]", "North West > Bolton; 2013": "405"}},
		{file: "20_adopters_c_z.csv", want: map[string]string{"England; 2023": "2960 [subtotal-conflict]"}},
		{file: "23_dfe_special_values.csv", refused: "no column of numbers"},
		{file: "2 April 2020=d1_utf16le_bom_tab.csv", want: map[string]string{"London; 2 April 2020": "9291", "; 2 April 2020": "27199"}},
		{file: "2 April 2020=d2_semicolon_decimal_comma.csv", want: map[string]string{"London; 2 April 2020": "9291", "; 2 April 2020": "27199"}},
	}
	read, refused := 0, 0
	for _, tt := range tests {
		label, name, labelled := strings.Cut(tt.file, "=")
		if !labelled {
			label, name = "", tt.file
		}
		in := export.Input{Name: name, Label: label, Open: func() (io.ReadCloser, error) { return os.Open(filepath.Join(dir, "csv", name)) }}
		c, _, err := load(t, tt.options, cube.Plan{}, in)
		if tt.refused != "" {
			refused++
			if err == nil || !strings.Contains(err.Error(), tt.refused) || hintOf(err) == "" {
				t.Errorf("%s: got %v, want a refusal with %q and a hint", tt.file, err, tt.refused)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.file, err)
			continue
		}
		read++
		for _, q := range sortedKeys(tt.want) {
			if got := answer(t, c, q); got != tt.want[q] {
				t.Errorf("%s, %s: got %q, want %q", tt.file, q, got, tt.want[q])
			}
		}
	}
	t.Logf("%d readings of real exports give the right figures, %d are refused for a stated reason", read, refused)
}
