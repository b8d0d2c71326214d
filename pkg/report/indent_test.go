package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyJSON draws a value as encoding/json takes it, so many levels deep at most.
func anyJSON(t *rapid.T, deep int) any {
	switch kind := rapid.IntRange(0, 6).Draw(t, "kind"); {
	case kind == 0 && deep > 0:
		list := []any{}
		for range rapid.IntRange(0, 3).Draw(t, "values") {
			list = append(list, anyJSON(t, deep-1))
		}
		return list
	case kind == 1 && deep > 0:
		object := map[string]any{}
		for range rapid.IntRange(0, 3).Draw(t, "keys") {
			object[rapid.String().Draw(t, "key")] = anyJSON(t, deep-1)
		}
		return object
	case kind == 2:
		return rapid.Int().Draw(t, "number")
	case kind == 3:
		return rapid.Bool().Draw(t, "bool")
	case kind == 4:
		return nil
	}
	return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{`"`, `\`, `\"`, `a\\"b`, "{}", "[1,2]", ": , \n", "<&>"})).Draw(t, "text")
}

// TestIndented: what is written is what json.Indent makes of it, at every
// level, however the values are nested and whatever stands in the strings.
func TestIndented(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		compact, err := json.Marshal(anyJSON(t, rapid.IntRange(0, 20).Draw(t, "deep")))
		if err != nil {
			t.Fatal(err)
		}
		level := rapid.IntRange(0, 20).Draw(t, "level")
		var want bytes.Buffer
		if err := json.Indent(&want, compact, strings.Repeat("  ", level), "  "); err != nil {
			t.Fatal(err)
		}
		if got := indented(compact, level); string(got) != want.String() {
			t.Fatalf("%s at level %d\n got %s\nwant %s", compact, level, got, want.String())
		}
	})
}

// TestAppendList: a list is put together as if it had been written at once.
func TestAppendList(t *testing.T) {
	for n := range 4 {
		values, all := [][]byte{}, []any{}
		for i := range n {
			one, err := marshal(map[string]int{"value": i}, 1)
			if err != nil {
				t.Fatal(err)
			}
			values, all = append(values, one), append(all, map[string]int{"value": i})
		}
		want, err := marshal(all, 0)
		if got := appendList(nil, values, 1); err != nil || string(got) != string(want) {
			t.Errorf("%d values (%v)\n got %s\nwant %s", n, err, got, want)
		}
	}
}

// TestEachInTurn: results stand in the order of their values, and of several
// errors the first value's is told.
func TestEachInTurn(t *testing.T) {
	double := func(n int) (int, error) {
		if n > 0 && n%7 == 0 {
			return 0, fmt.Errorf("%d cannot be doubled", n)
		}
		return 2 * n, nil
	}
	if got, err := eachInTurn([]int{3, 1, 2, 5, 4}, double); err != nil || !slices.Equal(got, []int{6, 2, 4, 10, 8}) {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := eachInTurn(nil, double); err != nil || len(got) != 0 {
		t.Errorf("of nothing %v, %v", got, err)
	}
	for range 50 {
		if _, err := eachInTurn([]int{1, 14, 2, 7, 21}, double); err == nil || err.Error() != "14 cannot be doubled" {
			t.Fatal(err)
		}
	}
}
