package export_test

import "testing"

// A row that names a total of some areas must not stand for all of them.
func TestTotalsOfSomeAreas(t *testing.T) {
	table := func(rows string) string {
		return "Area,2018,2019\nKent,110,120\nDevon,130,140\nDorset,30,50\nDurham,41,42\nCumbria,62,63\n" + rows
	}
	all := map[string]string{"; 2019": "415", "; 2018": "373"}
	runValues(t, []valueCase{
		{name: "the sum of rows that stand together", text: table("Southern total,270,310\n"), want: all, note: `"Southern total" is the sum of Kent to Dorset wherever it stands`},
		{name: "two of them", text: table("Total South,270,310\nTotal North,103,105\n"), want: all, note: `"Total North" is the sum of Durham to Cumbria`},
		{name: "and one of all", text: table("South total,270,310\nNorth total,103,105\nTotal,373,415\n"), want: all},
		{name: "of rows that stand apart", text: table("Coastal total,160,170\n"), want: all, note: `"Coastal total" is less than the 5 areas beside it together`},
		{name: "of all, under a name", text: table("Shire total,373,415\n"), want: all},
		{name: "a slip in the total of all", text: table("Contacts total,270,415\n"), want: map[string]string{"; 2019": "415", "; 2018": "270 [subtotal-conflict]"}},
		{name: "a slip in the total of a nation", text: table("England total,270,415\n"), want: map[string]string{"; 2018": "270 [subtotal-conflict]"}},
		{name: "a slip below any name", text: table("Shire total,370,415\n"), want: map[string]string{"; 2018": "370 [subtotal-conflict]"}},
	})
}
