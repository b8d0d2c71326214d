package wording

import (
	"fmt"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
)

// A Judgement is what the table says about one wording and one truth.
type Judgement struct {
	// Row is the row that was applied, which for a multiple or a fraction is
	// not always the row that was asked for: see Row.For.
	Row ID
	// Severity is the severity of the row at the truth; of a truth that is a
	// range the most severe one that decides the verdict. Unclear is a warning.
	Severity Severity
	Verdict  Verdict
	// Message gives the true value, its distance and the bound that decided:
	// "373 is 27 short of 400; limit 20". It is empty only with VerdictOnly.
	Message string
	// Suggest holds words that would be ok in place of these, the best first;
	// empty where the words are ok or the truth is not known exactly.
	Suggest []string
}

// Bands returns the row's verdict on every possible true value: disjoint
// stretches in rising order that cover the whole line. The true value is taken
// as known exactly; for the rows of direction and comparison it is the signed
// difference, else a magnitude. A row that needs more than one number (ranks,
// records) has no bands, and nil is returned. With VerdictOnly no band has a
// reason.
func (r Row) Bands(s Stated, o Options) []Band {
	o = o.filled()
	row, s := r.ready(s)
	if row.rules == nil {
		return nil
	}
	return bandsOf(row.rules(newQuestion(s, o, true)), !o.VerdictOnly)
}

// ready returns the row that judges the stated number, and the number with the
// quantity the row is about.
func (r Row) ready(s Stated) (Row, Stated) {
	row := r.For(s.Quantity)
	if row.unit != nil {
		s.Quantity = *row.unit
	}
	return row, s
}

// Judge applies a row to a stated number and the truth. A truth that is a range
// is one value that is not known better; what it means for the verdict is set
// by the Doubt of the options. The rows of ranks, records and averages need
// more than one number: JudgeRank, JudgeBiggest, JudgeRecord and JudgeAverage
// apply them, and Judge finds them unclear.
func Judge(row Row, s Stated, truth number.Range, o Options) Judgement {
	o = o.filled()
	row, s = row.ready(s)
	if row.rules == nil {
		return unclear(row.ID, "%s is not judged by one number", row.Wording)
	}
	if !row.signed {
		truth = magnitude(truth)
	}
	v, known := truth.Exact()
	q := newQuestion(s, o, known)
	rules := row.rules(q)
	if !known {
		return q.everyPeriod(q.judgeRange(row, bandsOf(rules, true), truth, o.Doubt))
	}
	if o.VerdictOnly {
		return q.everyPeriod(q.allowPrinted(row, verdictOf(row, rules, v), v))
	}
	j := q.everyPeriod(q.allowPrinted(row, q.judgeValue(row, rules, v), v))
	if j.Severity != caveat.OK {
		j.Suggest = suggest(row, q.Stated, v, o)
	}
	return j
}

func unclear(id ID, format string, args ...any) Judgement {
	return Judgement{Row: id, Severity: caveat.Warning, Verdict: Unclear, Message: fmt.Sprintf(format, args...)}
}

// magnitude returns the range of |x|.
func magnitude(r number.Range) number.Range {
	switch {
	case !r.NoLow && r.Low.Sign() >= 0:
		return r
	case !r.NoHigh && r.High.Sign() <= 0:
		return r.Neg()
	case r.NoLow || r.NoHigh:
		return number.AtLeast(zero)
	}
	return number.Between(zero, greater(r.Low.Neg(), r.High))
}

func (q question) judgeValue(row Row, rules []rule, v number.Value) Judgement {
	r := rules[decide(rules, v)]
	message := q.distance(row, v, cutsOf(rules)) + "; " + r.reason()
	if r.severity == caveat.Error && q.looksTruncated(row, v) {
		message += "; it looks truncated, not rounded"
	}
	return Judgement{Row: row.ID, Severity: r.severity, Verdict: VerdictOf(r.severity), Message: message}
}

// verdictOf is what judgeValue says, without a word of why.
func verdictOf(row Row, rules []rule, v number.Value) Judgement {
	r := rules[decide(rules, v)]
	return Judgement{Row: row.ID, Severity: r.severity, Verdict: VerdictOf(r.severity)}
}

// looksTruncated reports whether a bare number is the truth with its further
// digits cut off, and so one unit too low.
func (q question) looksTruncated(row Row, v number.Value) bool {
	over := v.Sub(q.N)
	return (row.ID == BareNumber || row.ID == PerPeriod) && over.Cmp(q.unit().Mul(half)) > 0 && over.Cmp(q.unit()) < 0
}

// allowPrinted turns a bare number that is wrong of the exact values into a
// loose one if it is right of the rounded ones that stand beside it.
func (q question) allowPrinted(row Row, j Judgement, v number.Value) Judgement {
	if row.ID != BareNumber || j.Verdict != Wrong || !q.HasPrinted || !q.halfUnit().Overlaps(magnitude(q.FromPrinted)) {
		return j
	}
	j.Severity, j.Verdict = caveat.Warning, Loose
	j.Message = fmt.Sprintf("%s comes out only of the rounded numbers in print: from the exact ones it is %s", q.sayNow(q.N), q.sayNow(v))
	return j
}

// everyPeriod loosens what is said of every month and is true of a mean.
func (q question) everyPeriod(j Judgement) Judgement {
	if q.Every && j.Verdict == Right {
		j.Severity, j.Verdict = caveat.Warning, Loose
		j.Message += "; this is a mean, not true of every one: say on average"
	}
	return j
}

// judgeRange judges a truth that is one of many values.
func (q question) judgeRange(row Row, bands []Band, truth number.Range, doubt Doubt) Judgement {
	var worst, best *Band
	for i, b := range bands {
		if !b.Overlaps(truth) {
			continue
		}
		if worst == nil || b.Severity > worst.Severity {
			worst = &bands[i]
		}
		if best == nil || b.Severity < best.Severity {
			best = &bands[i]
		}
	}
	where := "the true value is " + q.sayRange(truth)
	if doubt == Printed {
		return Judgement{Row: row.ID, Severity: best.Severity, Verdict: VerdictOf(best.Severity),
			Message: fmt.Sprintf("by the numbers in print, %s; %s", where, best.Reason)}
	}
	if VerdictOf(best.Severity) != Wrong && VerdictOf(worst.Severity) == Wrong {
		return unclear(row.ID, "%s, and the words hold for some of that only; %s", where, worst.Reason)
	}
	return Judgement{Row: row.ID, Severity: worst.Severity, Verdict: VerdictOf(worst.Severity), Message: where + "; " + worst.Reason}
}

// sayRange writes a range of the question's quantity.
func (q question) sayRange(r number.Range) string {
	v, exact := r.Exact()
	switch {
	case exact:
		return q.sayNow(v)
	case r.NoLow && r.NoHigh:
		return "not known"
	case r.NoLow:
		return "at most " + q.sayNow(r.High)
	case r.NoHigh:
		return "at least " + q.sayNow(r.Low)
	}
	return "from " + q.sayNow(r.Low) + " to " + q.sayNow(r.High)
}

// distance says where the true value stands to the stated number: "373 is 27
// short of 400".
func (q question) distance(row Row, v number.Value, cuts []number.Value) string {
	n := q.mark(row)
	truth := q.precisely(v, cuts)
	switch c := v.Cmp(n); {
	case row.signed:
		return "the difference is " + brief(v)
	case row.ID == Between:
		return truth + " against " + q.sayNow(q.N) + " to " + q.sayNow(q.M)
	case c == 0:
		return "it is exactly " + truth
	case c < 0:
		return fmt.Sprintf("%s is %s short of %s", truth, q.apart(n.Sub(v), n, cuts), q.sayMark(row, n))
	}
	return fmt.Sprintf("%s is %s above %s", truth, q.apart(v.Sub(n), n, cuts), q.sayMark(row, n))
}

// mark returns the number that the row measures from: N, or a half where the
// words name no number.
func (q question) mark(row Row) number.Value {
	switch row.ID {
	case Halved, AlmostHalved, LessThanHalf, MoreThanHalved, Most:
		return half
	}
	return q.N
}

func (q question) sayMark(row Row, n number.Value) string {
	if row.ID == Most || q.Quantity != Part {
		return q.sayNow(n)
	}
	return q.stated()
}

// precisely writes a value with enough decimals to show on which side of each
// mark it lies.
func (q question) precisely(v number.Value, marks []number.Value) string {
	scale := one
	if q.Quantity == Part {
		scale = hundred
	}
	scaled := make([]number.Value, len(marks))
	for i, m := range marks {
		scaled[i] = m.Mul(scale)
	}
	text := decimals(v.Mul(scale), tellApart(v.Mul(scale), scaled))
	switch q.Quantity {
	case Part, Percent:
		return q.percent(text)
	case Times:
		return text + " times"
	}
	return text
}

// apart writes a distance from n with enough decimals to compare with those of
// the cuts.
func (q question) apart(d, n number.Value, cuts []number.Value) string {
	scale := one
	if q.Quantity == Part {
		scale = hundred
	}
	marks := []number.Value{zero}
	for _, cut := range cuts {
		marks = append(marks, cut.Sub(n).Abs().Mul(scale))
	}
	d = d.Mul(scale)
	text := decimals(d, tellApart(d, marks))
	if q.Quantity == Part || q.Quantity == Percent || q.Quantity == Points {
		return pointsApart(text)
	}
	return text
}
