package check

import "testing"

// TestLeastAndGreatest holds that the least and the greatest of the months are
// judged by the months, and not by the time that holds them.
func TestLeastAndGreatest(t *testing.T) {
	const powys = "In April to June 2019, 74 people from Powys made contact. "
	holdTo(t, []heldTo{
		{tiedMonths, powys + "The highest monthly figure was 31, in May.", "31", Right},
		{tiedMonths, powys + "The highest monthly figure was 31, in May.", "highest", Right},
		{tiedMonths, powys + "The highest monthly figure was 31, in April.", "highest", Wrong},
		{tiedMonths, powys + "The highest monthly figure was 31, in April.", "31", Wrong},
		{tiedMonths, powys + "The lowest monthly figure was 12.", "12", Wrong},
		{tiedMonths, powys + "The lowest monthly figure was 21, and the highest 31, in May.", "31", Right},
		{tiedMonths, powys + "No month had fewer than 21 or more than 31.", "21", Right},
		{tiedMonths, powys + "No month had fewer than 22 or more than 31.", "22", Wrong},
		{tiedMonths, "From April to June 2019 the monthly figure for Powys stayed between 21 and 31.", "between 21 and 31", Right},
		{tiedMonths, "From April to June 2019 the monthly figure for Powys stayed between 22 and 31.", "between 22 and 31", Wrong},
		{tiedMonths, "In April to June 2019 the highest number in Wales was in Gwent.", "highest", Loose}, // a rank of places
	})
}
