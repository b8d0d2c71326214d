package period

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestFindPhrases(t *testing.T) {
	tests := []struct{ text, want string }{
		{"In the first six months of 2019, 373 people from Dorset made contact.", "the first six months of 2019 = 2019-01-01..2019-06-30"},
		{"It rose between the first and second halves of 2018.", "between the first and second halves of 2018 = 2018-01-01..2018-12-31"},
		{"It rose between the two halves of 2018.", "between the two halves of 2018 = 2018-01-01..2018-12-31"},
		{"In the third and fourth quarters of 2018 it fell.", "the third = 2018-07-01..2018-09-30 | fourth quarters of 2018 = 2018-10-01..2018-12-31"},
		{"The first and the second halves of 2018 differed.", "The first = 2018-01-01..2018-06-30 | second halves of 2018 = 2018-07-01..2018-12-31"},
		{"There were 1,559 in the last quarter of 2019 and 1,533 in the first.", "the last quarter of 2019 = 2019-10-01..2019-12-31 | the first = ?"},
		{"It opened in the last quarter of 2019. In the first, 40 came.", "the last quarter of 2019 = 2019-10-01..2019-12-31"},
		{"The two halves of the house are let.", ""},
		{"The first and second halves were goalless.", ""},
		{"There were 596 in 2018, when the site opened.", "2018 = 2018-01-01..2018-12-31"},
		{"There were 373 from January to June 2019, up from 273.", "from January to June 2019 = 2019-01-01..2019-06-30"},
		{"It rose from 596 in 2018 to 1,186 in 2019.", "2018 = 2018-01-01..2018-12-31 | 2019 = 2019-01-01..2019-12-31"},
		{"Between July 2017 and January 2018 there were 84.", "Between July 2017 and January 2018 = 2017-07-01..2018-01-31 (2017-07-01..2017-12-31)"},
		{"Numbers fell between 2001 and 2012.", "between 2001 and 2012 = 2001-01-01..2012-12-31"},
		{"More than 46,000 people since 2002.", "since: 2002 = 2002-01-01..2002-12-31"},
		{"In the 2018/19 financial year, and the 2018 figures too.", "the 2018/19 financial year = 2018-04-01..2019-03-31 | 2018 = 2018-01-01..2018-12-31"},
		{"The figure for 2011-12 was 20.", "2011-12 = 2011-04-01..2012-03-31 (2011-12-01..2011-12-31)"},
		{"The period 2002–12 saw a fall.", "2002–12 = 2002-01-01..2012-12-31"},
		{"Revenue in 3Q25 and in 2018Q3.", "3Q25 = 2025-07-01..2025-09-30 | 2018Q3 = 2018-07-01..2018-09-30"},
		{"HELPLINE CALLS DOUBLE IN 2019", "2019 = 2019-01-01..2019-12-31"},
		{"On Monday 4 March 2019 and on March 5, 2019.", "Monday 4 March 2019 = 2019-03-04 | March 5, 2019 = 2019-03-05"},
		{"in the first six\nmonths of 2019", "the first six\nmonths of 2019 = 2019-01-01..2019-06-30"},
		{"the first quarter\n\nof 2019", "the first quarter = ? | 2019 = 2019-01-01..2019-12-31"},
		{"In Quarter 3 (July to Sept) 2014 it rose.", "Quarter 3 (July to Sept) 2014 = 2014-07-01..2014-09-30"},
		{"the second quarter ended June 30, 2025", "the second quarter ended June 30, 2025 = 2025-04-01..2025-06-30"},
		{"in the six months from January to June 2018", "from January to June 2018 = 2018-01-01..2018-06-30"},
		{"Marriages to 2009 may be fewer.", "2009 = 2009-01-01..2009-12-31"},
		{"They are 20% lower than last year.", "last year = ?"},
		{"It grew in Q1, and in March, and in the last 12 months.", "Q1 = ? | March = ? | the last 12 months = ?"},
		{"In the week of 4 to 10 March 2019 (week ending 10 March 2019)", "the week of 4 to 10 March 2019 = 2019-03-04..2019-03-10 | week ending 10 March 2019 = 2019-03-04..2019-03-10"},
		{"‘In 2019’, she said—2018 was worse.", "2019 = 2019-01-01..2019-12-31 | 2018 = 2018-01-01..2018-12-31"},
		{"In the year to the first half of 2019 it rose.", "the year to the first half of 2019 = 2018-07-01..2019-06-30, 2019-01-01..2019-06-30"},
		{"In the year to June 2019 it rose.", "the year to June 2019 = 2018-07-01..2019-06-30"},
		{"Some rang between New Year and the end of June 2019.", "between New Year and the end of June 2019 = 2019-01-01..2019-06-30 (2019-01-01..2019-05-31)"},
		{"They rang after New Year.", ""},
		{"In January, February and March 2019, and in November, December and January 2020.", "January, February and March 2019 = 2019-01-01..2019-03-31 | November, December and January 2020 = 2019-11-01..2020-01-31"},
		{"In January, March and May 2019 it rose.", "January = ? | May 2019 = 2019-05-01..2019-05-31"},
		{"The busiest month was May, when 174 rang.", "May = ?"},
		{"The busiest month was May (174); in Kent it was March (41).", "May = ? | March = ?"},
		{"It was May who spoke.", ""},
		{"There were 836 in the first quarter of 2018, 876 in the second and 1,062 in the third.", "the first quarter of 2018 = 2018-01-01..2018-03-31 | the second = ? | the third = ?"},
		{"They came second in the first quarter of 2018, and in the second race.", "the first quarter of 2018 = 2018-01-01..2018-03-31"},
		{"It was 3,549 in the first six of 2018.", "the first six of 2018 = 2018-01-01..2018-06-30"},
		{"Twelve months later it was 373, and a year on year fall.", "Twelve months later = ?"},
		{"The totals were 1947 and 2892, and 1947 in 2018.", "1947 = 1947-01-01..1947-12-31 | 2018 = 2018-01-01..2018-12-31"},
		{"The next six, 139.", "The next six = ?"},
		{"The next six callers.", ""},
		{"2019's total", "2019 = 2019-01-01..2019-12-31"},
		{"in FY19", "FY19 = 2018-04-01..2019-03-31, 2019-04-01..2020-03-31"},

		// Numbers and words that are no periods.
		{"Call 0808 1000 900 or 020 7946 1958, 24 hours a day.", ""},
		{"Some 2019 people called, about 2000 of them twice, and 1,186 once.", ""},
		{"It cost £2019, or 2019.5, or 2,019, or 12,019 in all.", ""},
		{"The population in mid-2013 and in early 2014 was counted in the middle of 2012.", ""},
		{"People in the 1990s, under 18s and in their early thirties.", ""},
		{"See www.example.org/2019/03/04 or a@2019.org or https://example.org/2018.", ""},
		{"You may 4 times march 20 miles; we march on May.", ""},
		{"Theresa May in March Road, in may and in march order", ""},
		{"A half of users, a quarter of callers, per week and year on year.", ""},
		{"The size of the year on year fall; at the same time.", ""},
		{"H1N1 and COVID-19 and Table 2019 and ISO2019", ""},
		{"2019 per cent of 2018%", ""},
		{"a range of 2010-11-12-13", ""},
		{"from 2010 to mid-2013", "2010 = 2010-01-01..2010-12-31"},
	}
	for _, tt := range tests {
		found := FindPhrases(tt.text, Context{})
		if got := showMentions(tt.text, found); got != tt.want {
			t.Errorf("in %q found\n\t     %s\n\twant %s", tt.text, got, tt.want)
		}
	}
}

// showMentions writes what was found as "words = readings (minor readings)".
func showMentions(text string, found []Mention) string {
	var shown []string
	for _, m := range found {
		line := text[m.Start:m.End] + " ="
		if m.Since {
			line = "since: " + line
		}
		for i, r := range m.Readings {
			days := r.Span.String()
			if r.Minor {
				days = "(" + days + ")"
			} else if i > 0 {
				line += ","
			}
			line += " " + days
		}
		if len(m.Readings) == 0 {
			line += " ?"
		}
		shown = append(shown, line)
	}
	return strings.Join(shown, " | ")
}

func TestMentionFields(t *testing.T) {
	text := "From January to June 2019 it rose; in March it fell, and last year too."
	found := FindPhrases(text, Context{HasDated: true, Dated: NewDay(2019, time.November, 7)})
	if len(found) != 3 {
		t.Fatalf("found %s", showMentions(text, found))
	}
	ends := found[0].Ends
	if len(ends) != 2 || ends[0].String() != "2019-01-01..2019-01-31" || ends[1].String() != "2019-06-01..2019-06-30" {
		t.Errorf("the ends are %v", ends)
	}
	if found[0].Relative || !found[1].Relative || !found[2].Relative {
		t.Errorf("relative: %v, %v, %v; want the last two", found[0].Relative, found[1].Relative, found[2].Relative)
	}
	if found[0].Readings[0].Span.Label != "From January to June 2019" {
		t.Errorf("labelled %q", found[0].Readings[0].Span.Label)
	}
	undated := FindPhrases(text, Context{})
	if undated[0].Problem != nil || undated[1].Problem == nil || !strings.Contains(undated[2].Problem.Error(), "last year") {
		t.Errorf("problems: %v, %v, %v", undated[0].Problem, undated[1].Problem, undated[2].Problem)
	}
}

func TestStatedMonths(t *testing.T) {
	for text, want := range map[string]int{
		"in the six-month period between July 2017 and January 2018": 6,
		"in the six months from January to June 2018":                6,
		"the 12 months (July 2017 to June 2018)":                     12,
		"in two years, 2017 to 2018":                                 24,
		"In July 2017 to January 2018":                               0,
		"fell in six months; between July 2017 and January 2018":     0,
		"ten days from 4 to 13 March 2018":                           0,
	} {
		found := FindPhrases(text, Context{})
		if len(found) != 1 || found[0].StatedMonths != want {
			t.Errorf("%q: %+v, want %d months", text, found, want)
		}
	}
}

// TestPhrasesOfParseAreFound looks in prose for what people type, where the
// form is one of prose. What only stands in cells is left out.
func TestPhrasesOfParseAreFound(t *testing.T) {
	for _, phrase := range []string{
		"2018/19", "2018-19", "2018–19", "FY2018-19", "the financial year 2018-19", "the financial year ending March 2019", "fiscal 2019",
		"the academic year 2018/19", "the tax year 2018/19", "H1 2019", "the first half of 2019", "Q3 2018", "the third quarter of 2018",
		"the third-quarter 2018", "quarter 3 of 2018", "Q1 to Q3 2018", "March 2019", "Sept. 2019", "January to June 2019", "the latest quarter to June 2019",
		"the last three months of 2018", "July 2017 to January 2018", "January and February 2018", "the year ending June 2019", "the rolling year to June 2019",
		"the 12 months to June 2019", "twelve months to the end of June 2019", "the six months from January 2018", "six months before July 2018",
		"the first ten days of March 2019", "eighteen months to June 2019", "the full year ended 31 December 2019",
		"4 March 2019", "the 4th of March 2019", "4 to 31 March 2019", "4 March to 2 April 2019", "04/03/2019", "2019-03-04",
		"week 7 of 2019", "the week ending 10 March 2019", "the week commencing 4 March 2019", "2019-W07", "the previous year", "this year",
		"the same period last year", "a year earlier", "the following six months", "the past year", "the year to date", "the year before",
		"the corresponding period of 2018", "the preceding three months", "the current financial year", "one year earlier",
	} {
		before := "A total of 373 people made contact in "
		text := before + phrase + ", up from 273."
		found := FindPhrases(text, Context{HasDated: true, Dated: NewDay(2019, time.November, 7), Anchor: &halfOf2019})
		if len(found) != 1 || found[0].Start < len(before) || found[0].End != len(before)+len(phrase) || len(found[0].Readings) == 0 {
			t.Errorf("%q is found as %s", phrase, showMentions(text, found))
			continue
		}
		parsed, err := Parse(phrase, Context{HasDated: true, Dated: NewDay(2019, time.November, 7), Anchor: &halfOf2019})
		if err != nil || !parsed[0].Span.Same(found[0].Readings[0].Span) {
			t.Errorf("%q is parsed as %s, %v, found as %s", phrase, show(parsed), err, show(found[0].Readings))
		}
	}
}

// TestPhrasesDoNotDisturbEachOther puts sentences together and finds in each
// what was found in it alone.
func TestPhrasesDoNotDisturbEachOther(t *testing.T) {
	sentences := []string{
		"In 2019, 1,186 people called.", "It rose by 65 per cent between July 2017 and January 2018.", "Call 0808 1000 900.",
		"The week ending 10 March 2019 was quiet.", "In 2018/19 there were 20 more.", "See Table 2019.", "That was 4 March 2019.",
	}
	rapid.Check(t, func(t *rapid.T) {
		text, want := "", ""
		for _, s := range rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 5).Draw(t, "sentences") {
			if found := showMentions(s, FindPhrases(s, Context{})); found != "" {
				want += found + " | "
			}
			text += s + " "
		}
		if got := showMentions(text, FindPhrases(text, Context{})); got != strings.TrimSuffix(want, " | ") {
			t.Fatalf("in %q found\n\t%s\n\t%s", text, got, want)
		}
	})
}

func FuzzFindPhrases(f *testing.F) {
	f.Add("In the first six months of 2019, 373 people; between July 2017 and January 2018.", int32(18000))
	f.Add("Q4 (Jan to Mar) 2019 – mid-2013, 2018’s FY19\n\n2011-12 to 2012-13, 4 to 31 March", int32(17001))
	f.Add("the last 12 months, the same period last year, March 19, 1/2/2019, 2,019 \xff 2019%", int32(0))
	f.Fuzz(func(t *testing.T, text string, dated int32) {
		c := Context{Dated: Day(dated % 80000), HasDated: dated%2 == 0, Anchor: &halfOf2019}
		at := 0
		for _, m := range FindPhrases(text, c) {
			if m.Start < at || m.End <= m.Start || m.End > len(text) {
				t.Fatalf("%q: mention from %d to %d after %d", text, m.Start, m.End, at)
			}
			at = m.End
			if (m.Problem == nil) != (len(m.Readings) > 0) {
				t.Errorf("%q: %d readings and problem %v", text, len(m.Readings), m.Problem)
			}
			phrase := text[m.Start:m.End]
			if phrase != strings.TrimSpace(phrase) {
				t.Errorf("%q: the phrase is %q", text, phrase)
			}
			for _, r := range m.Readings {
				if r.Span.Label != phrase || r.Span.Days() == 0 {
					t.Errorf("%q is %v, labelled %q", phrase, r.Span, r.Span.Label)
				}
			}
		}
	})
}
