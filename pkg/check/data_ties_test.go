package check

import (
	"testing"

	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

// tied are counts of three places of one region in two years, and in half-years.
const (
	tiedYears = "Region,Area,2018,2019\nWales,Gwent,340,701\nWales,Powys,212,254\nWales,Dyfed-Powys,417,398\n"
	tiedHalf  = "Region,Area,July to December 2018,January to June 2019\nWales,Gwent,340,701\nWales,Powys,212,254\nWales,Dyfed-Powys,417,398\n"
	tiedYear  = "Region,Area,January to June 2018,July to December 2018,January to June 2019\nWales,Gwent,340,360,476\nWales,Powys,212,230,254\nWales,Dyfed-Powys,417,420,398\n"
)

// against judges a text by an export, as of a day in September 2019.
func against(t *testing.T, csv, text string) *Report {
	t.Helper()
	dated := period.Context{Dated: period.OfYear(2019).Start + 251, HasDated: true}
	data := dataOf(t, csv)
	d := release.Parse("release.txt", text, release.Options{Names: []string{"Stop It Now!"}})
	r := Text(d, claim.Find(d, data.Lexicon("Stop It Now!", dated)), Options{})
	r.Against(data, Options{})
	return r
}

func TestWhatElseANumberIs(t *testing.T) {
	for _, test := range []struct {
		csv, text, words string
		want             Verdict
	}{
		// by how much the place changed, not what it counts
		{tiedYears, "Gwent had an extra 361 people in 2019.", "361", Right},
		{tiedYears, "Gwent had an extra 316 people in 2019.", "316", Wrong},
		// the places that are named together
		{tiedYears, "In 2019 Gwent and Powys together had 955 callers.", "955", Right},
		{tiedYears, "In 2019 Gwent and Powys together had 995 callers.", "995", Wrong},
		// the whole of a part
		{tiedYears, "In 2019, 701 of the 1,353 callers in Wales were from Gwent.", "1,353", Right},
		{tiedYears, "A total of 1,353 people from Gwent contacted the helpline in 2019.", "1,353", Wrong},
		// what is left without one of them
		{tiedYears, "Excluding Gwent, Wales had 652 callers in 2019.", "652", Right},
		// two years together
		{tiedYears, "In 2018 and 2019 together, 1,041 people from Gwent made contact.", "1,041", Right},
		// one place against another
		{tiedYears, "Gwent had 447 more callers than Powys in 2019.", "447", Right},
		{tiedYears, "Gwent had 474 more callers than Powys in 2019.", "474", Wrong},
		// stretches of a year that the data do not tell apart
		{tiedYears, "In 2019 there were 701 callers from Gwent: 300 in the first six months and 401 in the second.", "300", Unclear},
		{tiedYears, "In 2019 there were 701 callers from Gwent: 300 in the first six months and 401 in the second.", "401", Unclear},
		{tiedYears, "In 2019 there were 701 callers from Gwent: 710 in the first six months.", "710", Wrong},
		// all places but one
		{tiedYears, "In 2019, 701 people from Gwent made contact. In the other counties of Wales there were 652.", "652", Unclear},
		{tiedYears, "Compared with other counties, Gwent did badly: in 2019 the number was 710.", "710", Wrong},
		{tiedYears, "In Wales's other counties taken together the number was 625 in 2019.", "625", Unclear},
		// a place of an earlier sentence, and the whole around it
		{tiedYears, "Across Wales numbers rose. In 2019, 701 people from Gwent made contact. A total of 1,353 people made contact in 2019.", "1,353", Unclear},
		{tiedYears, "In 2019, 701 people from Gwent made contact. A total of 1,355 people made contact in 2019.", "1,355", Wrong},
		// a place beside a number is no other, though no period stands there
		{tiedYears, "Numbers rose most in Gwent.\n\n106% in Powys was more than expected.", "106%", Wrong},
		{tiedYears, "Dyfed-Powys had its 398 people in 2019.\n\nPowys is last, with 254.", "254", Right},
		{tiedYears, "Dyfed-Powys had 398 people in 2019, Gwent 701.\n\nPowys is last, with 417.", "417", Wrong},
		{tiedYears, "Gwent had 701 people in 2019.\n\n- Gwent: more than ever\n- Powys: 398 people", "398", Wrong},
		// a mean a month
		{tiedYears, "In 2019 701 people from Gwent made contact, an average of 58 per month.", "58", Right},
		{tiedYears, "In 2019 701 people from Gwent made contact, an average of 85 per month.", "85", Wrong},
		// a population is no figure of the data
		{tiedYears, "Gwent is home to 1.2 million people. In 2019, 701 people from Gwent made contact.", "1.2 million", Unsupported},
		{tiedYears, "In 2019, 1.2 million calls came from Gwent.", "1.2 million", Wrong},
	} {
		r := against(t, test.csv, test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s %s", test.text, j.Text, j.Verdict, test.want, j.Message, j.Working)
		}
	}
}

// A superlative is one of changes, of levels or of all that came before, as its
// words have it.
func TestWhatASuperlativeIsOf(t *testing.T) {
	holdTo(t, []heldTo{
		{tiedYears, "In 2019 the smallest rise in Wales, 20 per cent, was in Powys.", "smallest", Loose}, // there are but three
		{tiedYears, "In 2019 the smallest rise in Wales was in Gwent.", "smallest", Wrong},
		{tiedYears, "Between 2018 and 2019 the largest in percentage terms was in Gwent.", "largest", Loose},
		{tiedYears, "Between 2018 and 2019 the smallest increase was in Powys and the largest in Gwent.", "largest", Loose},
		{tiedYears, "Between 2018 and 2019 the smallest increase was in Gwent and the largest in Powys.", "largest", Wrong},
		{tiedYears, "In 2019 the largest number was in Dyfed-Powys.", "largest", Wrong},
		{tiedMonths, "In May 2019, 31 people from Powys made contact, the highest we have seen in the county.", "highest", Loose},
		{tiedMonths, "In June 2019, 22 people from Powys made contact, the highest monthly figure so far.", "highest", Wrong},
		{tiedMonths, "In May 2019, 31 people from Powys made contact, the highest in Wales.", "highest", Wrong},
		{tiedMonths, "In May 2019, 31 people from Powys made contact, the highest of those seen by the police.", "highest", Wrong},
	})
}

// A stretch of time is ranked among those of a period of the text, or of all the
// data, and wrong only where it is so among none.
func TestBusiestMonth(t *testing.T) {
	const text = "In April to June 2019, 74 people from Powys made contact.\n\n"
	holdTo(t, []heldTo{
		{tiedMonths, text + "The busiest month was May 2019, with 31.", "busiest", Right},
		{tiedMonths, text + "The busiest month was June 2019, with 22.", "busiest", Wrong},
		{tiedMonths, text + "- Peak month: April 2019", "Peak", Wrong},
		{tiedMonths, text + "The busiest month was April 2019, when 21 rang.\n\nGwent had 64 in June 2019.", "busiest", Wrong},
		{tiedMonths, text + "The quietest month of the year so far for Powys was April 2019.", "quietest", Right},
		{tiedMonths, text + "The quietest month in Powys came in June 2019.", "quietest", Wrong},
		{tiedMonths, text + "The busiest month for Gwent was May 2019.", "busiest", Loose}, // all three are alike
		{tiedYear, "In Gwent the busiest quarter was January to March 2019.", "busiest", Unsupported},
	})
	r := against(t, tiedMonths, text+"The busiest month for recruitment was June 2019. A busy month in Powys was June 2019.")
	for _, j := range r.Claims {
		if j.Kind == claim.Rank {
			t.Errorf("%q ranks no month of the data", j.Text)
		}
	}
}

func TestYearsOfSentences(t *testing.T) {
	holdTo(t, []heldTo{
		{tiedYears, "In 2018 Gwent had 340; by 2019 Powys had 254.", "254", Right},
		{tiedYears, "In 2018 Gwent had 340; by 2019 Powys had 212.", "212", Wrong},
		{tiedYears, "In 2018 Gwent had 340, but by 2019 Powys (254) and Dyfed-Powys (398) were not far behind.", "398", Right},
		{tiedYear, "In Gwent 476 people rang in January to June 2019, compared with 340 and 360 in the same halves of 2018.", "340", Right},
		{tiedHalf, "An average week in January to June 2019 brought 27 people from Gwent.", "27", Right},
		{tiedHalf, "In an average week in January to June 2019, 27 people from Gwent made contact.", "27", Right},
		{tiedHalf, "In an average week in January to June 2019, 37 people from Gwent made contact.", "37", Wrong},
		{tiedHalf, "In January to June 2019, 701 people from Gwent made contact, that is 27 in a normal week.", "27", Right},
		{tiedHalf, "In January to June 2019, 701 people with a normal day job made contact from Gwent.", "701", Right},
	})
}

func TestPeriodsOfBasesAreNotTheTopic(t *testing.T) {
	for _, test := range []struct {
		text, words string
		want        Verdict
	}{
		{"Gwent calls up 40% on last year to 476.", "40%", Right},
		{"Gwent calls up 40% on last year to 476.", "476", Right},
		{"Gwent calls up 60% on last year to 476.", "60%", Wrong},
		{"In Powys 254 people rang, up 42 on last year.", "254", Right},
		{"In Powys 254 people rang, up 42 on last year.", "42", Right},
	} {
		if j := verdictOf(t, against(t, tiedYear, test.text), test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s", test.text, j.Text, j.Verdict, test.want, j.Message)
		}
	}
}

func TestNumbersOfNoReading(t *testing.T) {
	for _, test := range []struct {
		csv, text, words string
		want             Verdict
	}{
		// a multiple without a number, in a headline
		{tiedYears, "Gwent calls double\n\nIn 2019, 701 people from Gwent made contact, compared with 340 in 2018.", "double", Loose},
		{tiedYears, "Powys calls double\n\nIn 2019, 254 people from Powys made contact, compared with 212 in 2018.", "double", Wrong},
		// one reading, and the number is not it
		{tiedYears, "Gwent had 701 people in 2019. The rise was 106 per cent.", "106", Right},
		{tiedYears, "Gwent had 701 people in 2019. The rise was 108 per cent.", "108", Wrong},
		// a bare number behind its place
		{tiedYears, "In 2019, 701 people from Gwent made contact.\n\nIt was followed by Powys (254).", "254", Right},
		{tiedYears, "In 2019, 701 people from Gwent made contact.\n\nIt was followed by Powys (245).", "245", Wrong},
		// the year before is not held, the half-year before is
		{tiedHalf, "In January to June 2019, 701 people from Gwent made contact. That was up 106 per cent.", "106", Right},
		{tiedHalf, "In January to June 2019, 701 people from Gwent made contact. That was up 160 per cent.", "160", Wrong},
		// a period that the text itself names and the data do not hold
		{tiedYears, "In 2016, 301 people from Gwent made contact.", "301", Unsupported},
		{tiedYears, "In 2019, 701 people from Gwent made contact, up 27 per cent on 2016.", "27", Unsupported},
		// a share of two years
		{tiedYears, "Gwent's share of the total for Wales went from 35 per cent in 2018 to 52 per cent in 2019, up 17 percentage points.", "17", Right},
		{tiedYears, "Gwent's share of the total for Wales went from 35 per cent in 2018 to 52 per cent in 2019, up 27 percentage points.", "27", Wrong},
	} {
		r := against(t, test.csv, test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s %s", test.text, j.Text, j.Verdict, test.want, j.Message, j.Working)
		}
	}
}
