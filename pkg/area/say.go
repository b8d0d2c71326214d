package area

import "strings"

// Say returns how a place is said in running prose, in the middle of a sentence. In this order, it is
//
//   - what the areas file says;
//   - for a short list of names, with the article they take ("the South West", "the Isle of Wight", "the Eastern
//     region"), or the way round they are said ("Bristol" for "Bristol, City of");
//   - for a well-known name all in capitals, or with "&" or "_" in it, its usual spelling;
//   - the name as it is.
func Say(a Area) string {
	if a.Say != "" {
		return a.Say
	}
	words := strings.Join(bareWords(a.Name), " ")
	if said, ok := sayings[words]; ok {
		return said
	}
	if bare, ok := strings.CutSuffix(words, " region"); ok {
		if said, ok := sayings[bare]; ok {
			return strings.TrimSuffix(said, " region") + " region"
		}
	}
	if spelling, ok := ukSpelling(words); ok && (oneCase(a.Name) || strings.ContainsAny(a.Name, "&_")) {
		return spelling
	}
	return a.Name
}

// sayings gives for the words of a name how it is said. Only names of which nobody says otherwise are here; the
// rest is for the areas file. The list does not change.
var sayings = map[string]string{
	"north": "the North", "south": "the South", "east": "the East", "west": "the West",
	"north east": "the North East", "north west": "the North West",
	"south east": "the South East", "south west": "the South West",
	"north east england": "the North East", "north west england": "the North West",
	"south east england": "the South East", "south west england": "the South West",
	"midlands": "the Midlands", "east midlands": "the East Midlands", "west midlands": "the West Midlands",
	"east midlands england": "the East Midlands", "west midlands england": "the West Midlands",
	"east of england": "the East of England", "north east and yorkshire": "the North East and Yorkshire",
	"yorkshire and humber": "Yorkshire and the Humber", "yorkshire and the humber": "Yorkshire and the Humber",
	"home counties": "the Home Counties", "west country": "the West Country", "thames valley": "the Thames Valley",

	"northern": "the Northern region", "southern": "the Southern region",
	"eastern": "the Eastern region", "western": "the Western region",
	"north eastern": "the North Eastern region", "north western": "the North Western region",
	"south eastern": "the South Eastern region", "south western": "the South Western region",

	"uk": "the UK", "united kingdom": "the United Kingdom", "rest of uk": "the rest of the UK",
	"rest of the uk": "the rest of the UK", "rest of england": "the rest of England",
	"rest of scotland": "the rest of Scotland", "rest of wales": "the rest of Wales",
	"republic of ireland": "the Republic of Ireland",

	"isle of wight": "the Isle of Wight", "isle of man": "the Isle of Man", "isle of anglesey": "the Isle of Anglesey",
	"isles of scilly": "the Isles of Scilly", "channel islands": "the Channel Islands",
	"orkney islands": "the Orkney Islands", "shetland islands": "the Shetland Islands",
	"western isles": "the Western Isles", "outer hebrides": "the Outer Hebrides",
	"highlands": "the Highlands", "highlands and islands": "the Highlands and Islands",
	"borders": "the Borders", "scottish borders": "the Scottish Borders",
	"vale of glamorgan": "the Vale of Glamorgan", "vale of white horse": "the Vale of White Horse",
	"east riding": "the East Riding", "east riding of yorkshire": "the East Riding of Yorkshire",
	"forest of dean": "the Forest of Dean", "new forest": "the New Forest", "cotswolds": "the Cotswolds",
	"lake district": "the Lake District", "peak district": "the Peak District",
	"black country": "the Black Country", "city of london": "the City of London", "london city of": "the City of London",

	"bristol city of": "Bristol", "city of bristol": "Bristol", "kingston upon hull city of": "Hull",
	"herefordshire county of": "Herefordshire", "city of edinburgh": "Edinburgh", "glasgow city": "Glasgow",
	"aberdeen city": "Aberdeen", "dundee city": "Dundee",
}
