package period

import (
	"strings"
	"testing"
)

// prose is a paragraph as releases have them, with more words than periods.
const prose = `A total of 373 people from Dorset contacted the helpline in the first six months of 2019, compared with
273 in the same period of the year before. The charity, which is based at an office of its own, said that one in
ten of the callers had spoken to a friend first; from the start, it has asked callers like these to say where they
live. Between July 2017 and January 2018 there were 84 calls from this county, and 139 in the six months after.
The number of calls fell by a quarter in the last year, from 1,747 to 1,310, the lowest since Q3 2014. `

// BenchmarkFindPhrases is about a page of a release.
func BenchmarkFindPhrases(b *testing.B) {
	text := strings.Repeat(prose, 5)
	b.SetBytes(int64(len(text)))
	c := Context{Dated: NewDay(2019, 8, 1), HasDated: true}
	for b.Loop() {
		if len(FindPhrases(text, c)) < 5 {
			b.Fatal("too few periods")
		}
	}
}
