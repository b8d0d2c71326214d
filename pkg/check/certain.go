package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
)

// beyondDoubt is the score of a link from which it can be certain: that of a
// frame ("rose by 9 per cent, from 440 to 610"), which no ranking reaches by
// what stands near alone.
const beyondDoubt = 80

// certain says whether the text ties a change to its operands so that there is
// nothing else it could be measured from or to. Then it is objected to even if
// its number is far off and no known mistake explains it: "soared from £44m to
// £61m, an increase of £27m". A number that is told as a rise beside operands
// that fall contradicts them twice, and is more likely one of something else.
func (r *Report) certain(all []claim.Claim, c claim.Claim, truth number.Range) bool {
	if !c.Sure || !c.Changes() || c.From.Score < beyondDoubt || c.From.Claim == claim.None || c.To.Claim == claim.None {
		return false
	}
	from, to := all[c.From.Claim], all[c.To.Claim]
	if from.Sentence != c.Sentence || to.Sentence != c.Sentence || contradicted(c) || taken(all, c, truth) {
		return false
	}
	return len(rivals(all, c)) == 0 && r.plainTelling(c, from, to) && r.ofTheirPeriods(c, from, to)
}

// taken says whether another number of the sentence is what the operands give:
// "from 440 to 610, up 90 per cent in five years and 38.6 per cent in one".
func taken(all []claim.Claim, c claim.Claim, truth number.Range) bool {
	return slices.ContainsFunc(sentenceOf(all, c), func(other claim.Claim) bool {
		return other.Index != c.Index && other.Index != c.From.Claim && other.Index != c.To.Claim &&
			other.HasNumber && other.Number.Class == c.Number.Class && meets(statedInterval(other), truth)
	})
}

// Words that may stand between a change and its operands without making it
// one of something else: those that join an apposition to what it explains, and
// those of time.
var (
	joiningWords = set(`which that is was were are be been being has have had it they this these a an the or i.e ie and of by to up down at
		representing represents represented equal equivalent meaning making marking number numbers figure figures total level
		respectively as many much high large big great more fewer less lower higher`)
	timeWords = set(`in on over during within since from than compared with against for the a an one two three four five six seven eight nine ten
		eleven twelve just only last past previous preceding first second third fourth half quarter this that same year years year's
		month months month's week weeks week's day days decade decades period season term time earlier before ago later annual annually
		january february march april may june july august september october november december
		spring summer autumn winter overall altogether again now today then to end ending`)
	// asideWords open what a change is told of beside the operands, not of them.
	asideWords = set(`after following despite since with when where amid given thanks because although though while whereas`)
)

// plainTelling says whether nothing but joining words and words of time stand
// between a change and its operands, and behind it: in "an increase of 90 per
// cent in orders", "270 over the target" and "a rise of 90 per cent among women"
// it is one of something else.
func (r *Report) plainTelling(c, from, to claim.Claim) bool {
	allowed := func(words []string) bool {
		return !slices.ContainsFunc(words, func(w string) bool {
			return !joiningWords[w] && !timeWords[w] && !unicode.IsDigit(rune(w[0])) && !nounOf(w, c, from, to)
		})
	}
	if behind := wordsOf(r.stretchBehind(c, from, to)); !allowed(behind) || actsOn(c) {
		return false
	}
	before := wordsOf(r.stretchBefore(c, from, to))
	if from.Start < c.Start || to.Start < c.Start {
		return allowed(before)
	}
	return !anyOf(before, asideWords)
}

// ofTheirPeriods says whether the period that a change is told of right behind
// it is that of its operands: "up 90 per cent on June last year" is measured
// from another value than May's.
func (r *Report) ofTheirPeriods(c, from, to claim.Claim) bool {
	end := c.End + len(r.stretchBehind(c, from, to))
	other := func(p claim.PeriodReading, ends ...claim.Claim) bool {
		return p.Start >= c.End && p.End <= end && !slices.ContainsFunc(ends, func(e claim.Claim) bool {
			return agree([]claim.PeriodReading{p}, own(e.Periods))
		})
	}
	return !slices.ContainsFunc(c.Against, func(p claim.PeriodReading) bool { return other(p, from) }) &&
		!slices.ContainsFunc(c.Periods, func(p claim.PeriodReading) bool { return other(p, from, to) })
}

// nounOf says whether a word is of what a change or one of its operands counts.
func nounOf(word string, claims ...claim.Claim) bool {
	return slices.ContainsFunc(claims, func(c claim.Claim) bool { return slices.Contains(wordsOf(c.Noun), word) })
}

// actsOn says whether the words of a change have an object of their own:
// "boosting revenue by 90 per cent".
func actsOn(c claim.Claim) bool {
	words := wordsOf(c.Text)
	return len(words) > 2 && strings.HasSuffix(words[0], "ing") && words[2] == "by"
}

// pause are the marks that end a stretch of a sentence.
const pause = ",;:()–—"

// stretchBehind is the text from a change to the next pause or operand.
func (r *Report) stretchBehind(c claim.Claim, operands ...claim.Claim) string {
	end := r.Document.Sentences[c.Sentence].End
	for _, o := range operands {
		if o.Start >= c.End {
			end = min(end, o.Start)
		}
	}
	text := r.Document.Text[c.End:max(end, c.End)]
	if i := strings.IndexAny(text, pause); i >= 0 {
		text = text[:i]
	}
	return text
}

// stretchBefore is the text in front of a change from the last pause or operand
// on.
func (r *Report) stretchBefore(c claim.Claim, operands ...claim.Claim) string {
	start := r.Document.Sentences[c.Sentence].Start
	for _, o := range operands {
		if o.End <= c.Start {
			start = max(start, o.End)
		}
	}
	text := r.Document.Text[min(start, c.Start):c.Start]
	if i := strings.LastIndexAny(text, pause); i >= 0 {
		text = text[i:]
	}
	return text
}

// contradicted says whether a change is not told the way its operands go.
func contradicted(c claim.Claim) bool {
	sign, sure := number.CompareRanges(c.To.Value, c.From.Value)
	return !sure || sign != c.Direction
}

// rivals are the values in print, beside the operands of a change, that it
// could be measured from or to as well: those of their kind and currency that
// stand in its clause, or between the change and an operand. Those that other
// changes are measured by are none where the operands stand side by side:
// "by 12 per cent and 25 per cent, from 1,250 to 1,400 and from 800 to 920".
func rivals(all []claim.Claim, c claim.Claim) []claim.Claim {
	from, to := all[c.From.Claim], all[c.To.Claim]
	first, last := min(c.Index, from.Index, to.Index), max(c.Index, from.Index, to.Index)
	var found []claim.Claim
	sideBySide := true
	for _, other := range sentenceOf(all, c) {
		between := other.Index > first && other.Index < last
		if other.Index == from.Index || other.Index == to.Index || !between && other.Clause != c.Clause || !rivalling(other, from) {
			continue
		}
		found = append(found, other)
		if other.Index > min(from.Index, to.Index) && other.Index < max(from.Index, to.Index) {
			sideBySide = false
		}
	}
	if !sideBySide {
		return found
	}
	return slices.DeleteFunc(found, func(rival claim.Claim) bool { return measures(all, c, rival) })
}

// measures says whether a value is an operand of another change of the
// sentence, and that change has none in common with this one.
func measures(all []claim.Claim, c, value claim.Claim) bool {
	return slices.ContainsFunc(sentenceOf(all, c), func(other claim.Claim) bool {
		ends := []int{other.From.Claim, other.To.Claim}
		own := slices.Contains(ends, c.From.Claim) || slices.Contains(ends, c.To.Claim)
		return other.Changes() && other.From.Held() && !own && slices.Contains(ends, value.Index)
	})
}

// sentenceOf are the claims of the sentence of one.
func sentenceOf(all []claim.Claim, c claim.Claim) []claim.Claim {
	first, end := c.Index, c.Index+1
	for first > 0 && all[first-1].Sentence == c.Sentence {
		first--
	}
	for end < len(all) && all[end].Sentence == c.Sentence {
		end++
	}
	return all[first:end]
}

// rivalling says whether a value can stand in for an operand.
func rivalling(other, operand claim.Claim) bool {
	return !other.Changes() && other.HasNumber && other.Number.Class == operand.Number.Class && other.Currency == operand.Currency
}
