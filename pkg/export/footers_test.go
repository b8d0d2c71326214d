package export_test

import "testing"

// Lines at the foot of an export that count its rows, or say when it was made,
// are no totals and no areas.
func TestFeetThatCountNothing(t *testing.T) {
	table := func(foot string) string {
		return "Area,2018,2019\nKent,110,120\nDevon,130,140\nDorset,30,50\n" + foot + "\n"
	}
	all := map[string]string{"; 2019": "310", "; 2018": "270"}
	runValues(t, []valueCase{
		{name: "the number of rows as a total", text: table("Total records,3,3"), want: all, note: "it is left out there, and the parts are added up"},
		{name: "a count of rows", text: table("Count,3,3"), want: all, note: `"Count": a row about the areas`},
		{name: "a line that counts", text: table("Records: 3,,"), want: all},
		{name: "when it was printed", text: table("Printed,01/06/2019,"), want: all},
		{name: "as at a day", text: table("Data correct as at 01/06/2019,,"), want: all},
		{name: "a page", text: table("Page 1 of 1,,"), want: all},
		{name: "a slip in one part leaves the total", text: table("Total,170,310"), want: map[string]string{"; 2019": "310", "; 2018": "170 [subtotal-conflict]"}},
		{name: "one part larger, in every span", text: "Area,2018,2019\nKent,1100,1200\nDevon,130,140\nDorset,30,50\nTotal,270,310\n",
			want: map[string]string{"; 2019": "310 [subtotal-conflict]"}},
		{name: "a total below its parts in one year only", text: table("Total,270,31"), want: map[string]string{"; 2018": "270", "; 2019": "310"}, note: "31 is less than 120 and 140"},
		{name: "in regions", text: "Region,County,2019\nSouth,Kent,110\nSouth,Devon,130\nSouth,Total,2\nNorth,Durham,5\nNorth,Cumbria,7\n",
			want: map[string]string{"; 2019": "252", "South; 2019": "240"}, note: "2 is less than 110 and 130"},
	})
}
