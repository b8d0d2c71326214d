package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
)

// The least scores of a link that is certain because the sentence holds no other
// value and no other change that could be meant: of a number that can be no
// value itself, and of an amount, whose neighbour may be an amount as well ("up
// $125m on the year and $18m on the quarter").
const (
	alone       = strong
	aloneAmount = straight
	beyondDoubt = 80 // that of a frame, which no ranking reaches
)

// certain says whether there is nothing else in print that a claim could be
// worked out from, and nothing that makes it one of something else. Then it is
// objected to even if its number is far off and no known mistake explains it:
// "soared from £44m to £61m, an increase of £27m". A number that is told as a
// rise beside operands that fall contradicts them twice, and is more likely one
// of something else.
func (r *Report) certain(all []claim.Claim, c claim.Claim, truth number.Range) bool {
	if c.From.Claim == claim.None || c.To.Claim == claim.None || !c.Certain && !tiedAlone(all, c) && !r.ofOneRow(all, c) || taken(all, c, truth) {
		return false
	}
	if !c.Changes() {
		return !anyOf(r.wordsAfter(c.End, 8), increaseWords) // "55 per cent (2.1 million) of this increase"
	}
	from, to := all[c.From.Claim], all[c.To.Claim]
	if r.kindOf(c) == release.Cell {
		return true
	}
	return !contradicted(c) && !ranked(all, c) && r.plainTelling(c, from, to) && r.ofTheirPeriods(c, from, to)
}

// ofOneRow says whether a change and its operands stand in one row of a table,
// whose heads tie them.
func (r *Report) ofOneRow(all []claim.Claim, c claim.Claim) bool {
	own := r.Document.Blocks[c.Block]
	in := func(l claim.Link) bool {
		b := r.Document.Blocks[all[l.Claim].Block]
		return b.Table == own.Table && b.Row == own.Row
	}
	return own.Table > 0 && c.Sure && c.From.Score >= beyondDoubt && in(c.From) && in(c.To)
}

// tiedAlone says whether a change and its operands stand in one sentence that
// holds no other pair for the change, and no other change for the pair.
func tiedAlone(all []claim.Claim, c claim.Claim) bool {
	from, to := all[c.From.Claim], all[c.To.Claim]
	if !c.Changes() || c.From.Score < alone || c.Kind == claim.AbsoluteChange && c.From.Score < aloneAmount || !c.Sure || from.Sentence != c.Sentence || to.Sentence != c.Sentence {
		return false
	}
	return !slices.ContainsFunc(sentenceOf(all, c), func(other claim.Claim) bool {
		switch {
		case other.Index == c.Index || other.Index == from.Index || other.Index == to.Index:
			return false
		case other.Changes():
			return !other.DirectionOnly && other.Kind == c.Kind
		}
		return other.HasNumber && other.Number.Class == from.Number.Class && other.Currency == from.Currency && other.Kind != claim.Rank
	})
}

// ranked says whether a place in an order stands between a change and one of
// its operands, which is then what the order is told from: "fell by 4 per cent
// to 619, the lowest since 1997, when 606 were recorded".
func ranked(all []claim.Claim, c claim.Claim) bool {
	first, last := min(c.Index, c.From.Claim, c.To.Claim), max(c.Index, c.From.Claim, c.To.Claim)
	return slices.ContainsFunc(all[first:last], func(other claim.Claim) bool { return other.Kind == claim.Rank && other.Place.Record })
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
	plain := func(words []string) bool {
		return !slices.ContainsFunc(words, func(w string) bool {
			return !joiningWords[w] && !timeWords[w] && !unicode.IsDigit(rune(w[0])) && !nounOf(w, from, to)
		})
	}
	behind := wordsOf(r.stretchBehind(c, from, to))
	for len(behind) > 0 && nounOf(behind[0], c) {
		behind = behind[1:] // "270 calls"
	}
	if !plain(behind) && !r.leadsTo(c, from) || actsOn(c) {
		return false
	}
	before := wordsOf(r.stretchBefore(c, from, to))
	if from.Start < c.Start || to.Start < c.Start {
		return plain(before)
	}
	return !anyOf(before, asideWords)
}

// leadsTo says whether the words behind a change lead to the value that it is
// measured from: "up 7 per cent on the previous record of £66.4m".
func (r *Report) leadsTo(c, from claim.Claim) bool {
	text := r.stretchBehind(c, from)
	words := wordsOf(text)
	return c.End+len(text) == from.Start && len(words) > 0 && baseWords[words[0]]
}

var baseWords = set(`on from than over against above below compared`)

// nounOf says whether a word is of what a change or one of its operands counts.
func nounOf(word string, claims ...claim.Claim) bool {
	return slices.ContainsFunc(claims, func(c claim.Claim) bool { return slices.Contains(wordsOf(c.Noun), word) })
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
