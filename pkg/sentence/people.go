package sentence

import (
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
)

// distinct reports whether a total is one of different people, each counted
// once.
func distinct(t figure.Total) bool { return t.Measure.Kind == cube.Distinct }

// onAverage is the sentence of a paragraph about the average month: "On
// average, that is just over 60 people a month." Of different people it is not
// their number shared out over the months, and whoever was in several of them
// is in each.
func (w *Writer) onAverage(t figure.Total, rate string) string {
	if !distinct(t) {
		return end("on average, that is " + rate + " a month")
	}
	return end("on average, " + rate + " a month did so" + inSeveral(t))
}

// inSeveral says that some are people of more than one month, where that is so:
// the people of the months add up to more than there are.
func inSeveral(t figure.Total) string {
	all, exact := t.Cell.Exact()
	months, whole := t.Period.Months()
	if !distinct(t) || !exact || !whole {
		return ""
	}
	for _, r := range t.Rates {
		if v, ok := r.Value.Exact(); ok && r.Per == "month" && r.Known && v.Mul(number.Int(int64(months))).Cmp(all) > 0 {
			return ", some of them in several months"
		}
	}
	return ""
}
