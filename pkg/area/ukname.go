package area

import (
	"slices"
	"strings"
	"sync"
)

// IsUKName is true of well-known names of places in the UK: the nations, the ITL1 regions and those that police and
// press speak of, counties, council areas, police areas and regional organised crime units; with or without "County",
// "City of", "Police", "Region", "Council" and the like about them.
//
// It is a hint that a column or row is headed by a place, and best asked of several heads together, since a few of
// the names are words too ("Reading", "North"). It nests nothing, and a name it does not know is not wrong.
func IsUKName(name string) bool {
	words := bareWords(name)
	_, known := ukSpelling(strings.Join(words, " "))
	if known || len(words) < 2 {
		return known
	}
	_, known = ukSpelling(strings.Join(withoutOffice(words), " "))
	return known
}

// officeWords stand before or after the name of a place, and are not part of it.
var officeWords = []string{
	"area", "borough", "city", "co", "constabulary", "council", "county", "district", "england", "force",
	"metropolitan", "of", "police", "policing", "region", "rocu", "royal", "service", "unitary",
}

// withoutOffice drops the office words before and after a name, and "London" with them in "London Borough of
// Camden", as long as something is left.
func withoutOffice(words []string) []string {
	if len(words) > 2 && words[0] == "london" && words[1] == "borough" {
		words = words[1:]
	}
	for len(words) > 1 && slices.Contains(officeWords, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && slices.Contains(officeWords, words[0]) {
		words = words[1:]
	}
	return words
}

// ukSpelling gives the usual spelling of a well-known name, from its words.
func ukSpelling(words string) (string, bool) {
	spelling, ok := ukSpellings()[words]
	return spelling, ok
}

// ukSpellings is built when it is first asked for: most runs of a command that has an areas file never ask.
var ukSpellings = sync.OnceValue(func() map[string]string {
	spellings := map[string]string{}
	for _, names := range [][]string{
		ukNations, ukRegions, englishCounties, englishUnitaries, englishBoroughs, welshAreas, scottishAreas,
		northernIrishAreas, policeForces, otherForces, crimeUnits,
	} {
		for _, name := range names {
			spellings[strings.Join(bareWords(name), " ")] = name
		}
	}
	return spellings
})

var ukNations = []string{
	"UK", "United Kingdom", "Great Britain", "Britain", "England", "Wales", "Scotland", "Northern Ireland",
	"England and Wales", "Cymru",
}

// ukRegions are the twelve ITL1 regions in their different forms, and regions in common use: of the NHS, the police,
// the press.
var ukRegions = []string{
	"North East", "North West", "Yorkshire and The Humber", "Yorkshire and Humber", "East Midlands", "West Midlands",
	"East of England", "London", "South East", "South West", "Eastern", "Midlands", "North East and Yorkshire",
	"East Anglia", "Thames Valley", "Home Counties", "West Country", "North", "South", "East", "West",
	"Northern", "Southern", "Western", "North Eastern", "North Western", "South Eastern", "South Western",
}

// englishCounties are the ceremonial counties, and former counties still in use.
var englishCounties = []string{
	"Bedfordshire", "Berkshire", "Bristol", "Buckinghamshire", "Cambridgeshire", "Cheshire", "City of London",
	"Cornwall", "Cumbria", "Derbyshire", "Devon", "Dorset", "County Durham", "Durham", "East Riding of Yorkshire",
	"East Sussex", "Essex", "Gloucestershire", "Greater London", "Greater Manchester", "Hampshire", "Herefordshire",
	"Hertfordshire", "Isle of Wight", "Kent", "Lancashire", "Leicestershire", "Lincolnshire", "Merseyside", "Norfolk",
	"North Yorkshire", "Northamptonshire", "Northumberland", "Nottinghamshire", "Oxfordshire", "Rutland", "Shropshire",
	"Somerset", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Tyne and Wear", "Warwickshire",
	"West Sussex", "West Yorkshire", "Wiltshire", "Worcestershire",
	"Avon", "Cleveland", "Cumberland", "Hereford and Worcester", "Humberside", "Huntingdonshire", "Middlesex",
	"Sussex", "Westmorland", "Yorkshire",
}

// englishUnitaries are the unitary authorities by their common names, those abolished since 2009 included.
var englishUnitaries = []string{
	"Bath and North East Somerset", "Bedford", "Blackburn with Darwen", "Blackpool", "Bournemouth",
	"Bournemouth, Christchurch and Poole", "Bracknell Forest", "Brighton and Hove", "Central Bedfordshire",
	"Cheshire East", "Cheshire West and Chester", "Darlington", "Derby", "Halton", "Hartlepool", "Hull",
	"Isles of Scilly", "Kingston upon Hull", "Leicester", "Luton", "Medway", "Middlesbrough", "Milton Keynes",
	"North East Lincolnshire", "North Lincolnshire", "North Northamptonshire", "North Somerset", "Nottingham",
	"Peterborough", "Plymouth", "Poole", "Portsmouth", "Reading", "Redcar and Cleveland", "Slough",
	"South Gloucestershire", "Southampton", "Southend-on-Sea", "Stockton-on-Tees", "Stoke-on-Trent", "Swindon",
	"Telford and Wrekin", "Thurrock", "Torbay", "Warrington", "West Berkshire", "West Northamptonshire",
	"Westmorland and Furness", "Windsor and Maidenhead", "Wokingham", "York",
}

// englishBoroughs are the metropolitan boroughs and those of London.
var englishBoroughs = []string{
	"Barnsley", "Birmingham", "Bolton", "Bradford", "Bury", "Calderdale", "Coventry", "Doncaster", "Dudley",
	"Gateshead", "Kirklees", "Knowsley", "Leeds", "Liverpool", "Manchester", "Newcastle upon Tyne", "North Tyneside",
	"Oldham", "Rochdale", "Rotherham", "Salford", "Sandwell", "Sefton", "Sheffield", "Solihull", "South Tyneside",
	"St Helens", "Stockport", "Sunderland", "Tameside", "Trafford", "Wakefield", "Walsall", "Wigan", "Wirral",
	"Wolverhampton",
	"Barking and Dagenham", "Barnet", "Bexley", "Brent", "Bromley", "Camden", "Croydon", "Ealing", "Enfield",
	"Greenwich", "Hackney", "Hammersmith and Fulham", "Haringey", "Harrow", "Havering", "Hillingdon", "Hounslow",
	"Islington", "Kensington and Chelsea", "Kingston upon Thames", "Lambeth", "Lewisham", "Merton", "Newham",
	"Redbridge", "Richmond upon Thames", "Southwark", "Sutton", "Tower Hamlets", "Waltham Forest", "Wandsworth",
	"Westminster",
}

// welshAreas are the unitary authorities, the preserved counties, and the parts that are spoken of.
var welshAreas = []string{
	"Isle of Anglesey", "Anglesey", "Ynys Môn", "Blaenau Gwent", "Bridgend", "Caerphilly", "Cardiff", "Carmarthenshire",
	"Ceredigion", "Conwy", "Denbighshire", "Flintshire", "Gwynedd", "Merthyr Tydfil", "Monmouthshire",
	"Neath Port Talbot", "Newport", "Pembrokeshire", "Powys", "Rhondda Cynon Taf", "Swansea", "Torfaen",
	"Vale of Glamorgan", "Wrexham",
	"Clwyd", "Dyfed", "Mid Glamorgan", "South Glamorgan", "West Glamorgan",
	"Mid Wales", "West Wales", "Southern Wales", "South East Wales", "South West Wales",
}

// scottishAreas are the council areas, former regions, and the parts that are spoken of.
var scottishAreas = []string{
	"Aberdeen City", "Aberdeen", "Aberdeenshire", "Angus", "Argyll and Bute", "City of Edinburgh", "Edinburgh",
	"Clackmannanshire", "Dumfries and Galloway", "Dundee City", "Dundee", "East Ayrshire", "East Dunbartonshire",
	"East Lothian", "East Renfrewshire", "Falkirk", "Fife", "Glasgow City", "Glasgow", "Highland", "Highlands",
	"Highlands and Islands", "Inverclyde", "Midlothian", "Moray", "Na h-Eileanan Siar", "Western Isles",
	"Outer Hebrides", "North Ayrshire", "North Lanarkshire", "Orkney Islands", "Orkney", "Perth and Kinross",
	"Renfrewshire", "Scottish Borders", "Shetland Islands", "Shetland", "South Ayrshire", "South Lanarkshire",
	"Stirling", "West Dunbartonshire", "West Lothian",
	"Borders", "Central Scotland", "Grampian", "Lothian", "Strathclyde", "Tayside",
}

// northernIrishAreas are the counties and the districts. "Down" alone is left out: it is the other end of "Up".
var northernIrishAreas = []string{
	"Antrim", "Armagh", "County Down", "Fermanagh", "Londonderry", "Tyrone",
	"Antrim and Newtownabbey", "Ards and North Down", "Armagh City, Banbridge and Craigavon", "Belfast",
	"Causeway Coast and Glens", "Derry City and Strabane", "Fermanagh and Omagh", "Lisburn and Castlereagh",
	"Mid and East Antrim", "Mid Ulster", "Newry, Mourne and Down",
}

// policeForces are the 43 territorial police forces of England and Wales, by the area they police.
var policeForces = []string{
	"Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "City of London", "Cleveland", "Cumbria",
	"Derbyshire", "Devon and Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Essex", "Gloucestershire",
	"Greater Manchester", "Gwent", "Hampshire and Isle of Wight", "Hertfordshire", "Humberside", "Kent", "Lancashire",
	"Leicestershire", "Lincolnshire", "Merseyside", "Metropolitan Police", "Norfolk", "North Wales", "North Yorkshire",
	"Northamptonshire", "Northumbria", "Nottinghamshire", "South Wales", "South Yorkshire", "Staffordshire", "Suffolk",
	"Surrey", "Sussex", "Thames Valley", "Warwickshire", "West Mercia", "West Midlands", "West Yorkshire", "Wiltshire",
}

// otherForces are those beside the 43, and short names of some.
var otherForces = []string{
	"Police Scotland", "PSNI", "Police Service of Northern Ireland", "British Transport Police", "Hampshire",
	"London, City of", "Metropolitan", "Met Police", "GMP",
}

// crimeUnits are the regional organised crime units of England and Wales.
var crimeUnits = []string{
	"NWROCU", "SWROCU", "ERSOU", "NERSOU", "YHROCU", "EMSOU", "WMROCU", "ROCUWM", "SEROCU", "Tarian",
}
