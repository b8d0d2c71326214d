package scan

import (
	"fmt"
	"testing"
)

// TestDictionaryCollisions gives all values one slot to begin with, so that each
// is held against all others: none may pass for another, however alike they are.
func TestDictionaryCollisions(t *testing.T) {
	var values []string
	for month := range 12 {
		for day := range 28 {
			values = append(values, fmt.Sprintf("%02d/%02d/2019", month+1, day+1), fmt.Sprintf("%d/%d/2019", month+1, day+1))
		}
	}
	for n := range 40 {
		values = append(values, fmt.Sprintf("Area %02d, North", n), fmt.Sprintf("Area %02d, in the North East", n), fmt.Sprintf("Area number %02d of the North", n))
	}
	for _, list := range [][]string{values[:672], values} { // short ones alone, and with long ones
		d := newDictionary(Limits{}.orDefault())
		d.seeds = key{}
		var data []byte
		var from, to []uint32
		for range 2 {
			for _, v := range list {
				from = append(from, uint32(len(data)))
				data = append(data, v...)
				to = append(to, uint32(len(data)))
			}
		}
		data = append(data, make([]byte, 2*whole)...)
		ids := make([]uint32, len(from))
		if at, err := d.lookup(ids, data, from, to); err != nil {
			t.Fatal(at, err)
		}
		wrong := 0
		for i, id := range ids {
			if want := string(data[from[i]:to[i]]); string(d.Bytes(id)) != want {
				if wrong++; wrong < 4 {
					t.Errorf("%q was taken for %q", want, d.Bytes(id))
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%d of %d values were taken for others", wrong, len(ids))
		}
	}
}
