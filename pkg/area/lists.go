package area

// The lists behind IsUnknown and IsTotal, in folded words. They do not change.

// unknownPhrases begin or end a label for no one place.
var unknownPhrases = []string{
	"unknown", "not known", "not stated", "not recorded", "not provided", "not given", "not disclosed",
	"not specified", "not supplied", "not captured", "not collected", "not available", "not answered",
	"not identified", "not allocated", "not assigned", "not found", "prefer not to say", "prefer not to answer",
	"rather not say", "outside uk", "outside the uk", "outside of uk", "outside of the uk", "outside united kingdom",
	"outside the united kingdom", "outside of the united kingdom", "unspecified", "undisclosed", "non uk",
}

// unknownLabels are whole labels for no one place.
var unknownLabels = []string{
	"n k", "nk", "n a", "na", "n s", "nan", "null", "nil", "none", "none given", "blank", "blanks", "missing", "invalid",
	"undefined", "unassigned", "unallocated", "unmatched", "unclassified", "withheld", "anonymous", "refused",
	"declined", "no data", "no answer", "no response", "no postcode", "no address", "no fixed abode", "dont know",
	"do not know", "overseas", "abroad", "not uk", "not in uk", "not in the uk", "rest of world", "rest of the world",
	"not applicable", "invalid postcode",
}

// exceptWords say that what follows is left out of a label's members, or in it; it is not the label.
var exceptWords = []string{"excluding", "excl", "except", "exc", "minus", "without", "including", "incl", "inc"}

// totalLabels are whole labels for a sum.
var totalLabels = []string{
	"all", "overall", "sum", "sum of all", "sum total", "everyone", "everywhere", "overall figure", "overall figures",
	"overall number", "all combined", "combined", "both", "both sexes", "both channels", "both genders",
}

// totalWords begin or end a label for a sum.
var totalWords = []string{"total", "totals", "subtotal", "subtotals"}

// runningWords make a total one that grows from row to row.
var runningWords = []string{"running", "cumulative", "rolling"}

// allOf are what a label that begins with "All" may end in to mean a sum; another word makes it a name
// ("All Saints").
var allOf = []string{
	"ages", "areas", "audiences", "authorities", "boroughs", "callers", "calls", "campaigns", "categories", "channels",
	"chats", "clients", "contacts", "counties", "countries", "districts", "england", "enquiries", "forces", "genders",
	"groups", "ireland", "languages", "localities", "locations", "methods", "months", "nations", "people", "periods",
	"persons", "places", "platforms", "quarters", "referrals", "regions", "scotland", "sectors", "services",
	"sessions", "sexes", "sites", "sources", "topics", "types", "uk", "users", "visitors", "visits", "wales", "wards",
	"years",
}
