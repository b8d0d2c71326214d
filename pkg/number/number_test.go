package number

import "testing"

func TestDecimalRoundsHalfAwayFromZeroOnce(t *testing.T) {
	for _, test := range []struct {
		v      Value
		places int
		want   string
	}{
		{Frac(29, 2), 0, "15"},
		{Frac(-29, 2), 0, "-15"},
		{Frac(1446, 100), 0, "14"},
		{Frac(-1, 1000), 0, "0"},
		{Frac(-1, 1000), 2, "0.00"},
		{Frac(1, 3), 4, "0.3333"},
		{Int(1250), -2, "1300"},
		{Value{}, 1, "0.0"},
	} {
		if got := test.v.Decimal(test.places); got != test.want {
			t.Errorf("%v to %d places = %q, want %q", test.v, test.places, got, test.want)
		}
	}
}

func TestParseCount(t *testing.T) {
	for cell, want := range map[string]int64{
		"1,186": 1186, " 596 ": 596, "1186.0": 1186, "-5": -5, "\u00a05\u00a0": 5, "0": 0,
	} {
		if got, err := ParseCount(cell, English); err != nil || got != want {
			t.Errorf("ParseCount(%q) = %d, %v; want %d", cell, got, err, want)
		}
	}
	for _, cell := range []string{"", "12.5", "1.2e3", "010", "(12)", "12 approx", "1,18", "1,1860", "+5", "99999999999999999999"} {
		got, err := ParseCount(cell, English)
		if err == nil {
			t.Errorf("ParseCount(%q) = %d, want an error", cell, got)
		}
		t.Log(err, err.(*CellError).Hint())
	}
}
