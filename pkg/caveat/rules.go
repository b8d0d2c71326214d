package caveat

import (
	"cmp"
	"slices"
)

// Rule says what a caveat means.
type Rule struct {
	// ID names the rule.
	ID ID
	// Title says in a few words what it warns of.
	Title string
	// Severity says how much it matters.
	Severity Severity
	// Threshold is the default of the number that sets it off, as [Thresholds.Set] takes it; empty if there is none.
	Threshold string
	// When says when it holds.
	When string
	// Why says why it is worth a warning, with the source.
	Why string
	// Example is a caveat as it would be printed, without the ID.
	Example string
}

// Rules returns every rule, sorted by ID.
func Rules() []Rule {
	rules := slices.Concat(figureRules, textRules, readingRules)
	slices.SortFunc(rules, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
	return rules
}

// Lookup returns the rule with the given ID.
func Lookup(id ID) (Rule, bool) {
	for _, rules := range [][]Rule{figureRules, textRules, readingRules} {
		for i := range rules { // a rule is large to copy
			if rules[i].ID == id {
				return rules[i], true
			}
		}
	}
	return Rule{}, false
}

// The registry, in three parts. It does not change; Rules hands out copies.

// figureRules are about figures worked out from data.
var figureRules = []Rule{
	{
		ID: SmallBase, Title: "a percentage on a small base", Severity: Warning, Threshold: "50",
		When:    "a per cent, multiple or share is worked out on a base below the threshold",
		Why:     "one person is two points on a base of 50: HESA, Sport England and NatCen have such floors",
		Example: "the percentage is worked out on a base of 36, where one person more or less is nearly three points",
	},
	{
		ID: NoPercent, Title: "no percentage on a very small base", Severity: Warning, Threshold: "20",
		When:    "the base is below the threshold, so that no per cent, multiple or share is given unless it is forced",
		Why:     "one person is five points on a base of 20: HESA gives no percentage on fewer than 22.5 people",
		Example: "no percentage is given on a base of nine; the two counts say it better",
	},
	{
		ID: ZeroBase, Title: "a change from none", Severity: Info,
		When:    "the base is 0",
		Why:     "no percentage of nothing exists; the sentence says \"none had done so\"",
		Example: "Ceredigion had none in 2018, so there is no percentage",
	},
	{
		ID: PeriodLength, Title: "periods that are not alike", Severity: Warning, Threshold: "5",
		When: "the spans compared differ by more than this many per cent in days, overlap, or are neither neighbours " +
			"nor the same months of another year",
		Why: "unlike periods are not like for like (Full Fact, Department for Education); five per cent lets months " +
			"of 30 and 31 days and leap years pass",
		Example: "July 2017 to January 2018 has 215 days, and February to June 2018 has 150",
	},
	{
		ID: PartialPeriod, Title: "a period that is not wholly covered", Severity: Warning,
		When:    "the data do not cover the whole span asked for",
		Why:     "a year of which half is not in yet looks like a fall",
		Example: "the data for 2019 end on 30 June",
	},
	{
		ID: Seasonal, Title: "seasons compared with each other", Severity: Warning,
		When:    "two part-years that follow each other are compared, and the same months a year before are in the data",
		Why:     "compare corresponding periods (OECD): a winter half differs from a summer half every year",
		Example: "January to June 2018 is compared with July to December 2017; January to June 2017 is in the data",
	},
	{
		ID: Chance, Title: "a change that chance could make", Severity: Warning, Threshold: "0.05",
		When: "the exact conditional test of equal rates, with the days of each span as exposure, gives a probability " +
			"at or above the threshold",
		Why: "the Office for National Statistics and the Home Office treat such counts as Poisson; contacts come in " +
			"clusters, so even a change that passes may be chance",
		Example: "a rise from 50 to 60 is no more than chance alone would often make",
	},
	{
		ID: AreasAlike, Title: "two changes too alike to rank", Severity: Warning, Threshold: "0.05",
		When: "two areas' changes are compared, and Fisher's exact test, with the area taken out of its region, gives a " +
			"probability at or above the threshold (divided by k for the steepest of k areas)",
		Why: "a league table of changes is mostly noise: Cheshire's rise of 193 per cent and Cumbria's of 186 per cent " +
			"differ with a probability of 0.89",
		Example: "the rises in Cheshire and Cumbria are too alike to say which is steeper",
	},
	{
		ID: ContactsNotPeople, Title: "contacts called people", Severity: Warning,
		When:    "the noun is people but the unit is contacts, or channels are added up",
		Why:     "one person can ring twice, and visit the website as well (Full Fact, on NHS waiting lists)",
		Example: "visitors and callers are added up: some may have been both",
	},
	{
		ID: CountNotRate, Title: "areas ranked by counts", Severity: Info,
		When:    "areas are ranked by counts, and no population is given",
		Why:     "the biggest place wins (House of Commons Library, \"How to spot spin\")",
		Example: "Devon is first by number of people; by people in 100,000 another county may be",
	},
	{
		ID: CountedOnce, Title: "people who are in several parts", Severity: Info,
		When:    "different people are counted, and somebody is in more than one of the parts that are listed",
		Why:     "the parts add up to more than there are people: readers add up",
		Example: "a person who made contact in several months is counted in each of them, and once in the total",
	},
	{
		ID: NoPerson, Title: "contacts of nobody known", Severity: Warning,
		When:    "people are counted, and contacts have no value that says who made them",
		Why:     "each may be of somebody who is counted already, or of somebody new: they are nobody's, and not one person's",
		Example: "3 of the 41 contacts in the data have no value in \"Person ID\" and are not counted as people",
	},
	{
		ID: FewEvents, Title: "a rate on few events", Severity: Warning, Threshold: "20",
		When:    "a rate is worked out on fewer events than the threshold",
		Why:     "such a rate jumps from year to year by chance alone (Public Health England's technical guide)",
		Example: "the rate for Powys rests on 13 people",
	},
	{
		ID: FewAreas, Title: "a rank among few areas", Severity: Warning, Threshold: "5",
		When:    "a rank is given among fewer areas than the threshold",
		Why:     "to be second of three is no news",
		Example: "Devon is the highest of three areas",
	},
	{
		ID: RegionMembers, Title: "a region of the owner's own", Severity: Info,
		When:    "a region's figure is printed, and its members are not what its name suggests elsewhere",
		Why:     "readers in North Wales do not expect to be in the North West: say who is in it",
		Example: "the North West here is Cheshire, Cumbria, Greater Manchester, Lancashire, Merseyside and North Wales",
	},
	{
		ID: LowCount, Title: "a count that may give people away", Severity: Warning, Threshold: "4",
		When: "a number from 1 to the threshold is printed, or can be worked out by subtraction from what is printed",
		Why: "neighbours may know who it is (disclosure control of the NHS and Ofqual); 10 is common for sensitive " +
			"topics, and \"rose by 8 to 11\" gives away 3",
		Example: "\"rose by 8 to 11\" gives away that there were 3",
	},
	{
		ID: HiddenCells, Title: "cells that are hidden", Severity: Warning,
		When: "a figure rests on cells that hold [c], [x], [z], [low], [u], *, .., :, ~ or - instead of a number",
		Why: "hidden is not zero (Government Statistical Service, symbols in tables): a total over it is \"at least\", or " +
			"a range where the rule is known",
		Example: "two of twelve months are hidden, so the total is at least 46",
	},
	{
		ID: PartsNotTotal, Title: "parts that do not add up", Severity: Warning,
		When:    "the parts printed do not add up to the total printed",
		Why:     "it is rounding, or a mistake, and readers add up",
		Example: "the seven areas add up to 2,891, and the total says 2,892",
	},
	{
		ID: MeanOfPercentages, Title: "an average of percentages", Severity: Warning,
		When:    "the percentages of areas are averaged",
		Why:     "the average of the areas' changes is not the change of their total: small areas weigh as much as big ones",
		Example: "the areas' rises average 121 per cent, and their total rose by 103 per cent",
	},
	{
		ID: BaseChoice, Title: "another base tells another story", Severity: Warning,
		When:    "another base in the data would reverse, halve or double the change",
		Why:     "picking the base picks the answer (Office for Statistics Regulation, on selective use)",
		Example: "against 2017 it is a fall of 4 per cent, not a rise of 12 per cent",
	},
	{
		ID: DefinitionBreak, Title: "a break in what is counted", Severity: Warning,
		When:    "a channel or an area appears or vanishes within the spans compared, or a cell is marked [b]",
		Why:     "a new channel makes a rise by itself, so the spans are not like for like",
		Example: "webchat is counted from March 2018 on",
	},
}

// textRules are about what a text makes of figures.
var textRules = []Rule{
	{
		ID: PeriodAmbiguous, Title: "a period with two readings", Severity: Warning,
		When: "the text says \"last year's figure\", \"the last 12 months\", a bare Q1, \"this year\" without a date, or " +
			"\"between M and M\" where a stated length, a neighbouring period or the data conflict with it",
		Why:     "two readings give two answers, so both are shown",
		Example: "\"between July 2017 and January 2018\" is seven months, or six if it ends where January begins",
	},
	{
		ID: NounDrift, Title: "people who change their name", Severity: Warning,
		When:    "one number is of people here, and of callers, offenders or visitors there",
		Why:     "they are not the same thing, and the strongest word is the one that is quoted",
		Example: "1,186 are people in the first paragraph and offenders in the third",
	},
	{
		ID: PercentWithoutBase, Title: "a percentage without a count", Severity: Warning,
		When:    "a per cent or a multiple has no count near it",
		Why:     "\"doubled\" may be from one to two (House of Commons Library, \"How to spot spin\")",
		Example: "\"a rise of 103 per cent\" stands without either count",
	},
	{
		ID: PointsNotPercent, Title: "percentage points called per cent", Severity: Error,
		When:    "the difference of two percentages is called per cent",
		Why:     "from 10 to 12 per cent is two percentage points, and a rise of 20 per cent (Office for National Statistics)",
		Example: "from 10 to 12 per cent is a rise of two percentage points, not of two per cent",
	},
	{
		ID: Exaggeration, Title: "a word too strong", Severity: Warning,
		When: "\"exponential\", \"soared\", \"epidemic\" and the like stand beside two points or a small change",
		Why: "adjectives are claims too (Office for Statistics Regulation); the Editors' Code, clause 1, holds for " +
			"headlines",
		Example: "\"soared\" stands beside a rise of 6 per cent",
	},
	{
		ID: Cause, Title: "a cause that is not shown", Severity: Warning,
		When:    "\"after\", \"following\" or \"thanks to\" a campaign stands beside a change",
		Why:     "what came after did not come because of it (BBC and Royal Statistical Society guidance)",
		Example: "\"thanks to the campaign\" stands beside a rise that has other possible causes",
	},
	{
		ID: HeadlineStronger, Title: "a headline stronger than its story", Severity: Warning,
		When:    "the headline's word is not true of the number in the body",
		Why:     "a headline must be supported by its text (Editors' Code, clause 1)",
		Example: "the headline says \"doubled\", and the body says up 93 per cent",
	},
	{
		ID: TwoVersions, Title: "one figure in two versions", Severity: Warning,
		When:    "a figure stands twice in a text, with different values or hedges",
		Why:     "readers will ask which of them is right",
		Example: "arrests are \"about 520 a month\" in one place and \"at least 500 a month\" in another",
	},
}
