package check

import (
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// rate answers "a month", "per 100,000", "one every two hours".
func (b *bench) rate(c claim.Claim, a answer, total figure.Total) answer {
	a.result = "rate"
	if every, ok := hoursOf(c.Per); ok {
		hours := number.Int(int64(24 * a.Span.Days()))
		// "One every two hours" is right if the hours for each round to two.
		each, ok := number.Exactly(hours).Quo(total.Cell.Sum)
		if !ok || len(total.Cell.Missing) > 0 {
			a.why = "there is no such rate of " + ranged(total.Cell.Sum, 0)
			return a
		}
		if c.Stated.N.Equal(one) {
			c.Stated.N, c.Stated.Quantity, c.Row = every, wording.Rate, rateRow(c.Row)
			return b.by(c, a, each)
		}
		perHour, _ := total.Cell.Sum.Quo(number.Exactly(hours))
		return b.by(c, a, perHour.Scale(every))
	}
	per, times := perOf(c.Per)
	query := a.Query
	query.Per = []string{per}
	worked := b.Desk.Total(query)
	a.figure = &worked
	if len(worked.Rates) == 0 || !worked.Rates[0].Known {
		a.why = "there is no such rate in the data"
		if len(worked.Rates) > 0 && worked.Rates[0].Why != "" {
			a.why += ": " + worked.Rates[0].Why
		}
		return a
	}
	return b.by(c, a, worked.Rates[0].Value.Scale(times))
}

// rateRow is the row for the hours between two events: a hedge keeps its own.
func rateRow(row wording.ID) wording.ID {
	if r, ok := wording.RowOf(row); ok && r.Family == wording.Hedge {
		return row
	}
	return wording.PerPeriod
}

// hoursOf reads "hour", "2 hours", "two hours" and "30 minutes" as hours.
func hoursOf(per string) (number.Value, bool) {
	fields := strings.Fields(per)
	n := one
	if len(fields) == 2 {
		w, err := number.ParseWritten(fields[0])
		if err != nil {
			return n, false
		}
		n, fields = w.Value, fields[1:]
	}
	if len(fields) != 1 {
		return n, false
	}
	switch fields[0] {
	case "hour", "hours":
		return n, true
	case "minute", "minutes":
		return n.Mul(number.Frac(1, 60)), true
	}
	return n, false
}

// perOf is what a rate is over, as figures name it, and how many of these the
// words mean: a year is twelve months.
func perOf(per string) (string, number.Value) {
	per = strings.TrimSuffix(strings.ReplaceAll(strings.ToLower(per), ",", ""), "s")
	switch per {
	case "year", "annum":
		return "month", number.Int(12)
	case "quarter":
		return "month", number.Int(3)
	case "fortnight":
		return "week", number.Int(2)
	case "monthly":
		return "month", one
	case "weekly":
		return "week", one
	case "daily":
		return "day", one
	case "million":
		return "1000000", one
	case "thousand":
		return "1000", one
	}
	if w, err := number.ParseWritten(per); err == nil && w.Value.IsInt() {
		return w.Value.Decimal(0), one
	}
	return per, one
}
