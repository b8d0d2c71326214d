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
		{"The fleet has 1,240 vans, up 34 per cent from 1,000 the year before and up 55 per cent from 800 in 2015.", "34", Wrong, RuleNumbers},
		{"The yard built 1,320 boats – 10% more than the 1,200 of 2018, 20% more than the 1,100 of 2017 and 70% more than the 1,000 of 2016.", "70", Wrong, RuleNumbers},
		{"It dealt with 494,034 cases, up by just under 40,000 calls from 424,210.", "40,000", Wrong, RuleNumbers},
		{"The fund raised a record £73.5m for charity, up 7 per cent on the previous record of £66.4m set in 2019.", "7 per cent", Wrong, RuleNumbers},
		{"Visits, at 9,871, were 47 per cent up on 2019 (8,399).", "47", Wrong, RuleNumbers},
		{"We lost 57 per cent of our members, going from 8,926 to 5,725.", "57", Wrong, RuleNumbers},
		{"The show drew 1,280 entries last year and 1,674 this, 64 per cent more.", "64", Wrong, RuleNumbers},
		{"In May the line took 940 calls. By August that had climbed to 1,363, a leap of 54 per cent.", "54", Wrong, RuleDigits},
		{"Electric vans had a 21.3% share, 2.1 percentage points short of the council's 28% target.", "2.1", Wrong, RuleNumbers},
		{"Women earn £24,000, compared to men who earn £30,000: a 35% pay gap.", "35", Wrong, RuleNumbers},
		{"A pint that cost 65p in 1985 is now £3.90, nine times as much.", "nine times", Wrong, RuleNumbers},
		{"The county had 214 branches in 2015 and has 163 now, a net loss of 41.", "41", Wrong, RuleNumbers},
		{"Ten years ago this port handled 3.2 million containers. Last year it handled 4.6 million. That is growth of 79 per cent.", "79", Wrong, RuleNumbers},
		{"Output was up 31% to 4,990 tonnes, having stood at 4,210 tonnes a year ago.", "31", Wrong, RuleNumbers},
		{"Under-18s: 820 and 640 (down 22%); 65 and over: 2,100 and 2,520 (up 37%).", "37", Wrong, RuleNumbers},
		{"Calls rose from 800 to 1,250. In other words, they doubled.", "doubled", Wrong, RuleNumbers},
		{"The number of marriages rose by 8.3% in 2012 to 262,240, compared with 249,133 in 2011.", "8.3%", Wrong, RuleNumbers},
		{"Gross profit was flat, while net income jumped 77% to $715,697 from $456,714 over the period.", "77%", Wrong, RuleNumbers},
		{"Costs rose 19.4% to £201.9m (FY22: £181.2m).", "19.4%", Wrong, RuleNumbers},
		{"Net profit fell from $6.7 billion to $3 billion, a massive 24% drop in net profits compared to a year ago.", "24%", Wrong, RuleNumbers},
		{"There was a 43 per cent increase in the number of animals left by their owners - from 5,959 in 2006 to 7,347 in 2007.", "43", Wrong, RuleNumbers},
		{"Expenses were $7.7 million, compared with $8.9 million in 2023, a decrease of 24% due to a decline in bonuses.", "24%", Wrong, RuleNumbers},
		{"There were 1,732 road deaths in 2015, a decrease of 9% compared with 2014 (1,775).", "9%", Wrong, RuleNumbers},
		{"Crews attended 171,911 incidents, a 22% increase in a decade (153,804).", "22%", Wrong, RuleNumbers},
		{"Net income was $41.2 million, up $8.6 million or 37.4% when compared to $32.6 million in 2024.", "37.4%", Wrong, RuleNumbers},
	})
}

// TestNotCertain holds numbers that are of something else than the operands
// beside them: another thing, another base, another time.
func TestNotCertain(t *testing.T) {
	silent(t, read, []string{
		"Sales were £66m, up 10 per cent from £60m, and profits up 40 per cent from £5m.",
		"We saw 2,436 people last year. In 2010 it was 2,025. That is up 39 per cent.",
		"Women earn £24,000, compared to men who earn £30,000: a 25% pay gap, as men see it.",
		"The shop sold 400 coats, up from 300, and a fifth more scarves than gloves.",
		"The surgery saw 2,400 patients, compared with 2,000 in 2019, 5 per cent fewer than it had hoped.",
		"Trains carried 9,300 people, a tenth below forecast, having carried 9,000 in 2018.",
		"The lab ran 8,200 tests, up from 6,900, with a tenth fewer staff.",
		"He drove 12,000 miles, up from 9,000, at a speed 10 per cent lower.",
		"She plans to cut costs by a fifth from £500,000 and has reached £460,000.",
		"Rents rose by a tenth in 2018 and by another tenth in 2019, from £500 to £605.",
		"Numbers halved twice, from 80 to 20.",
		"Sales grew 10 per cent in each of two years, from £100m to £121m.",
		"With 8,000 staff against 7,000, sales were 35 per cent higher than last year.",
		"The profit was £52,000 on a turnover of £267,000, down 12 per cent.",
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
		"Sales rose 12 per cent in June to 3,000, compared with 2,900 a year earlier.",
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

// TestOfSomethingElse holds numbers beside a sure pair of which they are not: of
// another subject, another group, each month, an average, or another year.
func TestOfSomethingElse(t *testing.T) {
	silent(t, read, []string{
		"We have gone from 40 staff to 61, and turnover is up 90 per cent.",
		"Staff numbers rose from 40 to 61 and turnover rose by 90 per cent.",
		"With 61 shops, up from 40, it has doubled its profit.",
		"The club has 610 members, up from 440, and its income has trebled.",
		"The charity, which had 440 volunteers in 2018 and has 610 now, doubled its spending.",
		"Its 610 members, up from 440, gave 90 per cent more in donations.",
		"The number rose from 440 to 610, with three times as many in London.",
		"The number of pupils rose from 440 to 610, more than twice the average.",
		"Sales rose from £44m to £61m, helped by a doubling of exports.",
		"Sales rose from £44m to £61m. Profit doubled.",
		"The price of a stamp rose from 60p to 85p, and letters fell by 20 per cent.",
		"The rate rose from 3.1 per cent to 4.4 per cent, with an increase of 3 points in the north.",
		"Waiting lists fell from 610 to 440, a fall of 10 per cent a month.",
		"The number of calls has risen from 440 in 2010 to 610 in 2020, an average rise of 3 per cent a year.",
		"Numbers rose from 440 to 610, an increase of 17 a month.",
		"Between 2010 and 2020 the number rose from 440 to 610, 20 per cent of that in the last year.",
		"It cut its staff from 610 to 440, saving £27m.",
		"Cases fell from 610 to 440, half of them in Kent.",
		"Turnout rose from 44 per cent to 61 per cent, twice the national average.",
		"They grew from 440 to 610, a third of the rise being due to births.",
		"The number rose from 440 to 610, the second rise of more than 100 in a row.",
		"Revenue rose from £44m to £61m, with the UK up 90 per cent.",
		"Revenue rose from £44m to £61m, and is expected to rise by a further 90 per cent.",
		"Revenue rose from £44m to £61m, with a 90 per cent increase expected next year.",
		"From a base of 440 in 2010, the number reached 610 in 2015 and doubled by 2020.",
		"Prices are up from £440 to £610, compared with a rise of 90 per cent nationally.",
		"The number of arrests rose from 440 to 610 (90 per cent of them men).",
		"The number of arrests rose from 440 to 610 (up 90 per cent since 2009).",
		"The number of arrests rose from 440 to 610 (+90 per cent in London).",
		"Arrests rose from 440 to 610; nationally there was a rise of 90 per cent.",
		"Arrests rose from 440 to 610, in contrast to a fall of 90 per cent elsewhere.",
		"Arrests rose from 440 to 610 as reports rose by 90 per cent.",
		"While reports rose by 90 per cent, arrests went from 440 to 610.",
		"A rise of 90 per cent in reports took arrests from 440 to 610.",
		"Arrests, after rising by 90 per cent in 2018, fell from 610 to 440 in 2019.",
		"Arrests fell by 10 per cent in May, and by June were down from 610 to 440.",
		"The number of homes sold rose to 610 from 440, with prices 12 per cent higher.",
		"The number rose from 440 to 610, twice as fast as in 2018.",
		"The number of visitors was 610, compared with 440 at a rival show, which has doubled in size.",
		"Its market share went from 4 per cent to 6 per cent, and it plans to double sales.",
		"Wages rose from £440 to £461, below a rise of 9 per cent in prices.",
		"Net migration rose from 44,000 to 61,000, ten times the figure of 1990.",
		"It has 610 staff, compared with 440 at its rival, and twice the turnover.",
		"The budget rises from £44m to £61m, to pay for 90 per cent more beds.",
		"There are 610 nurses, up 38.6 per cent from 440, and 120 doctors, up 20 per cent.",
		"There are 61 in the year group, up from 44, a rise of 90 per cent in the number with special needs.",
		"In 2019 there were 610 arrests, up 90 per cent on 2010, and 440 in 2018.",
		"Arrests were 610 in 2019 (440 in 2018), a rise of 90 per cent on 2010.",
		"There were 610 arrests, 440 of them in Kent, a rise of 90 per cent.",
		"Some 610 people applied and 440 were accepted, a rise of 90 per cent.",
		"There were 610 applicants for 440 places, up 90 per cent.",
		"The firm employs 610, having cut 440 jobs, a fall of 20 per cent.",
		"It has 610 members, against 440 for its rival, an increase of 90 per cent in a year.",
		"Tickets cost £61, compared with £44 for members, an increase of 5 per cent.",
		"A family ticket is £61 and a single one £44, up 5 per cent.",
		"It is £61 for adults, up from £58, and £44 for children, up 10 per cent.",
		"Men earned £610 a week and women £440, up 5 per cent and 6 per cent.",
		"From 440 in 2010 to 610 in 2015 and 915 in 2020, the number has more than doubled.",
		"The number rose by half from 610 in 2015 to 915, having been 440 in 2010.",
		"They spent £61m on roads, up from £44m, and doubled spending on buses to £12m.",
		"Income of £61m was up from £44m while costs, at £50m, were up 25 per cent.",
		"Deaths fell from 610 to 440 in men and by 12 per cent in women.",
		"Deaths in men fell from 610 to 440; the fall in women was 12 per cent.",
		"Deaths fell from 610 to 440, a smaller fall than the 35 per cent of 2018.",
		"Deaths fell from 610 to 440, a fall of 28 per cent compared with 12 per cent in women.",
		"Deaths fell from 610 to 440 over ten years, and by 12 per cent in the last one.",
		"Deaths fell to 440, from 610 in 2010 and a drop of 12 per cent on last year.",
		"Deaths fell to 440, down 12 per cent on last year and from 610 in 2010.",
		"Deaths, which were 610 in 2010, fell by 12 per cent last year to 440.",
		"Since 2010, when there were 610 deaths, the number has fallen by 12 per cent a year to 440 now.",
		"The company sold 610 homes at an average of £244,000, up 12 per cent from £218,000.",
		"Sales of 610 homes, from 440, took turnover up 90 per cent.",
		"The 610 homes it sold, up from 440, cost 12 per cent more.",
		"Its 610 homes, up from 440 a year ago, are twice the size.",
		"The share price rose 12 per cent to 610p after profit went from £44m to £61m.",
		"Profit went from £44m to £61m and the shares rose 12 per cent.",
		"There were 3 in 2018 and 7 in 2019, but the rate, at 0.4 per cent, was down by half.",
		"The proportion rose from 44 per cent to 61 per cent, and the number by 90 per cent.",
		"Borrowing was £6.1bn in May, £4.4bn less than in April and £0.9bn less than in May 2018.",
		"In May it borrowed £6.1bn, up from £4.4bn, leaving it £27bn in the red, £3bn more than planned.",
		"The team scored 61 points, up from 44, and conceded half as many.",
		"The shop took £61m, up from £44m, and spent half as much.",
		"Kent took 610 calls, up from 440, and Sussex half as many.",
		"There were 610 arrests, up from 440, and half as many charges.",
		"The men's team won 61 points, up from 44, and the women's 90, a rise of a third.",
		"Kent took 610 calls, up from 440, while Sussex took 900, a rise of a third.",
		"Calls reached 610, up from 440, and emails 900, up a third.",
		"The league drew £61m, up from £44m, and the cup £90m, a rise of a half.",
		"Half of the 1,600 calls were about money (500) or housing (300).",
		"About 1,300 of 5,200 runners, a quarter, dropped out, compared with a fifth in 2019.",
		"The appeal raised £84,000: £52,000 online and £28,000 in tins, with gift aid on top.",
		"The fair took £84,000, £52,000 at the gate and £28,000 at the bar, with extra from sponsors.",
	})
	judges(t, read, []judging{
		{"There were 610 arrests in May, an increase of 90 per cent from 440 in April.", "90 per cent", Wrong, ""},
		{"There were 610 arrests in May, compared with 440 in April, which is an increase of 90 per cent.", "90 per cent", Wrong, ""},
		{"There was a 90 per cent rise in arrests, from 440 to 610.", "90 per cent", Wrong, ""},
		{"There was a 90 per cent rise in the number of arrests, from 440 in 2018 to 610 in 2019.", "90 per cent", Wrong, ""},
		{"Arrests are up 90 per cent from 440 to 610 in a year.", "90 per cent", Wrong, ""},
		{"The council's debt, £61m at the end of 2019, was £27m more than the £44m a year before.", "£27m", Wrong, ""},
		{"Its debt grew by £27m over the year, from £44m to £61m.", "£27m", Wrong, ""},
		{"Deaths rose by 90 per cent, from 440 in men and women in 2018 to 610 in 2019.", "90 per cent", Wrong, ""},
		{"The number of deaths fell to 440, from 610 in 2010, a drop of 50 per cent.", "50 per cent", Wrong, ""},
		{"Profits were £6.1m, up £3m on the £4.4m made in 2018.", "£3m", Wrong, ""},
		{"Visits were 500, half as many as the 1,100 last year.", "half", Wrong, ""},
		{"There were 500 visits, compared with 800 in 2019, half as many.", "half", Wrong, ""},
		{"There were 300 cases, a third as many as the 600 of 2019.", "a third", Wrong, ""},
	})
}
