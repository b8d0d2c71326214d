package claim

import "strings"

func set(list string) map[string]bool {
	words := strings.Fields(list)
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// The verbs, nouns and comparatives of change, with all their forms. Those of
// package wording judge a claimed direction; these only have to be recognised,
// so there are many more of them.
var (
	riseVerbs = set(`rise rises rose risen rising increase increases increased increasing grow grows grew grown growing
		climb climbs climbed climbing jump jumps jumped jumping leap leaps leapt leaped leaping soar soars soared soaring
		surge surges surged surging rocket rockets rocketed rocketing skyrocket skyrocketed skyrocketing gain gains gained
		gaining swell swells swelled swollen swelling expand expands expanded expanding
		spike spikes spiked spiking advance advances advanced advancing up balloon ballooned ballooning mushroomed
		mount mounted mounting widen widened widening strengthen strengthened rebound rebounded recover recovered boost boosted
		boosting raise raises raised raising ticked edged accelerated climbing escalated escalating added upped
		skyrockets mushrooms mushrooming explode explodes exploded exploding spiral spirals spiralled spiralling`)
	fallVerbs = set(`fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing
		decline declines declined declining reduce reduces reduced reducing plunge plunges plunged plunging plummet plummets
		plummeted plummeting slump slumps slumped slumping tumble tumbles tumbled tumbling slip slips slipped slipping
		shrink shrinks shrank shrunk shrinking dip dips dipped dipping cut cuts cutting contract contracts contracted
		contracting down slide slid sliding sink sank sunk sinking lower lowered lowering narrow narrowed narrowing
		lost losing shed shedding weakened dwindled dwindling eased nosedived slashed slashing collapsed crashed
		collapse collapses collapsing nosedive nosediving`)
	turnVerbs = set(`improve improves improved improving deteriorate deteriorated deteriorating worsen worsened worsening change changes changed changing differ differs differed vary varies varied moved move`)

	// transitive are verbs of change whose object is an amount that they do not
	// change: "raised £5,000 for the hospice".
	transitive = set(`raise raises raised raising expand expanded boost boosted`)

	riseNouns = set(`rise rises increase increases growth jump jumps leap leaps surge upsurge gain gains uplift hike spike
		boost expansion upturn climb advance upswing uptick rebound raise`)
	fallNouns = set(`fall falls drop drops decrease decreases decline declines reduction reductions cut cuts dip slump
		plunge contraction downturn shrinkage slide fall-off drop-off tumble collapse crash downswing`)
	// An improvement or a deterioration may be either way.
	turnNouns = set(`change difference gap swing variation improvement improvements deterioration worsening`)

	moreWords = set(`more higher greater larger bigger up above faster longer better stronger over`)
	lessWords = set(`fewer less lower smaller down below shorter slower worse weaker under`)
)

// degreeWords compare by a degree, and only per cents and fractions of it: "20
// per cent cheaper", "a third taller".
var (
	greaterDegrees = set(`dearer pricier costlier taller heavier busier wetter warmer hotter deeper wider thicker richer louder
		stricter stronger bigger likelier`)
	lesserDegrees = set(`cheaper lighter quieter cooler colder drier narrower thinner poorer softer shallower`)
)

// The ways that words of change go: 1, -1 or 0.
var (
	verbWays        = ways(riseVerbs, fallVerbs, turnVerbs)
	nounWays        = ways(riseNouns, fallNouns, turnNouns)
	comparativeWays = ways(moreWords, lessWords, nil)
)

func ways(rise, fall, turn map[string]bool) map[string]int {
	found := map[string]int{}
	for _, list := range []struct {
		words map[string]bool
		way   int
	}{{turn, 0}, {fall, -1}, {rise, 1}} {
		for w := range list.words {
			found[w] = list.way
		}
	}
	return found
}

// direction is 1 or -1 for a word of one of two lists, and false for any other.
func direction(text string, rise, fall map[string]bool) (int, bool) {
	switch {
	case rise[text]:
		return 1, true
	case fall[text]:
		return -1, true
	}
	return 0, false
}

// changeVerb, changeNoun and comparative are the way that a word of change goes,
// and false for any other word.
func changeVerb(text string) (way int, ok bool)  { way, ok = verbWays[text]; return way, ok }
func changeNoun(text string) (way int, ok bool)  { way, ok = nounWays[text]; return way, ok }
func comparative(text string) (way int, ok bool) { way, ok = comparativeWays[text]; return way, ok }

// particleVerbs are verbs that "up" or "down" belongs to, so that it tells no
// change: "made up 59%", "set up 12 centres", "take down 20 drones".
var particleVerbs = set(`make makes made making set sets setting take takes took taken taking pick picks picked picking sign
	signs signed signing back backs backed backing follow follows followed following turn turns turned turning break breaks
	broke broken breaking shut shuts shutting close closes closed closing end ends ended ending open opens opened opening
	come comes came write wrote written bring brings brought bringing keep keeps kept give gave given grew grow growing
	grown stand stood standing speak spoke speaking spoken call called calling wind split doubling doubled double sum
	summed add freed settle settled lined line round track pay paid scale
	ring rings rang rung ringing ran runs rack racks racked racking chalked notched clocked piled drummed totted mopped snapped coughed stumped`)

// adverbs may stand between a verb of change and its number, beside all words
// in "-ly".
var adverbs = set(`only just even again further overall still some another additional also yet already about around
	year-on-year year-over-year yoy y/y q/q month-on-month quarter-on-quarter quarter-over-quarter sequentially more much
	as well there in total a an the its their by estimated whopping massive huge total combined record`)

// determiners open a number phrase.
var determiners = set(`a an the this that these those its their his her our another further some all each no any`)

// stopWords end a noun phrase to the right of a number.
var stopWords = set(`in on at from to of for by with without within between across over under above below during since
	until after before against versus vs than and or but nor while whereas although though as if when where which who whom
	whose that because so was were is are be been being has have had having do does did will would can could may might must
	should compared per a an the this these those it they he she we i you there its their his her our respectively
	contacted called said says took made also only more fewer less higher lower greater not had up down
	representing driven including excluding through throughout about around nearly almost approximately each every
	lived came come visited used using got went made received rang asked sought attended registered reported recorded
	according then now last next early late just only even still almost again yet too very so if whether not never
	always often already soon once whole brought took given gave lost won felt kept told led met spent sent put seen became
	began begun broke chose drew drove ate fell grew knew left lay paid ran sold spoke stood taught thought wrote
	doubled doubles doubling trebled trebles trebling tripled triples tripling quadrupled quadruples quadrupling
	quintupled halved halves halving
	saw see sees seen seek seeks seeking ask asks asking get gets getting want wants wanted tell tells turn turns
	choose chooses decide decides show shows showed shown reveal reveals revealed involve involves
	together combined altogether apiece available counted likely likelier able unable busier steeper sharper greatest
	fold alike ahead away instead apart behind`)

// beVerbs join a subject and its number.
var beVerbs = set(`was were is are be been being totalled totaled totals totalling totaling averaged averaging averages
	stood stands standing reached reaching reaches amounted equalled equals remained remains numbered represented represents
	representing marking of at`)

// prepositions open what is said further of a noun.
var prepositions = set(`in on at of for by with within between across among over under during since until after before
	against from to than about around through throughout into per`)

// contactNouns are nouns that are counted in releases of services; a small
// number in words before one of them is a count: "nine people".
var contactNouns = set(`people person persons men women children child callers caller calls call contacts contact users
	visitors visits visit clients client victims victim offenders offences enquiries enquiry referrals referral arrests
	arrest deaths death cases case incidents incident patients patient pupils students families family households
	residents members complaints reports crimes emails chats messages adults girls boys births survivors appointments
	authorities councils forces schools hospitals trusts companies firms businesses properties houses dwellings fires
	burglaries robberies thefts assaults attacks stabbings shootings murders dogs cats horses animals parcels teachers nurses
	doctors officers staff employees workers volunteers applicants passengers drivers cyclists pedestrians vehicles cars
	teenagers babies fatalities collisions crashes beds prisoners inmates refugees migrants tenants customers claims grants
	jobs homes sessions attendances admissions prosecutions convictions requests complaints homicides accidents injuries`)

// currencies are written as words before or after an amount.
var currencies = set(`eur euro euros gbp usd chf rmb cny jpy inr aud cad hkd mxn nok sek dkk pln zar pounds pound dollars
	dollar pence p cents francs yen yuan`)
