package wording

import (
	"fmt"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
)

// A RankClaim is a place in an order as a text claims it, with what the data
// hold for everything that is ranked.
type RankClaim struct {
	// Values are the values of all that is ranked, unrounded, the subject's
	// among them. A hidden one is a range.
	Values []number.Range
	// Subject is the index of the one the claim is about.
	Subject int
	// Place is the claimed place: 1 for highest (or lowest), 2 for second.
	Place int
	// Lowest is set where places count from the lowest value.
	Lowest bool
	// Joint is set where the text says "joint".
	Joint bool
	// Places are the decimals with which the values are printed, if
	// HasPlaces: values that print alike are a tie once rounded.
	Places    int
	HasPlaces bool
}

// findings collects what is wrong with a claim; the worst decides.
type findings struct {
	severity Severity
	texts    []string
}

func (f *findings) add(s Severity, format string, args ...any) {
	f.severity = max(f.severity, s)
	f.texts = append(f.texts, fmt.Sprintf(format, args...))
}

// judgement returns the verdict of what was collected, and the message first.
func (f *findings) judgement(id ID, first string) Judgement {
	message := first
	for _, text := range f.texts {
		message += "; " + text
	}
	return Judgement{Row: id, Severity: f.severity, Verdict: VerdictOf(f.severity), Message: message}
}

// JudgeRank applies the row of ranks: the exact place on unrounded values, by
// competition ranking (1, 2, 2, 4). An exact tie has to be called joint. A tie
// once rounded, or a rank among few areas, is loose; a hidden value that could
// change the place makes it unclear.
func JudgeRank(c RankClaim, o Options) Judgement {
	o = o.filled()
	low, high := c.places()
	if c.Place < low || c.Place > high {
		return (&findings{severity: caveat.Error}).judgement(Rank, fmt.Sprintf("it is %s of %d, not %s", placeText(low, high), len(c.Values), ordinal(c.Place)))
	}
	if low != high {
		return unclear(Rank, "it is %s of %d: a hidden value could outrank it", placeText(low, high), len(c.Values))
	}
	f := &findings{}
	if j, done := c.judgeTie(f); done {
		return j
	}
	if int64(len(c.Values)) < o.Thresholds.FewAreas {
		f.add(caveat.Warning, "there are only %d, fewer than %d", len(c.Values), o.Thresholds.FewAreas)
	}
	return f.judgement(Rank, fmt.Sprintf("it is %s of %d", ordinal(low), len(c.Values)))
}

// judgeTie adds what ties there are to the findings; done is set where a hidden
// value leaves it open whether the place is shared.
func (c RankClaim) judgeTie(f *findings) (j Judgement, done bool) {
	exact, open, rounded := c.ties()
	switch {
	case exact && !c.Joint:
		f.add(caveat.Warning, "it is a tie: say joint")
	case exact:
	case c.Joint && open:
		return unclear(Rank, "a hidden value leaves it open whether the place is shared"), true
	case rounded:
		f.add(caveat.Warning, "it is a tie once rounded")
	case c.Joint:
		f.add(caveat.Error, "nothing else has that place, so it is not joint")
	case open:
		f.add(caveat.Info, "a hidden value could share the place")
	}
	return Judgement{}, false
}

// places returns the lowest and the highest place the subject can have.
func (c RankClaim) places() (low, high int) {
	low, high = 1, 1
	for i, v := range c.Values {
		if i == c.Subject {
			continue
		}
		if sure, possible := c.outranks(v, c.Values[c.Subject]); sure {
			low, high = low+1, high+1
		} else if possible {
			high++
		}
	}
	return low, high
}

// outranks reports whether a surely, or possibly, comes before b.
func (c RankClaim) outranks(a, b number.Range) (sure, possible bool) {
	if c.Lowest {
		a, b = a.Neg(), b.Neg()
	}
	sign, certain := number.CompareRanges(a, b)
	return certain && sign > 0, a.NoHigh || b.NoLow || a.High.Cmp(b.Low) > 0
}

// ties reports whether the subject surely shares its value, whether a hidden
// value may share it, and whether it shares it once rounded.
func (c RankClaim) ties() (exact, open, rounded bool) {
	subject := c.Values[c.Subject]
	for i, v := range c.Values {
		if i == c.Subject {
			continue
		}
		sign, sure := number.CompareRanges(v, subject)
		exact = exact || sure && sign == 0
		open = open || !sure
		rounded = rounded || c.printsAlike(v, subject)
	}
	return exact, open, rounded
}

func (c RankClaim) printsAlike(a, b number.Range) bool {
	v, exactA := a.Exact()
	w, exactB := b.Exact()
	return c.HasPlaces && exactA && exactB && v.Round(c.Places).Equal(w.Round(c.Places))
}

func ordinal(n int) string { return number.Ordinal(int64(n)) }

func placeText(low, high int) string {
	if low == high {
		return ordinal(low)
	}
	return "between " + ordinal(low) + " and " + ordinal(high)
}

// A Measure is what the biggest rise or fall is measured by.
type Measure int

// The measures.
const (
	Unnamed Measure = iota // the text does not say
	ByNumber
	ByPercent
)

// A BiggestClaim is a claim of the biggest (or second biggest) rise or fall.
type BiggestClaim struct {
	// Olds and News are the values before and after, of all that are compared.
	Olds, News []number.Range
	// Subject is the index of the one the claim is about.
	Subject int
	// Place is the claimed place: 1 for biggest.
	Place int
	// Fall is set for falls.
	Fall bool
	// Least is set where the order starts with the smallest of those that rose,
	// or fell.
	Least bool
	// Measure is the measure that the text names.
	Measure Measure
	// Alike is set where a test, which is the caller's, cannot tell the change
	// from the next one.
	Alike bool
}

// JudgeBiggest applies the row of the biggest rise. Changes are ranked by the
// measure the text names; where it names none, the place has to hold by both,
// and is loose if it holds by one. A named measure by which the other would give
// another winner is worth an info, as the reader was told which it is. What had
// no value before has no per cent and is not ranked by it.
func JudgeBiggest(c BiggestClaim, o Options) Judgement {
	o = o.filled()
	if c.Least {
		c = c.moved()
	}
	if sign, sure := number.CompareRanges(c.change(c.Subject), number.Exactly(zero)); sure && sign <= 0 {
		return (&findings{severity: caveat.Error}).judgement(Biggest, "it did not "+c.verb())
	}
	byNumber, byPercent := JudgeRank(c.byNumber(), o), c.judgePercent(o)
	f := &findings{}
	j := byNumber
	switch c.Measure {
	case ByNumber:
		c.addOther(f, byNumber, byPercent, "per cent")
	case ByPercent:
		j = byPercent
		c.addOther(f, byPercent, byNumber, "number")
	default:
		j = c.unnamed(f, byNumber, byPercent)
	}
	if j.Verdict == Wrong || j.Verdict == Unclear {
		j.Row = Biggest
		return j
	}
	c.addDoubts(f, o)
	f.severity = max(f.severity, j.Severity)
	return f.judgement(Biggest, j.Message)
}

// moved leaves those out that surely did not rise, or fall, but for the subject:
// the smallest rise is that of one that rose.
func (c BiggestClaim) moved() BiggestClaim {
	kept := c
	kept.Olds, kept.News = nil, nil
	for i := range c.Olds {
		if sign, sure := number.CompareRanges(c.change(i), number.Exactly(zero)); sure && sign <= 0 && i != c.Subject {
			continue
		}
		if i == c.Subject {
			kept.Subject = len(kept.Olds)
		}
		kept.Olds, kept.News = append(kept.Olds, c.Olds[i]), append(kept.News, c.News[i])
	}
	return kept
}

// addOther notes that the measure that was not named gives another winner.
func (c BiggestClaim) addOther(f *findings, named, other Judgement, measure string) {
	if named.Verdict != Wrong && other.Verdict == Wrong {
		f.add(caveat.Info, "by %s it is not", measure)
	}
}

// unnamed judges a claim that names no measure.
func (c BiggestClaim) unnamed(f *findings, byNumber, byPercent Judgement) Judgement {
	switch {
	case byNumber.Verdict == Unclear || byPercent.Verdict == Unclear:
		if byNumber.Verdict == Unclear {
			return byNumber
		}
		return byPercent
	case byNumber.Verdict == Wrong && byPercent.Verdict == Wrong:
		return byNumber
	case byNumber.Verdict == Wrong:
		f.add(caveat.Warning, "by number it is not: name the measure")
		return byPercent
	case byPercent.Verdict == Wrong:
		f.add(caveat.Warning, "by per cent it is not: name the measure")
		return byNumber
	case byPercent.Severity > byNumber.Severity:
		return byPercent
	}
	return byNumber
}

// addDoubts adds the warnings that hold whatever the measure.
func (c BiggestClaim) addDoubts(f *findings, o Options) {
	base := c.Olds[c.Subject]
	if small := number.Int(o.Thresholds.SmallBase); !base.NoLow && base.Low.Cmp(small) < 0 {
		f.add(caveat.Warning, "its base is below %s", brief(small))
	}
	if c.Alike {
		f.add(caveat.Warning, "it cannot be told from the next by chance alone")
	}
}

// change returns new − old, turned round for falls so that larger is more.
func (c BiggestClaim) change(i int) number.Range {
	if c.Fall {
		return c.Olds[i].Sub(c.News[i])
	}
	return c.News[i].Sub(c.Olds[i])
}

func (c BiggestClaim) verb() string {
	if c.Fall {
		return "fall"
	}
	return "rise"
}

func (c BiggestClaim) byNumber() RankClaim {
	r := RankClaim{Subject: c.Subject, Place: c.Place, Lowest: c.Least}
	for i := range c.Olds {
		r.Values = append(r.Values, c.change(i))
	}
	return r
}

// judgePercent ranks by the ratio new ÷ old, which orders changes as their per
// cents do.
func (c BiggestClaim) judgePercent(o Options) Judgement {
	r := RankClaim{Subject: -1, Place: c.Place, Lowest: c.Fall != c.Least}
	for i := range c.Olds {
		ratio, ok := c.News[i].Quo(c.Olds[i])
		if !ok {
			continue
		}
		if i == c.Subject {
			r.Subject = len(r.Values)
		}
		r.Values = append(r.Values, ratio)
	}
	if r.Subject < 0 {
		return unclear(Biggest, "its base may be 0, so there is no per cent")
	}
	return JudgeRank(r, o)
}

// A RecordClaim is a claim that a value is the highest or lowest of a series.
type RecordClaim struct {
	// Value is the value that is called a record.
	Value number.Range
	// Earlier are all other values of the series.
	Earlier []number.Range
	// Lowest is set for a record low.
	Lowest bool
	// StartStated is set where the text says since when.
	StartStated bool
}

// JudgeRecord applies the row of records: highest in the whole series. A short
// series, or a start that is not stated, makes it loose. An earlier value that
// equals it makes it wrong, and one that is hidden and might, unclear.
func JudgeRecord(c RecordClaim, o Options) Judgement {
	o = o.filled()
	if len(c.Earlier) == 0 {
		return unclear(Record, "there is no earlier value to compare it with")
	}
	open := false
	for _, v := range c.Earlier {
		beats, possible := c.beatenBy(v)
		if beats {
			return (&findings{severity: caveat.Error}).judgement(Record, fmt.Sprintf("an earlier value, %s, is not %s than %s", sayPlain(v), c.comparative(), sayPlain(c.Value)))
		}
		open = open || possible
	}
	if open {
		return unclear(Record, "a hidden earlier value could be as %s", c.extreme())
	}
	f := &findings{}
	if length := len(c.Earlier) + 1; length < o.Tolerances.ShortSeries {
		f.add(caveat.Warning, "the series has only %d values, fewer than %d", length, o.Tolerances.ShortSeries)
	}
	if !c.StartStated {
		f.add(caveat.Warning, "the start of the series is not stated")
	}
	return f.judgement(Record, fmt.Sprintf("%s is the %sest of %d", sayPlain(c.Value), c.extreme(), len(c.Earlier)+1))
}

func sayPlain(r number.Range) string { return question{}.sayRange(r) }

// beatenBy reports whether an earlier value surely, or possibly, equals or
// beats the record.
func (c RecordClaim) beatenBy(v number.Range) (sure, possible bool) {
	value := c.Value
	if c.Lowest {
		v, value = v.Neg(), value.Neg()
	}
	sure = !v.NoLow && !value.NoHigh && v.Low.Cmp(value.High) >= 0
	return sure, v.NoHigh || value.NoLow || v.High.Cmp(value.Low) >= 0
}

func (c RecordClaim) extreme() string {
	if c.Lowest {
		return "low"
	}
	return "high"
}

func (c RecordClaim) comparative() string {
	if c.Lowest {
		return "higher"
	}
	return "lower"
}

// An AverageClaim is a claim that a value lies above or below an average.
type AverageClaim struct {
	// Above is set for "above", and clear for "below".
	Above bool
	// Value is the area's value.
	Value number.Range
	// Average is the average by the declared method.
	Average number.Range
	// Others are the averages by the other methods, by their names: "mean",
	// "excluding-self".
	Others []NamedRange
}

// A NamedRange is a value with the name of the method that gave it.
type NamedRange struct {
	Name  string
	Value number.Range
}

// JudgeAverage applies the row of averages: the side is that of the declared
// method, and loose where another method puts the value on the other side, or
// level with it.
func JudgeAverage(c AverageClaim, o Options) Judgement {
	row := mustRow(BelowAverage)
	if c.Above {
		row = mustRow(AboveAverage)
	}
	j := Judge(row, Stated{}, c.Value.Sub(c.Average), o)
	if v, known := c.Value.Exact(); known {
		if average, known := c.Average.Exact(); known {
			j.Message = fmt.Sprintf("%s against an average of %s", brief(v), brief(average))
		}
	}
	if j.Verdict != Right {
		return j
	}
	f := &findings{severity: j.Severity}
	for _, other := range c.Others {
		if Judge(row, Stated{}, c.Value.Sub(other.Value), o).Verdict == Wrong {
			f.add(caveat.Warning, "by %s, the average is %s and it is not", other.Name, sayPlain(other.Value))
		}
	}
	return f.judgement(row.ID, j.Message)
}
