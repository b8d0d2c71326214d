package cube

import (
	"github.com/pressfigures/figures/pkg/number"
)

// Amount is what one measure adds up to in one cell, in units of the measure's
// last decimal place: 1250 is 12.50 where Places is 2. The zero Amount is 0.
type Amount struct {
	Low, High int64 // equal where every cell is known
	Open      bool  // a hidden cell has no known upper end, so neither has the sum
	Below     bool  // nor a lower one: the measure can be below zero
	Hidden    int64 // suppressed or blank cells among those added
}

// Known is the amount of a cell that gives its number.
func Known(units int64) Amount { return Amount{Low: units, High: units} }

// HiddenBetween is the amount of a suppressed cell whose rule is known.
func HiddenBetween(low, high int64) Amount { return Amount{Low: low, High: high, Hidden: 1} }

// HiddenAtLeast is the amount of a suppressed or blank cell of which only a
// lower end is known.
func HiddenAtLeast(low int64) Amount { return Amount{Low: low, Open: true, Hidden: 1} }

// Add adds b to a. It fails with number.ErrOverflow, and leaves a as it was,
// where a sum leaves 64 bits.
func (a *Amount) Add(b Amount) error {
	low, err := number.AddCounts(a.Low, b.Low)
	if err != nil {
		return err
	}
	high, err := number.AddCounts(a.High, b.High)
	if err != nil {
		return err
	}
	*a = Amount{Low: low, High: high, Open: a.Open || b.Open, Below: a.Below || b.Below, Hidden: a.Hidden + b.Hidden}
	return nil
}

// AddKnown adds a cell that gives its number; it is Add(Known(units)), faster.
func (a *Amount) AddKnown(units int64) error {
	low, high := a.Low+units, a.High+units
	if (low > a.Low) != (units > 0) && units != 0 || (high > a.High) != (units > 0) && units != 0 {
		return number.ErrOverflow
	}
	a.Low, a.High = low, high
	return nil
}

// Range returns the amount as exact numbers, for a measure of that many
// decimal places.
func (a Amount) Range(places int) number.Range {
	low := decimal(a.Low, places)
	switch {
	case a.Open && a.Below:
		return number.Anything()
	case a.Open:
		return number.AtLeast(low)
	case a.Low == a.High:
		return number.Exactly(low)
	}
	return number.Between(low, decimal(a.High, places))
}

// decimal is the value of so many units of a decimal place.
func decimal(units int64, places int) number.Value {
	v := number.Int(units)
	for range places {
		v = v.Mul(number.Frac(1, 10))
	}
	return v
}
