package check

import "testing"

// TestRatios holds that so many of one for each of another is how many times the
// one is the other, and no count.
func TestRatios(t *testing.T) {
	const channels = "Area,Year,Channel,Contacts\nGwent,2019,Website,285\nGwent,2019,Helpline,38\nPowys,2019,Website,90\nPowys,2019,Helpline,45\n"
	holdTo(t, []heldTo{
		{tiedYears, "In 2019 there were 2.8 people from Gwent for every one from Powys.", "2.8", Right},
		{tiedYears, "In 2019 there were 3.8 people from Gwent for every one from Powys.", "3.8", Wrong},
		{channels, "In Gwent there were 7.5 website contacts to every helpline contact in 2019.", "7.5", Right},
		{channels, "In Gwent there were 5.7 website contacts to every helpline contact in 2019.", "5.7", Wrong},
		{channels, "In Powys there were two website contacts for each helpline contact in 2019.", "two", Right},
		{channels, "For every one of the 45 helpline contacts from Powys in 2019 there was an answer.", "45", Right},
	})
}
