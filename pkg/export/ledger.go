package export

import "github.com/pressfigures/figures/pkg/cube"

// ledger is facts arranged for holding areas against the sums of others. Facts
// that differ in their area only make a group.
type ledger struct {
	facts   []fact
	group   []int32 // of each fact
	groups  int
	byPlace [][]int32 // the facts of each place
	unit    int64     // the place to which all amounts are rounded
}

func (a *assembly) newLedger() *ledger {
	l := &ledger{facts: a.facts, group: make([]int32, len(a.facts)), byPlace: a.byPlace(), unit: unitOf(a.facts, func(*fact) bool { return true })}
	groups := newTuples(2) // of span and combination
	key := make(rowKey, 2)
	for i := range a.facts {
		f := &a.facts[i]
		key[0], key[1] = uint32(f.span), uint32(f.combo)
		n, _ := groups.number(key)
		l.group[i] = int32(n)
	}
	l.groups = groups.len()
	return l
}

// byPlace lists the facts of every place, in their order.
func (a *assembly) byPlace() [][]int32 {
	held := make([]int, len(a.paths)+1) // facts of the places before each
	for i := range a.facts {
		f := &a.facts[i]
		held[f.place+1]++
	}
	for n := range a.paths {
		held[n+1] += held[n]
	}
	all := make([]int32, len(a.facts))
	out := make([][]int32, len(a.paths))
	for n := range out {
		out[n] = all[held[n]:held[n]:held[n+1]]
	}
	for i := range a.facts {
		f := &a.facts[i]
		out[f.place] = append(out[f.place], int32(i))
	}
	return out
}

// unitOf is the place to which the amounts of the facts that count are rounded: 1
// for counts to the unit, 10 for counts that are all multiples of ten, 10,000 for
// decimals of two places while they are counted in millionths.
func unitOf(facts []fact, counts func(*fact) bool) int64 {
	counted := 0
	left := units // each divides those before it
	for i := range facts {
		f := &facts[i]
		if !counts(f) {
			continue
		}
		counted++
		for f.amount.Low%left[0] != 0 {
			left = left[1:]
		}
		if left[0] == 1 {
			return 1
		}
	}
	if counted < 8 {
		return 1
	}
	return left[0]
}

// units are the places that publishers round to.
var units = []int64{100_000_000, 50_000_000, 10_000_000, 5_000_000, 1_000_000, 500_000, 100_000, 50_000, 10_000, 5000, 1000, 500, 100, 50, 10, 5, 1}

// slack is how far the sum of so many numbers may be off where all are rounded to
// a unit.
func slack(unit, numbers int64) int64 {
	if unit == 1 {
		return 0
	}
	return unit * numbers / 2
}

// balance is one place against the sum of others, in every span and combination.
type balance struct {
	*ledger
	own      []*cube.Amount // by group; nil where the place has none
	parts    []cube.Amount  // by group
	count    []int64        // of the parts, by group
	overflow bool
}

func (l *ledger) newBalance(place int) *balance {
	b := &balance{ledger: l, own: make([]*cube.Amount, l.groups), parts: make([]cube.Amount, l.groups), count: make([]int64, l.groups)}
	for _, i := range l.byPlace[place] {
		b.own[l.group[i]] = l.facts[i].amount
	}
	return b
}

// add puts another place on the side of the parts.
func (b *balance) add(place int) {
	for _, i := range b.byPlace[place] {
		g := b.group[i]
		b.overflow = b.overflow || b.parts[g].Add(*b.facts[i].amount) != nil
		b.count[g]++
	}
}

// leastProof is the least sum of parts that proves anything: small numbers agree
// by chance.
const leastProof = 10

// proved reports whether there is a group in which the place and its parts are
// known well enough for an agreement to say something.
func (b *balance) proved() bool {
	for g, own := range b.own {
		if own != nil && own.Hidden == 0 && !b.parts[g].Open && b.count[g] > 1 && b.parts[g].Low >= leastProof*b.unit {
			return true
		}
	}
	return false
}

// compare compares the place with its parts, as far as hidden and rounded
// numbers can tell: 0 if they agree everywhere, −1 if it is less somewhere,
// else 1.
func (b *balance) compare() int {
	if b.overflow {
		return -1
	}
	more := 0
	for g, own := range b.own {
		if own == nil || own.Hidden > 0 || b.count[g] == 0 {
			continue
		}
		off := slack(b.unit, b.count[g]+1)
		switch {
		case own.Low < b.parts[g].Low-off:
			return -1
		case !b.parts[g].Open && own.High > b.parts[g].High+off:
			more = 1
		}
	}
	return more
}
