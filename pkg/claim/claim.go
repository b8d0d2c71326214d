// Package claim finds what a release claims: every number in it that says how
// much or how many, what of, where, when, against what and how hedged, with
// every reading kept.
//
// It is a grammar over tokens: numbers, periods and words of the wording table
// are found first, a clause gives each its role, and only what the clause
// leaves open is ranked. It is deterministic and uses no model. It knows no
// data beyond names (a Lexicon), judges nothing (package check does), and
// works nothing out but the operands a text leaves to its readers.
//
// The stages, block by block and then for the whole document:
//
//  1. Tokens (token.go): words, marks, numbers (package number), periods
//     (package period) and the words of hedges and multiples (package
//     wording), with brackets and sentences. A dateline (dateline.go) places
//     the periods and is one of none.
//  2. Items: a number is a plain one with its reason (plain.go, age.go,
//     small.go), or a quantity with unit, hedge and noun (quantity.go,
//     range.go). The words beside it make it the amount of a change
//     (change.go, multiple.go), what stands beside it in brackets and lists
//     lends it a kind (beside.go, rows.go), and what is left is a rate, a share
//     or a count (kind.go, rates.go, parts.go). Words that claim without a number are items too
//     (alone.go, none.go, direction.go, compare.go).
//  3. Frames: each value gets a cue, from, to or base (clause.go), each clause
//     ties its values to its change (frame.go), lists tie theirs by their
//     order (parallel.go), and what is measured from another place is kept from
//     those measured in time (apart.go).
//  4. Links: what the frames leave open is ranked (link.go, score.go), worked
//     out, or looked for in the sentence beside (derive.go); parts of sums and
//     wholes of shares follow (sum.go, share.go, with what a share is of in
//     shareof.go, its part in sharepart.go and its whole in sharewhole.go).
//  5. Attachment: nouns (subject.go), channels (channel.go), sources
//     (source.go), places (gazetteer.go, naming.go, where.go) and periods
//     (when.go), each with every reading and a score; a claim of several places
//     becomes one of each (each.go).
//
// To add a rule, find the stage that it belongs to, and say it of the language
// rather than of a sentence: a word in a table (lexicon.go, or beside its one
// user) before a new branch, a branch in the scan that reads such words before
// a new scan. A rule that takes a reading away needs a sentence that it must
// leave alone. Both go into the tables of kinds_test.go or attach_test.go.
package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
)

// Kind is what a claim claims.
type Kind string

// The kinds.
const (
	Count          Kind = "count"           // a level: "1,186 people"
	Sum            Kind = "sum"             // a level said to be made of others: "323 in all"
	AbsoluteChange Kind = "absolute_change" // "an increase of 100"
	PercentChange  Kind = "percent_change"  // "up 99 per cent"
	Multiple       Kind = "multiple"        // "more than doubled"
	Share          Kind = "share"           // "10 per cent of callers"
	Fraction       Kind = "fraction"        // "one in ten", "fell by a third"
	Rate           Kind = "rate"            // "nearly 600 a month", "13.4 per million"
	Rank           Kind = "rank"            // "the highest in the region"
	Comparison     Kind = "comparison"      // "more than the North West average"
	Cumulative     Kind = "cumulative"      // "46,000 people since 2002"
)

// Change says whether a kind compares two values.
func (k Kind) Change() bool {
	return k == AbsoluteChange || k == PercentChange || k == Multiple
}

// None stands for no claim in a Link.
const None = -1

// Link is an operand of a claim.
type Link struct {
	// Claim is the index of the claim that prints the operand, or None.
	Claim int
	// Value is the operand as the text gives it: the interval that its digits
	// allow, or what two printed numbers leave ("604 − 203").
	Value number.Range
	// Derived says how an operand was worked out that is not printed itself;
	// empty for one that is.
	Derived string
	// Thousandth is the operand as printed where it has three decimals and so
	// may be thousands with a point for a comma: "3.467"; else empty.
	Thousandth string
	// Score is how well the text ties the operand to the claim, from 0 to 100.
	Score int
}

// Held says whether there is an operand.
func (l Link) Held() bool { return l.Score > 0 }

// AreaReading is a place a claim may be about.
type AreaReading struct {
	// Area is the place in the Lexicon's tree, or area.None for one that the
	// tree does not hold.
	Area area.ID
	// Text is the name as the text has it, at Span.
	Text string
	release.Span
	Score int
	// Carried is set where the name stands in an earlier sentence.
	Carried bool
}

// PeriodReading is a period a claim may be about.
type PeriodReading struct {
	Period period.Span
	// Explain says how the words were read.
	Explain string
	// Text is the words, at Span.
	Text string
	release.Span
	Score   int
	Carried bool
	// Ends are the two ends of a range ("between 2001 and 2012"); nil else.
	Ends []period.Span
	// Since is set behind "since": what is counted goes on from there.
	Since bool
	// StatedMonths is the length in months that the words beside it give ("the
	// six-month period between July 2017 and January 2018"); 0 for none.
	StatedMonths int
	// Compared is set for the period of a value that something is compared
	// with: "a month, compared with 285 in 2018".
	Compared bool
	// Unplaced is set for words that name a period which nothing in the text
	// places ("last year" in a text without a date); Period is then empty.
	Unplaced bool
}

// Place is a place in an order that a claim names.
type Place struct {
	// Number is 1 for "highest", 2 for "second highest".
	Number int
	Lowest bool
	Joint  bool
	// Change is set for "steepest rise", Fall for falls, and Least for the
	// smallest of either.
	Change, Fall, Least bool
	Measure             wording.Measure
	// Record is set for "highest on record", "since 2014".
	Record bool
	// Months is the length of the stretches of time that are ranked, in months:
	// 1 for "the busiest month was May 2018"; 0 where places are.
	Months int
	// Among are the places that may hold those in the order, the best first:
	// Wales of "the steepest rise in Wales".
	Among []AreaReading
}

// Claim is one claim of a text.
type Claim struct {
	// Index is the claim's place in Result.Claims.
	Index int
	Kind  Kind
	// Span is where the claim's own words stand in Document.Text, and Text is
	// those words: "an increase of 9.8%", "nearly 400 people".
	release.Span
	Text string
	// Number is the number as written, with its offsets in Document.Text, if
	// HasNumber: "doubled", "rose" and "highest" have none.
	Number    number.Written
	HasNumber bool
	// Upper is the second number of "between N and M".
	Upper *number.Written
	// Row is the row of the wording table that judges the claim, with its
	// hedge taken into account, and Hedge the words of the hedge. Stated is
	// what the row is applied to.
	Row    wording.ID
	Hedge  string
	Stated wording.Stated
	// Direction is 1 for a rise, -1 for a fall, and 0 where the words do not
	// say.
	Direction int
	// DirectionOnly is set for a claim that something rose, fell or was
	// unchanged and not by how much.
	DirectionOnly bool
	// Noun is what is counted, as the text has it ("live births"), and Head
	// its last word. Currency is the sign or code of an amount of money.
	Noun, Head, Currency string
	// Per is what a rate is over: "month", "100,000", "2 hours". Every is set
	// where a mean is said of each ("every month").
	Per   string
	Every bool
	// Base is set for a value that a change is measured from and that has no
	// period of its own beside it: "rose by 103 per cent, from 1,747".
	Base bool
	// OfBase is set for a fraction or a share of an earlier value: "around half
	// the level of 2009", "199 per cent of what it was".
	OfBase bool
	// Percents is set where the operands are per cents themselves.
	Percents bool
	// Places is set where it is places that are counted, out of those of a
	// region: "five of the seven counties".
	Places bool
	// From and To are the values before and after. Of a share, To is the part
	// and From the whole.
	From, To Link
	// Sure is set where the text ties these operands to the claim and leaves
	// no other choice.
	Sure bool
	// Certain is set where a reader could not take other operands, so that an
	// objection may rest on the link alone, whatever the number is: the base
	// stands behind "from", "compared with" or "than", or a share beside "A of
	// B", and the sentence holds no third value and no second change that they
	// could be of; or each of two sentences holds one value alone, and words say
	// which was first. It implies Sure, and a claim of another measure
	// ("like-for-like", "in real terms") is never certain.
	Certain bool
	// InOrder is set where the order of lists gives the operands, whatever stands
	// between: "to 120 and 840 respectively, from 150 and 960: falls of 20 per cent
	// and 12.5 per cent".
	InOrder bool
	// Parts are the printed parts of a sum.
	Parts []Link
	// Same are other claims that state the same change in other words
	// ("nearly trebled, a rise of 134%").
	Same []int
	// Areas, Periods and Against are the readings, the best first. Against is
	// the period of the base.
	Areas   []AreaReading
	Periods []PeriodReading
	Against []PeriodReading
	// Channels are the channels or other members named beside the number, in
	// the words of the Lexicon. ChannelFar is set where they stand further off,
	// and may be the name of the whole service: "contacted the helpline".
	Channels   []string
	ChannelFar bool
	// Meant are the channels that words of its sentence mean unless they stand
	// for all contacts, where Channels is empty: the telephone, of "38 people
	// rang".
	Meant []string
	// Place is set for ranks.
	Place Place
	// Than is set for comparisons.
	Than Than
	// Block and Sentence are indexes in the Document, Clause counts within
	// the block.
	Block, Sentence, Clause int
	// Quoted is set inside a quotation.
	Quoted bool
	// Forecast is set for what is expected and has not happened.
	Forecast bool
	// Source is whose figure it is, where the sentence names an outside
	// source: "according to the National Crime Agency".
	Source string
}

// Changes says whether the claim compares two values: by its kind, as a
// fraction of change ("fell by a third") or of an earlier value ("half the
// level of 2009").
func (c Claim) Changes() bool {
	return c.Kind.Change() || c.OfBase || c.Kind == Fraction && c.Direction != 0
}

// Sign is the currency as it stands before an amount: "£", "EUR ". That of
// pence, "37p", is empty.
func (c Claim) Sign() string {
	if c.Currency == "p" {
		return "" // it is part of the number as written
	}
	if c.Currency == "" || strings.ContainsAny(c.Currency, "$£€¥₹") {
		return strings.ToUpper(c.Currency)
	}
	return strings.ToUpper(c.Currency) + " "
}

// Reason is why a number is no claim.
type Reason string

// The reasons.
const (
	Date        Reason = "date or period"
	Clock       Reason = "time of day"
	Duration    Reason = "duration"
	Age         Reason = "age"
	Telephone   Reason = "telephone number"
	Reference   Reason = "reference"
	Law         Reason = "law"
	Address     Reason = "address"
	OrdinalName Reason = "ordinal"
	Name        Reason = "part of a name"
	Footnote    Reason = "footnote mark"
	PValue      Reason = "p-value"
	Confidence  Reason = "confidence interval"
	Denominator Reason = "denominator"
	Repeat      Reason = "repeat"
	SmallWord   Reason = "small number in words"
	Condition   Reason = "condition" // "firms with ten or more employees"
	Size        Reason = "size or measure"
	Mistake     Reason = "mistake that the text puts right"
)

// Plain is a number that is no claim.
type Plain struct {
	release.Span
	Text   string
	Reason Reason
}

// Lexicon is the names a text is read with. The zero Lexicon is usable.
type Lexicon struct {
	// Areas are the places of the data; nil for none.
	Areas *area.Tree
	// Nouns are what the data count: "people", "calls".
	Nouns []string
	// Service is the name of the service, which is no place and ends no
	// sentence: "Stop It Now!".
	Service string
	// Members are the names of channels and the like.
	Members []string
	// Period places phrases such as "last year".
	Period period.Context
	// OwnDate lets the date that a release gives at its head place them: Period
	// is then dated by the day of reading, or by nothing.
	OwnDate bool
}

// Result is what was found in a text, in its order.
type Result struct {
	Claims []Claim
	Plain  []Plain
	// Leans is the first phrase, if any, that only the date of the lexicon
	// placed, as the text bears none of its own: "last year".
	Leans string
}

// Find finds the claims of a document.
func Find(d *release.Document, l Lexicon) Result {
	f := &finder{doc: d, lexicon: l}
	f.date()
	for i := range d.Blocks {
		f.block(i)
	}
	f.tables()
	f.channels()
	f.anchors()
	f.parallels()
	f.partWholes()
	f.sequences()
	f.link()
	f.linkTables()
	f.shareNouns()
	f.sums()
	f.shares()
	f.confirm()
	f.certainties()
	f.sources()
	f.where()
	f.when()
	f.copies()
	return f.result()
}
