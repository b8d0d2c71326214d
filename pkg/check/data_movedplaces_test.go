package check

import "testing"

// A number of places is held against what became of each of them, where the words
// beside it say what that was.
func TestMovedPlaces(t *testing.T) {
	const moved = "Region,Area,2018,2019\nWales,Gwent,340,476\nWales,Powys,97,103\nWales,Gwynedd,212,212\nWales,Dyfed,120,90\n"
	const beside = "In 2019 881 people from Wales rang. "
	holdTo(t, []heldTo{
		{moved, "Two of the four areas in Wales had more callers in 2019 than in 2018.", "Two", Right},
		{moved, "Three of the four areas in Wales had more callers in 2019 than in 2018.", "Three", Wrong},
		{moved, "More people rang in 2019 than in 2018 in two of the four areas of Wales.", "two", Right},
		{moved, "Numbers rose in two of Wales's four areas between 2018 and 2019.", "two", Right},
		{moved, "Numbers fell in two of Wales's four areas between 2018 and 2019.", "two", Wrong},
		{moved, "At least two of the four areas of Wales saw a rise between 2018 and 2019.", "At least two", Right},
		{moved, "More than two of the four areas of Wales saw a rise between 2018 and 2019.", "More than two", Wrong},
		{moved, beside + "We have rooms in three of the four areas of Wales.", "three", Unsupported},
		{moved, beside + "We have rooms in three of the four areas of Wales, up from two in 2018.", "three", Unsupported},
		{moved, beside + "We have rooms in three of the four areas of Wales, up from two in 2018.", "two", Unsupported},
		{moved, beside + "In 2019 staff worked in three of the four areas of Wales, more than ever.", "three", Unsupported},
	})
}

// A place is held against several together, and by how far it is behind or ahead.
func TestHeldAgainstSeveral(t *testing.T) {
	const places = "Region,Area,2018,2019\nWales,Gwent,340,476\nWales,Powys,97,103\nWales,Gwynedd,212,212\nWales,Dyfed,120,90\n"
	holdTo(t, []heldTo{
		{places, "In 2019 Gwent had 71 more people than Powys, Gwynedd and Dyfed combined.", "71 more", Right},
		{places, "In 2019 Gwent had 81 more people than Powys, Gwynedd and Dyfed combined.", "81 more", Wrong},
		{places, "In 2019 Gwent had 161 more people than Powys and Gwynedd together.", "161 more", Right},
		{places, "In 2019 Gwynedd had 212 people, 264 behind Gwent.", "264 behind", Right},
		{places, "In 2019 Gwynedd had 212 people, 246 behind Gwent.", "246 behind", Wrong},
		{places, "In 2019 Gwent was 264 ahead of Gwynedd.", "264 ahead of", Right},
		{places, "In 2019 Gwynedd was 264 ahead of Gwent.", "264 ahead of", Wrong},
	})
}
