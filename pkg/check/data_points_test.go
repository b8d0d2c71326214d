package check

import "testing"

// TestPointsOfWhat holds that an amount in percentage points is how far two
// changes, or two shares, are apart where the words say so, and that a share which
// rose or fell is no count that did.
func TestPointsOfWhat(t *testing.T) {
	const changes = "Between 2018 and 2019 the number rose by 106 per cent in Gwent and by 20 per cent in Powys, "
	const share = "In 2019 Powys made up 18.8 per cent of the people from Wales, "
	holdTo(t, []heldTo{
		{tiedYears, changes + "a gap of 86 percentage points.", "gap", Right},
		{tiedYears, changes + "a difference of 68 percentage points.", "68", Wrong},
		{tiedYears, "In 2019 Gwent had 51.8 per cent of the people from Wales, 17 percentage points more than a year before.", "17", Right},
		{tiedYears, "In 2019 Gwent had 51.8 per cent of the people from Wales, 27 percentage points more than a year before.", "27", Wrong},
		{tiedYears, "In 2019 the number in Gwent rose by 106 percentage points.", "106", Wrong},
		{tiedYears, "In 2019 the number in Gwent rose by 50 percentage points.", "50", Unsupported},
		{tiedYears, share + "down from 21.9 per cent in 2018.", "down", Right},
		{tiedYears, share + "up from 21.9 per cent in 2018.", "up", Wrong},
		{tiedYears, "The share of Powys in the Welsh total fell from 21.9 per cent to 18.8 per cent between 2018 and 2019.", "18.8", Right},
		{tiedYears, "The share of Powys in the Welsh total fell from 21.9 per cent to 20.1 per cent between 2018 and 2019.", "20.1", Wrong},
	})
}

// TestWhomAPlaceWordTakesUp holds that "the county" is the one that is spoken of,
// and none that it is held against.
func TestWhomAPlaceWordTakesUp(t *testing.T) {
	const gwent = "In January to June 2019, 254 people from Powys got in touch. "
	holdTo(t, []heldTo{
		{tiedYear, gwent + "Only Gwent and Dyfed-Powys had more. The county's figure in January to June 2018 was 212.", "212", Right},
		{tiedYear, gwent + "Only Gwent, on 476, had more. The county's figure in January to June 2018 was 221.", "221", Wrong},
		{tiedYear, gwent + "It was behind only Gwent, on 476, and Dyfed-Powys, on 398. In July to December 2018 the county had 230.", "230", Right},
		{tiedYear, gwent + "That was well behind Gwent's 476. In July to December 2018 the county had 230.", "230", Right},
		{tiedYear, "Powys told of the districts. In Gwent there were 476 people in January to June 2019, and the county had 1,128.", "1,128", Right},
	})
}
