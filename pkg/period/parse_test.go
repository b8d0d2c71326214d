package period

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// show writes readings as "days kind", minor ones in brackets.
func show(readings []Reading) string {
	var shown []string
	for _, r := range readings {
		text := r.Span.String() + " " + r.Span.Kind.String()
		if r.Minor {
			text = "(" + text + ")"
		}
		shown = append(shown, text)
	}
	return strings.Join(shown, ", ")
}

func TestParse(t *testing.T) {
	tests := []struct{ text, want string }{
		// Years.
		{"2019", "2019-01-01..2019-12-31 year"},
		{" In 2019. ", "2019-01-01..2019-12-31 year"},
		{"the year 2019", "2019-01-01..2019-12-31 year"},
		{"calendar year 2019", "2019-01-01..2019-12-31 year"},
		{"2019 calendar year", "2019-01-01..2019-12-31 year"},
		{"CY19", "2019-01-01..2019-12-31 year"},
		{"2014 AD", "2014-01-01..2014-12-31 year"},
		{"2015 to 2019", "2015-01-01..2019-12-31 months"},
		{"2015-2019", "2015-01-01..2019-12-31 months"},
		{"2002–12", "2002-01-01..2012-12-31 months"},
		{"2015-19", "2015-01-01..2019-12-31 months"},
		{"from 2018 to 2019", "2018-01-01..2019-12-31 months"},
		{"between 2018 and 2019", "2018-01-01..2019-12-31 months"},
		{"2018 to 2019", "2018-04-01..2019-03-31 financial year, 2018-01-01..2019-12-31 months"},
		{"2018-2019", "2018-04-01..2019-03-31 financial year, 2018-01-01..2019-12-31 months"},

		// Financial, academic and tax years.
		{"2018/19", "2018-04-01..2019-03-31 financial year"},
		{"2018-19", "2018-04-01..2019-03-31 financial year"},
		{"2018–19", "2018-04-01..2019-03-31 financial year"},
		{"2018/2019", "2018-04-01..2019-03-31 financial year"},
		{"2018/'19", "2018-04-01..2019-03-31 financial year"},
		{"1999/2000", "1999-04-01..2000-03-31 financial year"},
		{"1999-00", "1999-04-01..2000-03-31 financial year"},
		{"FY2018-19", "2018-04-01..2019-03-31 financial year"},
		{"FY 2018/19", "2018-04-01..2019-03-31 financial year"},
		{"FY18/19", "2018-04-01..2019-03-31 financial year"},
		{"financial year 2018 to 2019", "2018-04-01..2019-03-31 financial year"},
		{"the financial year 2018-19", "2018-04-01..2019-03-31 financial year"},
		{"the 2018/19 financial year", "2018-04-01..2019-03-31 financial year"},
		{"Financial Year (FY) 2018/19", "2018-04-01..2019-03-31 financial year"},
		{"financial year ending March 2019", "2018-04-01..2019-03-31 financial year"},
		{"financial year ended 31 March 2019", "2018-04-01..2019-03-31 financial year"},
		{"financial year ending 2019", "2018-04-01..2019-03-31 financial year"},
		{"financial year ending June 2019", "2018-07-01..2019-06-30 financial year"},
		{"FYE March 2019", "2018-04-01..2019-03-31 financial year"},
		{"FYE 2019", "2018-04-01..2019-03-31 financial year"},
		{"fiscal 2019", "2018-04-01..2019-03-31 financial year"},
		{"FY2019", "2018-04-01..2019-03-31 financial year, 2019-04-01..2020-03-31 financial year"},
		{"FY19", "2018-04-01..2019-03-31 financial year, 2019-04-01..2020-03-31 financial year"},
		{"2019 financial year", "2018-04-01..2019-03-31 financial year, 2019-04-01..2020-03-31 financial year"},
		{"2014/15 to 2018/19", "2014-04-01..2019-03-31 months"},
		{"FY2014 to FY2016", "2013-04-01..2016-03-31 months, 2014-04-01..2017-03-31 months"},
		{"academic year 2018/19", "2018-09-01..2019-08-31 academic year"},
		{"2018-19 academic year", "2018-09-01..2019-08-31 academic year"},
		{"school year 2018 to 2019", "2018-09-01..2019-08-31 academic year"},
		{"academic year ending July 2018", "2017-08-01..2018-07-31 academic year"},
		{"academic year ending 2019", "2018-09-01..2019-08-31 academic year"},
		{"tax year 2018/19", "2018-04-06..2019-04-05 days"},
		{"tax year ending 5 April 2019", "2018-04-06..2019-04-05 days"},

		// The same end twice.
		{"2018-01..2018-01", "2018-01-01..2018-01-31 month"},
		{"January 2018 to January 2018", "2018-01-01..2018-01-31 month"},
		{"2018..2018", "2018-01-01..2018-12-31 year"},

		// Halves and quarters.
		{"H1 2019", "2019-01-01..2019-06-30 half-year"},
		{"2019 H2", "2019-07-01..2019-12-31 half-year"},
		{"1H19", "2019-01-01..2019-06-30 half-year"},
		{"first half of 2019", "2019-01-01..2019-06-30 half-year"},
		{"the first half-year of 2019", "2019-01-01..2019-06-30 half-year"},
		{"First-half 2019", "2019-01-01..2019-06-30 half-year"},
		{"latter half of 2019", "2019-07-01..2019-12-31 half-year"},
		{"H1 2018/19", "2018-04-01..2018-09-30 half of a financial year"},
		{"Q3 2018", "2018-07-01..2018-09-30 quarter"},
		{"Q3, 2018", "2018-07-01..2018-09-30 quarter"},
		{"2018Q3", "2018-07-01..2018-09-30 quarter"},
		{"2018-Q3", "2018-07-01..2018-09-30 quarter"},
		{"Q3-2018", "2018-07-01..2018-09-30 quarter"},
		{"3Q 2018", "2018-07-01..2018-09-30 quarter"},
		{"18q4", "2018-10-01..2018-12-31 quarter"},
		{"Q4'18", "2018-10-01..2018-12-31 quarter"},
		{"Q4’18", "2018-10-01..2018-12-31 quarter"},
		{"Q4 18", "2018-10-01..2018-12-31 quarter"},
		{"third quarter of 2018", "2018-07-01..2018-09-30 quarter"},
		{"the third-quarter 2018", "2018-07-01..2018-09-30 quarter"},
		{"4th qtr. 2018", "2018-10-01..2018-12-31 quarter"},
		{"quarter 3 of 2018", "2018-07-01..2018-09-30 quarter"},
		{"Quarter three 2018", "2018-07-01..2018-09-30 quarter"},
		{"final quarter of 2018", "2018-10-01..2018-12-31 quarter"},
		{"2016 the third quarter", "2016-07-01..2016-09-30 quarter"},
		{"Quarter 3 (July to Sept) 2018", "2018-07-01..2018-09-30 quarter"},
		{"Q4 (Jan to Mar) 2019", "2019-01-01..2019-03-31 quarter"},
		{"Q4 (Jan to Mar) 2018/19", "2019-01-01..2019-03-31 quarter"},
		{"2018-19 Q1", "2018-04-01..2018-06-30 financial quarter"},
		{"2018-2019 Q1", "2018-04-01..2018-06-30 financial quarter"},
		{"FY2018-19 Q1", "2018-04-01..2018-06-30 financial quarter"},
		{"Q4 2018/19", "2019-01-01..2019-03-31 financial quarter"},
		{"second quarter of the financial year 2018/19", "2018-07-01..2018-09-30 financial quarter"},
		{"Q1 to Q3 2018", "2018-01-01..2018-09-30 months"},
		{"Q1 to Q3 2018/19", "2018-04-01..2018-12-31 months"},
		{"Q4 2017 to Q1 2018", "2017-10-01..2018-03-31 months"},
		{"2018 Q3-2019 Q1", "2018-07-01..2019-03-31 months"},
		{"second quarter ended 30 September 2018", "2018-07-01..2018-09-30 quarter"},

		// Months.
		{"March 2019", "2019-03-01..2019-03-31 month"},
		{"month of March 2019", "2019-03-01..2019-03-31 month"},
		{"MARCH, 2019", "2019-03-01..2019-03-31 month"},
		{"Sept. 2019", "2019-09-01..2019-09-30 month"},
		{"Mar-19", "2019-03-01..2019-03-31 month"},
		{"Mar '19", "2019-03-01..2019-03-31 month"},
		{"2019 March", "2019-03-01..2019-03-31 month"},
		{"2019-Mar", "2019-03-01..2019-03-31 month"},
		{"2019M03", "2019-03-01..2019-03-31 month"},
		{"2019-03", "2019-03-01..2019-03-31 month"},
		{"2019/03", "2019-03-01..2019-03-31 month"},
		{"2019.03", "2019-03-01..2019-03-31 month"},
		{"03/2019", "2019-03-01..2019-03-31 month"},
		{"201903", "2019-03-01..2019-03-31 month"},
		{"201112", "2011-12-01..2011-12-31 month"},
		{"2011-12", "2011-04-01..2012-03-31 financial year, 2011-12-01..2011-12-31 month"},
		{"2011–12", "2011-04-01..2012-03-31 financial year"},
		{"2011/12", "2011-04-01..2012-03-31 financial year, (2011-12-01..2011-12-31 month)"},
		{"2001-09", "2001-09-01..2001-09-30 month, (2001-01-01..2009-12-31 months)"},

		// Runs of months.
		{"Jan-Jun 2019", "2019-01-01..2019-06-30 half-year"},
		{"January to June 2019", "2019-01-01..2019-06-30 half-year"},
		{"JANUARY – JUNE 2019", "2019-01-01..2019-06-30 half-year"},
		{"from January until June 2019", "2019-01-01..2019-06-30 half-year"},
		{"January through June 2019", "2019-01-01..2019-06-30 half-year"},
		{"January 2019 to the end of June 2019", "2019-01-01..2019-06-30 half-year"},
		{"during the period January to June 2019", "2019-01-01..2019-06-30 half-year"},
		{"2019 Jan-Jun", "2019-01-01..2019-06-30 half-year"},
		{"2019 (Jan-Jun)", "2019-01-01..2019-06-30 half-year"},
		{"2019: January to June", "2019-01-01..2019-06-30 half-year"},
		{"first six months of 2019", "2019-01-01..2019-06-30 half-year"},
		{"the first 6 months 2019", "2019-01-01..2019-06-30 half-year"},
		{"second six months of 2019", "2019-07-01..2019-12-31 half-year"},
		{"last three months of 2018", "2018-10-01..2018-12-31 quarter"},
		{"first six months of 2018/19", "2018-04-01..2018-09-30 half of a financial year"},
		{"first month of 2019", "2019-01-01..2019-01-31 month"},
		{"July to December 2017", "2017-07-01..2017-12-31 half-year"},
		{"Jul 2017 - Jan 2018", "2017-07-01..2018-01-31 months"},
		{"Jul..Dec 2018", "2018-07-01..2018-12-31 half-year"},
		{"2018-07..2018-12", "2018-07-01..2018-12-31 half-year"},
		{"2011-10..2011-12", "2011-10-01..2011-12-31 quarter"},
		{"2010-11..2011-12", "2010-04-01..2012-03-31 months, 2010-11-01..2011-12-31 months"},
		{"01/2018 - 03/2018", "2018-01-01..2018-03-31 quarter"},
		{"November 2018 to February", "2018-11-01..2019-02-28 months"},
		{"November to February 2019", "2018-11-01..2019-02-28 months"},
		{"January and February 2018", "2018-01-01..2018-02-28 months"},
		{"January/February 2018", "2018-01-01..2018-02-28 months"},
		{"between 2015 and Feb 2018", "2015-01-01..2018-02-28 months, (2015-01-01..2018-01-31 months)"},
		{"between July 2017 and January 2018", "2017-07-01..2018-01-31 months, (2017-07-01..2017-12-31 half-year)"},
		{"between July 2017 and January 2018 inclusive", "2017-07-01..2018-01-31 months"},
		{"July 2017 to January 2018 (inclusive)", "2017-07-01..2018-01-31 months"},
		{"between January and June 2018", "2018-01-01..2018-06-30 half-year, (2018-01-01..2018-05-31 months)"},

		// Lengths with an end or a start.
		{"year ending June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"the year to the end of June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"year ended 30 June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"year ending Q2 2019", "2018-07-01..2019-06-30 rolling year"},
		{"YE June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"Y/E Jun-19", "2018-07-01..2019-06-30 rolling year"},
		{"12 months to June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"twelve months to the end of June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"the 12-month period ending June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"rolling year to June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"the last 12 months to June 2019", "2018-07-01..2019-06-30 rolling year"},
		{"year ending 15 June 2019", "2018-06-16..2019-06-15 rolling year"},
		{"year to 28 February 2019", "2018-03-01..2019-02-28 rolling year"},
		{"year to 28 February 2020", "2019-03-01..2020-02-28 rolling year"},
		{"year to 29 February 2020", "2019-03-01..2020-02-29 rolling year"},
		{"six months to June 2019", "2019-01-01..2019-06-30 half-year"},
		{"three months ended 30 September 2018", "2018-07-01..2018-09-30 quarter"},
		{"quarter ending June 2019", "2019-04-01..2019-06-30 quarter"},
		{"eighteen months to June 2019", "2018-01-01..2019-06-30 months"},
		{"two years to June 2019", "2017-07-01..2019-06-30 months"},
		{"5 years to 2019", "2015-01-01..2019-12-31 months"},
		{"52 weeks to 3 March 2019", "2018-03-05..2019-03-03 days"},
		{"the six months from January 2018", "2018-01-01..2018-06-30 half-year"},
		{"six months beginning in January 2018", "2018-01-01..2018-06-30 half-year"},
		{"six months before July 2018", "2018-01-01..2018-06-30 half-year"},
		{"six months after June 2018", "2018-07-01..2018-12-31 half-year"},
		{"ten days from 4 March 2019", "2019-03-04..2019-03-13 days"},
		{"first ten days of March 2019", "2019-03-01..2019-03-10 days"},
		{"last day of February 2020", "2020-02-29 day"},
		{"first two weeks of March 2019", "2019-03-01..2019-03-14 days"},

		// Days.
		{"4 March 2019", "2019-03-04 day"},
		{"4th of March, 2019", "2019-03-04 day"},
		{"on Monday 4 March 2019", "2019-03-04 day"},
		{"Mon., the 4th of March 2019", "2019-03-04 day"},
		{"March 4, 2019", "2019-03-04 day"},
		{"Mar. 4th 2019", "2019-03-04 day"},
		{"4-Mar-19", "2019-03-04 day"},
		{"4 Mar 19", "2019-03-04 day"},
		{"2019-03-04", "2019-03-04 day"},
		{"2019/3/4", "2019-03-04 day"},
		{"20190304", "2019-03-04 day"},
		{"04/03/2019", "2019-03-04 day, (2019-04-03 day)"},
		{"31.01.2019", "2019-01-31 day"},
		{"01/31/2019", "2019-01-31 day"},
		{"04/04/2019", "2019-04-04 day"},
		{"4 to 31 March 2019", "2019-03-04..2019-03-31 days"},
		{"4th-31st March 2019", "2019-03-04..2019-03-31 days"},
		{"March 4 to 31, 2019", "2019-03-04..2019-03-31 days"},
		{"from 4 to January 22, 1995", "1995-01-04..1995-01-22 days"},
		{"4 March to 2 April 2019", "2019-03-04..2019-04-02 days"},
		{"27 December to 3 January 2019", "2018-12-27..2019-01-03 days"},
		{"6 April to 5 April 2019", "2018-04-06..2019-04-05 days"},
		{"27 December 2018 to 3 January 2019", "2018-12-27..2019-01-03 days"},
		{"2019-03-04..2019-03-31", "2019-03-04..2019-03-31 days"},
		{"2019-03-04/2019-03-31", "2019-03-04..2019-03-31 days"},
		{"04/03/2019 - 31/03/2019", "2019-03-04..2019-03-31 days"},
		{"01/02/2019 to 03/04/2019", "2019-02-01..2019-04-03 days, (2019-01-02..2019-03-04 days)"},
		{"04/04/2019 to 05/06/2019", "2019-04-04..2019-06-05 days, (2019-04-04..2019-05-06 days)"},
		{"between 4 March and 2 April 2019", "2019-03-04..2019-04-02 days"},
		{"1 January to 30 June 2019", "2019-01-01..2019-06-30 half-year"},
		{"4 March 2019 to 4 March 2020", "2019-03-04..2020-03-04 days"},

		// Weeks.
		{"2019-W07", "2019-02-11..2019-02-17 week"},
		{"week 2019-W07", "2019-02-11..2019-02-17 week"},
		{"2019W07", "2019-02-11..2019-02-17 week"},
		{"W07 2019", "2019-02-11..2019-02-17 week"},
		{"week 7 of 2019", "2019-02-11..2019-02-17 week"},
		{"2019 week 7", "2019-02-11..2019-02-17 week"},
		{"2020-W53", "2020-12-28..2021-01-03 week"},
		{"week ending 10 March 2019", "2019-03-04..2019-03-10 week"},
		{"w/e 8 March 2019", "2019-03-02..2019-03-08 week"},
		{"seven days to 10 March 2019", "2019-03-04..2019-03-10 week"},
		{"week commencing 4 March 2019", "2019-03-04..2019-03-10 week"},
		{"w/c 04/03/2019", "2019-03-04..2019-03-10 week, (2019-04-03..2019-04-09 week)"},
		{"week of 4 March 2019", "2019-03-04..2019-03-10 week"},
		{"week of 6 March 2019", "2019-03-06..2019-03-12 week, 2019-03-04..2019-03-10 week"},
		{"the week of 4 to 10 March 2019", "2019-03-04..2019-03-10 week"},
	}
	for _, tt := range tests {
		readings, err := Parse(tt.text, Context{})
		if got := show(readings); got != tt.want || err != nil {
			t.Errorf("Parse(%q) = %s, %v\n\twant %s", tt.text, got, err, tt.want)
		}
		for _, r := range readings {
			if r.Span.Label != strings.TrimSpace(tt.text) || r.Explain == "" {
				t.Errorf("Parse(%q) is labelled %q and explained %q", tt.text, r.Span.Label, r.Explain)
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct{ text, reason, hint string }{
		{"", "is not a period", "January to June 2019"},
		{"Dorset", "is not a period", "January to June 2019"},
		{"2019 people", "is not a period", ""},
		{"2,019", "is not a period", ""},
		{"2019.5", "is not a period", ""},
		{"1066", "is not a period", ""},
		{"99999999999", "is not a period", ""},
		{"the 1990s", "is not a period", ""},
		{"Q5 2019", "is not a period", ""},
		{"H3 2019", "is not a period", ""},
		{"2018/20", "is not a period", ""},
		{"13/2019", "is not a period", ""},
		{"year to 2019", "is not a period", ""},
		{"week 54 of 2019", "is not a period", ""},
		{"February and June 2018", "is not a period", ""},
		{"January/June 2018", "is not a period", ""},
		{"March 2018 to 2018", "ends before it starts", ""},
		{"2018-19 to June 2019", "ends before it starts", ""},
		{"the year ending June 2018 to June 2019", "is not a period", ""},
		{"first thirteen months of 2019", "is not a period", ""},
		{"first six months of 4 March to 31 March 2019", "is not a period", ""},
		{"Q1", "has no year", `"January to March 2019" or "April to June 2019"`},
		{"H1", "has no year", `"January to June 2019" or "April to September 2019"`},
		{"March", "has no year", `"March 2019"`},
		{"January to June", "has no year", `"January to June 2019"`},
		{"4 March", "has no year", `"4 March 2019"`},
		{"Mar 19", "has no year", `"19 March 2019" or "March 2019"`},
		{"week 7", "has no year", ""},
		{"30 February 2019", "does not exist", "check"},
		{"29/02/2019", "does not exist", "check"},
		{"20191304", "does not exist", "check"},
		{"2019-W53", "does not exist", "check"},
		{"Tuesday 4 March 2019", "is a Monday, not a Tuesday", "check"},
		{"2019 to 2018", "ends before it starts", "earlier end first"},
		{"31 to 4 March 2019", "ends before it starts", "earlier end first"},
		{"30 June to 1 June 2019", "ends before it starts", "earlier end first"},
		{"201819", "can be a financial or an academic year", `"2018/19" or "academic year 2018/19"`},
		{"Q1 (Feb to Apr) 2019", "other months in brackets", "name the months"},
		{"last year", "relative to the date", "name the period"},
		{"the last 12 months", "relative to the date", "name the period"},
		{"the same period last year", "relative to another period", "name the period"},
		{"the following six months", "relative to another period", "name the period"},
		{"since 2002", "relative to the date", "name the period"},
	}
	for _, tt := range tests {
		readings, err := Parse(tt.text, Context{})
		var parseErr *ParseError
		if !errors.As(err, &parseErr) || !strings.Contains(parseErr.Reason, tt.reason) || !strings.Contains(parseErr.Hint(), tt.hint) {
			t.Errorf("Parse(%q) = %s, %v; want %q with a hint of %q", tt.text, show(readings), err, tt.reason, tt.hint)
			continue
		}
		if !strings.Contains(parseErr.Error(), tt.text) {
			t.Errorf("%v does not name the culprit", parseErr)
		}
	}
}

// TestHintsParse types what the hint for a missing year says.
func TestHintsParse(t *testing.T) {
	for _, text := range []string{"Q1", "H2", "March", "4 March", "Mar 19", "week 7", "January to June", "year ending March"} {
		_, err := Parse(text, Context{})
		var parseErr *ParseError
		if !errors.As(err, &parseErr) {
			t.Fatalf("Parse(%q): %v", text, err)
		}
		quoted := strings.Split(parseErr.Hint(), `"`)
		for i := 1; i < len(quoted); i += 2 {
			if _, err := ParseOne(quoted[i], Context{}); err != nil {
				t.Errorf("the hint for %q says to type %q: %v", text, quoted[i], err)
			}
		}
	}
}

func TestParseOne(t *testing.T) {
	s, err := ParseOne("between July 2017 and January 2018", Context{})
	if err != nil || s.String() != "2017-07-01..2018-01-31" {
		t.Errorf("both ends are included: %v, %v", s, err)
	}
	_, err = ParseOne("2011-12", Context{})
	var ambiguous *AmbiguousError
	if !errors.As(err, &ambiguous) {
		t.Fatalf("2011-12 is %v", err)
	}
	want := `"2011-12" has 2 readings: financial year, 1 April 2011 to 31 March 2012; or month, 1 to 31 December 2011`
	if err.Error() != want {
		t.Errorf("the error is %s\n\twant %s", err, want)
	}
	if hint := ambiguous.Hint(); hint != `type "2011/12" or "December 2011"` {
		t.Errorf("the hint is %s", hint)
	}
	if _, err := ParseOne("Dorset", Context{}); err == nil {
		t.Error("Dorset is a period")
	}
}

// TestAmbiguousTypes types the words offered for every reading.
func TestAmbiguousTypes(t *testing.T) {
	for _, start := range []time.Month{0, time.January, time.July} {
		c := Context{FinancialYearStart: start, HasDated: true, Dated: NewDay(2019, time.November, 7)}
		for _, text := range []string{"2011-12", "2018 to 2019", "FY19", "Q1", "H2", "2010-11..2011-12", "week of 6 March 2019", "2018-2019"} {
			_, err := ParseOne(text, c)
			var ambiguous *AmbiguousError
			if !errors.As(err, &ambiguous) {
				continue // a financial year that starts in January settles some
			}
			for i, typed := range ambiguous.Types() {
				got, err := ParseOne(typed, c)
				if err != nil || !got.Same(ambiguous.Readings[i].Span) {
					t.Errorf("for %v of %q one should type %q, which is %v, %v", ambiguous.Readings[i].Span, text, typed, got, err)
				}
			}
		}
	}
}

func TestPreferKind(t *testing.T) {
	tests := []struct {
		text   string
		prefer Kind
		want   string
	}{
		{"2011-12", Month, "2011-12-01..2011-12-31"},
		{"2011-12", FinancialYear, "2011-04-01..2012-03-31"},
		{"2011/12", Month, "2011-12-01..2011-12-31"},
		{"2018 to 2019", FinancialYear, "2018-04-01..2019-03-31"},
		{"2018/19", AcademicYear, "2018-09-01..2019-08-31"},
		{"2018 to 2019", AcademicYear, "2018-09-01..2019-08-31"},
		{"201819", AcademicYear, "2018-09-01..2019-08-31"},
		{"201819", FinancialYear, "2018-04-01..2019-03-31"},
		{"201112", FinancialYear, "2011-04-01..2012-03-31"},
		{"201112", Month, "2011-12-01..2011-12-31"},
		{"Mar 19", Month, "2019-03-01..2019-03-31"},
		{"2019", FinancialYear, "2019-01-01..2019-12-31"},
	}
	for _, tt := range tests {
		got, err := ParseOne(tt.text, Context{PreferKind: tt.prefer})
		if err != nil || got.String() != tt.want {
			t.Errorf("ParseOne(%q) preferring a %v = %v, %v; want %v", tt.text, tt.prefer, got, err, tt.want)
		}
	}
}

// TestPreferKindNeverGuesses wants two readings of the preferred kind to stay
// two.
func TestPreferKindNeverGuesses(t *testing.T) {
	var ambiguous *AmbiguousError
	if s, err := ParseOne("FY19", Context{PreferKind: FinancialYear}); !errors.As(err, &ambiguous) {
		t.Errorf("FY19 is %v, %v", s, err)
	}
}

// TestAddReading wants the same days once, and minor only if all who say so
// do.
func TestAddReading(t *testing.T) {
	minor := Reading{Span: OfYear(2019), Minor: true}
	merged := addReading(addReading(nil, minor), minor)
	if len(merged) != 1 || !merged[0].Minor {
		t.Errorf("merged: %+v", merged)
	}
	merged = addReading(merged, Reading{Span: OfYear(2019)})
	if len(merged) != 1 || merged[0].Minor {
		t.Errorf("merged: %+v", merged)
	}
}

func TestOtherFinancialYears(t *testing.T) {
	july := Context{FinancialYearStart: time.July, AcademicYearStart: time.August}
	for text, want := range map[string]string{
		"2018/19":                 "2018-07-01..2019-06-30",
		"Q1 2018/19":              "2018-07-01..2018-09-30",
		"fiscal 2019":             "2018-07-01..2019-06-30",
		"academic year 2018/19":   "2018-08-01..2019-07-31",
		"first half of FY2018-19": "2018-07-01..2018-12-31",
	} {
		if got, err := ParseOne(text, july); err != nil || got.String() != want {
			t.Errorf("ParseOne(%q) = %v, %v; want %s", text, got, err, want)
		}
	}
	january := Context{FinancialYearStart: time.January}
	for _, text := range []string{"FY2019", "fiscal 2019", "financial year 2019"} {
		if got, err := ParseOne(text, january); err != nil || got.String() != "2019-01-01..2019-12-31" {
			t.Errorf("ParseOne(%q) = %v, %v", text, got, err)
		}
	}
	if got, err := ParseOne("2018/19", january); err == nil {
		t.Errorf("2018/19 is %v where financial years start in January", got)
	}
	if got, err := ParseOne("2018 to 2019", january); err != nil || got.String() != "2018-01-01..2019-12-31" {
		t.Errorf("2018 to 2019 is %v, %v where financial years start in January", got, err)
	}
}

func TestDateOrder(t *testing.T) {
	for order, want := range map[DateOrder]string{
		DayFirst:   "2019-03-04 day, (2019-04-03 day)",
		Unknown:    "2019-03-04 day, (2019-04-03 day)",
		MonthFirst: "2019-04-03 day, (2019-03-04 day)",
	} {
		readings, err := Parse("04/03/2019", Context{DateOrder: order})
		if got := show(readings); got != want || err != nil {
			t.Errorf("in order %d: %s, %v; want %s", order, got, err, want)
		}
	}
}

// halfOf2019 is the period that the relative phrases of the tests follow.
var halfOf2019 = OfHalf(2019, 1)

func TestRelative(t *testing.T) {
	year2013 := span(RollingYear, NewDay(2013, time.April, 1), NewDay(2014, time.April, 1))
	dated := Context{HasDated: true, Dated: NewDay(2019, time.November, 7)}
	anchored := Context{Anchor: &halfOf2019}
	both := Context{HasDated: true, Dated: NewDay(2019, time.November, 7), Anchor: &halfOf2019}
	rolling := Context{Anchor: &year2013}
	tests := []struct {
		text string
		c    Context
		want string
	}{
		{"this year", dated, "2019-01-01..2019-12-31 year"},
		{"last year", dated, "2018-01-01..2018-12-31 year"},
		{"last year", both, "2018-01-01..2018-12-31 year, 2018-01-01..2018-06-30 half-year"},
		{"next year", dated, "2020-01-01..2020-12-31 year"},
		{"the previous year", rolling, "2012-04-01..2013-03-31 rolling year"},
		{"the previous year", anchored, "2018-01-01..2018-12-31 year, 2018-01-01..2018-06-30 half-year"},
		{"last financial year", dated, "2018-04-01..2019-03-31 financial year"},
		{"the current financial year", dated, "2019-04-01..2020-03-31 financial year"},
		{"first half of last year", dated, "2018-01-01..2018-06-30 half-year"},
		{"the first nine months of this year", dated, "2019-01-01..2019-09-30 months"},
		{"the first half of the year", anchored, "2019-01-01..2019-06-30 half-year"},
		{"the first six months of the financial year", dated, "2019-04-01..2019-09-30 half of a financial year"},
		{"March last year", dated, "2018-03-01..2018-03-31 month"},
		{"January to June this year", dated, "2019-01-01..2019-06-30 half-year"},
		{"last year's first quarter", dated, "2018-01-01..2018-03-31 quarter"},
		{"the same period last year", anchored, "2018-01-01..2018-06-30 half-year"},
		{"the same six months of the previous year", anchored, "2018-01-01..2018-06-30 half-year"},
		{"the corresponding period in 2017", anchored, "2017-01-01..2017-06-30 half-year"},
		{"the same time last year", anchored, "2018-01-01..2018-06-30 half-year"},
		{"the same prior year period", anchored, "2018-01-01..2018-06-30 half-year"},
		{"the year-ago period", anchored, "2018-01-01..2018-06-30 half-year"},
		{"the same period", anchored, "2019-01-01..2019-06-30 half-year"},
		{"a year earlier", anchored, "2018-01-01..2018-06-30 half-year"},
		{"two years ago", anchored, "2017-01-01..2017-06-30 half-year"},
		{"six months earlier", anchored, "2018-07-01..2018-12-31 half-year"},
		{"ten days earlier", Context{Anchor: &Span{Start: 100, End: 105}}, "1970-04-01..1970-04-05 days"},
		{"the year before", anchored, "2018-01-01..2018-06-30 half-year, 2018-01-01..2018-12-31 year"},
		{"the year before", rolling, "2012-04-01..2013-03-31 rolling year"},
		{"the previous period", anchored, "2018-07-01..2018-12-31 half-year"},
		{"the following period", anchored, "2019-07-01..2019-12-31 half-year"},
		{"the following period", Context{Anchor: &Span{Start: 0, End: 10}}, "1970-01-11..1970-01-20 days"},
		{"the previous three months", anchored, "2018-10-01..2018-12-31 quarter"},
		{"the previous 12 months", rolling, "2012-04-01..2013-03-31 rolling year"},
		{"the following six months", anchored, "2019-07-01..2019-12-31 half-year"},
		{"the six months before", anchored, "2018-07-01..2018-12-31 half-year"},
		{"the six months that followed", anchored, "2019-07-01..2019-12-31 half-year"},
		{"the last 12 months", dated, "2018-11-01..2019-10-31 months, 2018-11-08..2019-11-07 days"},
		{"the last 12 months", anchored, "2018-07-01..2019-06-30 months"},
		{"the past year", dated, "2018-11-01..2019-10-31 months, 2018-11-08..2019-11-07 days"},
		{"the last two weeks", dated, "2019-10-21..2019-11-03 days, 2019-10-25..2019-11-07 days"},
		{"the last 30 days", dated, "2019-10-08..2019-11-06 days, 2019-10-09..2019-11-07 days"},
		{"last month", dated, "2019-10-01..2019-10-31 month"},
		{"this quarter", dated, "2019-10-01..2019-12-31 quarter"},
		{"next week", dated, "2019-11-11..2019-11-17 week"},
		{"last week", dated, "2019-10-28..2019-11-03 week"},
		{"last March", dated, "2019-03-01..2019-03-31 month, 2018-03-01..2018-03-31 month"},
		{"this March", dated, "2019-03-01..2019-03-31 month"},
		{"year to date", dated, "2019-01-01..2019-11-07 days"},
		{"so far this year", dated, "2019-01-01..2019-11-07 days"},
		{"since 2002", dated, "2002-01-01..2019-11-07 days"},
		{"since the start of March 2018", dated, "2018-03-01..2019-11-07 days"},
		{"March", dated, "2019-03-01..2019-03-31 month"},
		{"December", dated, "2018-12-01..2018-12-31 month"},
		{"March", anchored, "2019-03-01..2019-03-31 month"},
		{"29 February", dated, "2016-02-29 day"},
		{"Tuesday 5 November", dated, "2019-11-05 day"},
		{"January to June", dated, "2019-01-01..2019-06-30 half-year"},
		{"from 3 until 12 of Sept", dated, "2019-09-03..2019-09-12 days"},
		{"November 19 to 20", dated, "2018-11-19..2018-11-20 days"},
		{"Q1", dated, "2019-01-01..2019-03-31 quarter, 2019-04-01..2019-06-30 financial quarter"},
		{"Q1", Context{HasDated: true, Dated: dated.Dated, PreferKind: FinancialQuarter}, "2019-04-01..2019-06-30 financial quarter, (2019-01-01..2019-03-31 quarter)"},
		{"year ending March", dated, "2018-04-01..2019-03-31 rolling year"},
	}
	for _, tt := range tests {
		readings, err := Parse(tt.text, tt.c)
		if got := show(readings); got != tt.want || err != nil {
			t.Errorf("Parse(%q) = %s, %v\n\twant %s", tt.text, got, err, tt.want)
		}
	}
	for _, text := range []string{"December", "Wednesday 5 November"} {
		if readings, err := Parse(text, anchored); err == nil {
			t.Errorf("Parse(%q) = %s beside January to June 2019", text, show(readings))
		}
	}
	if readings, err := Parse("Wednesday 5 November", dated); err == nil {
		t.Errorf("5 November 2019 was a Tuesday, read as %s", show(readings))
	}
}

// TestParseISOProperty types spans as String writes them.
func TestParseISOProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := dates().Draw(t, "first"), dates().Draw(t, "last")
		want := Between(min(a, b), max(a, b))
		got, err := ParseOne(want.String(), Context{})
		if err != nil || !got.Same(want) || got.Kind != want.Kind {
			t.Fatalf("ParseOne(%q) = %v %v, %v; want a %v", want.String(), got, got.Kind, err, want.Kind)
		}
	})
}

// TestParseIgnoresCaseAndBlanks changes what makes no difference.
func TestParseIgnoresCaseAndBlanks(t *testing.T) {
	texts := []string{"January to June 2019", "the year ending June 2019", "FY2018-19 Q1", "4 to 31 March 2019", "week of 4 to 10 March 2019", "2018/19 financial year"}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(texts).Draw(t, "text")
		want, _ := Parse(text, Context{})
		changed := text
		if rapid.Bool().Draw(t, "upper") {
			changed = strings.ToUpper(changed)
		}
		blank := rapid.SampledFrom([]string{" ", "  ", "\t", "\u00a0", " \n"}).Draw(t, "blank")
		changed = strings.ReplaceAll(changed, " ", blank)
		got, err := Parse(changed, Context{})
		if show(got) != show(want) || err != nil {
			t.Fatalf("Parse(%q) = %s, %v; want %s", changed, show(got), err, show(want))
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"2019", "between July 2017 and January 2018", "4 to 31 March 2019", "Q1", "the last 12 months",
		"first six months of the first half of 2018/19", "2019-W07", "FYE31 March 2019", "Q4 (Jan to Mar) 2019", "'18..", "1/2/2019-3/4/2019"} {
		f.Add(seed, int32(18000), 0)
	}
	f.Fuzz(func(t *testing.T, text string, dated int32, prefer int) {
		anchor := Between(Day(dated%20000), Day(dated%20000)+200)
		c := Context{Dated: Day(dated % 80000), HasDated: dated%2 == 0, Anchor: &anchor, PreferKind: Kind(prefer)}
		readings, err := Parse(text, c)
		if (err == nil) != (len(readings) > 0) {
			t.Fatalf("%d readings and error %v", len(readings), err)
		}
		for i, r := range readings {
			if r.Span.Days() == 0 {
				t.Errorf("reading %d of %q is empty: %v", i, text, r.Span)
			}
			if i == 0 && r.Minor {
				t.Errorf("the first reading of %q is minor", text)
			}
		}
	})
}
