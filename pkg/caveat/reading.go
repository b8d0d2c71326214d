package caveat

// readingRules are about how an export was read.
var readingRules = []Rule{
	{
		ID: AbsentIsZero, Title: "no row is read as none", Severity: Info,
		When:    "an area has rows for a span, but none for some combination of channel, audience and the like",
		Why:     "exports leave out what did not happen; --absent missing reads it as missing",
		Example: "Powys has rows for March 2019 but none for webchat, which is read as 0",
	},
	{
		ID: BlankIsMissing, Title: "a blank cell is read as missing", Severity: Warning,
		When:    "a cell that should hold a number is blank",
		Why:     "blank may mean none or not known, and missing is not zero; --blank zero reads it as 0",
		Example: "4 blank cells in column \"Q3 2018\" are read as missing",
	},
	{
		ID: BlankRepeats, Title: "a blank cell repeats the label above", Severity: Info,
		When:    "the cells below a group's label are blank",
		Why:     "spreadsheets show a group's label once",
		Example: "blank cells in column \"Region\" repeat the region above",
	},
	{
		ID: DayFirst, Title: "dates read day first", Severity: Warning,
		When:    "every date of a column could be read day first or month first",
		Why:     "03/04/2019 is 3 April here and 4 March in America, and no cell tells which",
		Example: "column \"Date\" is read day first: 03/04/2019 is 3 April 2019",
	},
	{
		ID: DecimalMark, Title: "commas and points could be either", Severity: Warning,
		When:    "numbers such as 1.234 or 1,234 could hold decimals or thousands",
		Why:     "the two readings differ a thousandfold; --decimal settles it",
		Example: "in column \"People\" the point in 1.186 is read as a thousands mark",
	},
	{
		ID: Encoding, Title: "a text encoding was worked out", Severity: Info,
		When:    "a file is not plain UTF-8",
		Why:     "a wrong encoding spoils names, so that they are not found; --encoding settles it",
		Example: "the file is read as Windows-1252",
	},
	{
		ID: IdentifierColumn, Title: "a column of identifiers", Severity: Info, Threshold: "1000",
		When:    "a column holds more different values than the threshold and is not named in the question",
		Why:     "it names people or calls, not groups of them, and must not be printed",
		Example: "column \"Person ID\" holds identifiers and is not used",
	},
	{
		ID: IgnoredColumn, Title: "a column that is not used", Severity: Info,
		When:    "a column was not understood, or is of no use for the question",
		Why:     "if it matters, --column says what it is",
		Example: "column \"Notes\" is not used",
	},
	{
		ID: LogCoverage, Title: "the span of a log", Severity: Info,
		When: "the data are a log, whose span is worked out from its first and last day",
		Why: "a log has no row for a day on which nobody got in touch: inside its span no row is none, outside it is " +
			"missing",
		Example: "the log covers 1 July 2017 to 30 June 2018",
	},
	{
		ID: MarkedCells, Title: "numbers marked as provisional, estimated or revised", Severity: Info,
		When:    "numbers carry [e], [f], [p] or [r] beside them",
		Why:     "they may change (Government Statistical Service, symbols in tables)",
		Example: "12 numbers are marked [p], provisional",
	},
	{
		ID: MissingArea, Title: "an area without data", Severity: Warning,
		When:    "an area has no row for a span that others have rows for",
		Why:     "no row may be none or not known, and a region's total lacks it; --absent zero reads it as 0",
		Example: "Kent has no row for 2019, so the Eastern region's total lacks it",
	},
	{
		ID: NoArea, Title: "rows without an area", Severity: Warning,
		When:    "the area of a row is blank",
		Why:     "the row counts in the total of everything, and in no area",
		Example: "17 rows have no area",
	},
	{
		ID: RepeatedRows, Title: "rows that stand twice", Severity: Warning,
		When:    "a file has several rows for one area, period and combination of channel, audience and the like",
		Why:     "they are added up, which is wrong if one corrects the other",
		Example: "Devon, March 2019 stands in rows 14 and 92, which are added up",
	},
	{
		ID: SameFileTwice, Title: "one file given twice", Severity: Info,
		When:    "two of the files given hold the same bytes",
		Why:     "it is read once, or every figure would double",
		Example: "\"march (1).csv\" is the same as \"march.csv\" and is read once",
	},
	{
		ID: SpansDisagree, Title: "a year that is not the sum of its months", Severity: Warning,
		When:    "a span stands in the data itself and as its parts, and the two differ",
		Why:     "one of the two is wrong, or revised; the span itself is used",
		Example: "2018 says 596, and its months add up to 594",
	},
	{
		ID: StockNotAdded, Title: "a number that is not added over time", Severity: Info,
		When:    "a measure such as a population or a percentage is asked for over several periods",
		Why:     "people who live in a place in two years are not twice as many people",
		Example: "the population is that of 2019, the last year asked for",
	},
	{
		ID: SubtotalConflict, Title: "a subtotal that is not the sum of its parts", Severity: Warning,
		When:    "a row or column that is a subtotal differs from the sum of what it stands for",
		Why:     "parts are hidden or missing, or one of the numbers is wrong",
		Example: "\"South West\" says 3,693 in row 9, and its seven counties add up to 3,690",
	},
	{
		ID: SubtotalSkipped, Title: "a subtotal is not added to its parts", Severity: Info,
		When:    "a row or column is the sum of others",
		Why:     "to add it would count everyone twice; it is used to check the parts",
		Example: "\"Total\" in column \"Channel\" is the sum of the others and is not added to them",
	},
	{
		ID: PossibleSubtotal, Title: "what may be a subtotal", Severity: Warning,
		When:    "an area or a member equals the sum of all others, but too seldom to be sure that it is their total",
		Why:     "if it is their total, figures over all of them count everyone twice",
		Example: "\"South East\" equals the sum of the other areas, once: if it is their total, figures over all areas count twice",
	},
	{
		ID: MixedLevels, Title: "areas and areas they lie in, side by side", Severity: Warning,
		When:    "one column names a nation beside other places, and nothing says which lie in which",
		Why:     "a figure over all areas would count the people of the nation twice",
		Example: "\"England\" stands beside other areas and may hold them: figures over all areas then count twice",
	},
	{
		ID: PeriodFromTitle, Title: "a period from the title", Severity: Info,
		When:    "no column, head or label names a period, and a row above the table or the name of the file does",
		Why:     "a title can speak of something else, such as the date of publication",
		Example: "the period, 2020/21, is taken from row 5",
	},
	{
		ID: IgnoredRow, Title: "a row that is no data", Severity: Info,
		When:    "a row has a label and no numbers, or reads like a note below the table",
		Why:     "if it should count, the export has to give its number",
		Example: "1 row that reads like a note is left out",
	},
	{
		ID: HiddenRows, Title: "rows that a sheet does not show", Severity: Warning,
		When:    "rows of a workbook are hidden by hand, by a group or by a filter, and hold something",
		Why:     "whoever looks at the sheet adds up other rows than those that are counted",
		Example: "sheet \"Data\" hides 12 rows that hold something; they are counted",
	},
	{
		ID: SumOver, Title: "what a sum runs over", Severity: Info,
		When:    "a figure adds up the members of a column that the question does not name",
		Why:     "a reader should know that visitors are in it as well as callers",
		Example: "all channels: phone, webchat",
	},
	{
		ID: TableChoice, Title: "one table of several", Severity: Info,
		When:    "a file holds several sheets or tables and one of them is read",
		Why:     "if it is not the one that was meant, --sheet or --table names another",
		Example: "sheet \"Data\" of three is read",
	},
	{
		ID: UnknownMembers, Title: "people whose area is not known", Severity: Info,
		When:    "rows say \"Unknown\", \"Not stated\", \"Outside UK\" or the like for an area, a channel, an audience",
		Why:     "they count in totals, and are never ranked or given a sentence",
		Example: "41 people with area \"Not stated\" count in the total only",
	},
	{
		ID: UnlistedArea, Title: "an area that the areas file does not list", Severity: Warning,
		When:    "an area of the data is neither a name nor an alias in the areas file",
		Why:     "it lies in no region, so a region's total may lack it",
		Example: "\"Herts.\" is not in areas.csv: did they mean Hertfordshire?",
	},
}
