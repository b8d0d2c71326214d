package check

import "testing"

// heldTo is a text, the words of one of its claims, and the verdict that the
// data must give it.
type heldTo struct {
	csv, text, words string
	want             Verdict
}

func holdTo(t *testing.T, tests []heldTo) {
	t.Helper()
	for _, test := range tests {
		r := against(t, test.csv, test.text)
		if j := verdictOf(t, r, test.words); j.Verdict != test.want {
			t.Errorf("%s\n%q is %s, want %s: %s %s", test.text, j.Text, j.Verdict, test.want, j.Message, j.Working)
		}
	}
}

// tiedMonths are the counts of three months.
const tiedMonths = "Region,Area,April 2019,May 2019,June 2019\nWales,Gwent,64,64,64\nWales,Powys,21,31,22\n"

// A number is measured by the period that its words mean, and by the one that
// something is compared with only where they say so.
func TestPeriodsOfNumbers(t *testing.T) {
	holdTo(t, []heldTo{
		// the year to a half is that half against the one of the year before, or twelve months
		{tiedYear, "Contacts from Gwent rose by 40% in the year to the first half of 2019, from 340 to 476.", "40%", Right},
		{tiedYear, "Contacts from Gwent rose by 40% in the year to the first half of 2019, from 340 to 476.", "476", Right},
		{tiedYear, "Contacts from Gwent rose by 40% in the year to the first half of 2019, from 340 to 476.", "340", Right},
		{tiedYear, "Contacts from Gwent rose by 50% in the year to the first half of 2019, from 340 to 476.", "50%", Wrong},
		{tiedYear, "In the year to the first half of 2019, 836 people from Gwent made contact.", "836", Right},
		{tiedYear, "In the year to the first half of 2019, 838 people from Gwent made contact.", "838", Wrong},
		// what is compared has no period but its base's
		{tiedYear, "Wales now hears from 188 people a month, compared with 162 a month in the first half of 2018.", "188", Right},
		{tiedYear, "Wales now hears from 188 people a month, compared with 162 a month in the first half of 2018.", "162", Right},
		{tiedYear, "Wales had 1,128 callers in January to June 2019, 188 a month, compared with 168 a month before.", "168", Right},
		{tiedYear, "Wales had 1,128 callers in January to June 2019, 188 a month, compared with 186 a month before.", "186", Wrong},
		// a base without a period
		{tiedYear, "In January to June 2019, 476 people from Gwent rang, compared with 340.", "340", Right},
		{tiedYear, "In January to June 2019, 476 people from Gwent rang, against 340 previously.", "340", Right},
		{tiedYear, "In January to June 2019, 476 people from Gwent rang, compared with 304.", "304", Wrong},
		{tiedYear, "In January to June 2019, 476 people from Gwent rang, compared with 254 in Powys.", "254", Right},
		{tiedYear, "In January to June 2019, 476 people from Gwent rang, compared with 212 in Powys.", "212", Wrong},
		// months that a single one does not take up
		{tiedYear, "476 people from Gwent rang between New Year and the end of June. In the same months of 2018, 340 did.", "476", Right},
		{tiedYear, "476 people from Gwent rang between New Year and the end of June. In the same months of 2018, 340 did.", "340", Right},
		{tiedYear, "476 people from Gwent rang between New Year and the end of June. In the same months of 2018, 430 did.", "430", Wrong},
		// what nobody did is what was before
		{tiedYears, "In Gwent 701 people made contact in 2019. In Powys 254 people did, where none had in 2018.", "254", Right},
		{tiedYears, "In Gwent 701 people made contact in 2019. In Powys 254 people did, where none had in 2018.", "none", Wrong},
		// a period of another change
		{tiedYear, "In the first half of 2019 the total for Gwent rose to 476.\n\nThe 116 increase follows a smaller one in the second half of 2018.", "116", Right},
		{tiedYear, "In the first half of 2019 the total for Gwent rose to 476.\n\nThe 161 increase follows a smaller one in the second half of 2018.", "161", Wrong},
		// as many months as before
		{tiedYear, "The six months from July 2018 saw 360 people from Gwent call; the next six, 476.", "476", Right},
		{tiedYear, "The six months from July 2018 saw 360 people from Gwent call; the next six, 467.", "467", Wrong},
		{tiedYear, "Since January 2019, 476 people from Gwent have rung. In the previous six months it was 360.", "360", Right},
		{tiedYear, "Since January 2019, 476 people from Gwent have rung. In the previous six months it was 306.", "306", Wrong},
		// the year before, in a text without a period
		{tiedYears, "The Gwent figure, 701, compares with 340 the year before.", "340", Right},
		{tiedYears, "The Gwent figure, 701, compares with 430 the year before.", "430", Wrong},
		{tiedYears, "The total for Gwent was 701, as against 340 twelve months earlier.", "340", Right},
		// a list of months, and what is said of each
		{tiedMonths, "In April, May and June 2019 the number in Gwent was 192.", "192", Right},
		{tiedMonths, "In April, May and June 2019 the number in Gwent was 128.", "128", Wrong},
		{tiedMonths, "In April, May and June the number in Gwent was the same, 64.", "64", Right},
		{tiedMonths, "In both April and May 2019 the number in Gwent was 64.", "64", Right},
		{tiedMonths, "In both April and May 2019 the number in Gwent was 46.", "46", Wrong},
		{tiedMonths, "In the second quarter of 2019, 192 people from Gwent rang. The busiest month in Powys was May, when there were 31 people.", "31", Right},
		// the same part of another year
		{tiedYear, "From January to June 2019, 476 people from Gwent rang. During the same part of 2018 the number was 340.", "340", Right},
		{tiedYear, "From January to June 2019, 476 people from Gwent rang. Over that stretch of 2018 it was 340.", "340", Right},
		{tiedYear, "From January to June 2019, 476 people from Gwent rang. Over that stretch of 2018 it was 430.", "430", Wrong},
		// two periods of one sentence
		{tiedYear, "In the second half of 2018 there were 360 people from Gwent and in the first half of 2019 there were 476, a third more.", "360", Right},
		{tiedYear, "In the second half of 2018 there were 360 people from Gwent and in the first half of 2019 there were 476, a third more.", "a third more", Loose},
		{tiedYear, "In the second half of 2018 there were 306 people from Gwent and in the first half of 2019 there were 476.", "306", Wrong},
		// the half that is left out, and what lies a year ahead
		{tiedYear, "In 2018 Gwent had 700 callers, 340 in the first half and 360 in the second.", "360", Right},
		{tiedYear, "In 2018 Gwent had 700 callers, 340 in the first half and 306 in the second.", "306", Wrong},
		{tiedYear, "The first half of 2018 brought 340 calls in Gwent and the second 360.", "360", Right},
		{tiedYear, "In the first half of 2018, 340 people in Gwent called. Twelve months later the number was 476.", "476", Right},
		{tiedYear, "In the first half of 2018, 340 people in Gwent called. A year later it was 467.", "467", Wrong},
		{tiedYear, "The number in Gwent went from 360 in the last six months of 2018 to 476 in the first six of 2019.", "476", Right},
		// months without a year that are yet to come
		{tiedYear, "From January to June Gwent had 476 callers. From July to December it was 360.", "360", Right},
		{tiedYear, "From January to June Gwent had 476 callers. From July to December it was 306.", "306", Wrong},
		// last year is by the date of the text, but in a comparison
		{tiedYears, "Last year the number for Gwent was 340.", "340", Right},
		{tiedYears, "Last year the number for Gwent was 701.", "701", Wrong},
		{tiedYears, "In 2019 Gwent had 701 callers, over twice last year's 340.", "over twice", Right},
		{tiedYears, "In 2019 the total for Wales was 1,353, just under half as many again as the 969 of 2018.", "1,353", Right},
		// a per cent of what it was
		{tiedYears, "In 2019 the number from Gwent was 206 per cent of what it was in 2018.", "206", Right},
		{tiedYears, "In 2019 the number from Gwent was 260 per cent of what it was in 2018.", "260", Wrong},
		{tiedYears, "In 2019 contacts from Dyfed-Powys fell to 95 per cent of their 2018 level.", "95", Right},
		{tiedYears, "Gwent had 52 per cent of the total in 2019.", "52", Right},
	})
}

// Of a part that the data do not tell from the rest nothing is said, and of all
// time only what they hold.
func TestPartsAndAllTime(t *testing.T) {
	holdTo(t, []heldTo{
		{tiedYears, "In 2019 Gwent had 701 callers. Of the county's callers, 200 were men.", "200", Unsupported},
		{tiedYears, "In 2019, 701 people rang from Gwent, and 450 of them were women.", "450", Unsupported},
		{tiedYears, "In 2019 Gwent had 701 callers, of whom 300 were parents.", "300", Unsupported},
		{tiedYears, "In 2019 Gwent had 710 callers, of whom 300 were parents.", "710", Wrong},
		{tiedYears, "In 2019, of the callers in Wales, 254 were from Powys.", "254", Right},
		{tiedYears, "In 2019, of the callers in Wales, 245 were from Powys.", "245", Wrong},
		{tiedYears, "In 2019 Gwent had 701 callers. All told it has had 1,041.", "1,041", Right},
		{tiedYears, "In 2019 Gwent had 701 callers. So far the service has heard from 4,112 people there.", "4,112", Unclear},
		{tiedYears, "In 2019 Gwent had 701 callers. All told 254 people rang from Powys that year.", "254", Right},
		{tiedYears, "In 2019 Gwent had 701 callers. All told 245 people rang from Powys that year.", "245", Wrong},
	})
}
