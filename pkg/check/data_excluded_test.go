package check

import "testing"

// A number that the data rule out whatever it is about is wrong; one that they
// cannot speak of, or that comes of two others, is not.
func TestExcludedNumbers(t *testing.T) {
	const wales = "In 2019, 701 people from Gwent and 254 people from Powys made contact.\n\n"
	holdTo(t, []heldTo{
		// the place in an earlier paragraph, the period in none
		{tiedYears, wales + "The region had a total of 1,353, as against 969 in 2018.", "969", Right},
		{tiedYears, wales + "The region had a total of 1,353, as against 996 in 2018.", "996", Wrong},
		{tiedYears, "The number in Gwent went from 340 to 710.", "710", Wrong},
		{tiedYears, "The increase in Gwent was 106 per cent and in Powys 20 per cent.", "20 per cent", Right},
		{tiedYears, "The increase in Gwent was 106 per cent and in Powys 30 per cent.", "30 per cent", Wrong},
		{tiedYears, "Gwent saw the steepest percentage rise; Dyfed-Powys, at minus 5%, the smallest.\n\nGwent went up by 106%, Powys by 47%.", "47%", Wrong},
		{tiedYears, wales + "There were 701 in Gwent against 340 in 2018; for Powys the totals were 254 and 221 respectively.", "221", Wrong},
		// per cents that can only be changes
		{tiedYears, wales + "Numbers rose by 106 per cent in Gwent. Powys saw one of 20 per cent.", "20 per cent", Right},
		{tiedYears, wales + "Numbers rose by 106 per cent in Gwent. Powys saw one of 27 per cent.", "27 per cent", Wrong},
		{tiedYears, wales + "Increases ranged from 20 per cent in Powys to 106 per cent in Gwent.", "20 per cent", Right},
		// shares
		{tiedYears, wales + "Is that a lot? It is 19 per cent of the 1,353 in Wales.", "19 per cent", Right},
		{tiedYears, wales + "Is that a lot? It is 29 per cent of the 1,353 in Wales.", "29 per cent", Wrong},
		// by how much
		{tiedYears, "In 2019 Gwent had the largest number, 701, up by 361 or 106 per cent.", "up by 361", Right},
		{tiedYears, "In 2019 Gwent had the largest number, 701, up by 340 or 106 per cent.", "up by 340", Wrong},
		// a level of the places named is no change: it stays open what it is
		{tiedYears, wales + "Powys and Dyfed-Powys differ by 144.", "144", Unclear},
		// not of what the data count, or not told apart by them
		{tiedYears, wales + "The charity has trained 618 volunteers.", "618", Unsupported},
		{tiedYears, wales + "Of the callers, 450 were women.", "450", Unsupported},
		{tiedYears, wales + "In Powys 45 per cent of callers were under 30.", "45 per cent", Unclear},
		{tiedYears, wales + "Police make 520 arrests a month, or about 17 a day.", "about 17 a day", Unclear},
		// the difference of two that are printed
		{tiedYears, wales + "That leaves a gap of 447 people.", "447", Unclear},
	})
}
