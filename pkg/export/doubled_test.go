package export_test

import (
	"fmt"
	"strings"
	"testing"
)

// numbered is a log of so many rows, each with a number of its own, and some of
// them once more.
func numbered(head string, rows int, again ...int) string {
	var b strings.Builder
	b.WriteString(head + ",Date,County\n")
	row := func(n int) { fmt.Fprintf(&b, "K%d,2019-03-%02d,%s\n", 1000+n, 1+n%28, []string{"Kent", "Devon"}[n%2]) }
	for n := range rows {
		row(n)
	}
	for _, n := range again {
		row(n)
	}
	return b.String()
}

// Rows that stand twice in a log are counted, and it is said.
func TestRowsExportedTwice(t *testing.T) {
	const said = "another row has too"
	var half []int
	for n := range 30 {
		half = append(half, n)
	}
	runValues(t, []valueCase{
		{name: "three rows", text: numbered("Case Number", 60, 4, 11, 58), want: map[string]string{"; March 2019": "63 partly"}, note: `3 rows have a value of "Case Number" that ` + said},
		{name: "one row", text: numbered("ID", 60, 4), want: map[string]string{"; March 2019": "61 partly"}, note: `1 row has a value of "ID" that ` + said},
		{name: "beyond the first rows", text: numbered("ID", 3000, 2999), note: "1 row has"},
		{name: "none", text: numbered("Case Number", 60), without: said},
		{name: "cases of several contacts", text: numbered("Case Number", 60, half...), without: said},
		{name: "numbers of people", text: numbered("Client ID", 60, 4, 11), without: said},
	})
}

// A part of what stands above it is not added to it.
func TestOfWhich(t *testing.T) {
	runValues(t, []valueCase{
		{name: "an area", text: "County,2019\nKent,120\nof which: Medway,44\nDevon,30\n", want: map[string]string{"; 2019": "150"}, note: `"of which: Medway": a row about the areas, or a part of one, is left out`},
		{name: "several", text: "County,2019\nKent,120\nIncluding Medway,44\nDevon,30\nOf whom commuters,3\n", want: map[string]string{"; 2019": "150"}, note: "is left out"},
		{name: "a value", text: "County,Year,Channel,People\nKent,2019,Phone,40\nKent,2019,of which overnight,4\nKent,2019,Web,9\n", refused: `"of which overnight" of column "Channel" is a part of other rows`, hint: "--where Channel=VALUE"},
		{name: "a place of that sound", text: "County,2019\nInclesmoor,120\nOfwhich,30\n", want: map[string]string{"; 2019": "150"}},
	})
}

// Codes beside the names say of which level an area is.
func TestLevelsByCodes(t *testing.T) {
	const said = "areas of different levels"
	table := func(rows ...string) string { return "Code,Area,2019\n" + strings.Join(rows, "\n") + "\n" }
	runValues(t, []valueCase{
		{name: "a region and its counties", text: table("E12000006,East of England,99", "E10000003,Cambridgeshire,30", "E10000020,Norfolk,40", "E10000029,Suffolk,31"), note: `"East of England" and "Cambridgeshire" are ` + said},
		{name: "a county and its districts", text: table("E10000020,Norfolk,99", "E07000148,Norwich,30", "E07000145,Great Yarmouth,40", "E10000029,Suffolk,31"), note: said},
		{name: "a nation by code", text: table("W92000004,Cymru,99", "W06000015,Cardiff,30", "W06000011,Swansea,40", "W06000022,Newport,11"), note: said},
		{name: "regions of England beside Wales", text: table("E12000006,East of England,99", "E12000008,South East,30", "W92000004,Cymru,40"), without: said},
		{name: "London among counties", text: table("E12000007,London,99", "E10000020,Norfolk,30", "E06000005,Darlington,40"), without: said},
		{name: "one level", text: table("E06000005,Darlington,99", "E08000037,Gateshead,30", "E10000020,Norfolk,40"), without: said},
	})
}

// Who came in two months is in both.
func TestCountedOnceInEachPeriod(t *testing.T) {
	const said = "counts people once in each period"
	runValues(t, []valueCase{
		{name: "months", text: "County,Month,Unique users\nKent,2019-01,40\nKent,2019-02,30\n", note: said},
		{name: "one month", text: "County,Month,Unique users\nKent,2019-01,40\nDevon,2019-01,30\n", without: said},
		{name: "contacts", text: "County,Month,Contacts\nKent,2019-01,40\nKent,2019-02,30\n", without: said},
	})
}

// Rows about the list, and percentages beside their areas, are no areas.
func TestRowsAboutAreas(t *testing.T) {
	runValues(t, []valueCase{
		{name: "how many there are", text: "County,2019\nKent,120\nDevon,30\nNumber of counties,2\nMissing returns,1\n", want: map[string]string{"; 2019": "150"}, note: `"Missing returns", "Number of counties": a row about the areas`},
		{name: "when it was made", text: "County,2019\nKent,120\nDevon,30\nReport run,43831\n", want: map[string]string{"; 2019": "150"}, note: "is left out"},
		{name: "percentages between", text: "County,2018,2019\nKent,110,120\nKent %,8,9\nDevon,31,30\nDevon (per cent),2,3\n", want: map[string]string{"; 2019": "150"}, note: `"Devon (per cent)", "Kent %": a row about the areas`},
		{name: "a name of that sound", text: "County,2019\nKent,120\nCorporate,30\n", want: map[string]string{"; 2019": "150"}},
	})
}

// What is not known adds up to anything, and nests nothing.
func TestHiddenNumbersNestNothing(t *testing.T) {
	runValues(t, []valueCase{
		{name: "not known", text: "County,2019\nNorfolk,686\nSuffolk,n/a\nCambridgeshire,94\nEssex,-\nKent,776\nHertfordshire,294\n", want: map[string]string{"Cambridgeshire; 2019": "94"}, note: "read as hidden", without: "nested"},
		{name: "known", text: "County,2019\nEast,780\nSuffolk,686\nNorfolk,94\nSouth,1070\nKent,776\nSurrey,294\n", want: map[string]string{"; 2019": "1850"}, note: "nested by their sums"},
	})
}

// A place called "TEST" is one of somebody who tried the system.
func TestPlacesThatAreTests(t *testing.T) {
	const said = `rows that say "TEST" where a place should stand`
	runValues(t, []valueCase{
		{name: "a log", text: "ID,Date,County\n1,2019-03-01,Kent\n2,2019-03-02,TEST\n3,2019-03-03,Kent\n", note: said + " are counted like all others (1 row)"},
		{name: "a table", text: "County,2019\nKent,120\nTEST,30\nDevon,40\n", note: said},
		{name: "a district", text: "District,2019\nKent,120\nTest Valley,30\nDevon,40\n", without: "where a place should stand"},
	})
}
