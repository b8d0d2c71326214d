package check

import "github.com/pressfigures/figures/pkg/caveat"

// dorset is the export of most examples.
const dorset = `Region,County,2018,2019
South West,Devon,745,1020
South West,Dorset,273,373
South West,Wiltshire,944,930
South West,Somerset,310,602
South West,Cornwall,402,618
`

// numberRules are about numbers that are wrong.
var numberRules = []Rule{
	{
		ID: RuleNumbers, Title: "numbers that do not fit together", Severity: caveat.Error,
		Why: "a change, share, multiple or total was worked out again from the numbers printed beside it, each standing for all that rounds to it, " +
			"and does not come out; which of them is wrong the text does not say",
		Example: Example{
			Fails:  "Calls to the helpline rose by 46 per cent, from 300 in 2018 to 423 in 2019.",
			Mended: "Calls to the helpline rose by 41 per cent, from 300 in 2018 to 423 in 2019.",
		},
	},
	{
		ID: RuleDividedByNew, Title: "a change divided by the new value", Severity: caveat.Error,
		Why: "a percentage of change is of the value it started from; published bulletins of national statistics print this mistake",
		Example: Example{
			Fails:  "The number of deaths rose by 24 per cent, from 236 in 2002 to 311 in 2012.",
			Mended: "The number of deaths rose by 32 per cent, from 236 in 2002 to 311 in 2012.",
		},
	},
	{
		ID: RuleMultiple, Title: "a multiple taken for an increase", Severity: caveat.Error,
		Why: "2.8 times as many is an increase of 180 per cent, not of 280",
		Example: Example{
			Fails:  "Visits grew by 280 per cent, from 500 to 1,400.",
			Mended: "Visits grew by 180 per cent, from 500 to 1,400.",
		},
	},
	{
		ID: RuleRemainder, Title: "what is left taken for what was lost", Severity: caveat.Error,
		Why: "a fall from 500 to 140 leaves 28 per cent, and is one of 72",
		Example: Example{
			Fails:  "Complaints fell by 28 per cent, from 500 to 140.",
			Mended: "Complaints fell by 72 per cent, from 500 to 140.",
		},
	},
	{
		ID: RulePoints,
		Example: Example{
			Fails:  "The share of callers under 25 rose by 12 per cent, from 20 per cent to 32 per cent.",
			Mended: "The share of callers under 25 rose by 12 percentage points, from 20 per cent to 32 per cent.",
		},
	},
	{
		ID: RuleScale, Title: "a number out by a power of ten", Severity: caveat.Error,
		Why: "millions and billions, or a misplaced zero, are the largest mistakes there are, and easy to read over",
		Example: Example{
			Fails:  "Donations rose from £1.25bn to £1.75bn, an increase of £500bn.",
			Mended: "Donations rose from £1.25bn to £1.75bn, an increase of £500m.",
		},
	},
	{
		ID: RuleDecimal, Title: "a decimal point for a comma", Severity: caveat.Error,
		Why: "\"3.467\" is three and a half; the thousands want a comma",
		Example: Example{
			Fails:  "Sales jobs rose by 15.5%, from 3.467 to 4,005.",
			Mended: "Sales jobs rose by 15.5%, from 3,467 to 4,005.",
		},
	},
	{
		ID: RuleDigits, Title: "two digits swapped", Severity: caveat.Error,
		Why: "the number would be right with two neighbouring digits exchanged",
		Example: Example{
			Fails:  "Enquiries rose by 81 per cent, from 500 to 590.",
			Mended: "Enquiries rose by 18 per cent, from 500 to 590.",
		},
	},
	{
		ID: RuleTruncated, Title: "a number cut off, not rounded", Severity: caveat.Error,
		Why: "98.99 rounds to 99; cutting digits off always errs to one side",
		Example: Example{
			Fails:  "The number of people rose by 98 per cent, from 596 in 2018 to 1,186 in 2019.",
			Mended: "The number of people rose by 99 per cent, from 596 in 2018 to 1,186 in 2019.",
		},
	},
	{
		ID: RuleHedge, Title: "a hedge on the wrong side", Severity: caveat.Error,
		Why: "\"more than doubled\" says that it is over two times; 1.96 times is \"almost doubled\"",
		Example: Example{
			Fails:  "The number of calls more than doubled, from 300 in 2018 to 588 in 2019.",
			Mended: "The number of calls almost doubled, from 300 in 2018 to 588 in 2019.",
		},
	},
	{
		ID: RuleDirection, Title: "a rise that is a fall", Severity: caveat.Error,
		Why: "the words say one thing and the numbers beside them the other",
		Example: Example{
			Fails:  "The number of callers fell by 41 per cent, from 300 in 2018 to 423 in 2019.",
			Mended: "The number of callers rose by 41 per cent, from 300 in 2018 to 423 in 2019.",
		},
	},
	{
		ID: RuleData, Title: "a number that the data do not bear out", Severity: caveat.Error,
		Why: "the words tie the number to one place and period, for which the data say another; whose number it is, if anybody's, is said too",
		Example: Example{
			Data:   dorset,
			Fails:  "A total of 602 people from Dorset contacted Stop It Now! in 2019.",
			Mended: "A total of 373 people from Dorset contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleFacts, Title: "a number that its source does not bear out", Severity: caveat.Error,
		Why: "the register of facts holds another figure for the same people, place and period",
		Example: Example{
			Facts: "value,hedge,what,area,period,source,date,link\n" +
				"\"80,000\",,people who pose a sexual threat to children,UK,,National Crime Agency,2018,https://www.nationalcrimeagency.gov.uk\n",
			Fails:  "As many as 90,000 people in the UK pose a sexual threat to children, according to the National Crime Agency.",
			Mended: "Some 80,000 people in the UK pose a sexual threat to children, according to the National Crime Agency.",
		},
	},
	{
		ID: RuleWording, Title: "words that are true only at a stretch", Severity: caveat.Warning,
		Why: "what \"nearly\", \"doubled\" and the like mean stands in one table; the message gives the limit that was used. Right within " +
			"twice the limit is loose, and an info says where other words would be closer",
		Example: Example{
			Data:   dorset,
			Fails:  "Nearly 400 people from Dorset contacted Stop It Now! in 2019.",
			Mended: "More than 370 people from Dorset contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleUnclear, Title: "a number that could be about several things", Severity: caveat.Warning,
		Why: "the text leaves open which place or period is meant, and the answers differ: a reader has the same trouble",
		Example: Example{
			Data:   dorset,
			Fails:  "A total of 618 people contacted Stop It Now!.",
			Mended: "A total of 618 people from Cornwall contacted Stop It Now! in 2019.",
		},
	},
}
