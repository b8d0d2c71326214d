package check

import (
	"math/big"
	"strings"
)

// The oracle says whether a statement is true. It is written from the text of
// the wording table with math/big alone: it calls nothing of this package and
// nothing of package wording, so that a slip in one of them is not made twice.

// rat is a ÷ b.
func rat(a, b int64) *big.Rat { return big.NewRat(a, b) }

func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func timesOf(a, b *big.Rat) *big.Rat {
	return new(big.Rat).Mul(a, b)
}
func over(a, b *big.Rat) *big.Rat { return new(big.Rat).Quo(a, b) }
func sizeOf(a *big.Rat) *big.Rat  { return new(big.Rat).Abs(a) }
func below(a, b *big.Rat) bool    { return a.Cmp(b) < 0 }
func atMost(a, b *big.Rat) bool   { return a.Cmp(b) <= 0 }

func smaller(a, b *big.Rat) *big.Rat {
	if below(a, b) {
		return a
	}
	return b
}

func larger(a, b *big.Rat) *big.Rat {
	if below(a, b) {
		return b
	}
	return a
}

// truth is what the oracle says of a statement.
type truth int

const (
	untrue truth = iota
	loosely
	entirely
)

// rings is entirely true within one distance, loosely within another.
func rings(distance, inner, outer *big.Rat) truth {
	switch {
	case atMost(distance, inner):
		return entirely
	case atMost(distance, outer):
		return loosely
	}
	return untrue
}

func either(ok bool, yes, no truth) truth {
	if ok {
		return yes
	}
	return no
}

// grain is g(N): the place value of the last digit that is not 0, and five
// times that where the digit is a 5 behind others.
func grain(n *big.Rat) *big.Rat {
	millionths := timesOf(n, rat(1_000_000, 1))
	if !millionths.IsInt() || n.Sign() == 0 {
		return rat(1, 1)
	}
	digits := strings.TrimRight(millionths.Num().String(), "0")
	zeros := len(millionths.Num().String()) - len(digits)
	place := new(big.Rat).SetFrac(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(zeros)), nil), big.NewInt(1_000_000))
	if len(digits) > 1 && strings.HasSuffix(digits, "5") {
		return timesOf(place, rat(5, 1))
	}
	return place
}

// What a stated number is a number of.
type measured int

const (
	ofCount measured = iota
	ofScaled
	ofPercent
	ofRate
	ofTimes
	ofPart
)

// width is w(N).
func width(n *big.Rat, of measured) *big.Rat {
	half, five := over(grain(n), rat(2, 1)), timesOf(n, rat(5, 100))
	switch {
	case of == ofPercent:
		return smaller(half, larger(five, rat(1, 2)))
	case atMost(n, rat(20, 1)):
		return rat(1, 1)
	}
	return smaller(half, larger(five, smaller(timesOf(n, rat(10, 100)), rat(5, 1))))
}

// hedges are the words before a number, by the row of the table they are in.
var hedges = map[string]string{
	"": "bare", "about": "about", "around": "about", "roughly": "about", "some": "about",
	"nearly": "nearly", "almost": "nearly", "just under": "nearly", "close to": "nearly",
	"just over": "just over", "a little over": "just over",
	"more than": "more than", "over": "more than", "upwards of": "more than",
	"at least": "at least", "no fewer than": "at least",
	"fewer than": "under", "less than": "under", "under": "under", "well over": "well over",
}

// holds applies the row of a hedge to a stated number, the place value of its
// last digit, and the true value.
func holds(hedge string, of measured, n, unit, v *big.Rat) truth {
	g, distance := grain(n), sizeOf(minus(v, n))
	share := func(thousandths int64) *big.Rat { return timesOf(n, rat(thousandths, 1000)) }
	switch hedges[hedge] {
	case "bare":
		return bare(of, n, unit, v)
	case "about":
		w := width(n, of)
		if round := atMost(rat(10, 1), g) || of != ofCount && atMost(n, timesOf(g, rat(20, 1))); !round {
			return either(atMost(distance, timesOf(w, rat(2, 1))), loosely, untrue)
		}
		return rings(distance, w, timesOf(w, rat(2, 1)))
	case "nearly":
		w := width(n, of)
		return either(below(v, n), rings(distance, w, timesOf(w, rat(2, 1))), untrue)
	case "just over":
		return either(below(n, v), rings(distance, share(50), share(100)), untrue)
	case "more than":
		return either(below(n, v), entirely, untrue)
	case "at least":
		return either(atMost(n, v), entirely, untrue)
	case "under":
		return either(below(v, n), entirely, untrue)
	case "well over":
		if atMost(share(1100), v) {
			return entirely
		}
		return either(atMost(share(1050), v), loosely, untrue)
	}
	panic("no row for " + hedge)
}

// bare is a number without a hedge.
func bare(of measured, n, unit, v *big.Rat) truth {
	g, distance := grain(n), sizeOf(minus(v, n))
	rounded := atMost(rat(10, 1), g) && atMost(distance, width(n, of))
	switch of {
	case ofCount:
		if distance.Sign() == 0 {
			return entirely
		}
		return either(rounded && atMost(distance, over(g, rat(2, 1))), loosely, untrue)
	case ofRate:
		if atMost(distance, over(unit, rat(2, 1))) {
			return entirely
		}
		return either(rounded, loosely, untrue)
	case ofPart:
		return rings(distance, smaller(rat(1, 100), timesOf(n, rat(5, 100))), smaller(rat(25, 1000), timesOf(n, rat(10, 100))))
	}
	return either(atMost(distance, over(unit, rat(2, 1))), entirely, untrue)
}

// partHolds applies a hedge to a stated fraction.
func partHolds(hedge string, n, v *big.Rat) truth {
	distance, near := sizeOf(minus(v, n)), smaller(rat(25, 1000), timesOf(n, rat(10, 100)))
	switch hedges[hedge] {
	case "bare":
		return bare(ofPart, n, nil, v)
	case "about":
		return rings(distance, near, rat(4, 100))
	case "nearly":
		return either(below(v, n), rings(distance, near, rat(4, 100)), untrue)
	case "just over":
		return either(below(n, v), rings(distance, near, rat(4, 100)), untrue)
	case "more than":
		return either(below(n, v), entirely, untrue)
	}
	panic("no row for " + hedge + " of a part")
}

// multiples are words for how many times as many, each with its test.
var multiples = map[string]func(r *big.Rat) truth{
	"doubled":                asMany(2),
	"trebled":                asMany(3),
	"tripled":                asMany(3),
	"quadrupled":             asMany(4),
	"more than doubled":      moreTimes(2),
	"more than trebled":      moreTimes(3),
	"almost doubled":         almostTimes(2),
	"nearly doubled":         almostTimes(2),
	"almost trebled":         almostTimes(3),
	"nearly quadrupled":      almostTimes(4),
	"halved":                 halved,
	"more than halved":       func(r *big.Rat) truth { return either(below(r, rat(1, 2)), entirely, untrue) },
	"fell to less than half": func(r *big.Rat) truth { return either(below(r, rat(1, 2)), entirely, untrue) },
}

func asMany(n int64) func(*big.Rat) truth {
	return func(r *big.Rat) truth {
		off := sizeOf(minus(over(r, rat(n, 1)), rat(1, 1)))
		switch {
		case atMost(off, rat(25, 1000)):
			return entirely
		case atMost(off, rat(50, 1000)), below(rat(n, 1), r) && below(r, rat(2*n+1, 2)):
			return loosely
		}
		return untrue
	}
}

func moreTimes(n int64) func(*big.Rat) truth {
	return func(r *big.Rat) truth {
		switch {
		case atMost(r, rat(n, 1)):
			return untrue
		case atMost(r, rat(n*1005, 1000)):
			return loosely
		}
		return entirely
	}
}

func almostTimes(n int64) func(*big.Rat) truth {
	return func(r *big.Rat) truth {
		switch {
		case !below(r, rat(n, 1)), below(r, rat(n*900, 1000)):
			return untrue
		case below(r, rat(n*950, 1000)):
			return loosely
		}
		return entirely
	}
}

func halved(r *big.Rat) truth {
	return rings(sizeOf(minus(r, rat(1, 2))), rat(125, 10_000), rat(250, 10_000))
}

// parts are fractions in words.
var parts = map[string]*big.Rat{
	"half": rat(1, 2), "a third": rat(1, 3), "a quarter": rat(1, 4), "a fifth": rat(1, 5), "a tenth": rat(1, 10),
	"two-thirds": rat(2, 3), "three-quarters": rat(3, 4), "two-fifths": rat(2, 5),
}
