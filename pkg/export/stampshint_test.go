package export_test

import (
	"testing"

	"github.com/pressfigures/figures/pkg/export"
)

// A hint to read dates as periods is one that works.
func TestHintsForStampsWork(t *testing.T) {
	ends := "Date,Force,Count\n2018-12-31,Kent,5\n2019-12-31,Kent,6\n2019-12-31,Devon,6\n"
	unlike := "ytd,Force,Count\n2018-12-31,Kent,5\n2019-12-31,Kent,6\n2020-03-30,Devon,6\n"
	period := func(head string) export.Options {
		return export.Options{Columns: []export.Column{{Role: export.RolePeriod, Header: head}}}
	}
	runValues(t, []valueCase{
		{name: "ends of years", text: ends, refused: "do and not those of a log", hint: "--column period=Date"},
		{name: "taken at its word", text: "Day" + ends[4:], options: period("Day"), want: map[string]string{"; 2019-12-31": "12"}},
		{name: "ends of unlike periods", text: unlike, refused: "do and not those of a log", hint: "such as “Year ending”"},
		{name: "with a head that says it", text: "Year ending" + unlike[3:], want: map[string]string{"Kent; year ending December 2019": "6"}},
	})
}

// Labels that stand over each of their columns, and are not merged.
func TestHeadsRepeatedOverSubheads(t *testing.T) {
	runValues(t, []valueCase{
		{name: "years over sexes", text: "Area,2018,2018,2019,2019\n,Male,Female,Male,Female\nKent,10,1,20,2\nDevon,30,3,40,4\n",
			want: map[string]string{"; 2019": "66", "Kent; 2018": "11", "; 2019; Female": "6"}},
		{name: "one head twice", text: "Area,2018,2018\nKent,10,1\nDevon,30,3\n", refused: `the head "2018" stands over column 2 as well`, hint: "a head of its own"},
	})
}
