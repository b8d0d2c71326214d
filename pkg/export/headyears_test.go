package export_test

import "testing"

func TestYearsOfTwoDigitsAcross(t *testing.T) {
	runValues(t, []valueCase{
		{name: "years", text: "Force,17/18,18/19\nAvon,838,278\nCornwall,222,266\n", want: map[string]string{"; 2017/18": "1060", "Avon; 2018/19": "278"}},
		{name: "with a hyphen", text: "Force,17-18,18-19\nAvon,838,278\nCornwall,222,266\n", want: map[string]string{"; 2018/19": "544"}},
		{name: "beside a year to date", text: "Force,17/18,18/19,YTD 19/20\nAvon,838,278,353\nCornwall,222,266,217\n", want: map[string]string{"; 2018/19": "544", "; 2019/20": "none"}},
		{name: "with what they count", text: "Force,Calls 17/18,Calls 18/19\nAvon,838,278\nCornwall,222,266\n", want: map[string]string{"; 2018/19": "544"}},
	})
}

func TestRevisedMarkWithoutABlank(t *testing.T) {
	runValues(t, []valueCase{
		{name: "glued", text: "Area,2018,2019\nKent,838r,278 (p)\nDevon,353r,222 (p)\n", want: map[string]string{"; 2018": "1191", "; 2019": "500"}, note: "are read without it"},
		{name: "money is none", text: "Area,Year,People\nKent,2018,50p\nDevon,2018,3\nDorset,2018,3\nAvon,2018,3\nEssex,2018,3\n", refused: `"50p"`},
	})
}

// Periods seen from a day that the file does not give are refused, and read where
// the head says which they were.
func TestYearsSeenFromADay(t *testing.T) {
	runValues(t, []valueCase{
		{name: "with the years", text: "County,This year (2019),Last year (2018)\nKent,340,299\nEssex,212,212\n", want: map[string]string{"; 2019": "552", "Kent; 2018": "299"}},
		{name: "with what they count", text: "County,Last year (2018),This year (2019) contacts\nKent,340,299\nEssex,212,212\n", want: map[string]string{"; 2019": "511", "Kent; 2018": "340"}},
		{name: "quarters", text: "County,Current quarter contacts,Previous quarter contacts\nKent,340,299\nEssex,212,212\n", refused: "do not say which periods they are"},
		{name: "months", text: "County,Calls this month,Calls last month\nKent,340,299\nEssex,212,212\n", refused: "do not say which periods they are"},
	})
}
