package area

// unknownPhrases begin or end a label for no one place.
var unknownPhrases = []string{
	"unknown", "not known", "not stated", "not recorded", "not provided", "not given", "not disclosed",
	"not specified", "not supplied", "not captured", "not collected", "not available", "not answered",
	"not identified", "not allocated", "not assigned", "prefer not to say", "prefer not to answer",
	"rather not say", "outside uk", "outside the uk", "outside of the uk", "outside united kingdom",
	"outside the united kingdom", "unspecified", "undisclosed",
}

// unknownLabels are whole labels for no one place.
var unknownLabels = []string{
	"n k", "nk", "n a", "na", "n s", "nan", "null", "none", "blank", "blanks", "missing", "undefined", "unassigned",
	"unallocated", "unmatched", "unclassified", "withheld", "anonymous", "refused", "declined", "no data",
	"no answer", "no response", "none given", "dont know", "do not know", "overseas", "abroad", "non uk",
	"not uk", "not in uk", "not in the uk", "rest of world", "rest of the world", "not applicable",
}

// totalLabels are whole labels for a sum.
var totalLabels = []string{
	"all", "overall", "sum", "sum total", "everyone", "everywhere", "overall figure", "overall figures",
	"overall number", "all combined", "combined", "both", "both sexes", "both channels", "both genders",
}

// totalWords begin or end a label for a sum.
var totalWords = []string{"total", "totals", "subtotal", "subtotals"}

// allOf are what "All …" may stand before to mean a sum; after other words it is part of a name ("All Saints").
var allOf = []string{
	"ages", "areas", "audiences", "authorities", "callers", "calls", "campaigns", "categories", "channels",
	"chats", "clients", "contacts", "counties", "countries", "districts", "enquiries", "forces", "genders",
	"groups", "languages", "locations", "methods", "months", "nations", "others", "people", "periods", "persons",
	"places", "platforms", "quarters", "referrals", "regions", "services", "sessions", "sexes", "sites", "sources",
	"types", "users", "visitors", "visits", "years", "uk",
}
