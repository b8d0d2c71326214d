package number

// A Range is every number from Low to High, both included. An end that is not
// known is unbounded: with NoLow the range goes down without end and Low has no
// meaning, with NoHigh it goes up without end. The zero Range is exactly 0.
//
// A range stands for ONE number that is not known better: a total over hidden
// cells, or a count that was rounded in print. An unbounded end means "however
// large", never an infinite number, so 0 times it is 0. Every operation
// returns the smallest range (the hull) that holds every result the operands
// allow if they are independent of each other; where one unknown stands in a
// formula twice (x − x), the result is wider than it need be.
type Range struct {
	Low, High     Value
	NoLow, NoHigh bool
}

// Exactly returns the range that holds v alone.
func Exactly(v Value) Range { return Range{Low: v, High: v} }

// Between returns the range from a to b, or from b to a if b is the lower.
func Between(a, b Value) Range {
	if a.Cmp(b) > 0 {
		a, b = b, a
	}
	return Range{Low: a, High: b}
}

// AtLeast returns the range from v up without end.
func AtLeast(v Value) Range { return Range{Low: v, NoHigh: true} }

// AtMost returns the range from v down without end.
func AtMost(v Value) Range { return Range{High: v, NoLow: true} }

// Anything returns the range without ends.
func Anything() Range { return Range{NoLow: true, NoHigh: true} }

// Exact returns the one number in the range, and false if there are more.
func (r Range) Exact() (Value, bool) {
	if r.NoLow || r.NoHigh || !r.Low.Equal(r.High) {
		return Value{}, false
	}
	return r.Low, true
}

// Contains reports whether v lies in the range; the ends do.
func (r Range) Contains(v Value) bool {
	return (r.NoLow || r.Low.Cmp(v) <= 0) && (r.NoHigh || v.Cmp(r.High) <= 0)
}

// Equal reports whether both ranges hold the same numbers.
func (r Range) Equal(s Range) bool {
	return r.lowEnd().cmp(s.lowEnd()) == 0 && r.highEnd().cmp(s.highEnd()) == 0
}

// Neg returns the range of −x.
func (r Range) Neg() Range { return fromEnds(r.highEnd().neg(), r.lowEnd().neg()) }

// Add returns the range of x + y.
func (r Range) Add(s Range) Range {
	sum := Range{NoLow: r.NoLow || s.NoLow, NoHigh: r.NoHigh || s.NoHigh}
	if !sum.NoLow {
		sum.Low = r.Low.Add(s.Low)
	}
	if !sum.NoLow && !sum.NoHigh && r.Low == r.High && s.Low == s.High { // as written, which is more than equal
		sum.High = sum.Low
		return sum
	}
	if !sum.NoHigh {
		sum.High = r.High.Add(s.High)
	}
	return sum
}

// Sub returns the range of x − y.
func (r Range) Sub(s Range) Range { return r.Add(s.Neg()) }

// Scale returns the range of x × v. Scaled by 0 every range is exactly 0.
func (r Range) Scale(v Value) Range { return r.Mul(Exactly(v)) }

// Mul returns the range of x × y. An unbounded end times a number other than 0
// is unbounded on the side the signs say; times 0 it is 0.
func (r Range) Mul(s Range) Range {
	v, exact := r.Exact()
	w, also := s.Exact()
	if exact && also {
		return Exactly(v.Mul(w))
	}
	a, b, c, d := r.lowEnd(), r.highEnd(), s.lowEnd(), s.highEnd()
	return hullOf(a.mul(c), a.mul(d), b.mul(c), b.mul(d))
}

// Quo returns the range of x ÷ y, and false if y may be 0 (the divisor range
// crosses or touches 0), because then no ratio exists. A divisor without an
// end brings the ratio as near to 0 as one likes: [1, 2] ÷ "at least 4" is
// [0, 1/2], in which 0 is a bound that is never reached.
func (r Range) Quo(s Range) (Range, bool) {
	if s.Contains(Value{}) {
		return Range{}, false
	}
	v, exact := r.Exact()
	w, also := s.Exact()
	if exact && also {
		q, _ := v.Quo(w)
		return Exactly(q), true
	}
	return r.Mul(Between(s.highEnd().inverse(), s.lowEnd().inverse())), true
}

// Intersect returns the numbers that lie in both, and false if there are none.
func (r Range) Intersect(s Range) (Range, bool) {
	low, high := r.lowEnd(), r.highEnd()
	if s.lowEnd().cmp(low) > 0 {
		low = s.lowEnd()
	}
	if s.highEnd().cmp(high) < 0 {
		high = s.highEnd()
	}
	if low.cmp(high) > 0 {
		return Range{}, false
	}
	return fromEnds(low, high), true
}

// Hull returns the smallest range that holds both.
func (r Range) Hull(s Range) Range {
	return hullOf(r.lowEnd(), r.highEnd(), s.lowEnd(), s.highEnd())
}

// String returns "590", "5.9 to 20", "at least 3", "at most 7" or "any number".
func (r Range) String() string {
	v, exact := r.Exact()
	switch {
	case exact:
		return v.String()
	case r.NoLow && r.NoHigh:
		return "any number"
	case r.NoHigh:
		return "at least " + r.Low.String()
	case r.NoLow:
		return "at most " + r.High.String()
	}
	return r.Low.String() + " to " + r.High.String()
}

// CompareRanges compares the numbers that a and b stand for. It is sure only
// if every pair of them compares alike: -1 if every number of a is below every
// number of b, 1 if above, 0 if both are exact and equal. Where the pairs
// disagree it returns 0 and false.
func CompareRanges(a, b Range) (sign int, sure bool) {
	lowest := a.lowEnd().cmp(b.highEnd())
	highest := a.highEnd().cmp(b.lowEnd())
	switch {
	case highest < 0:
		return -1, true
	case lowest > 0:
		return 1, true
	case lowest == 0 && highest == 0:
		return 0, true
	}
	return 0, false
}

// An end is one end of a range: a number, or beyond all numbers on one side.
type end struct {
	beyond int // -1 below every number, 1 above every number, 0 the value
	value  Value
}

func (r Range) lowEnd() end {
	if r.NoLow {
		return end{beyond: -1}
	}
	return end{value: r.Low}
}

func (r Range) highEnd() end {
	if r.NoHigh {
		return end{beyond: 1}
	}
	return end{value: r.High}
}

func fromEnds(low, high end) Range {
	return Range{Low: low.value, High: high.value, NoLow: low.beyond < 0, NoHigh: high.beyond > 0}
}

func hullOf(ends ...end) Range {
	low, high := ends[0], ends[0]
	for _, e := range ends[1:] {
		if e.cmp(low) < 0 {
			low = e
		}
		if e.cmp(high) > 0 {
			high = e
		}
	}
	return fromEnds(low, high)
}

func (e end) cmp(f end) int {
	if e.beyond != 0 || f.beyond != 0 {
		return e.beyond - f.beyond
	}
	return e.value.Cmp(f.value)
}

func (e end) neg() end { return end{beyond: -e.beyond, value: e.value.Neg()} }

func (e end) sign() int {
	if e.beyond != 0 {
		return e.beyond
	}
	return e.value.Sign()
}

func (e end) mul(f end) end {
	if e.beyond == 0 && f.beyond == 0 {
		return end{value: e.value.Mul(f.value)}
	}
	return end{beyond: e.sign() * f.sign()}
}

// inverse returns 1/e, which is 0 for an end beyond all numbers. The caller
// has made sure that e is not 0.
func (e end) inverse() Value {
	if e.beyond != 0 {
		return Value{}
	}
	v, _ := one.Quo(e.value)
	return v
}
