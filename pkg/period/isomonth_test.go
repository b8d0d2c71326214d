package period

import (
	"fmt"
	"reflect"
	"testing"
)

// TestISOMonth reads all texts such as 2019-03 as the words of a phrase are
// read.
func TestISOMonth(t *testing.T) {
	contexts := []Context{{}, {PreferKind: FinancialYear}, {PreferKind: AcademicYear}, {PreferKind: Month}, {HasDated: true, Dated: NewDay(2020, 3, 1)}, {FinancialYearStart: 7}}
	short := 0
	for year := 1797; year <= 2202; year++ {
		for rest := range 100 {
			text := fmt.Sprintf("%04d-%02d", year, rest)
			c := contexts[(year+rest)%len(contexts)]
			got, err := Parse(text, c)
			want, wantErr := parseWords(text, c)
			if !reflect.DeepEqual(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) {
				t.Fatalf("%s: got %v, %v; want %v, %v", text, got, err, want, wantErr)
			}
			if _, ok := isoMonth(text); ok {
				short++
			}
		}
	}
	if short < 3000 {
		t.Errorf("only %d months were read the short way", short)
	}
	for _, text := range []string{"2019-3x", "+019-03", "2019-+3", "2019- 3", "2019_03", "２019-03"} {
		if r, ok := isoMonth(text); ok {
			t.Errorf("%q was read as %v", text, r)
		}
	}
}
