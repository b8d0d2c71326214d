package check

import "testing"

// TestTotals holds totals whose parts are said to be all of them.
func TestTotals(t *testing.T) {
	judges(t, read, []judging{
		{"We sold 42 teas, 31 coffees and 28 cakes, making 101 in all.", "101", Right, ""},
		{"We sold 42 teas, 31 coffees and 28 cakes, making 111 in all.", "111", Wrong, RuleNumbers},
		{"We sold 42 teas, 31 coffees and 28 cakes, a total of 111.", "111", Wrong, RuleNumbers},
		{"Avon sent 42 teams, Dorset 31, Devon 28, Somerset 19 and Wiltshire 16, a total of 146.", "146", Wrong, RuleNumbers},
		{"There were 248 in all: 131 in Bath, 84 in Wells and 23 in Frome.", "248", Wrong, RuleNumbers},
		{"There were 310 men and 200 women, 520 people together.", "520", Wrong, RuleNumbers},
		{"Rovers had 512 supporters and City 408, 950 between them.", "950", Wrong, RuleNumbers},
		{"The council will spend £6.4 million on streets: £2.9 million on roads, £1.8 million on parks and £1.2 million on lighting.", "6.4", Wrong, RuleNumbers},
		{"The council will spend £6.0 million on streets: £2.9 million on roads, £1.8 million on parks and £1.2 million on lighting.", "6.0", Right, ""}, // of what rounds to them
		{"The grant of £366,000 is made up of £240,000 from the county, £85,000 from the town and £31,000 from donors.", "366", Wrong, RuleNumbers},
		{"There were 3,194 closures in May. This was made up of 1,411 shops, an increase of 4.9 per cent on April, and 1,738 pubs.", "3,194", Wrong, RuleNumbers},
		{"Where the money went:\n\n* £240,000 on grants\n* £85,000 on staff\n* £31,000 on rent\n* Total: £366,000", "366", Wrong, RuleNumbers},
		{"The museum had 94,400 visitors in July, 12% up on last July: 61,200 adults and 33,200 children.", "94,400", Right, ""},
		{"The museum had 96,400 visitors in July, 12% up on last July: 61,200 adults and 33,200 children.", "96,400", Wrong, RuleNumbers},
		{"The port took 412,300 boxes in May, 3 per cent more than in 2018: 301,200 by road and 101,100 by rail.", "412,300", Wrong, RuleNumbers},
		{"The legacy of £64,000 was split between the choir (£30,500), the school (£21,500) and the hospice (£14,000).", "64,000", Wrong, RuleNumbers},
		{"The 1,264 places were shared among colleges (641), employers (382) and charities (221).", "1,264", Wrong, RuleNumbers},
		{"Income was £597,000 from grants, £321,000 from trading and £210,000 from donors, a total of £1,158,000.", "1,158", Wrong, RuleNumbers},
		{"We raised £640 in total – £301 online, £209 in shops and £110 at events.", "640", Wrong, RuleNumbers},
		{"The total of 642 comprises 301 adults, 209 children and 112 pensioners.", "642", Wrong, RuleNumbers},
		{"A total of 642 people came:\n\n- 301 adults\n- 209 children\n- 112 pensioners", "642", Wrong, RuleNumbers},
		{"Visitors in May:\n\nAdults: 301\nChildren: 209\nPensioners: 112\nTotal: 622", "622", Right, ""},
		// over two sentences, and told beforehand
		{"We spent £5,000 on seats, £3,000 on lights and £1,500 on paint. The bill in all was £9,500.", "9,500", Right, ""},
		{"We spent £5,000 on seats, £3,000 on lights and £1,500 on paint. The bill in all was £10,500.", "10,500", Wrong, RuleNumbers},
		{"We had 240 members in May. Eighteen have joined since, taking the total to 258.", "258", Right, ""},
		{"We had 240 members in May. Eighteen have joined since, taking the total to 268.", "268", Wrong, RuleNumbers},
		{"Rents had brought in £14,350 against £13,120 the year before. Hall lettings came to £6,275 and the raffle to £1,140, so that income amounted to £21,675 in all.", "21,675", Wrong, RuleNumbers},
		{"There were 1,179 rescues on hills. They helped 1,326 people. Others numbered 463, bringing the total to 1,642.", "1,642", Right, ""},
		{"The fair raised £23,480. That beats last year's £19,900 by £3,580, and takes the two years together to £43,380.", "43,380", Right, ""},
		{"There were 8,096 patients waiting. With a further 3,883 suspended, that means almost 12,000 people are waiting.", "12,000", Right, ""},
		{"In all 120.1 million boxes were moved in total. Seaports and river ports handled 106.9 million and 13.2 million respectively.", "120.1", Right, ""},
		// of whom
		{"A total of 500 people came. There were 300 women and 200 men.", "500", Right, ""},
		{"A total of 510 people came. There were 300 women and 200 men.", "510", Wrong, RuleNumbers},
		{"Of the 3,194 births, 1,411 were girls and 1,738 were boys.", "3,194", Wrong, RuleNumbers},
		{"Of the 186 pairs recorded, 116 produced young, 39 failed and the outcome of the other 31 is unknown.", "186", Right, ""},
		{"Of the 186 pairs recorded, 106 produced young, 39 failed and the other 31 are unknown.", "186", Wrong, RuleNumbers},
		{"The charity helped 642 people last year, 301 of them women and 321 men.", "642", Wrong, RuleNumbers},
		{"There are 642 homes. 301 are let, 209 are empty and the other 112 are under repair.", "642", Wrong, RuleNumbers},
		{"Of the 642 homes, 301 are let and 209 are empty, leaving 112 under repair.", "642", Wrong, RuleNumbers},
		{"The trust has 620 staff; 410 are nurses and the rest, 220, are doctors.", "620", Wrong, RuleNumbers},
		{"The airport handled 43,118 flights, of which 35,277 were European and 7,841 intercontinental.", "43,118", Right, ""},
		{"The airport handled 43,181 flights, of which 35,277 were European and 7,841 intercontinental.", "43,181", Wrong, RuleNumbers}, // digits swapped
		{"The branch counselled 1,573 children. Of these, 1,020 contacts were online and 553 were over the phone.", "1,573", Right, ""},
		{"The branch counselled 1,640 children. Of these, 1,020 contacts were online and 553 were over the phone.", "1,640", Unsupported, ""},
		{"The branch counselled 1,600 children. Of these, 1,020 contacts were online and 553 were over the phone.", "1,600", Loose, RuleWording},
	})
}

// TestPartsAreNotAlwaysAll holds totals beside numbers that are some of their
// parts, or in several of them, or rounded.
func TestPartsAreNotAlwaysAll(t *testing.T) {
	for _, text := range []string{
		"The line took 1,600 calls, including 1,020 about debt and 353 about housing.",
		"There were 19 fires in May. Eight more in June bring the total this year to 34.",
		"There were 240 members in May. Eighteen have joined since, and six have died, taking the total to 252.",
		"The fund paid £4,000 to the school. It gave £3,000 to the choir, taking its total since 2018 to £8,000.",
		"Of the 1,200 who came, 700 were women, 300 were students and 250 were both.",
		"The line took 1,600 calls. Among them were 1,020 about debt and 353 about housing.",
		"Of the county's callers, 200 were men and 150 were under 18.",
		"The branch counselled 1,600 children. Of these, 1,020 were girls and 353 were under ten.",
		"Of the 1,600 callers, 200 rang twice and 50 three times.",
		"There were 940 complaints, mostly about noise (512) and litter (308).",
		"There were 940 complaints: the biggest groups were noise with 512 and litter with 308.",
		"He scored 42 in May and 31 in June, and a total of 300 for the season.",
		"The team scored 239 runs off 69 balls. Last season it made 260 in all.",
		"There were 1,204 entrants: 611 in the first year and 712 in the second, with some entering twice.",
		"The council will spend £6.4m: £2.9m on roads and £1.8m on parks, with the rest on lighting.",
		"A total of 29,800 people came, 14,900 by car, 10,200 by bus and 4,600 on foot.",
		"Three people died and 14 were hurt; 20 people in total were on the bus.",
		"There were 940 visitors, of whom 512 were adults and 300 came from abroad.",
		"There were 31 per cent fewer arrests (642 against 930). 301 children and 209 adults used the pool.",
		"The club has 642 members. 301 were at the dinner and 209 at the dance.",
		"We helped 301 women and 209 men. In total the county had 642 cases.",
		"The show drew 642 people:\n\n- 301 bought a guide\n- 209 ate there",
		"The grant of £86,500 was announced with two others (£41,200 and £27,800).",
		"The 1,600 homes have gardens (900), garages (700) and sheds (500).",
		"There were 1,600 calls in May: 900 about money, 500 about housing.",
		"The bill came to £180: £90 for food, £60 for wine, plus tax.",
		"It won 42 seats, 12 of them new, up from 36.",
		"The council has 60 seats. Labour holds 30 and the Conservatives 22.",
	} {
		if r := read(text); len(r.Findings) > 0 {
			t.Errorf("%s\n%s: %s", text, r.Findings[0].Rule, r.Findings[0].Message)
		}
	}
}
