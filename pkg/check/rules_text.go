package check

import "github.com/pressfigures/figures/pkg/caveat"

// textRules are about how the claims of a text stand to each other, and about
// the words beside them.
var textRules = []Rule{
	{
		ID: RuleID(caveat.HeadlineStronger),
		Example: Example{
			Fails:  "# Nearly 500 people seek help in Dorset\n\nA total of 373 people from Dorset contacted Stop It Now! in 2019.",
			Mended: "# More than 370 people seek help in Dorset\n\nA total of 373 people from Dorset contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleID(caveat.TwoVersions),
		Example: Example{
			Fails: "Police make about 520 arrests a month across the country.\n\n" +
				"Police forces across the country make at least 500 arrests a month.",
			Mended: "Police make about 520 arrests a month across the country.\n\n" +
				"Police forces across the country make about 520 arrests a month.",
		},
	},
	{
		ID: RuleOtherRelease, Title: "one figure, another value in another release", Severity: caveat.Warning,
		Why: "releases made for many places share the figures of the region, and the reporters of two papers compare them",
		Example: Example{
			Other:  "A total of 3,693 people from the South West contacted Stop It Now! in 2019.",
			Fails:  "Across the South West, 3,639 people contacted Stop It Now! in 2019.",
			Mended: "Across the South West, 3,693 people contacted Stop It Now! in 2019.",
		},
	},
	{
		ID: RuleID(caveat.PartsNotTotal),
		Example: Example{
			Fails:  "The service heard from 333 people. Of these, 285 wrote online and 38 rang by telephone.",
			Mended: "The service heard from 323 people. Of these, 285 wrote online and 38 rang by telephone.",
		},
	},
	{
		ID: RuleOverWhole, Title: "shares of more than the whole", Severity: caveat.Warning,
		Why: "shares of one whole come to 100 per cent, unless some are in several of them",
		Example: Example{
			Fails:  "Of the 900 callers, 62 per cent came from towns and 47 per cent came from villages.",
			Mended: "Of the 900 callers, 62 per cent came from towns and 38 per cent came from villages.",
		},
	},
	{
		ID: RuleID(caveat.PercentWithoutBase),
		Example: Example{
			Fails:  "The number of people from Kent who contacted Stop It Now! has doubled.",
			Mended: "The number of people from Kent who contacted Stop It Now! has doubled, from 150 in 2018 to 301 in 2019.",
		},
	},
	{
		ID: RuleID(caveat.NounDrift),
		Example: Example{
			Fails: "A total of 1,186 people from Hertfordshire contacted Stop It Now! in 2019.\n\n" +
				"The charity worked with each of the 1,186 offenders.",
			Mended: "A total of 1,186 people from Hertfordshire contacted Stop It Now! in 2019.\n\n" +
				"The charity worked with each of the 1,186 people.",
		},
	},
	{
		ID: RuleID(caveat.Cause),
		Example: Example{
			Fails:  "Calls rose by 65 per cent, from 84 to 139, thanks to the charity's campaign.",
			Mended: "Calls rose by 65 per cent, from 84 to 139. The charity ran a campaign at the time.",
		},
	},
	{
		ID: RuleID(caveat.Exaggeration),
		Example: Example{
			Fails:  "Calls soared by 6 per cent, from 300 to 318.",
			Mended: "Calls rose by 6 per cent, from 300 to 318.",
		},
	},
	{
		ID: RuleID(caveat.PeriodAmbiguous),
		Example: Example{
			Fails: "Between July 2017 and January 2018, 84 people from North Wales contacted Stop It Now!. " +
				"In the next six-month period there were 139.",
			Mended: "From July to December 2017, 84 people from North Wales contacted Stop It Now!. " +
				"In the next six-month period there were 139.",
		},
	},
}

// ownRules are about the check itself.
var ownRules = []Rule{
	{
		ID: RuleNoClaims, Title: "a text without claims", Severity: caveat.Warning,
		Why: "nothing was checked, so nothing was found: it may be the wrong file, or a picture of a text",
		Example: Example{
			Fails:  "Stop It Now! is there for anybody who is worried. Call 0808 1000 900.",
			Mended: "Stop It Now! helped 1,186 people in 2019. Call 0808 1000 900.",
		},
	},
	{
		ID: RuleUnusedIgnore, Title: "a remark that passes over nothing", Severity: caveat.Warning,
		Why: "what it was there for is gone, and it would hide the next mistake",
		Example: Example{
			Fails: "<!-- figures: ignore next -- the base is revised -->\n\n" +
				"Calls rose by 65 per cent, from 84 to 139.",
			Mended: "Calls rose by 65 per cent, from 84 to 139.",
		},
	},
}
