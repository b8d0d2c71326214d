package cube

import (
	"cmp"

	"github.com/pressfigures/figures/pkg/period"
)

// SpanNumber is the number of a span among those of some data.
type SpanNumber int32

// Spans numbers spans from 0 on, those of the same days once. The zero Spans is
// empty and ready for use.
type Spans struct {
	// List has the spans by their numbers. Of spans of the same days that were
	// written in several ways ("2018", "the year ending December 2018"), it has
	// the one whose kind and label come first.
	List    []period.Span
	numbers map[[2]period.Day]SpanNumber
}

// Number returns the number of a span, a new one if it has none yet.
func (t *Spans) Number(s period.Span) SpanNumber {
	days := [2]period.Day{s.Start, s.End}
	n, known := t.numbers[days]
	if !known {
		if t.numbers == nil {
			t.numbers = map[[2]period.Day]SpanNumber{}
		}
		n = SpanNumber(len(t.List))
		t.numbers[days] = n
		t.List = append(t.List, s)
	}
	if have := &t.List[n]; cmp.Or(cmp.Compare(s.Kind, have.Kind), cmp.Compare(s.Label, have.Label)) < 0 {
		*have = s
	}
	return n
}
