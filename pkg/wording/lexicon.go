package wording

import (
	"slices"
	"strings"
	"sync"

	"github.com/pressfigures/figures/pkg/number"
)

// A form is one way to write the words of a row. Its tokens are separated by
// blanks, each of which stands for a blank or a hyphen in the text. The token
// "n" stands for a number from two up, in words or digits, and "n-fold" for one
// joined to "fold".
type form struct {
	text  string
	row   ID
	place Place
	n     number.Value // the number the words state; 0 if none, or if the text's own "n" is it
	part  bool         // n is a fraction
	sign  int          // the direction of a change in the words
	low   bool         // lowest, smallest, fall
	weak  bool         // a base form ("double") that needs a companion
}

const (
	anyNumber = "n"
	anyFold   = "n-fold"
)

// expand returns every combination of the alternatives: expand("a|b", "c") is
// "a c" and "b c". An alternative "" leaves its place out.
func expand(parts ...string) []string {
	texts := []string{""}
	for _, part := range parts {
		var longer []string
		for _, text := range texts {
			for _, alternative := range strings.Split(part, "|") {
				longer = append(longer, strings.TrimSpace(text+" "+alternative))
			}
		}
		texts = longer
	}
	return texts
}

// forms returns every form of every row. Where two forms are spelt alike, the
// first stands.
var forms = sync.OnceValue(func() []form {
	return slices.Concat(hedgeForms(), vagueForms(), multipleForms(), fractionForms(), rankForms(), changeForms(), rateForms())
})

// phrases returns the spelling of the forms of each row.
func phrases() map[ID][]string {
	byRow := map[ID][]string{}
	for _, f := range forms() {
		byRow[f.row] = append(byRow[f.row], f.text)
	}
	for id, hedge := range composed {
		for _, f := range forms() {
			if f.row == hedge.on && !f.weak {
				byRow[id] = append(byRow[id], hedge.word+" "+f.text)
			}
		}
	}
	byRow[ChangeByPart] = append(byRow[ChangeByPart], "rose by a third", "fell by a quarter")
	return byRow
}

// composed are the rows whose words are a hedge in front of another row's: the
// finder puts them together from any hedge of that kind; the table lists them
// with the commonest.
var composed = map[ID]struct {
	word string
	on   ID
}{
	MoreThanTimes: {"more than", TimesAsMany}, AlmostTimes: {"almost", TimesAsMany},
	MoreThanHalved: {"more than", Halved}, AlmostHalved: {"almost", Halved},
	AboutPart: {"about", BarePart}, AlmostPart: {"almost", BarePart},
	JustOverPart: {"just over", BarePart}, MoreThanPart: {"more than", BarePart},
}

func formsOf(row ID, place Place, texts ...string) []form {
	var all []form
	for _, text := range texts {
		all = append(all, form{text: text, row: row, place: place})
	}
	return all
}

// hedgeForms: "slightly", "a little", "marginally" and the like come with the
// one-sided rows, as their words name a side; Ferson et al. found no difference
// between hedges of one kind.
func hedgeForms() []form {
	littleOf := "just|slightly|marginally|a little|a shade|a fraction|fractionally|only just"
	wellOf := "well|far|way|comfortably|considerably|substantially|significantly|much|many"
	return slices.Concat(
		formsOf(About, Before, "about", "around", "some", "roughly", "approximately", "approx", "circa",
			"in the region of", "of the order of", "in the order of", "somewhere around", "around about", "or about"),
		formsOf(About, After, "or so", "or thereabouts", "odd"),
		formsOf(Nearly, Before, "nearly", "almost", "close to", "approaching", "nearing", "not quite", "just shy of"),
		formsOf(Nearly, Before, expand(littleOf, "under|below|less than|fewer than|short of")...),
		formsOf(JustOver, Before, expand(littleOf, "over|above|more than|in excess of|higher than|greater than")...),
		formsOf(MoreThan, Before, "more than", "over", "above", "upwards of", "in excess of", "greater than", "higher than", "larger than", "bigger than", "north of",
			"topped", "topping", "tops", "passed", "passing", "surpassed", "surpassing", "surpasses", "exceeded", "exceeding", "exceeds", "exceed"),
		formsOf(WellOver, Before, expand(wellOf, "over|above|more than|in excess of")...),
		formsOf(WellUnder, Before, expand(wellOf, "under|below|less than|fewer than")...),
		formsOf(AtLeast, Before, "at least", "no fewer than", "no less than", "not less than", "not fewer than", "a minimum of",
			"never fewer than", "never less than", "never below", "never under",
			"reached", "reaching", "reaches", "greater than or equal to"),
		formsOf(AtLeast, After, "or more", "or over", "or above", "plus", "+", "and over", "and above"),
		formsOf(Under, Before, "under", "fewer than", "less than", "below", "lower than", "smaller than"),
		formsOf(NoMoreThan, Before, "no more than", "not more than", "at most", "no greater than", "no higher than", "less than or equal to",
			"never more than", "never above", "never over", "never exceeding"),
		formsOf(NoMoreThan, After, "or fewer", "or less", "or under", "or below", "at most"),
		formsOf(UpTo, Before, "up to", "as many as", "as much as", "as high as", "a maximum of"),
		formsOf(Between, Around, "between"),
	)
}

// vagueForms stand for the least that the plural can mean: two of the unit.
func vagueForms() []form {
	var all []form
	for _, v := range []struct {
		text string
		n    int64
	}{
		{"dozens", 24}, {"scores", 40}, {"hundreds", 200}, {"thousands", 2000}, {"tens of thousands", 20_000},
		{"hundreds of thousands", 200_000}, {"millions", 2_000_000}, {"tens of millions", 20_000_000},
	} {
		all = append(all, form{text: v.text, row: Dozens, n: number.Int(v.n)})
	}
	return all
}

// timesObjects follow "n times" or "twice" where it is a multiple and not how
// often something was done.
const timesObjects = "as many|as much|as high|as large|as big|as great|as likely|as often|as common|as long|" +
	"the number|the total|the figure|the level|the rate|the amount|the size|the average|that of|those|" +
	"its|their|last year's|what"

func multipleForms() []form {
	var all []form
	add := func(row ID, n number.Value, texts ...string) {
		for _, text := range texts {
			all = append(all, form{text: text, row: row, n: n})
		}
	}
	for _, verb := range []struct {
		stem string
		n    int64
	}{{"doubl", 2}, {"trebl", 3}, {"tripl", 3}, {"quadrupl", 4}, {"quintupl", 5}} {
		n := number.Int(verb.n)
		add(TimesAsMany, n, verb.stem+"ed", verb.stem+"es", verb.stem+"ing")
		all = append(all, form{text: verb.stem + "e", row: TimesAsMany, n: n, weak: true})
	}
	add(TimesAsMany, two, expand("twice", timesObjects)...)
	add(TimesAsMany, two, expand("double", "the|that|those|its|their|last|what|as many")...)
	add(TimesAsMany, number.Int(3), expand("thrice|treble|triple", timesObjects)...)
	add(TimesAsMany, zero, anyFold)
	add(TimesAsMany, zero, expand(anyNumber, "times", timesObjects)...)
	all = append(all, form{text: "twice", row: TimesAsMany, n: two, weak: true})
	more := "more|higher|greater|larger|bigger"
	add(TimesMore, zero, expand(anyNumber, "times", more, "|than")...)
	add(TimesFewer, zero, expand(anyNumber, "times", "fewer|less|lower|smaller", "|than")...)
	add(TimesFewer, zero, expand(anyFold, "fewer|less|lower|smaller|decrease|reduction|fall|drop")...)
	add(Halved, half, "halved", "halves", "halving", "cut in half", "fell by half", "dropped by half", "fallen by half")
	all = append(all, form{text: "halve", row: Halved, n: half, weak: true})
	add(LessThanHalf, half, expand("fell|fallen|falling|falls|dropped|dropping|drops|cut|reduced|down", "to", "less than|under|below", "half")...)
	return all
}

// fractionForms are the fractions with names; "one in n" is a pattern of its own.
func fractionForms() []form {
	var all []form
	add := func(part, whole int64, texts ...string) {
		for _, text := range texts {
			all = append(all, form{text: text, row: BarePart, n: number.Frac(part, whole), part: true})
		}
	}
	add(1, 2, "half", "a half", "one half")
	for _, name := range []struct {
		singular, plural string
		whole            int64
	}{
		{"third", "thirds", 3}, {"quarter", "quarters", 4}, {"fifth", "fifths", 5}, {"sixth", "sixths", 6},
		{"seventh", "sevenths", 7}, {"eighth", "eighths", 8}, {"ninth", "ninths", 9}, {"tenth", "tenths", 10},
	} {
		add(1, name.whole, "a "+name.singular, "one "+name.singular)
		for part := int64(2); part < name.whole; part++ {
			if lowestTerms(part, name.whole) { // nobody calls a half two quarters
				add(part, name.whole, number.Words(part)+" "+name.plural)
			}
		}
	}
	for _, pattern := range expand("n", "in|out of", "|every", "n") {
		all = append(all, form{text: pattern, row: BarePart, part: true})
	}
	for _, part := range []struct {
		text  string
		whole int64
	}{{"half", 2}, {"a third", 3}, {"a quarter", 4}, {"a fifth", 5}} {
		for _, text := range expand(part.text, "as", "many|much", "again") {
			all = append(all, form{text: text, row: ChangeByPart, n: number.Frac(1, part.whole), part: true, sign: 1})
		}
	}
	for _, text := range expand("|the|a|the great|the vast|an overwhelming|the overwhelming", "majority", "|of") {
		all = append(all, form{text: text, row: Most, n: half, part: true})
	}
	for _, text := range expand("most", "of|people|callers|contacts|visitors|areas|were|are|came|came from") {
		all = append(all, form{text: text, row: Most, n: half, part: true})
	}
	return all
}

func lowestTerms(part, whole int64) bool {
	for part > 0 {
		part, whole = whole%part, part
	}
	return whole == 1
}

const (
	highWords = "highest|largest|biggest|greatest"
	lowWords  = "lowest|smallest|fewest"
	steep     = "steepest|biggest|largest|greatest|sharpest|fastest|highest"
	riseNouns = "rise|increase|growth|jump|climb|surge|leap|gain"
	fallNouns = "fall|decrease|drop|decline|reduction|slump|plunge"
	measures  = "|percentage|per cent|percent|proportional|numerical|absolute"
)

func rankForms() []form {
	var all []form
	add := func(row ID, low bool, texts ...string) {
		for _, text := range texts {
			all = append(all, form{text: text, row: row, low: low})
		}
	}
	add(Biggest, false, expand(steep, measures, riseNouns)...)
	add(Biggest, true, expand(steep, measures, fallNouns)...)
	add(Biggest, false, "rose most", "rose fastest", "rose most steeply", "grew most", "grew fastest", "increased most")
	add(Biggest, true, "fell most", "fell fastest", "fell most steeply", "declined most")
	add(Record, false, expand("record", "|high|number|level|total|figure|year")...)
	add(Record, false, "all time high", "highest ever", "most ever", "largest ever", "biggest ever")
	add(Record, false, expand("highest|largest|biggest", "number|figure|total|level|", "since|on record")...)
	add(Record, true, "record low", "all time low", "lowest ever", "fewest ever", "smallest ever")
	add(Record, true, expand("lowest|smallest|fewest", "number|figure|total|level|", "since|on record")...)
	add(Rank, false, expand(highWords+"|the most")...)
	add(Rank, true, expand(lowWords+"|the fewest|the least")...)
	return all
}

func changeForms() []form {
	var all []form
	add := func(row ID, sign int, texts ...string) {
		for _, text := range texts {
			all = append(all, form{text: text, row: row, sign: sign, low: sign < 0})
		}
	}
	add(Rose, 1, "rose", "rise", "rises", "rising", "risen", "increase", "increased", "increases", "increasing", "grew", "grow", "grows", "grown", "growing", "growth",
		"climbed", "climb", "climbs", "climbing", "jumped", "jump", "surged", "surge", "soared", "soar", "up", "went up", "gone up", "higher", "leapt", "rocketed",
		"skyrocketed", "exploded", "ballooned", "mushroomed", "spiralled", "spiked", "swelled")
	add(Fell, -1, "fell", "fall", "falls", "falling", "fallen", "decrease", "decreased", "decreases", "decreasing", "dropped", "drop", "drops", "dropping",
		"declined", "decline", "declines", "declining", "down", "went down", "gone down", "reduced", "reduction", "lower", "plunged", "plummeted", "slumped", "dipped", "shrank", "shrunk",
		"tumbled", "collapsed", "crashed", "nosedived", "slid", "sank")
	add(Unchanged, 0, "unchanged", "no change", "not changed", "did not change", "the same as", "stayed the same", "remained the same", "stayed level", "remained level", "remained unchanged")
	averages := expand("|the", "|regional|national|area", "average")
	for _, average := range averages {
		add(AboveAverage, 1, expand("above|higher than|more than|over", average)...)
		add(BelowAverage, -1, expand("below|lower than|less than|fewer than|under", average)...)
	}
	return all
}

func rateForms() []form {
	return slices.Concat(
		formsOf(PerPeriod, After, expand("a|per|each|every", "month|week|day|year|hour")...),
		formsOf(PerPeriod, After, expand("per|each|every", "quarter")...), // "a quarter" is a fraction
		formsOf(PerPeriod, Alone, "on average", "an average of"),
		formsOf(PerPeriod, Before, expand("one", "every")...),
	)
}

// distractors are words that look like a form and are none. The finder passes
// over them.
func distractors() []string {
	return slices.Concat(
		expand("double|triple", "digit|digits|figure|figures|check|checked|glazing|room|rooms|bed|decker|click|down|up|rewards"),
		expand("doubling|doubled|doubles", "down|up"),
		expand("first|second|1st|2nd|last|latter|other|next|previous|back|front|better|opening|closing|h1|h2", "half"),
		expand("year|years|month|months|hour|hours|one|two|three", "and", "a half"),
		expand("half", "year|years|yearly|term|time|way|price|marathon|past|an hour|a million|a billion|a dozen|brother|sister"),
		expand("first|second|third|fourth|last|this|next|previous|final|latest|same|that|the", "quarter"),
		expand("a", "quarter", "of an hour|of a million"),
		expand("a", "third|fifth|sixth|tenth", "party|person|generation|time|month|country|area|county|place|successive|consecutive"),
		expand("record", "of|a|an|the|their|his|her|label|company|keeping|book|player|linkage"),
		expand("holders of|shareholders of|newspaper of|for the|off the|on the|track|criminal|medical", "record"),
		expand("a|the", "majority", "stake|interest|owner|shareholder|share|party|vote|government"),
		expand("the most", "recent|common|likely|important|popular|serious|frequent|vulnerable|up|intense|significant|effective|senior|reported"),
		expand("year|quarter|month|week|period", "over", "year|quarter|month|week|period"),
		expand("above", "mentioned"),
		expand("over|under", "the|time|this|that|these|those|there|way|pressure|review|construction|investigation"),
		expand("about|around", "the|their|how|what|this|that|it|them|sexual|abuse|whether|people"),
		expand("some", "of|people|may|have|were|are|other|areas|time|more"),
		expand("up to", "date"),
		expand("more", "or", "less|fewer"),
		expand("between", "the"),
		expand("set|made|make|makes|making|take|took|taken|pick|picked|come|came|end|ended|sign|signed|follow|build|built|back|open|opened|speak|speaking", "up"),
		expand("take|took|taken|break|broke|broken|shut|calm|sit|write|written|track", "down"),
		expand("on", "top"),
		expand("top", "of|up|10|ten|five|three|priority"),
		expand("one", "in|of", "the|a|an|it|them|these|those|this"),
		expand("a", "day|week|month|quarter|year", "ago|earlier|later|before|after|long|old"),
	)
}
