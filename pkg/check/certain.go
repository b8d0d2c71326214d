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
	if c.From.Claim == claim.None || c.To.Claim == claim.None {
		return c.Certain && !contradicted(c) && !taken(all, c, truth) // a base worked out from an amount beside it
	}
	if !c.Certain && !tiedAlone(all, c) && !r.ofOneRow(all, c) || taken(all, c, truth) {
		return false
	}
	if !c.Changes() {
		return !r.ofIncrease(c) && !r.sharesOut(all, c)
	}
	if r.kindOf(c) == release.Cell || c.InOrder && !contradicted(c) {
		return true
	}
	from, to := r.apartFrom(c, all[c.From.Claim]), r.apartFrom(c, all[c.To.Claim])
	if contradicted(c) || ranked(all, c) || toldApart(all, c) || r.ofMonths(c, from, to) {
		return false
	}
	return r.oneMove(all, c, from, to) || r.toldWhen(all, c, from) || r.plainTelling(c, from, to) && r.ofTheirPeriods(c, from, to)
}

// oneMove says whether a change leads on to its new value and to its base, with no
// other change and no pause between but that before the base: "rose by 5 per cent in
// 2012 to 262,240, compared with 249,133 in 2011", "jumped 57% to £716,000 (2016:
// £457,000)". Whatever words stand between are then of all three.
func (r *Report) oneMove(all []claim.Claim, c, from, to claim.Claim) bool {
	first, second, lead := to, from, "to"
	if from.Start < to.Start {
		first, second, lead = from, to, "from"
	}
	if !toldByVerb(c) || first.Start < c.End || first.End > second.Start || slices.ContainsFunc(all[c.Index+1:first.Index], claim.Claim.Changes) ||
		slices.ContainsFunc(all[first.Index:second.Index], func(o claim.Claim) bool { return o.Changes() && !o.DirectionOnly }) {
		return false
	}
	before := r.Document.Text[c.End:first.Start]
	words := wordsOf(before)
	paused := strings.ContainsAny(before, pause) && slices.ContainsFunc(words, func(w string) bool { return !leadWords[w] })
	if paused || len(words) == 0 || words[len(words)-1] != lead || anyOf(words, asideWords) || anyOf(words, joinsOther) {
		return false
	}
	between := wordsOf(r.Document.Text[first.End:second.Start])
	if lead == "from" {
		return len(between) > 0 && between[len(between)-1] == "to" && r.plain(between, "", from, to)
	}
	return r.leadsToBase(r.Document.Text[first.End:second.Start], from, to)
}

// toldWhen says whether the base of a change follows its period and "when": "540 lower than in
// 2012, when it stood at 3,800", "up 9.8 per cent since 2011 when there were 4,740".
func (r *Report) toldWhen(all []claim.Claim, c, from claim.Claim) bool {
	if from.Start < c.End || slices.ContainsFunc(all[c.Index+1:from.Index], claim.Claim.Changes) {
		return false
	}
	words := append(wordsOf(c.Text), wordsOf(r.Document.Text[c.End:from.Start])...)
	at := slices.Index(words, "when")
	if at < 1 || slices.ContainsFunc(words[at+1:], func(w string) bool { return !whenWords[w] }) {
		return false
	}
	period := words[:at]
	for len(period) > 0 && (timeWords[period[len(period)-1]] || isYear(period[len(period)-1])) && !sinceWords[period[len(period)-1]] {
		period = period[:len(period)-1]
	}
	return len(period) > 0 && len(period) < at && sinceWords[period[len(period)-1]] && r.plainUntil(c, period)
}

// plainUntil says whether only words of a change, and of what it is of, stand between it
// and what it is measured from.
func (r *Report) plainUntil(c claim.Claim, words []string) bool {
	own := wordsOf(c.Text)
	if len(words) < len(own) {
		return true
	}
	return !slices.ContainsFunc(words[len(own):], func(w string) bool {
		return !joiningWords[w] && !timeWords[w] && !sinceWords[w] && !nounOf(w, c)
	})
}

var (
	whenWords  = set(`it they there he she we i you the number figure total was were stood at had been only just a mere numbered totalled reached hit`)
	sinceWords = set(`than since on from with to over in`)
)

// toldByVerb says whether a change is the verb of its clause, "rose by 90 per cent",
// and not a noun, which may have another verb: "a rise of 90 per cent in reports took
// arrests from 440 to 610".
func toldByVerb(c claim.Claim) bool {
	words := wordsOf(c.Text)
	return len(words) > 0 && unicode.IsLetter(rune(words[0][0])) && !nounOpeners[words[0]]
}

var nounOpeners = set(`a an the this that another further rise fall increase decrease drop decline growth`)

// joinsOther are words behind which another statement begins.
var joinsOther = set(`and but as or which who than`)

// leadsToBase says whether the text between a new value and its base leads from the
// one to the other: ", compared with", "(2016: ", "from".
func (r *Report) leadsToBase(text string, from, to claim.Claim) bool {
	words := wordsOf(text)
	switch {
	case strings.ContainsAny(text, ";)"):
		return false
	case strings.Contains(text, "(") && strings.HasSuffix(strings.TrimSpace(text), ":"):
		return true // "(FY22: "
	}
	return r.plain(words, "", from, to) && (strings.Contains(text, "(") || anyOf(words, baseWords))
}

// ofMonths says whether a change is told of a month or a quarter and its base by
// "compared with", so that it may be one on the month before: "rose 3 per cent in
// June to 3,000, compared with 2,900 a year earlier".
func (r *Report) ofMonths(c, from, to claim.Claim) bool {
	if to.Start < c.End || from.Start < to.End || !anyOf(wordsOf(r.Document.Text[c.End:to.Start]), monthWords) {
		return false
	}
	return !slices.Contains(wordsOf(r.Document.Text[to.End:from.Start]), "from")
}

var monthWords = set(`january february march april may june july august september october november december month quarter week
	months quarters weeks q1 q2 q3 q4`)

// apartFrom gives an operand without the periods that are told behind the change
// itself: "from 440 to 610 (up 90 per cent since 2009)".
func (r *Report) apartFrom(c, operand claim.Claim) claim.Claim {
	end := c.End + len(r.stretchBehind(c, operand))
	operand.Periods = slices.DeleteFunc(slices.Clone(operand.Periods), func(p claim.PeriodReading) bool {
		return p.Start >= c.End && p.End <= end
	})
	return operand
}

// ofOneRow says whether a change and its operands stand in one row of a table,
// whose heads tie them.
func (r *Report) ofOneRow(all []claim.Claim, c claim.Claim) bool {
	own := r.Document.Blocks[c.Block]
	in := func(l claim.Link) bool {
		b := r.Document.Blocks[all[l.Claim].Block]
		return b.Table == own.Table && b.Row == own.Row
	}
	other := slices.ContainsFunc(all, func(o claim.Claim) bool { // "10-year change", "1-year change"
		b := r.Document.Blocks[o.Block]
		return o.Index != c.Index && b.Table == own.Table && b.Row == own.Row && o.Changes() && o.Kind == c.Kind
	})
	return own.Table > 0 && !other && c.Sure && c.From.Score >= beyondDoubt && in(c.From) && in(c.To)
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

// toldApart says whether the operands are told of another change that stands
// between them and this one: "fell by 10 per cent in May, and by June were down
// from 610 to 440".
func toldApart(all []claim.Claim, c claim.Claim) bool {
	return slices.ContainsFunc(sentenceOf(all, c), func(other claim.Claim) bool {
		between := other.Index > c.Index && other.Index < min(c.From.Claim, c.To.Claim)
		return between && other.DirectionOnly && other.From.Held() && other.Clause != c.Clause
	})
}

// ofIncrease says whether a share is one of a rise, and not of the values beside
// it: "55 per cent (2.1 million) of this increase".
func (r *Report) ofIncrease(c claim.Claim) bool {
	words := r.wordsAfter(c.End, 8)
	of := slices.Index(words, "of")
	return of >= 0 && anyOf(words[of:min(of+4, len(words))], increaseWords)
}

// sharesOut says whether the part of a share is followed by another: "half of
// the 1,600 calls were about money (500) or housing (300)".
func (r *Report) sharesOut(all []claim.Claim, c claim.Claim) bool {
	to := all[c.To.Claim]
	return slices.ContainsFunc(sentenceOf(all, c), func(other claim.Claim) bool {
		if other.Start < to.End || other.Changes() || other.Kind != claim.Count {
			return false
		}
		between := r.wordsBetween(to.End, other.Start)
		return len(between) > 0 && len(between) < 4 && between[0] == "or"
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
	joiningWords = set(`that's it's there we i seen saw net which that is was were are be been being has have had it they this these a an the or i.e ie and of by to up down at
		represent representing represents represented equal equivalent equating equates corresponds corresponding amounts amounting meaning means making marking so thus therefore hence but number numbers figure figures total level
		million billion thousand respectively as many much high large big great more fewer less lower higher`)
	timeWords = set(`in on over during within since from than compared with against for the a an one two three four five six seven eight nine ten
		eleven twelve just only last past previous preceding first second third fourth half quarter this that same year years year's
		month months month's week weeks week's day days decade decades period season term time earlier before ago later annual annually
		year-on-year year-over-year month-on-month quarter-on-quarter yoy
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
	behind, before := r.stretchBehind(c, from, to), r.stretchBefore(c, from, to)
	words := wordsOf(behind)
	for len(words) > 0 && nounOf(words[0], c) {
		words = words[1:] // "270 calls"
	}
	if actsOn(c) || r.ofAnother(c, from, words) || len(words) > 0 && words[0] == "times" {
		return false
	}
	if !r.plain(words, behind, from, to) && !r.restates(words, behind, c, from, to) && !r.leadsTo(c, from) && !r.explains(c, from, to) {
		return false
	}
	if from.Start < c.Start || to.Start < c.Start {
		lead := wordsOf(before)
		if n := len(lead); n > 1 && (lead[n-2] == "a" || lead[n-2] == "an") {
			lead = lead[:n-1] // "a mammoth 52 per cent rise"
		}
		lead = slices.DeleteFunc(lead, func(w string) bool { return c.Certain && isYear(w) }) // "the 1,100 of 2017 and"
		return r.plain(lead, before, from, to) && (r.leadsTo(c, from) || !r.ofLast(before, c, from, to))
	}
	return !anyOf(slices.DeleteFunc(wordsOf(before), func(w string) bool { return w == "since" && strings.HasSuffix(strings.TrimSpace(before), w) }), asideWords)
}

// plain says whether the words of a stretch of the sentence of two operands are
// joining words, words of time, or those of what the operands count, as the rest
// of the sentence names it.
func (r *Report) plain(words []string, stretch string, from, to claim.Claim) bool {
	rest := wordsOf(strings.Replace(r.words(r.Document.Sentences[from.Sentence]), stretch, " ", 1))
	for n, w := range words {
		switch {
		case isYear(w):
			if !periodNames(w, from, to) {
				return false
			}
		case joiningWords[w], timeWords[w], unicode.IsDigit(rune(w[0])), nounOf(w, from, to) && slices.Contains(rest, w):
		case w == "when" && n+1 < len(words) && words[n+1] == "compared":
		default:
			return false
		}
	}
	return true
}

// restates says whether the words behind a change, which is told behind its
// operands, only name again what the sentence began with: "net profit fell from
// $6.7bn to $3bn, a 56 per cent drop in net profits".
func (r *Report) restates(words []string, stretch string, c, from, to claim.Claim) bool {
	if from.Start > c.Start || to.Start > c.Start || len(words) < 2 || words[0] != "in" && words[0] != "of" {
		return false
	}
	told := wordsOf(r.Document.Text[r.Document.Sentences[c.Sentence].Start:min(from.Start, to.Start)])
	named := func(w string) bool {
		return slices.ContainsFunc(told, func(v string) bool { return strings.TrimSuffix(v, "s") == strings.TrimSuffix(w, "s") })
	}
	n := 1
	for n < len(words) && named(words[n]) {
		n++
	}
	return n > 1 && r.plain(words[n:], stretch, from, to)
}

// isYear says whether a word is a year in digits.
func isYear(word string) bool {
	return len(word) == 4 && strings.Trim(word, "0123456789") == "" && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20"))
}

// periodNames says whether the period of one of two operands names a year.
func periodNames(year string, operands ...claim.Claim) bool {
	return slices.ContainsFunc(operands, func(o claim.Claim) bool {
		return slices.ContainsFunc(own(o.Periods), func(p claim.PeriodReading) bool { return p.Score >= beyondDoubt && strings.Contains(p.Text, year) })
	})
}

// explains says whether a change stands in front of its operands and a pause,
// behind which they follow at once: "a 90 per cent rise in arrests, from 440 to
// 610". What stands between is then what all three are of.
func (r *Report) explains(c, from, to claim.Claim) bool {
	first := from
	if to.Start < from.Start {
		first = to
	}
	at := c.End + len(r.stretchBehind(c, from, to))
	if first.Start <= at {
		return false
	}
	text := r.Document.Text[at:first.Start]
	return !strings.ContainsAny(text[1:], pause) && !slices.ContainsFunc(wordsOf(text), func(w string) bool { return !leadWords[w] })
}

// leadWords lead to values that explain what stands before them.
var leadWords = set(`from to with about around some nearly almost just over under more than at up down going moving rising falling
	dropping growing shrinking climbing`)

// comparedNouns are what a multiple can be of that is no value in print: "twice
// the average", "ten times the figure of 1990".
var comparedNouns = set(`average averages norm figure figures number numbers level levels total rate amount value size target`)

// ofAnother says whether a multiple is one of what its own words name, and not
// of the value before it.
func (r *Report) ofAnother(c, from claim.Claim, behind []string) bool {
	if c.Kind != claim.Multiple || r.leadsRight(c, from) {
		return false
	}
	return anyOf(wordsOf(c.Text), comparedNouns) || anyOf(behind, comparedNouns)
}

// leadsRight says whether the base of a change follows it without a pause.
func (r *Report) leadsRight(c, from claim.Claim) bool {
	return c.End+len(r.stretchBehind(c, from)) == from.Start
}

// ofLast says whether a change is told of something that stands between the
// operands and it, or the last operand is of another group: "440 at a rival
// show, which has doubled in size", "£61, compared with £44 for members, an
// increase of 5 per cent".
func (r *Report) ofLast(before string, c, from, to claim.Claim) bool {
	last := from
	if to.Start > from.Start && to.Start < c.Start || from.Start > c.Start {
		last = to
	}
	between := r.Document.Text[last.End:max(last.End, c.Start-len(before))]
	words := wordsOf(between)
	grouped := len(words) > 0 && groupWords[words[0]] && !anyOf(wordsOf(c.Text), gapWords)
	return (grouped || anyOf(wordsOf(before), relatives)) && !r.plain(words, between, from, to)
}

var (
	relatives  = set(`which who`)
	groupWords = set(`for at among by with elsewhere nationally`)
)

// leadsTo says whether the words behind a change lead to the value that it is
// measured from: "up 7 per cent on the previous record of £66.4m".
func (r *Report) leadsTo(c, from claim.Claim) bool {
	text := r.stretchBehind(c, from)
	reached := c.End+len(text) == from.Start || from.Start > c.End && strings.TrimSpace(r.Document.Text[c.End+len(text):from.Start]) == "("
	own := wordsOf(strings.TrimSuffix(c.Text, " of")) // "short of"
	words := append(own[max(0, len(own)-1):], afterSame(wordsOf(text))...)
	for n, w := range words {
		if baseWords[w] {
			return reached
		}
		if n > mostCounted || n > 0 && (c.Kind != claim.AbsoluteChange || joiningWords[w] || timeWords[w] || c.Currency != "") {
			return false // only the noun of the amount may stand between: "60,000 cases from"
		}
	}
	return false
}

// afterSame are the words behind a change without those that tell it again, "or 26.4 per
// cent", and without the "when" of "when compared to".
func afterSame(words []string) []string {
	if len(words) > 1 && words[0] == "or" && unicode.IsDigit(rune(words[1][0])) {
		words = words[2:]
		for len(words) > 0 && (words[0] == "per" || words[0] == "cent" || words[0] == "percent") {
			words = words[1:]
		}
	}
	if len(words) > 1 && words[0] == "when" && words[1] == "compared" {
		words = words[1:]
	}
	return words
}

// mostCounted is how many words may name what an amount of change counts.
const mostCounted = 2

var baseWords = set(`on upon from than over against above below compared short ahead`)

// nounOf says whether a word is of what a change or one of its operands counts.
func nounOf(word string, claims ...claim.Claim) bool {
	return slices.ContainsFunc(claims, func(c claim.Claim) bool { return slices.Contains(wordsOf(c.Noun), word) })
}

// ofTheirPeriods says whether the period that a change is told of right behind
// it is that of its operands: "up 90 per cent on June last year" is measured
// from another value than May's.
func (r *Report) ofTheirPeriods(c, from, to claim.Claim) bool {
	end := c.End + len(r.stretchBehind(c, from, to))
	if end < from.Start && strings.TrimSpace(r.Document.Text[end:from.Start]) == "(" {
		return true // "a fall of 2% compared with 2014 (1,775)": the period is that of the bracket
	}
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
	return r.stretchFrom(c.End, c, operands...)
}

// stretchFrom is the text from an offset within a change to the next pause or
// operand behind it. Behind the last operand it also ends where the change is
// explained, or something is told beside it.
func (r *Report) stretchFrom(start int, c claim.Claim, operands ...claim.Claim) string {
	end, told := r.Document.Sentences[c.Sentence].End, true
	for _, o := range operands {
		if o.Start >= c.End {
			end, told = min(end, o.Start), false
		}
	}
	text := r.Document.Text[start:max(end, start)]
	if i := strings.IndexAny(text, pause); i >= 0 {
		text = text[:i]
	}
	for _, w := range clauseOpeners {
		if i := strings.Index(text, w); i >= 0 {
			text = text[:i]
		}
	}
	for _, w := range reasonOpeners {
		if i := strings.Index(text, w); told && i >= 0 {
			text = text[:i]
		}
	}
	return text
}

// clauseOpeners end what is told of a change itself, and reasonOpeners do so where
// nothing that it is measured from follows.
var (
	clauseOpeners = []string{" that ", " - "}
	reasonOpeners = []string{" due to ", " owing to ", " thanks to ", " because ", " driven by ", " and its ", " and the "}
)

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

// gapWords tell how far apart two values are, whichever came first, and turnWords a
// change without its way.
var (
	gapWords  = set(`gap difference`)
	turnWords = set(`gap difference improvement deterioration`)
)

// contradicted says whether a change is not told the way its operands go.
func contradicted(c claim.Claim) bool {
	sign, sure := number.CompareRanges(c.To.Value, c.From.Value)
	if c.Direction == 0 && anyOf(wordsOf(c.Text), turnWords) {
		return false
	}
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
