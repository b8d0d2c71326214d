package export_test

import "testing"

// Rows that are sums of others by their name are not added to them.
func TestRowsThatJoinOthers(t *testing.T) {
	sexes := func(both, male, female string) string {
		return "County,Sex,2018,2019\nKent," + both + ",30,33\nKent," + male + ",10,11\nKent," + female + ",20,21\n"
	}
	runValues(t, []valueCase{
		{name: "two places", text: "Area,Year,Count\nKent,2018,30\nKent,2019,40\nEssex,2018,3\nEssex,2019,4\nDevon,2018,7\nDevon,2019,8\nKent & Essex,2018,33\nKent & Essex,2019,44\n",
			want: map[string]string{"; 2019": "52", "; 2018": "40"}},
		{name: "a place of that name", text: "Area,Year,Count\nAvon,2018,30\nSomerset,2018,4\nAvon and Somerset,2018,40\n", want: map[string]string{"; 2018": "74"}},
		{name: "persons, rounded", text: sexes("Persons", "Males", "Females"), want: map[string]string{"; 2018": "30", "; 2019": "33 [subtotal-conflict]"}},
		{name: "both", text: sexes("Both sexes", "M", "F"), want: map[string]string{"; 2018": "30"}},
		{name: "people beside animals", text: "County,Kind,2018\nKent,People,30\nKent,Dogs,10\nKent,Cats,5\n", want: map[string]string{"; 2018": "45"}},
	})
}

// Systems write out every level of a date, and the whole year among its parts.
func TestLevelsOfDates(t *testing.T) {
	runValues(t, []valueCase{
		{name: "year, quarter, month, day", text: "County,Year,Quarter,Month,Day,Calls\nKent,2019,Qtr 1,March,4,2\nKent,2019,Qtr 1,March,5,3\nKent,2019,Qtr 2,April,5,1\n",
			want: map[string]string{"; March 2019": "5", "; April 2019": "1"}},
		{name: "rows with year, month and day", text: "County,Year,Month,Day\nKent,2019,March,4\nKent,2019,March,5\nDevon,2019,March,6\nDevon,2019,April,5\n",
			want: map[string]string{"; March 2019": "3", "Devon; April 2019": "1"}},
		{name: "annual among quarters", text: "County,Year,Quarter,Count\nKent,2019,Q1,5\nKent,2019,Q2,6\nKent,2019,Q3,7\nKent,2019,Q4,8\nKent,2019,Annual,26\n",
			want: map[string]string{"; 2019": "26", "; January to March 2019": "5"}},
		{name: "full year among months", text: "County,Year,Month,Count\nKent,2019,Jan,5\nKent,2019,Feb,6\nKent,2019,Full year,70\n",
			want: map[string]string{"; 2019": "70", "; January 2019": "5"}},
	})
}

// Numbers of a log that are lengths of time or answers count nothing.
func TestNumbersThatAreAnswers(t *testing.T) {
	log := func(head, one, other string) string {
		return "Date,County," + head + "\n2019-03-01,Kent," + one + "\n2019-03-01,Kent," + other + "\n2019-03-02,Kent," + one + "\n"
	}
	all := map[string]string{"; 2019-03-01..2019-03-02": "3"}
	runValues(t, []valueCase{
		{name: "hours", text: log("Age (Hours)", "30", "21"), want: all},
		{name: "seconds", text: log("Ring (s)", "30", "21"), want: all},
		{name: "a question", text: log("How old are you?", "30", "21"), want: all},
		{name: "how many", text: log("How many of you are there?", "30", "21"), refused: "every row can be one contact, or as many"},
		{name: "ones", text: log("Tickets", "1", "1"), want: all},
	})
}
