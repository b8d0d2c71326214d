package area

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSay(t *testing.T) {
	for name, want := range map[string]string{
		"South West": "the South West", "SOUTH WEST": "the South West", "South-West": "the South West", "the south west": "the South West",
		"North East": "the North East", "North East (England)": "the North East", "Midlands": "the Midlands",
		"West Midlands": "the West Midlands", "East Midlands": "the East Midlands", "East of England": "the East of England",
		"Eastern": "the Eastern region", "Eastern Region": "the Eastern region", "EASTERN": "the Eastern region",
		"South West region": "the South West region", "Midlands region": "the Midlands region",
		"Yorkshire & Humber": "Yorkshire and the Humber", "Yorkshire and The Humber": "Yorkshire and the Humber",
		"UK": "the UK", "uk": "the UK", "United Kingdom": "the United Kingdom", "Isle of Wight": "the Isle of Wight",
		"Isles of Scilly": "the Isles of Scilly", "Scottish Borders": "the Scottish Borders", "Vale of Glamorgan": "the Vale of Glamorgan",
		"Orkney Islands": "the Orkney Islands", "Orkney": "Orkney", "City of London": "the City of London", "London, City of": "the City of London",
		"Bristol, City of": "Bristol", "City of Bristol": "Bristol", "Kingston upon Hull, City of": "Hull", "Herefordshire, County of": "Herefordshire",
		"Greater Manchester": "Greater Manchester", "GREATER MANCHESTER": "Greater Manchester", "STOKE-ON-TRENT": "Stoke-on-Trent",
		"Avon & Somerset": "Avon and Somerset", "Avon_and_Somerset": "Avon and Somerset", "dorset": "Dorset",
		"North Wales": "North Wales", "Wales": "Wales", "London": "London", "Dorset": "Dorset", "Bristol": "Bristol",
		"Durham": "Durham", "East Anglia": "East Anglia", "Northumberland": "Northumberland", "Bath": "Bath",
		"The Wirral": "The Wirral", "ACME LTD": "ACME LTD", "Fish & Chips": "Fish & Chips", "Hill region": "Hill region",
		"Yorkshire and the Humber region": "Yorkshire and the Humber region", "Bristol region": "Bristol region", "": "",
	} {
		if got := Say(Area{Name: name}); got != want {
			t.Errorf("%q is said %q, want %q", name, got, want)
		}
	}
	if got := Say(Area{Name: "South West", Say: "the West Country"}); got != "the West Country" {
		t.Errorf("the areas file is not heard: %q", got)
	}
}

// TestSayIsFound: what is printed of a place has to be found again when the text is checked.
func TestSayIsFound(t *testing.T) {
	var known []string
	for words := range sayings {
		known = append(known, words, strings.ToUpper(words))
	}
	for _, spelling := range ukSpellings() {
		known = append(known, spelling, strings.ToUpper(spelling))
	}
	rapid.Check(t, func(t *rapid.T) {
		b := NewBuilder()
		name := rapid.SampledFrom(known).Draw(t, "name")
		b.AddUnder("UK", name)
		b.Add("Elsewhere")
		tree, err := b.Build()
		if err != nil {
			return // the UK in the UK
		}
		want, err := tree.Resolve(name)
		if err != nil {
			return
		}
		if got, err := tree.Resolve(Say(want)); err != nil || got.ID != want.ID {
			t.Fatalf("%q, said %q, leads to %+v, %v", name, Say(want), got, err)
		}
	})
}

func TestIsUKName(t *testing.T) {
	for _, name := range []string{
		"Dorset", "DORSET", "dorset", "Dorset County Council", "Dorset Police", "County Durham", "Co. Durham", "Durham Constabulary",
		"Avon & Somerset", "Avon and Somerset Constabulary", "North-West", "the North West", "North West region", "North West ROCU",
		"Yorkshire and The Humber", "East of England", "South East (England)", "Bristol, City of", "City of Bristol", "Bristol City Council",
		"Kingston upon Hull, City of", "Herefordshire, County of", "Ynys Môn", "Ynys Mon", "Isle of Anglesey", "Na h-Eileanan Siar",
		"Dyfed-Powys", "Metropolitan Police", "Metropolitan Police Service", "City of London Police", "Greater Manchester Police", "GMP",
		"Thames Valley Police", "West Midlands Police", "PSNI", "Police Scotland", "NWROCU", "ERSOU", "Tarian", "Wales", "UK", "Eastern",
		"Highland", "Shetland Islands", "Newry, Mourne and Down", "County Down", "St. Helens", "London Borough of Camden",
		"Royal Borough of Windsor and Maidenhead",
	} {
		if !IsUKName(name) {
			t.Errorf("%q is not known", name)
		}
	}
	for _, name := range []string{
		"", " ", "Contacts", "Total", "Date", "Month", "2019", "Region", "County", "Police", "Police force", "City", "Area", "Council", "Down", "Up",
		"Phone", "Webchat", "Unknown", "Other", "Dorsetshire Times", "People in Dorset", "Kentish", "of", "County of", "Q1 2018", "Central",
	} {
		if IsUKName(name) {
			t.Errorf("%q is known", name)
		}
	}
}

func TestPoliceForces(t *testing.T) {
	if len(policeForces) != 43 {
		t.Errorf("%d forces in England and Wales, want 43", len(policeForces))
	}
}

// TestUKListsAreTidy: a name that stands twice in a list, or is not spelled as people write it, is a slip.
func TestUKListsAreTidy(t *testing.T) {
	for _, list := range [][]string{
		ukNations, ukRegions, englishCounties, englishUnitaries, englishBoroughs, welshAreas, scottishAreas,
		northernIrishAreas, policeForces, otherForces, crimeUnits,
	} {
		seen := map[string]bool{}
		for _, name := range list {
			if seen[Fold(name)] || tidy(name) != name || strings.Contains(name, "&") {
				t.Errorf("%q", name)
			}
			seen[Fold(name)] = true
		}
	}
	if got := len(englishBoroughs); got != 36+32 {
		t.Errorf("%d boroughs, want 36 metropolitan ones and 32 of London", got)
	}
}
