package wording

import (
	"slices"

	"github.com/pressfigures/figures/pkg/number"
)

// A Bound is one end of a band.
type Bound struct {
	// Value is where the band ends; without meaning if it is Unbounded.
	Value number.Value
	// Open is set where the band comes up to Value but does not hold it.
	Open bool
	// Unbounded is set where the band goes on without end.
	Unbounded bool
}

// A Band is a stretch of true values over which a wording has one severity.
type Band struct {
	Low, High Bound
	Severity  Severity
	// Reason says which bound decides, in words for people: "limit 20".
	Reason string
}

// Contains reports whether v lies in the band.
func (b Band) Contains(v number.Value) bool {
	if c := v.Cmp(b.Low.Value); !b.Low.Unbounded && (c < 0 || c == 0 && b.Low.Open) {
		return false
	}
	c := v.Cmp(b.High.Value)
	return b.High.Unbounded || c < 0 || c == 0 && !b.High.Open
}

// Overlaps reports whether any number of r lies in the band.
func (b Band) Overlaps(r number.Range) bool {
	if !b.Low.Unbounded && !r.NoHigh {
		if c := r.High.Cmp(b.Low.Value); c < 0 || c == 0 && b.Low.Open {
			return false
		}
	}
	if b.High.Unbounded || r.NoLow {
		return true
	}
	c := r.Low.Cmp(b.High.Value)
	return c < 0 || c == 0 && !b.High.Open
}

// stretch is a band that has no severity yet.
func stretch(low, high Bound) Band { return Band{Low: low, High: high} }

var unbounded = Bound{Unbounded: true}

func at(v number.Value) Bound   { return Bound{Value: v} }
func open(v number.Value) Bound { return Bound{Value: v, Open: true} }

// The stretches that rules are made of.
func anywhere() Band                { return stretch(unbounded, unbounded) }
func closed(a, b number.Value) Band { return stretch(at(a), at(b)) }
func within(n, w number.Value) Band { return closed(n.Sub(w), n.Add(w)) }
func below(v number.Value) Band     { return stretch(unbounded, open(v)) }
func upTo(v number.Value) Band      { return stretch(unbounded, at(v)) }
func above(v number.Value) Band     { return stretch(open(v), unbounded) }
func from(v number.Value) Band      { return stretch(at(v), unbounded) }

// A rule gives one stretch of true values a severity. The rules of a row are
// tried in order, and the first whose stretch holds the value decides; the last
// holds everywhere.
type rule struct {
	severity Severity
	on       Band
	reason   text
}

// decide returns the index of the rule that decides at v.
func decide(rules []rule, v number.Value) int {
	return slices.IndexFunc(rules, func(r rule) bool { return r.on.Contains(v) })
}

// bandsOf cuts the line at every end of every rule and lets each piece be
// decided by the first rule that holds there. Pieces side by side with one rule
// become one band: the bands are disjoint, in order, and cover the line. Their
// reasons are put into words only if they are to be told.
func bandsOf(rules []rule, told bool) []Band {
	var bands []Band
	last := -1
	for _, piece := range pieces(rules) {
		i := decide(rules, piece.sample)
		if i == last {
			bands[len(bands)-1].High = piece.High
			continue
		}
		last = i
		piece.Severity = rules[i].severity
		if told {
			piece.Reason = rules[i].reason()
		}
		bands = append(bands, piece.Band)
	}
	return bands
}

// A piece is a stretch in which no rule begins or ends, with a number in it.
type piece struct {
	Band
	sample number.Value
}

// pieces returns the line cut at every end of every rule: the gaps between the
// cuts, and each cut as a piece of its own.
func pieces(rules []rule) []piece {
	cuts := cutsOf(rules)
	if len(cuts) == 0 {
		return []piece{{Band: anywhere()}}
	}
	all := []piece{{below(cuts[0]), cuts[0].Sub(one)}}
	for i, cut := range cuts {
		all = append(all, piece{closed(cut, cut), cut})
		if i+1 < len(cuts) {
			next := cuts[i+1]
			all = append(all, piece{stretch(open(cut), open(next)), cut.Add(next).Mul(half)})
		}
	}
	top := cuts[len(cuts)-1]
	return append(all, piece{above(top), top.Add(one)})
}

// cutsOf returns the ends of the rules in rising order, each once.
func cutsOf(rules []rule) []number.Value {
	var cuts []number.Value
	for _, r := range rules {
		for _, end := range []Bound{r.on.Low, r.on.High} {
			if !end.Unbounded {
				cuts = append(cuts, end.Value)
			}
		}
	}
	slices.SortFunc(cuts, number.Value.Cmp)
	return slices.CompactFunc(cuts, number.Value.Equal)
}

// String writes the band for people: "from 380 to below 400: ok, limit 20".
func (b Band) String() string {
	return b.ends() + ": " + b.Severity.String() + ", " + b.Reason
}

func (b Band) ends() string {
	low, high := b.Low.Value.String(), b.High.Value.String()
	switch {
	case b.Low.Unbounded && b.High.Unbounded:
		return "everywhere"
	case b.Low.Unbounded:
		return word(b.High.Open, "below ", "up to ") + high
	case b.High.Unbounded:
		return word(b.Low.Open, "above ", "from ") + low
	case b.Low.Value.Equal(b.High.Value):
		return "exactly " + low
	}
	return word(b.Low.Open, "above ", "from ") + low + word(b.High.Open, " to below ", " to ") + high
}

func word(open bool, ifOpen, ifClosed string) string {
	if open {
		return ifOpen
	}
	return ifClosed
}
