package export_test

import "testing"

func TestPeriodsByFirstAndLastDay(t *testing.T) {
	head := "REPORTING_PERIOD_START,REPORTING_PERIOD_END,County,MEASURE_VALUE\n"
	runValues(t, []valueCase{
		{name: "months", text: head + "01/01/2019,31/01/2019,Kent,3\n01/01/2019,31/01/2019,Devon,4\n01/02/2019,28/02/2019,Kent,5\n01/02/2019,28/02/2019,Devon,6\n", want: map[string]string{"; January 2019": "7", "; Jan-Feb 2019": "18", "Kent; February 2019": "5"}},
		{name: "one month", text: head + "2019-01-01,2019-01-31,Kent,3\n2019-01-01,2019-01-31,Devon,4\n", want: map[string]string{"; January 2019": "7"}},
		{name: "months and the year so far", text: "Period from,Period to,County,Count\n01/04/2019,30/04/2019,Kent,3\n01/05/2019,31/05/2019,Kent,4\n01/04/2019,31/03/2020,Kent,40\n", want: map[string]string{"; April 2019": "3", "; 2019/20": "40"}},
		{name: "month first", text: "Start date,End date,County,Count\n01/01/2019,01/31/2019,Kent,3\n02/01/2019,02/28/2019,Kent,4\n", want: map[string]string{"; January 2019": "3", "; February 2019": "4"}},
		{name: "a log of stays", text: "Start date,End date,County\n03/01/2019,05/01/2019,Kent\n14/01/2019,20/01/2019,Kent\n", refused: `could each be the date`, hint: "--column date="},
		{name: "further down no month", text: head + manyRows("01/01/2019,31/01/2019,Kent,3", 250) + "01/02/2019,15/02/2019,Kent,5\n", refused: "are not whole months, as in the rows above", hint: "--column date=HEAD"},
		{name: "further down no end", text: head + manyRows("01/01/2019,31/01/2019,Kent,3", 250) + "01/02/2019,,Kent,5\n", refused: "the first or the last day of the period is blank", hint: "both days"},
	})
}
