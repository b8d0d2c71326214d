package check

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// mistake is a known slip that explains a wrong number.
type mistake struct {
	rule RuleID
	text string
	// weak is set for slips that so many numbers could come from that they
	// confirm no link by themselves.
	weak bool
	// instead are words that would be right if that is what happened; nil
	// where the true figure says it.
	instead func(c claim.Claim) string
}

var (
	one     = number.Int(1)
	hundred = number.Int(100)
)

// slip is one known mistake and the test of whether it explains a claim, given
// the true figure and the interval that the stated number stands for.
type slip struct {
	holds func(c suspect) bool
	mistake
}

// ofDigits says whether a slip is one of writing a number down.
func (s slip) ofDigits() bool {
	return s.rule == RuleTruncated || s.rule == RuleDigits || s.rule == RuleDecimal || s.rule == RuleScale
}

// suspect is a claim that is wrong of its operands, as the tests see it.
type suspect struct {
	claim.Claim
	truth, stated number.Range
	from, to      number.Written // the operands as printed; zero where they are not
}

// slips are in the order of how often they are made.
var slips = []slip{
	{wrongSide, mistake{rule: RuleHedge, text: "it lies on the other side of the number than the words say"}},
	{truncated, mistake{rule: RuleTruncated, text: "it looks truncated, not rounded"}},
	{dividedByNew, mistake{rule: RuleDividedByNew, text: "the change was divided by the new value, not by the old one"}},
	{multipleForIncrease, mistake{rule: RuleMultiple, text: "that is the new value in per cent of the old one, not the increase"}},
	{remainder, mistake{rule: RuleRemainder, text: "that is what is left, not what was lost"}},
	{percentForPoints, mistake{rule: RulePoints, text: "that is the difference in percentage points, not per cent", instead: asPoints}},
	{pointsForPercent, mistake{rule: RulePoints, text: "that is the change in per cent, not in percentage points", instead: asPercent}},
	{increaseForMultiple, mistake{rule: RuleMultiple, text: "that counts the increase, not how many times as many"}},
	{swappedDigits, mistake{rule: RuleDigits, text: "two digits are swapped", weak: true}},
	{decimalForComma, mistake{rule: RuleDecimal, text: "one of the numbers has a decimal point where a comma belongs"}},
	{millionForBillion, mistake{rule: RuleScale, text: "it is out by a thousand: millions, billions or thousands are mixed up"}},
	{decimalPoint, mistake{rule: RuleScale, text: "it is out by a power of ten: a zero or the decimal point is misplaced", weak: true}},
}

// explain names the mistake that leads from the printed operands to what is
// stated, if a known one does.
func explain(all []claim.Claim, c claim.Claim, truth number.Range) (mistake, bool) {
	m, ok := confirm(all, c, truth)
	return m, ok && m.text != ""
}

// confirm is explain that takes a slip of the digits for a sign that a fraction
// belongs to the operands as well, and gives it no name: "one in eight" has no
// digits that could slip.
func confirm(all []claim.Claim, c claim.Claim, truth number.Range) (mistake, bool) {
	if !c.From.Held() {
		return mistake{}, false
	}
	s := suspect{Claim: c, truth: truth, stated: statedInterval(c), from: writtenOf(all, c.From), to: writtenOf(all, c.To)}
	for _, known := range slips {
		if !c.HasNumber && known.rule != RuleHedge || !known.holds(s) {
			continue
		}
		if known.ofDigits() && c.Kind == claim.Fraction {
			return mistake{weak: known.weak}, true
		}
		return known.mistake, true
	}
	return mistake{}, false
}

// statedInterval is what the stated number stands for, in the unit of the
// claim: basis points are percentage points already.
func statedInterval(c claim.Claim) number.Range {
	half := c.Stated.Unit.Mul(number.Frac(1, 2))
	return number.Between(c.Stated.N.Sub(half), c.Stated.N.Add(half))
}

// writtenOf is an operand as the text prints it.
func writtenOf(all []claim.Claim, l claim.Link) number.Written {
	if l.Claim == claim.None || !all[l.Claim].HasNumber {
		return number.Written{}
	}
	return all[l.Claim].Number
}

// meets says whether two ranges share a value.
func meets(a, b number.Range) bool {
	_, ok := a.Intersect(b)
	return ok
}

// percentOf is a ÷ b in per cent.
func percentOf(a, b number.Range) (number.Range, bool) {
	q, ok := a.Quo(b)
	if !ok {
		return number.Range{}, false
	}
	return q.Scale(hundred), true
}

// size is a range without its sign, where it has one.
func size(r number.Range) number.Range {
	if r.High.Sign() <= 0 && !r.NoHigh {
		return r.Neg()
	}
	return r
}

// opposite are the rows that hold on one side of a number only, with the row
// that holds near it on either side.
var opposite = map[wording.ID]wording.ID{
	wording.Nearly: wording.About, wording.JustOver: wording.About, wording.MoreThan: wording.About, wording.Under: wording.About,
	wording.AtLeast: wording.About, wording.NoMoreThan: wording.About,
	wording.MoreThanTimes: wording.TimesAsMany, wording.AlmostTimes: wording.TimesAsMany,
	wording.MoreThanHalved: wording.Halved, wording.AlmostHalved: wording.Halved, wording.LessThanHalf: wording.Halved,
	wording.AlmostPart: wording.AboutPart, wording.JustOverPart: wording.AboutPart, wording.MoreThanPart: wording.AboutPart,
}

// wrongSide tells a hedge that names the wrong side of a number that is close:
// "more than doubled" for 1.96 times.
func wrongSide(s suspect) bool {
	id, ok := opposite[s.Row]
	if !ok {
		return false
	}
	row, ok := wording.RowOf(id)
	return ok && wording.Judge(row, s.Stated, s.truth, wording.Options{Doubt: wording.Printed, VerdictOnly: true}).Verdict != wording.Wrong
}

func truncated(s suspect) bool {
	unit := s.Stated.Unit
	if s.Kind == claim.Multiple {
		unit = s.Number.Unit // "1.8 times" is none of 2.8
	}
	return !s.Number.Words && meets(s.truth, number.Between(s.Stated.N, s.Stated.N.Add(unit)))
}

func dividedByNew(s suspect) bool {
	if s.Kind != claim.PercentChange {
		return false
	}
	p, ok := percentOf(size(s.To.Value.Sub(s.From.Value)), s.To.Value)
	return ok && meets(p, s.stated)
}

func multipleForIncrease(s suspect) bool {
	if s.Kind != claim.PercentChange || s.Direction < 0 {
		return false
	}
	p, ok := percentOf(s.To.Value, s.From.Value)
	return ok && meets(p, s.stated)
}

func increaseForMultiple(s suspect) bool {
	return s.Kind == claim.Multiple && meets(s.truth.Sub(number.Exactly(one)), s.stated)
}

func remainder(s suspect) bool {
	if s.Kind != claim.PercentChange || s.Direction > 0 {
		return false
	}
	p, ok := percentOf(s.To.Value, s.From.Value)
	return ok && meets(p, s.stated)
}

// percentForPoints needs operands that are per cents themselves.
func percentForPoints(s suspect) bool {
	return s.Kind == claim.PercentChange && s.Percents && meets(size(s.To.Value.Sub(s.From.Value)), s.stated)
}

func pointsForPercent(s suspect) bool {
	if s.Kind != claim.AbsoluteChange || s.Stated.Quantity != wording.Points {
		return false
	}
	p, ok := percentOf(size(s.To.Value.Sub(s.From.Value)), s.From.Value)
	if !ok || meets(p, s.stated) {
		return ok
	}
	row, known := wording.RowOf(s.Row) // with its hedge: "well over 30 percentage points"
	stated := s.Stated
	stated.Quantity = wording.Percent
	return known && wording.Judge(row, stated, p, wording.Options{Doubt: wording.Printed, VerdictOnly: true}).Verdict != wording.Wrong
}

// swappedDigits tries every pair of neighbouring digits.
func swappedDigits(s suspect) bool {
	if s.Number.Words || s.Kind == claim.Multiple {
		return false
	}
	digits := s.Number.Value.Abs().Decimal(s.Number.Places)
	half := s.stated.High.Sub(s.stated.Low).Mul(number.Frac(1, 2))
	for i := range len(digits) - 1 {
		v, err := number.ParseValue(swapped(digits, i))
		if err == nil && meets(s.truth, number.Between(v.Sub(half), v.Add(half))) {
			return true
		}
	}
	return false
}

// swapped is a number with the digit at i and the next one exchanged; the same
// number where there is no digit at i.
func swapped(digits string, i int) string {
	k := i + 1
	if digits[k] == '.' {
		k++
	}
	if digits[i] == '.' || k >= len(digits) {
		return digits
	}
	other := []byte(digits)
	other[i], other[k] = other[k], other[i]
	return string(other)
}

var thousand = number.Int(1000)

// millionForBillion tells a thousand too much or too little: in the claim, or
// in an operand that is written with a scale word.
func millionForBillion(s suspect) bool {
	if apartBy(s.truth, s.stated, thousand) {
		return true
	}
	return scaled(s.from) && s.fits(scaledBy(s.From.Value, thousand), s.To.Value) ||
		scaled(s.to) && s.fits(s.From.Value, scaledBy(s.To.Value, thousand)) ||
		scaled(s.to) && s.fits(scaledBy(s.From.Value, thousand), s.To.Value) ||
		scaled(s.from) && s.fits(s.From.Value, scaledBy(s.To.Value, thousand))
}

// scaled says whether a number is written with a scale word: "1.2 million".
func scaled(w number.Written) bool {
	return w.Text != "" && strings.ContainsAny(strings.ToLower(w.Text), "mbtk") && !w.Words
}

func scaledBy(r number.Range, v number.Value) number.Range { return r.Scale(v) }

// fits says whether other operands would make the claim right.
func (s suspect) fits(from, to number.Range) bool {
	truth, ok := claim.Worked(&s.Claim, s.Kind == claim.Fraction, from, to)
	return ok && meets(truth, s.stated)
}

// apartBy says whether two ranges would meet if one were so many times as
// large.
func apartBy(a, b number.Range, v number.Value) bool {
	return meets(a.Scale(v), b) || meets(a, b.Scale(v))
}

func decimalPoint(s suspect) bool {
	return apartBy(s.truth, s.stated, number.Int(10)) || apartBy(s.truth, s.stated, hundred)
}

// decimalForComma reads an operand with three decimals as thousands: "from
// 3.467 to 4,005".
func decimalForComma(s suspect) bool {
	return s.From.Thousandth != "" && s.fits(s.From.Value.Scale(thousand), s.To.Value) ||
		s.To.Thousandth != "" && s.fits(s.From.Value, s.To.Value.Scale(thousand))
}

// asPoints and asPercent are the number of a claim in the unit that it is right
// in.
func asPoints(c claim.Claim) string {
	return pointsWord(c.Number.Value.Abs().Decimal(c.Number.Places))
}

func asPercent(c claim.Claim) string {
	return c.Number.Value.Abs().Decimal(c.Number.Places) + " per cent"
}

// pointsWord is "percentage point" in the number that a figure needs.
func pointsWord(text string) string {
	if text == "1" {
		return "1 percentage point"
	}
	return fmt.Sprintf("%s percentage points", text)
}
