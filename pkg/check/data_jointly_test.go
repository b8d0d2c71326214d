package check

import "testing"

// What is said of several places as one is said of their sum.
func TestPlacesTogether(t *testing.T) {
	holdTo(t, []heldTo{
		{tiedYears, "Gwent and Powys had 955 contacts in 2019, 403 more than in 2018.", "955", Right},
		{tiedYears, "Gwent and Powys had 955 contacts in 2019, 403 more than in 2018.", "403 more", Right},
		{tiedYears, "Gwent and Powys had 955 contacts in 2019, 304 more than in 2018.", "304 more", Wrong},
		{tiedYears, "The number of people from Gwent and Powys rose by 73 per cent, from 552 to 955, in 2019.", "73 per cent", Right},
		{tiedYears, "The number of people from Gwent and Powys rose by 73 per cent, from 552 to 955, in 2019.", "552", Right},
		{tiedYears, "The number of people from Gwent and Powys rose by 73 per cent, from 522 to 955, in 2019.", "522", Wrong},
		{tiedYears, "Gwent and Powys made up 71 per cent of the total for Wales in 2019.", "71 per cent", Right},
		{tiedYears, "Gwent and Powys made up 61 per cent of the total for Wales in 2019.", "61 per cent", Wrong},
		{tiedYears, "In 2019 Gwent (701) and Powys (254) together accounted for 71 per cent of the 1,353 people in Wales.", "71 per cent", Right},
		{tiedYears, "In 2019 Gwent had 701 callers and Powys 254. The pair account for 71 per cent of the 1,353 in Wales.", "71 per cent", Right},
		{tiedYears, "In 2019 Gwent had 701 callers and Powys 254. The number from the two counties was 955.", "955", Right},
		{tiedYears, "Gwent accounted for 94 per cent of the increase in Wales in 2019.", "94 per cent", Right},
		{tiedYears, "Gwent accounted for 49 per cent of the increase in Wales in 2019.", "49 per cent", Wrong},
		{tiedYears, "In 2019, 1,353 people in Wales made contact. More than half of them lived in Gwent.", "half", Right},
		{tiedYears, "In 2019, 1,353 people in Wales made contact. One in ten of these was from Powys.", "One in ten", Wrong},
		{tiedYears, "At 40 per cent, the rise in Wales in 2019 was lower than Gwent's, at 106 per cent.", "106 per cent", Right},
		// of each, and not of all
		{tiedYears, "Rises were recorded in Gwent and Powys, which saw increases of 106 and 20 per cent respectively.", "20 per cent", Right},
		{tiedYears, "Gwent and Powys had 701 and 254 contacts respectively in 2019.", "254", Right},
		{tiedYears, "Gwent and Powys had 701 and 955 contacts respectively in 2019.", "955", Wrong},
		{tiedYears, "Gwent and Powys each had 955 contacts in 2019.", "955", Wrong},
		// two periods together
		{tiedYear, "The charity looked at 700 contacts from Gwent in two half-years, January to June 2018 and July to December 2018.", "700", Right},
		{tiedYear, "The charity looked at 770 contacts from Gwent in two half-years, January to June 2018 and July to December 2018.", "770", Wrong},
		// a part of an increase
		{tiedYears, "Of the 384 extra people in Wales in 2019, 361 were from Gwent, or 94 per cent.", "361", Right},
		{tiedYears, "Of the 384 extra people in Wales in 2019, 361 were from Gwent, or 94 per cent.", "94 per cent", Right},
		{tiedYears, "Of the 384 extra people in Wales in 2019, 361 were from Gwent, or 49 per cent.", "49 per cent", Wrong},
		{tiedYears, "Of the 384 extra people in Wales in 2019, 316 were from Gwent.", "316", Wrong},
		// the whole of a place spoken of before
		{tiedYears, "In 2019 Powys had 254 contacts. Is that a lot in a region with 1,353 contacts?", "1,353", Right},
		{tiedYears, "In 2019 Powys had 254 contacts. Is that a lot in a region with 1,533 contacts?", "1,533", Wrong},
		// a rate behind a rate
		{tiedYear, "In the first half of 2019 Wales had 188 contacts a month, 42 of them from Powys.", "42", Right},
		{tiedYear, "In the first half of 2019 Wales had 188 contacts a month, 24 of them from Powys.", "24", Wrong},
		{tiedYear, "In the first half of 2019 we heard from 79 people a month in Gwent. It used to be 60.", "60", Right},
	})
}

// TestPlacesTogetherCarryOn holds that what is said of several places as one is
// carried on by the sentence behind, and only where they are told as one.
func TestPlacesTogetherCarryOn(t *testing.T) {
	for _, test := range []struct {
		text, words string
		want        Verdict
	}{
		{"In 2019 Powys and Dyfed had 467 people between them. In 2018 it was 629.", "629", Right},
		{"In 2019, 254 people came from Powys and 213 from Dyfed. Together that is 467 people.", "467", Right},
		{"Powys and Dyfed together had 467 people in 2019. That is 162 fewer than in 2018.", "162", Right},
		{"Taken as a pair, Powys and Dyfed had 467 people in 2019. That is 162 fewer than in 2018.", "162", Right},
		{"Powys and Dyfed had 254 and 213 people in 2019. That is 162 fewer people than in 2018.", "162", Wrong},
		{"Powys and Dyfed together had 467 people in 2019. In 2018 Dyfed had 629 people.", "629", Wrong},
		{"In 2019, 254 people came from Powys and 213 from Dyfed. That is 162 fewer people than in 2018.", "162", Wrong},
	} {
		j := verdictOf(t, against(t, welsh, test.text), test.words)
		if j.Verdict != test.want {
			t.Errorf("%s\n%q: %s (%s), want %s", test.text, test.words, j.Verdict, j.Message, test.want)
		}
	}
}
