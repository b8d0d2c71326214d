package check

import "github.com/pressfigures/figures/pkg/caveat"

// halves is an export of half-years, two of each year.
const halves = `Region,Area,January to June 2018,July to December 2018,January to June 2019,July to December 2019
Wales,Gwent,340,690,700,710
Wales,Dyfed-Powys,312,330,450,470
`

// dataRules are about what the data know of a claim that is right all the
// same: caveats of its figure. Period-ambiguous stands with those of texts.
var dataRules = []Rule{
	{
		ID: RuleID(caveat.SmallBase),
		Example: Example{
			Data:   "Area,2018,2019\nPowys,36,72\nGwent,340,700\nDyfed,212,250\n",
			Fails:  "The number of people from Powys who contacted Stop It Now! rose by 100 per cent, from 36 in 2018 to 72 in 2019.",
			Mended: "A total of 72 people from Powys contacted Stop It Now! in 2019, up from 36 in 2018.",
		},
	},
	{
		ID: RuleID(caveat.NoPercent),
		Example: Example{
			Data:   "Area,2018,2019\nPowys,9,27\nGwent,340,700\nDyfed,212,250\n",
			Fails:  "The number of people from Powys who contacted Stop It Now! rose by 200 per cent, from nine in 2018 to 27 in 2019.",
			Mended: "A total of 27 people from Powys contacted Stop It Now! in 2019, up from nine in 2018.",
		},
	},
	{
		ID: RuleID(caveat.PeriodLength),
		Example: Example{
			Data:   halves,
			Fails:  "The number of people from Gwent who contacted Stop It Now! rose by 315 per cent, from 340 in January to June 2018 to 1,410 in 2019.",
			Mended: "The number of people from Gwent who contacted Stop It Now! rose by 37 per cent, from 1,030 in 2018 to 1,410 in 2019.",
		},
	},
	{
		ID: RuleID(caveat.Seasonal),
		Example: Example{
			Data:   halves,
			Fails:  "The number of people from Dyfed-Powys who contacted Stop It Now! rose by 36 per cent, from 330 in July to December 2018 to 450 in January to June 2019.",
			Mended: "The number of people from Dyfed-Powys who contacted Stop It Now! rose by 44 per cent, from 312 in January to June 2018 to 450 in January to June 2019.",
		},
	},
	{
		ID: RuleID(caveat.Chance),
		Example: Example{
			Data:   "Area,2018,2019\nPowys,100,112\nGwent,340,700\nDyfed,212,250\n",
			Fails:  "The number of people from Powys who contacted Stop It Now! rose by 12 per cent, from 100 in 2018 to 112 in 2019.",
			Mended: "The number of people from Gwent who contacted Stop It Now! rose by 106 per cent, from 340 in 2018 to 700 in 2019.",
		},
	},
	{
		ID: RuleID(caveat.LowCount),
		Example: Example{
			Data:   "Area,2018,2019\nPowys,9,3\nGwent,340,700\nDyfed,212,250\n",
			Fails:  "Three people from Powys contacted Stop It Now! in 2019.",
			Mended: "A total of 953 people contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleID(caveat.HiddenCells),
		Example: Example{
			Data:   "Region,Area,2018,2019\nWales,Powys,90,c\nWales,Gwent,340,700\nWales,Dyfed,212,250\n",
			Fails:  "At least 950 people from Wales contacted Stop It Now! in 2019.",
			Mended: "A total of 700 people from Gwent contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleID(caveat.ContactsNotPeople),
		Example: Example{
			Data:   "Area,Channel,2018,2019\nPowys,Website,90,120\nPowys,Helpline,30,50\nGwent,Website,340,700\nGwent,Helpline,40,50\n",
			Fails:  "A total of 170 people from Powys contacted Stop It Now! in 2019.",
			Mended: "In 2019, 120 people from Powys visited the website and 50 called the helpline.",
		},
	},
	{
		ID: RuleID(caveat.CountNotRate),
		Example: Example{
			Data:   dorset,
			Fails:  "Devon had the highest number of people who contacted Stop It Now! in 2019.",
			Mended: "A total of 1,020 people from Devon contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleID(caveat.FewAreas),
		Example: Example{
			Data:   "Area,2018,2019\nPowys,90,100\nGwent,340,700\nDyfed,212,250\n",
			Fails:  "Gwent had the highest number of people who contacted Stop It Now! in 2019.",
			Mended: "A total of 700 people from Gwent contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleID(caveat.AreasAlike),
		Example: Example{
			Data:   "Region,Area,2018,2019\nWales,Powys,100,186\nWales,Gwent,200,393\nWales,Dyfed,300,420\nWales,Gwynedd,400,480\nWales,Clwyd,500,610\nScotland,Fife,500,610\n",
			Fails:  "Gwent had the steepest percentage rise in 2019, compared with 2018.",
			Mended: "The number of people from Gwent rose by 97 per cent, from 200 in 2018 to 393 in 2019.",
		},
	},
	{
		ID: RuleID(caveat.PartialPeriod),
		Example: Example{
			Data:   "Area,January 2019,February 2019,March 2019,April 2019\nPowys,90,100,80,70\nGwent,340,700,300,400\n",
			Fails:  "A total of 340 people from Powys contacted Stop It Now! in 2019.",
			Mended: "A total of 340 people from Powys contacted Stop It Now! from January to April 2019.",
		},
	},
	{
		ID: RuleID(caveat.MissingArea),
		Example: Example{
			Data:   "Region,Area,Year,People\nWales,Powys,2018,90\nWales,Gwent,2018,340\nWales,Gwent,2019,700\nWales,Dyfed,2018,212\nWales,Dyfed,2019,250\n",
			Fails:  "A total of 950 people from Wales contacted Stop It Now! in 2019.",
			Mended: "A total of 700 people from Gwent contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleID(caveat.DefinitionBreak),
		Example: Example{
			Data: "Area,Month,Channel,People\n" +
				"Powys,2019-01,Helpline,90\nPowys,2019-02,Helpline,95\nPowys,2019-03,Helpline,85\nPowys,2019-04,Helpline,90\n" +
				"Powys,2019-05,Helpline,90\nPowys,2019-06,Helpline,95\nPowys,2019-05,Webchat,300\nPowys,2019-06,Webchat,310\n",
			Fails:  "The number of people from Powys rose by 228 per cent, from 270 in January to March 2019 to 885 in April to June 2019.",
			Mended: "A total of 270 people from Powys called the helpline from January to March 2019.",
		},
	},
	{
		ID: RuleID(caveat.FewEvents),
		Example: Example{
			Data:   "Area,2018,2019\nPowys,90,18\nGwent,340,700\nDyfed,212,250\n",
			Fails:  "On average, 1.5 people a month from Powys contacted Stop It Now! in 2019.",
			Mended: "A total of 18 people from Powys contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleID(caveat.BaseChoice),
		Example: Example{
			Data:   "Area,2017,2018,2019\nPowys,400,200,390\nGwent,340,700,900\n",
			Fails:  "The number of people from Powys who contacted Stop It Now! rose by 95 per cent, from 200 in 2018 to 390 in 2019.",
			Mended: "A total of 390 people from Powys contacted Stop It Now! in 2019, and 400 in 2017.",
		},
	},
}
