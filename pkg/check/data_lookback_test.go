package check

import "testing"

// A difference told of the earlier period goes the other way; one that the
// earlier period only stands behind does not.
func TestDifferencesToldOfTheEarlierPeriod(t *testing.T) {
	holdTo(t, []heldTo{
		{tiedYear, "In the first half of 2019, 476 people from Gwent rang. Over the same six months of 2018 it was 340, 136 fewer.", "136 fewer", Right},
		{tiedYear, "In the first half of 2019, 476 people from Gwent rang. It was 136 fewer in the first half of 2018, namely 340.", "136 fewer", Right},
		{tiedYear, "In the first half of 2019, 476 people from Gwent rang. A year earlier the number was 136 lower.", "136 lower", Right},
		{tiedYear, "In the first half of 2019, 476 people from Gwent rang. A year earlier it was 29 per cent lower, at 340.", "29 per cent lower", Right},
		{tiedYear, "In the first half of 2019, 398 people from Dyfed-Powys rang. In the first half of 2018 there were 19 more.", "19 more", Right},
		{tiedYear, "In the first half of 2019, 476 people from Gwent rang. Over the same six months of 2018 it was 340, 163 fewer.", "163 fewer", Wrong},
		{tiedYear, "In the first half of 2019, 476 people from Gwent rang. A year earlier it was 40 per cent lower, at 340.", "40 per cent lower", Wrong},
		{tiedYear, "In the first half of 2019, 476 people from Gwent rang, 136 fewer than in the first half of 2018.", "136 fewer", Wrong},
		{tiedYear, "In the first half of 2019, 476 people from Gwent rang, down 136 on the first half of 2018.", "down 136", Wrong},
		{tiedYear, "Compared with the first half of 2018, 136 fewer people from Gwent rang in the first half of 2019.", "136 fewer", Wrong},
		{tiedYear, "In the first half of 2018, 340 people from Gwent rang, and in the first half of 2019, 476, 136 fewer.", "136 fewer", Wrong},
	})
}
