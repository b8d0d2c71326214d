package check

import "testing"

// TestHowManyPlaces holds that a number of places is counted among the places, and
// is none of what the data count.
func TestHowManyPlaces(t *testing.T) {
	holdTo(t, []heldTo{
		{tiedYears, "Between 2018 and 2019 numbers rose in two of the three counties of Wales.", "two", Right},
		{tiedYears, "Between 2018 and 2019 numbers fell in two of the three counties of Wales.", "two", Wrong},
		{tiedYears, "Two of the three counties in Wales had more people in touch in 2019 than in 2018.", "Two", Right},
		{tiedYears, "In 2019 calls came from two of the three counties of Wales.", "two", Unsupported},
	})
}

// TestWhatIsCarriedOn holds that a place in an order, a difference and a time go on
// with what was told before them.
func TestWhatIsCarriedOn(t *testing.T) {
	const rise = "In 2019 Gwent saw the steepest rise in Wales, at 106%. "
	holdTo(t, []heldTo{
		{tiedYears, rise + "The second highest was in Powys, at 20%.", "second highest", Loose}, // there are but three
		{tiedYears, rise + "The third highest was in Powys, at 20%.", "third highest", Wrong},
		{tiedYears, "In 2018 Gwent had 77 fewer people than Dyfed-Powys. In 2019 it had 303 more.", "303", Right},
		{tiedYears, "In 2018 Gwent had 77 fewer people than Dyfed-Powys. In 2019 it had 330 more.", "330", Wrong},
		{tiedYears, "In 2019 twice as many people from Gwent made contact as in 2018, when the figure was 340.", "340", Right},
		{tiedYears, "In 2019 twice as many people from Gwent made contact as in 2018, when there were 304.", "304", Wrong},
		{tiedYears, "By the end of 2019 the total for Gwent had reached 1,041.", "1,041", Right},
		{tiedYears, "In 2019 the total for Gwent was 1,041.", "1,041", Wrong},
		{tiedMonths, "In April 2019, 21 people from Powys made contact. By the end of June, 74 people from there had done so this year.", "74", Right},
	})
}

// TestDataWithoutPlaces holds that where the data tell no places apart, nothing has
// to say which is meant.
func TestDataWithoutPlaces(t *testing.T) {
	const calls = "Month,Call-outs\nJune 2022,12\nJuly 2022,15\nAugust 2022,18\nJune 2023,16\nJuly 2023,19\nAugust 2023,25\n"
	holdTo(t, []heldTo{
		{calls, "In August 2023 the team had 25 call-outs.", "25", Right},
		{calls, "In August 2023 the team had 19 call-outs.", "19", Wrong},
		{calls, "In August 2023 the team had 25 call-outs. The August before it was 18.", "18", Right},
		{calls, "In August 2023 the team had 25 call-outs. The August before it was 81.", "81", Wrong},
		{calls, "In June to August 2023 the team had 60 call-outs, 15 fewer than in the same months of 2022.", "15", Wrong},
	})
}
