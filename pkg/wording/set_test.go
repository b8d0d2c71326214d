package wording

import (
	"reflect"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/number"
)

func TestSetTolerance(t *testing.T) {
	tests := []struct {
		name, value string
		get         func(Tolerances) number.Value
		want        number.Value
	}{
		{"multiple", "5%", func(t Tolerances) number.Value { return t.Multiple }, number.Frac(1, 20)},
		{"multiple", "0.025", func(t Tolerances) number.Value { return t.Multiple }, number.Frac(1, 40)},
		{"width-floor", "7", func(t Tolerances) number.Value { return t.WidthFloor }, number.Int(7)},
		{"just-over", "0", func(t Tolerances) number.Value { return t.JustOver }, number.Int(0)},
		{"part-hedged-loose", "4.5 %", func(t Tolerances) number.Value { return t.PartHedgedLoose }, number.Frac(45, 1000)},
	}
	for _, tt := range tests {
		got := DefaultTolerances()
		if err := got.Set(tt.name, tt.value); err != nil {
			t.Errorf("%s = %s: %v", tt.name, tt.value, err)
		} else if !tt.get(got).Equal(tt.want) {
			t.Errorf("%s = %s: got %s, want %s", tt.name, tt.value, tt.get(got), tt.want)
		}
	}
}

func TestSetToleranceRefuses(t *testing.T) {
	for _, tt := range []struct{ name, value, want string }{
		{"multipel", "5%", `no tolerance "multipel"`},
		{"multiple", "-1", `"-1"`},
		{"multiple", "five", `"five"`},
		{"multiple", "", `""`},
		{"multiple", "%", `"%"`},
	} {
		got := DefaultTolerances()
		err := got.Set(tt.name, tt.value)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s = %q: got %v, want %q in the error", tt.name, tt.value, err, tt.want)
		}
		if !reflect.DeepEqual(got, DefaultTolerances()) {
			t.Errorf("%s = %q changed something", tt.name, tt.value)
		}
	}
}

// TestSettable holds that every tolerance that is a number can be set, each by
// a name of its own.
func TestSettable(t *testing.T) {
	fields := 0
	kind := reflect.TypeFor[Tolerances]()
	for i := range kind.NumField() {
		if kind.Field(i).Type == reflect.TypeFor[number.Value]() {
			fields++
		}
	}
	var tolerances Tolerances
	places, names := map[*number.Value]bool{}, map[string]bool{}
	for _, s := range settable {
		places[s.of(&tolerances)], names[s.name] = true, true
	}
	if len(places) != fields || len(names) != fields {
		t.Errorf("%d names for %d places, want %d of each", len(names), len(places), fields)
	}
}
