package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

// This file is about how findings by the data are put, and what is left out of
// them: what no reader asks for hides what matters.

// mostReadings is how many readings of an unclear claim are told.
const mostReadings = 3

// tellings are the ways to read a claim with what the data say to each, the
// likeliest first and none twice, as "Kent, 2019: 299".
func (b *bench) tellings(c claim.Claim, known []answer) []string {
	var found []string
	for _, a := range known {
		text := fmt.Sprintf("%s: %s", b.subject(a), b.truth(c, a))
		if len(found) < mostReadings && !slices.Contains(found, text) {
			found = append(found, text)
		}
	}
	return found
}

// unclearMessage says of a number that the text ties to none of its readings
// whether one of them gives it.
func (b *bench) unclearMessage(c claim.Claim, known []answer, readings []string) string {
	if !c.HasNumber {
		return "the text does not say clearly what this is about; " + strings.Join(readings, "; ")
	}
	for _, a := range known {
		own := fmt.Sprintf("%s: %s", b.subject(a), b.truth(c, a))
		others := slices.DeleteFunc(slices.Clone(readings), func(r string) bool { return r == own })
		if a.Verdict == wording.Right && len(others) > 0 {
			return fmt.Sprintf("%q fits %s, but the text can also mean %s", c.Number.Text, b.subject(a), strings.Join(others, "; "))
		}
	}
	if len(readings) == 1 {
		return fmt.Sprintf("%q is not what the data have for what this seems to be about; %s", c.Number.Text, readings[0])
	}
	return fmt.Sprintf("%q is none of the figures that this can be about; %s", c.Number.Text, strings.Join(readings, "; "))
}

// unclearHint is what to do about an unclear claim.
const unclearHint = "name the place and the period beside it, or check the number"

// tiedHint is what to do about one that has both beside it.
const tiedHint = "say what the number is, such as a count, a rise, a share or a rate, and of what; or check it"

// hintFor is the one of them that is of use.
func hintFor(c claim.Claim, q question) string {
	if c.HasNumber && q.place > carriedScore && q.when > carriedScore {
		return tiedHint
	}
	return unclearHint
}

// workedOut is the arithmetic behind a wrong number, where it helps: how far a
// number that is not far off lies from its bound. It is no help where the number
// is another's, or something else altogether.
func (b *bench) workedOut(c claim.Claim, a answer, whose string) string {
	amount := c.Kind == claim.Count || c.Kind == claim.Sum || c.Kind == claim.Rate || c.Kind == claim.AbsoluteChange || c.Kind == claim.PercentChange
	far := c.HasNumber && c.Upper == nil && amount && !nearby(c, a.truth)
	if !a.turned && a.says == "" && (whose != "" && c.Row == wording.BareCount || far) {
		return ""
	}
	return a.Judgement.Message
}

// slipOfCount names the mistake that makes one count of another: two digits
// swapped, or a decimal point for a comma.
func slipOfCount(c claim.Claim, a answer) (mistake, bool) {
	v, exact := a.truth.Exact()
	if c.Kind != claim.Count && c.Kind != claim.Sum || !exact || !c.HasNumber || c.Hedge != "" || c.Number.Words {
		return mistake{}, false
	}
	s := suspect{Claim: c, truth: a.truth, stated: number.Exactly(c.Number.Value)}
	switch {
	case c.Number.Places == 3 && c.Number.Value.Mul(thousand).Equal(v):
		return mistake{rule: RuleDecimal, text: "it has a decimal point where a comma belongs"}, true
	case c.Number.Places == 0 && v.Cmp(ten) > 0 && swappedDigits(s):
		return mistake{rule: RuleDigits, text: "two digits are swapped"}, true
	}
	return mistake{}, false
}

// exactMultiple says whether a multiple is written with a part of one, and so
// stands for what rounds to it: nobody has to be told that "2.2 times" is
// "almost 2.2 times" for 2.157.
func exactMultiple(c claim.Claim) bool {
	return c.Kind == claim.Multiple && c.Row != wording.MoreThanHalved && (c.HasNumber && c.Number.Places > 0 || !c.Stated.N.IsInt())
}

// printable are the words among those that would be right that a release would
// print: no decimals where the claim has none, nor "17.0"; and of a bare count
// that is wrong the count alone. What the claim says already is none of them.
func printable(c claim.Claim, verdict wording.Verdict, words []string) []string {
	var found []string
	add := func(keep func(string) bool) {
		for _, w := range words {
			w = inItsWriting(c, withoutPointZero(w))
			said := verdict != wording.Wrong && strings.Contains(strings.ToLower(c.Text), w)
			again := slices.ContainsFunc(found, func(f string) bool { return w == f || isDigit(f[0]) && strings.HasSuffix(w, " "+f) }) // "about 12" behind "12"
			if keep(w) && !said && !again {
				found = append(found, w)
			}
		}
	}
	if add(func(w string) bool { return !moreDecimals(c, w) }); len(found) == 0 {
		add(func(string) bool { return true })
	}
	count := (c.Kind == claim.Count || c.Kind == claim.Sum) && c.Hedge == "" && c.Upper == nil
	if verdict == wording.Wrong && (count || c.Row == wording.BareCount) && len(found) > 1 {
		return found[:1]
	}
	return found
}

// inItsWriting is a text with per cents written as a claim writes them.
func inItsWriting(c claim.Claim, words string) string {
	switch {
	case strings.Contains(c.Text, "%"):
		return strings.ReplaceAll(words, " per cent", "%")
	case strings.Contains(c.Text, "percent"):
		return strings.ReplaceAll(words, " per cent", " percent")
	}
	return words
}

// withSign puts the sign of a claim that is written with one, as in a column of
// changes, before the numbers that would be right.
func withSign(c claim.Claim, words []string) []string {
	sign := c.Text[:len(c.Text)-len(strings.TrimLeft(c.Text, "+-−–"))]
	if sign == "" || c.Kind != claim.PercentChange && c.Kind != claim.AbsoluteChange {
		return words
	}
	signed := slices.Clone(words)
	for i, w := range signed {
		if isDigit(w[0]) {
			signed[i] = sign + w
		}
	}
	return signed
}

// moreDecimals says whether words have a number with more decimals than a claim
// that is no multiple.
func moreDecimals(c claim.Claim, words string) bool {
	if c.Kind == claim.Multiple || c.Kind == claim.Fraction || !c.HasNumber {
		return false
	}
	for _, w := range number.FindWritten(words) {
		if w.Places > c.Number.Places && w.Unit.Cmp(one) < 0 {
			return true
		}
	}
	return false
}

// withoutPointZero is a text in which whole numbers have no decimals: "17" for
// "17.0".
func withoutPointZero(text string) string {
	for at := 0; ; {
		i := strings.Index(text[at:], ".0")
		if i < 0 {
			return text
		}
		at += i
		end := at + 1 + len(text[at+1:]) - len(strings.TrimLeft(text[at+1:], "0"))
		if at > 0 && isDigit(text[at-1]) && (end == len(text) || !isDigit(text[end])) {
			text = text[:at] + text[end:]
			continue
		}
		at = end
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// told is a figure with so many decimals, and without those of a whole number
// where the claim has none.
func told(c claim.Claim, r number.Range, places int) string {
	text := ranged(r, places)
	if c.Number.Places > 0 {
		return text
	}
	return withoutPointZero(text)
}
