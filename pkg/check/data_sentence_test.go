package check

import "testing"

// TestWhatItsSentenceNames holds that a number which fits only what another
// sentence names is not right: its own sentence fixes the period, the base and the
// place.
func TestWhatItsSentenceNames(t *testing.T) {
	const lead = "In July to December 2018 numbers rose in Gwent and in Powys.\n\n"
	holdTo(t, []heldTo{
		// a period
		{tiedYear, lead + "In January to June 2019, 476 people from Gwent made contact.", "476", Right},
		{tiedYear, lead + "In January to June 2019 the number in Gwent was 360.", "360", Wrong},
		{tiedYear, lead + "In January to June 2019 there were 360 in Gwent.", "360", Wrong},
		// a period of the sentence before, in the same paragraph
		{tiedYear, lead + "In January to June 2019 there were 1,128 people in all of Wales. There were 476 from Gwent and 254 from Powys.", "254", Right},
		{tiedYear, lead + "In January to June 2019 there were 1,128 people in all of Wales. There were 476 from Gwent and 230 from Powys.", "230", Wrong},
		// a base
		{tiedYear, lead + "In January to June 2019, 476 people from Gwent made contact, 136 more than in January to June 2018.", "136", Right},
		{tiedYear, lead + "In January to June 2019, 476 people from Gwent made contact, 116 more than in January to June 2018.", "116", Wrong},
		// a place that only another paragraph names
		{tiedYear, lead + "In January to June 2019 the number in Dyfed-Powys was 398. In January to June 2018 it was 417.", "417", Right},
		// the period in a bracket is that of the value in it
		{tiedYear, "The number in Gwent in January to June 2019 was high. It was 476 (340 in January to June 2018).", "476", Right},
		{tiedYear, "The number in Gwent in January to June 2019 was high. It was 476 (340 in January to June 2018).", "340", Right},
		{tiedYear, "The number in Gwent in January to June 2019 was high. It was 467 (340 in January to June 2018).", "467", Wrong},
	})
}

// TestListsTakeUpWhatWentBefore holds that the numbers of a list stand for the
// periods, or the places, of the sentences before, in their order.
func TestListsTakeUpWhatWentBefore(t *testing.T) {
	const periods = "Powys had 230 in July to December 2018 and 254 in January to June 2019."
	const places = "In 2019 the most came from Gwent and from Powys."
	holdTo(t, []heldTo{
		{tiedYear, "In July to December 2018 Powys had 230 people. In January to June 2019 it had 254. Those were increases of 8 and 10 per cent.", "8", Right},
		{tiedYear, "In July to December 2018 Powys had 230 people. In January to June 2019 it had 254. Those were increases of 8 and 10 per cent.", "10", Right},
		{tiedYear, periods + " The increases were 8% and 10% respectively.", "10%", Right},
		{tiedYears, places + " They were up 106% and 20% respectively on 2018.", "106%", Right},
		{tiedYears, places + " They were up 106% and 20% respectively on 2018.", "20%", Right},
		{tiedYears, places + " They were up 20% and 106% respectively on 2018.", "20%", Wrong},
		{tiedYears, places + " They were up 20% and 106% respectively on 2018.", "106%", Wrong},
	})
}

// TestNoneOfItsSentence holds that a number which is none of the figures that its
// own sentence allows is wrong, whatever another period or base would make of it.
func TestNoneOfItsSentence(t *testing.T) {
	const lead = "People from Gwent and from Powys make contact.\n\n"
	holdTo(t, []heldTo{
		{tiedYear, "Numbers rose in Gwent.\n\nIn January to June 2019 there were 476 people, 136 more than in January to June 2018.", "136", Right},
		{tiedYear, "Numbers rose in Gwent.\n\nIn January to June 2019 there were 476 people, 116 more than in January to June 2018.", "116", Wrong},
		{tiedYears, lead + "In 2019 Gwent had the most callers, with 701, or 51.8%.", "51.8", Right},
		{tiedYears, lead + "In 2019 Gwent had the most callers, with 701, or 48.1%.", "48.1", Wrong},
		{tiedYears, lead + "In 2019 one in two of those in Wales who contacted us lived in Powys.", "one in two", Wrong},
		{tiedYears, lead + "In 2019 Dyfed-Powys saw a reduction (of 19, or 5%).", "5%", Right},
	})
}

// TestSwappedAndJoint holds that two numbers that were swapped are both wrong, and
// that a wrong number of two places is told with their sum.
func TestSwappedAndJoint(t *testing.T) {
	holdTo(t, []heldTo{
		{tiedYears, "In 2019 Gwent had 701 callers and Powys 254.", "254", Right},
		{tiedYears, "In 2019 Gwent had 254 callers and Powys 701.", "254", Wrong},
		{tiedYears, "In 2019 Gwent had 254 callers and Powys 701.", "701", Wrong},
	})
	j := verdictOf(t, against(t, tiedYears, "In 2019 Gwent and Powys together had 995 callers."), "995")
	if j.Verdict != Wrong || j.True != "955" {
		t.Errorf("995 is %s, and %q: want wrong, and 955", j.Verdict, j.True)
	}
}
