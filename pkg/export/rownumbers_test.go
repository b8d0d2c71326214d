package export_test

import (
	"fmt"
	"testing"
)

// Numbers that describe the contact of a row are never its count.
func TestNumbersThatDescribeRows(t *testing.T) {
	log := func(head string, rows ...string) string {
		out := "Date,County,Channel," + head + "\n"
		for i, r := range rows {
			out += fmt.Sprintf("%02d/03/2019,Kent,Phone,%s\n", 1+i/2, r)
		}
		return out
	}
	runValues(t, []valueCase{
		{name: "ages", text: log("Age", "34", "51", "27", "44"), want: map[string]string{"; 2019-03-01..2019-03-02": "4", "; 2019-03-02": "2"}},
		{name: "ages in a log without repeats", text: "Date,County,Age\n01/03/2019,Kent,34\n14/03/2019,Kent,50\n", want: map[string]string{"; 2019-03-14": "1"}},
		{name: "durations", text: log("Call duration (mins)", "3", "15", "27", "14"), want: map[string]string{"; 2019-03-01..2019-03-02": "4"}},
		{name: "scores", text: log("Satisfaction score", "3", "5", "5", "4"), want: map[string]string{"; 2019-03-01..2019-03-02": "4"}},
		{name: "wards", text: log("Ward", "3", "5", "5", "4"), want: map[string]string{"; 2019-03-01..2019-03-02": "4"}},
		{name: "counts beside ages", text: log("Calls,Age", "3,34", "1,50", "2,27", "1,60"), want: map[string]string{"; 2019-03-01..2019-03-02": "7"}},
		{name: "counts", text: log("Calls", "3", "1", "2", "1"), want: map[string]string{"; 2019-03-01..2019-03-02": "7"}},
		{name: "children of callers, or of the day", text: log("Children", "3", "1", "2", "1"), refused: `every row can be one contact, or as many as "Children" says`, hint: "--column ignore=Children; to add the numbers up: --column count=Children"},
		{name: "with the time of day", text: "Date,County,Leaflets\n01/03/2019 10:31,Kent,2\n02/03/2019 11:15,Kent,3\n", refused: `as many as "Leaflets" says`, hint: "--column ignore=Leaflets"},
		{name: "children of the day", text: "Date,County,Children\n01/03/2019,Kent,3\n02/03/2019,Kent,1\n01/03/2019,Devon,4\n", want: map[string]string{"; 2019-03-01": "7"}},
		{name: "hours of the day", text: "Date,County,Hours\n01/03/2019,Kent,3\n02/03/2019,Kent,1\n", refused: `as many as "Hours" says`, hint: "--column ignore=Hours"},
		{name: "flags", text: "Case Number,Opened Date,County,Open,Closed,Escalated\n" + manyRows("1,01/03/2019,Kent,0,1,0", 15) + manyRows("2,02/03/2019,Kent,1,0,0", 15), want: map[string]string{"; 2019-03-02": "15"}},
		{name: "a few flags", text: log("Open", "0", "1", "1", "0"), refused: `as many as "Open" says`, hint: "--column ignore=Open"},
		{name: "flags further down that are none", text: log("Leaflets", "0", "1", "1", "0", "0", "0", "0", "0", "0", "0", "1", "1", "0", "1", "0", "2", "0", "0", "1", "1", "0", "0"), refused: `as many as "Leaflets" says`, hint: "--column ignore=Leaflets"},
		{name: "a switchboard", text: "Call date,Call time,County,Extension,Talk (s),Cost\n01/03/2019,10:31:02,Kent,201,3,0.12\n02/03/2019,11:15:40,Kent,203,60,0.10\n", want: map[string]string{"; 2019-03-02": "1"}},
		{name: "lengths beside counts", text: "Date,County,Calls,Talk (s)\n01/03/2019,Kent,2,33\n02/03/2019,Kent,3,60\n", want: map[string]string{"; 2019-03-01..2019-03-02": "5"}},
		{name: "times to the second", text: "Date,Time,County,Ring (s),Talk (s)\n01/03/2019,10:30:02,Kent,1,3\n02/03/2019,11:15:00,Kent,1,60\n", want: map[string]string{"; 2019-03-01..2019-03-02": "2"}},
		{name: "counts of quarters of hours", text: "Date,Time,County,Offered\n01/03/2019,10:15,Kent,2\n01/03/2019,10:30,Kent,3\n", want: map[string]string{"; 2019-03-01": "5"}},
		{name: "a number with the time beside it", text: "Date,Time,County,Leaflets\n01/03/2019,10:31,Kent,2\n02/03/2019,11:15,Kent,3\n", refused: `as many as "Leaflets" says`, hint: "--column ignore=Leaflets"},
		{name: "cases", text: "Ref,Month,County,Age\nA1,2019-03,Kent,34\nA2,2019-03,Kent,51\nA3,2019-04,Kent,9\n", want: map[string]string{"; 2019-03": "2"}},
		{name: "the day in a column of its own", text: "Day,Month,Year,County,Calls\n4,March,2019,Kent,1\n4,March,2019,Devon,2\n6,March,2019,Kent,1\n", want: map[string]string{"; 2019-03": "4"}},
	})
}

func TestSeveralMeasures(t *testing.T) {
	runValues(t, []valueCase{
		{name: "people and their contacts", text: "County,Year,Measure,Value\nKent,2019,Contacts,30\nKent,2019,People,20\n", refused: `column "Measure"`, hint: "--where Measure=Contacts"},
		{name: "parts with their total", text: "County,Year,Measure,Value\nKent,2019,Calls,30\nKent,2019,Emails,20\nKent,2019,Total,50\n", want: map[string]string{"; 2019": "50"}},
		{name: "parts below a head that says so", text: "County,Year,Channel,Value\nKent,2019,Calls,30\nKent,2019,Emails,20\n", want: map[string]string{"; 2019": "50"}},
	})
}
