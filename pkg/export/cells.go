package export

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/scan"
)

// oddCell is a number cell: its value, or its text where it is not plain
// digits.
type oddCell struct {
	value int64
	odd   bool
	text  []byte
}

// amountOf reads one number cell.
func (w *folder) amountOf(n int, c oddCell, key rowKey, at scan.Position) (cube.Amount, error) {
	unit := int64(1)
	if w.layout.decimal {
		unit = scale * w.layout.times
	}
	if !c.odd {
		return w.scaled(c.value, unit)
	}
	text := tidy(string(c.text))
	if w.layout.numbers[n].check && (text == "" || w.marks.known(text)) {
		return cube.HiddenAtLeast(0), nil
	}
	if text == "" {
		w.tallyBlank(key, at)
		if w.options.BlankZero {
			return cube.Known(0), nil
		}
		return cube.HiddenAtLeast(0), nil
	}
	if w.marks.known(text) {
		t := w.marked[text]
		if t == nil {
			t = &tally{}
			w.marked[text] = t
		}
		t.add(at)
		if _, typed := w.marks.rules[strings.ToLower(text)]; typed && w.layout.decimal {
			unit = scale // a rule is about people, in whatever the numbers are
		}
		a := w.marks.amount(text, w.layout.decimal)
		a.Low, a.High = a.Low*unit, a.High*unit
		return a, nil
	}
	bare, cut := cutMarks(text)
	if cut {
		w.noted.add(at)
	}
	if w.layout.decimal {
		return w.decimalAmount(bare)
	}
	v, err := number.ParseCount(bare, w.layout.separators)
	if err != nil {
		return cube.Amount{}, err
	}
	return cube.Known(v), nil
}

func (w *folder) tallyBlank(key rowKey, at scan.Position) {
	w.blanks.add(at)
	w.blankAreas.number(key[:len(w.places)])
}

func (w *folder) scaled(v, unit int64) (cube.Amount, error) {
	if unit > 1 && (v > 1<<62/unit || v < -(1<<62)/unit) {
		return cube.Amount{}, number.ErrOverflow
	}
	return cube.Known(v * unit), nil
}

// decimalAmount reads a cell of a measure that may have decimals.
func (w *folder) decimalAmount(text string) (cube.Amount, error) {
	d, err := number.ParseDecimal(text, w.layout.separators)
	if err != nil && w.layout.kind == cube.Percentage {
		d, err = number.ParsePercent(text, w.layout.separators)
	}
	if err != nil {
		if money, e := number.ParseMoney(text, w.layout.separators); e == nil {
			d, err = money, nil
		}
	}
	if err != nil {
		return cube.Amount{}, err
	}
	if d.Places > scalePlaces {
		return cube.Amount{}, hinted(fmt.Errorf("%q has more than %d decimal places", text, scalePlaces), "round the column to six decimal places in a spreadsheet: nothing printed needs more")
	}
	unit := w.layout.times
	for range scalePlaces - d.Places {
		unit *= 10
	}
	return w.scaled(d.Units, unit)
}

// populate keeps the population that a row gives for its area.
func (w *folder) populate(n int, c oddCell, at scan.Position) error {
	value := c.value
	if c.odd {
		text := tidy(string(c.text))
		if text == "" || w.marks.known(text) {
			return nil
		}
		v, err := number.ParseCount(text, w.layout.separators)
		if err != nil {
			return scan.At(at, w.layout.population+1, err)
		}
		value = v
	}
	w.sums.setPopulation(n, value)
	return nil
}
