package check

import "testing"

// TestCertain holds numbers that no known mistake explains and that are far
// off, beside operands that can be of nothing else.
func TestCertain(t *testing.T) {
	judges(t, read, []judging{
		{"The cost of the bridge has soared from £44m to £61m, an increase of £27m, since work began.", "£27m", Wrong, RuleNumbers},
		{"The cost of the bridge has soared from £44m to £61m, an increase of £17m, since work began.", "£17m", Right, ""},
		{"The cost went from £44m to £61m, £27m more.", "£27m", Wrong, RuleNumbers},
		{"Turnover rose from £3.9m to £4.4m, an increase of £0.9m.", "£0.9m", Wrong, RuleNumbers},
		{"Income fell from £61m to £44m, a drop of £9m.", "£9m", Wrong, RuleNumbers},
		{"Cases rose by 270, from 440 to 610.", "270", Wrong, RuleNumbers},
		{"Cases, at 610, were up from 440, an increase of 270.", "270", Wrong, RuleNumbers},
		{"At 610, the number is up 270 on the 440 of last year.", "270", Wrong, RuleNumbers},
		{"Enrolments dropped to 8,700 from 9,300, a fall of 1,200.", "1,200", Wrong, RuleNumbers},
		{"Cases rose by 90 per cent, from 440 to 610.", "90", Wrong, RuleNumbers},
		{"Cases rose to 610, compared with 440 the year before, a rise of 90 per cent.", "90", Wrong, RuleNumbers},
		{"The number of people helped was 610 in 2019, up 70 per cent from 440 in 2018.", "70", Wrong, RuleNumbers},
		{"The share rose from 20 per cent to 32 per cent, an increase of 4 percentage points.", "4", Wrong, RuleNumbers},
		{"Cases rose by a quarter from 440 to 610.", "quarter", Wrong, RuleNumbers},
		{"Cases fell from 155 to 31, a tenfold drop.", "tenfold", Wrong, RuleNumbers},
		{"Concentrations fell to 3.1 micrograms per litre, a tenfold drop from 15.5 before the plant opened.", "tenfold", Wrong, RuleNumbers},
		{"The number doubled from 440 to 610.", "doubled", Wrong, RuleNumbers},
		{"The figure halved from 900 to 700.", "halved", Wrong, RuleNumbers},
		{"Membership of the two branches rose by 12 per cent and 25 per cent respectively, from 1,250 to 1,400 and from 800 to 920.", "25", Wrong, RuleNumbers},
	})
}

// TestNotCertain holds numbers that are of something else than the operands
// beside them: another thing, another base, another time.
func TestNotCertain(t *testing.T) {
	silent(t, read, []string{
		"Membership rose from 1,250 to 1,400, an increase of 270 over the target.",
		"Sales rose from £44m to £61m, and profit was up £27m on the target.",
		"Sales rose from £44m to £61m, with an increase of £27m in orders.",
		"Calls rose from 440 to 610, while emails were up 270 on last year.",
		"Calls rose from 440 in May to 610 in June, up 90 per cent on June last year.",
		"Calls rose from 440 in May to 610 in June, an increase of 90 per cent on the same month last year.",
		"Calls rose from 440 in 2018 to 610 in 2019, an increase of 90 per cent since 2010.",
		"Calls rose from 440 to 610, the biggest increase since a rise of 90 per cent in 2009.",
		"Calls from men rose from 440 to 610, an increase of 90 per cent among those under 30.",
		"Its headcount rose to 610 from 440 after an increase of 90 per cent in orders.",
		"The number of stores rose from 44 to 61, boosting revenue by 90 per cent.",
		"House prices rose from £244,000 to £261,000, nearly double the rate of increase in 2018.",
		"Attendances rose from 440 to 610, twice the increase seen elsewhere.",
		"Some 610 people came, up from 440 last year, and three times as many as in 2010.",
		"Output rose from 440 to 610 tonnes, a rise of 90 per cent in five years, and of 38.6 per cent in one.",
		"The company recorded net income of $9.6 million and earnings per share of $0.54, which is an increase of 21%, compared to net income of $7.9 million and earnings of $0.45.",
		"Visibility improved by more than 120 per cent, moving from an average ranking of 13.1 to 8.3.",
		"There were 96 entrants from 14 schools, and the number of prizes doubled.",
		"The number of homicides fell by 4 per cent to 619, the lowest since 1997, when 606 were recorded.",
		"Loans reached over $295m, up $125m on the year and $18m on the quarter.",
		"There were 56 million residents, 7 per cent (3.7 million) more than in 2001, with 55 per cent (2.1 million) of this increase due to births.",
		"For men, earnings were £556 a week, up 1.8 per cent, compared with £459 for women, up 2.2 per cent.",
		"By 2030 there will be 72 million of them, more than twice their number in 2000 and up from 54 million in 2020.",
	})
}

// TestOtherMeasures holds changes of another measure than the values beside
// them, and those of values that are of that measure too.
func TestOtherMeasures(t *testing.T) {
	silent(t, read, []string{
		"In cash terms spending rose from £50m to £55m, but in real terms it fell by 1 per cent.",
		"Spending rose from £50m to £55m in cash terms, but fell by 1 per cent in real terms.",
		"Pay rose from £400 a week to £420, but after inflation it fell by 1 per cent.",
		"Pay rose from £400 a week to £420, but after inflation it fell by 5 per cent.",
		"Population-adjusted, crime fell by 2 per cent as the count rose from 500 to 510.",
		"Allowing for inflation, spending rose by 1 per cent, from £50m to £55m in cash.",
		"Sales rose 3 per cent like for like, from £50m to £55m.",
		"Excluding acquisitions, revenue rose by 3 per cent, from £50m to £55m overall.",
	})
	judges(t, read, []judging{
		{"Underlying profit was £97m, compared with £86m a year ago, a rise of 24 per cent.", "24", Wrong, RuleNumbers},
		{"Adjusted profit declined 9.1 per cent to £20.2m from £21.5m.", "9.1", Wrong, RuleNumbers},
	})
}

// TestToldTheOtherWay holds numbers that have neither the direction nor the
// amount of their operands.
func TestToldTheOtherWay(t *testing.T) {
	judges(t, read, []judging{
		{"There were 3,120 calls, 12 per cent fewer than the 3,000 of 2022.", "12 per cent", Wrong, RuleDirection},
		{"Pre-tax income was 131 per cent higher than a year ago (£166,000 against a loss of £539,000).", "131", Unsupported, ""},
	})
	j := verdictOf(t, read("There were 3,120 calls, 3 per cent fewer than the 3,000 of 2022."), "3 per cent")
	holdsWords(t, j.Text, j.Message, "is a rise of 4 per cent")
}

// TestHedgedOperands holds that a hedged operand is what its words allow, and
// no more.
func TestHedgedOperands(t *testing.T) {
	judges(t, read, []judging{
		{"Visits rose by 20 per cent from 2,000 to over 2,500.", "20", Wrong, RuleDividedByNew},
		{"Visits rose by 26 per cent from 2,000 to over 2,500.", "26", Right, ""},
		{"Visits rose by 20 per cent from 2,000 to more than 3,000.", "20", Wrong, RuleNumbers},
		{"Visits fell by 20 per cent from over 3,000 to 2,000.", "20", Wrong, RuleNumbers},
		{"Visits rose by 40 per cent from 2,000 to about 2,500.", "40", Wrong, RuleNumbers},
		{"Visits rose by 25 per cent from 2,000 to about 2,500.", "25", Right, ""},
		{"Sales grew 20 per cent to almost 3,000 from 2,000.", "20", Wrong, RuleNumbers},
		{"Sales grew 49 per cent to almost 3,000 from 2,000.", "49", Right, ""},
		{"Visits nearly doubled from 2,000 to more than 4,500.", "doubled", Wrong, ""},
	})
}
