package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

// TestRecords writes records as encoding/csv does.
func TestRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		field := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.SampledFrom([]rune("ab,\"\r\n \t\u00a0\\.é\uFFFD")), 0, 6, -1))
		list := rapid.SliceOfN(rapid.SliceOfN(field, 1, 5), 0, 8).Draw(t, "records")
		var want, got bytes.Buffer
		if err := csv.NewWriter(&want).WriteAll(list); err != nil {
			t.Fatal(err)
		}
		r := newRecords(&got)
		r.addAll(list)
		if err := r.flush(); err != nil || got.String() != want.String() {
			t.Fatalf("%q: got %q, %v; want %q", list, got.String(), err, want.String())
		}
	})
}

// failing is a writer that fails after so many bytes.
type failing int

func (f *failing) Write(b []byte) (int, error) {
	if *f -= failing(len(b)); *f < 0 {
		return 0, errors.New("disk full")
	}
	return len(b), nil
}

// TestRecordsFail keeps the first error, wherever it comes.
func TestRecordsFail(t *testing.T) {
	for _, most := range []failing{0, mostUnwritten, 3 * mostUnwritten} {
		r := newRecords(&most)
		for range mostUnwritten {
			r.add([]string{"Kent", "4"})
		}
		if err := r.flush(); err == nil || err.Error() != "disk full" {
			t.Errorf("got %v", err)
		}
	}
}
