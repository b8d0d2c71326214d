package export_test

import "testing"

func TestVersionsOfTheSameNumbers(t *testing.T) {
	runValues(t, []valueCase{
		{name: "actual and forecast", text: "County,Year,Scenario,People\nKent,2019,Actual,30\nKent,2019,Forecast,33\n", refused: `column "Scenario" give the same numbers in several versions`, hint: "--where Scenario=Actual"},
		{name: "provisional and final", text: "County,Year,Status,People\nKent,2019,Provisional,30\nKent,2019,Final,33\nDevon,2019,Final,4\n", refused: `column "Status"`, hint: "--where Status=Final"},
		{name: "years of their own", text: "County,Year,Status,People\nKent,2018,Final,30\nKent,2019,Provisional,33\nDevon,2019,Provisional,4\n", want: map[string]string{"; 2019": "37", "Kent; 2018": "30"}},
		{name: "other words", text: "County,Year,Status,People\nKent,2019,Open,30\nKent,2019,Final,33\n", want: map[string]string{"; 2019": "63"}},
	})
}

func TestCountsOfTheSamePeriod(t *testing.T) {
	runValues(t, []valueCase{
		{name: "contacts beside people", text: "County,2018 contacts,2018 people,2019 contacts,2019 people\nKent,30,20,40,30\nDevon,3,2,4,3\n", refused: `"2018 contacts" and "2018 people" could each be the count of 2018`, hint: `--column ignore="2018 people" --column ignore="2019 people"`},
		{name: "calls and emails", text: "County,2018 calls,2018 emails,2019 calls,2019 emails\nKent,30,20,40,30\nDevon,3,2,4,3\n", want: map[string]string{"; 2019": "77"}},
		{name: "with their total", text: "County,2019 calls,2019 emails,2019 total\nKent,30,20,50\nDevon,3,2,5\n", want: map[string]string{"; 2019": "55"}},
		{name: "beside a running total", text: "County,2018,2019,Cumulative 2019\nKent,30,20,20\nDevon,3,2,22\n", want: map[string]string{"; 2019": "22"}},
	})
}
