package period

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	tests := []struct {
		cell     string
		order    DateOrder
		want     string
		evidence DateEvidence
	}{
		{"2019-03-04", DayFirst, "2019-03-04", NoEvidence},
		{" 2019-03-04 ", MonthFirst, "2019-03-04", NoEvidence},
		{"20190304", Unknown, "2019-03-04", NoEvidence},
		{"2019/3/4", DayFirst, "2019-03-04", NoEvidence},
		{"2019.03.04", DayFirst, "2019-03-04", NoEvidence},
		{"2019-03-04T23:30:00Z", DayFirst, "2019-03-04", NoEvidence},
		{"2019-03-04T23:30:00+05:30", DayFirst, "2019-03-04", NoEvidence},
		{"2019-03-04T23:30:00.123456-0800", DayFirst, "2019-03-04", NoEvidence},
		{"2019-03-04 23:30:00.1 UTC", DayFirst, "2019-03-04", NoEvidence},
		{"2019-03-04 00:30:00+00", DayFirst, "2019-03-04", NoEvidence},
		{"20190304T101112Z", DayFirst, "", NoEvidence},
		{"04/03/2019", DayFirst, "2019-03-04", EitherOrder},
		{"04/03/2019", Unknown, "2019-03-04", EitherOrder},
		{"04/03/2019", MonthFirst, "2019-04-03", EitherOrder},
		{"04/04/2019", Unknown, "2019-04-04", NoEvidence},
		{"31/01/2019", Unknown, "2019-01-31", ProvesDayFirst},
		{"31/01/2019", DayFirst, "2019-01-31", ProvesDayFirst},
		{"01/31/2019", Unknown, "2019-01-31", ProvesMonthFirst},
		{"01/31/2019", MonthFirst, "2019-01-31", ProvesMonthFirst},
		{"01/03/2019 00:00:00", DayFirst, "2019-03-01", EitherOrder},
		{"1/3/2019 12:00:00 AM", DayFirst, "2019-03-01", EitherOrder},
		{"1/3/19 9:05", DayFirst, "2019-03-01", EitherOrder},
		{"4.3.2019", DayFirst, "2019-03-04", EitherOrder},
		{"04-03-2019", DayFirst, "2019-03-04", EitherOrder},
		{"29/02/20", DayFirst, "2020-02-29", ProvesDayFirst},
		{"4 Mar 2019", DayFirst, "2019-03-04", NoEvidence},
		{"4-Mar-19", DayFirst, "2019-03-04", NoEvidence},
		{"04Mar2019", DayFirst, "2019-03-04", NoEvidence},
		{"4th March 2019", DayFirst, "2019-03-04", NoEvidence},
		{"4th of March, 2019", DayFirst, "2019-03-04", NoEvidence},
		{"1 Sept. 2019", DayFirst, "2019-09-01", NoEvidence},
		{"March 4, 2019", DayFirst, "2019-03-04", NoEvidence},
		{"Mar-04-2019", DayFirst, "2019-03-04", NoEvidence},
		{"March 4th '19", DayFirst, "2019-03-04", NoEvidence},
		{"2019 Mar 4", DayFirst, "2019-03-04", NoEvidence},
		{"2019-MAR-04", DayFirst, "2019-03-04", NoEvidence},
		{"Mon, 04 Mar 2019 10:00:00 GMT", DayFirst, "2019-03-04", NoEvidence},
		{"Monday 4 March 2019", DayFirst, "2019-03-04", NoEvidence},
		{"Monday 4 March 2019 at 10:00", DayFirst, "2019-03-04", NoEvidence},
		{"1 Jan 68", DayFirst, "2068-01-01", NoEvidence},
		{"1 Jan 69", DayFirst, "1969-01-01", NoEvidence},
	}
	for _, tt := range tests {
		day, evidence, err := ParseDate(tt.cell, tt.order)
		got := day.String()
		if err != nil {
			got = ""
		}
		if got != tt.want || evidence != tt.evidence {
			t.Errorf("ParseDate(%q, %d) = %q, %d, %v; want %q, %d", tt.cell, tt.order, got, evidence, err, tt.want, tt.evidence)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	tests := []struct {
		cell   string
		order  DateOrder
		reason string
	}{
		{"", DayFirst, "not a date"},
		{"n/a", DayFirst, "not a date"},
		{"596", DayFirst, "not a date"},
		{"43528", DayFirst, "not a date"},
		{"2019", DayFirst, "not a date"},
		{"2019-03", DayFirst, "not a date"},
		{"2019-03-", DayFirst, "no day"},
		{"2019-03/04", DayFirst, "not a date"},
		{"2019 03 04", DayFirst, "not a date"},
		{"4/3-2019", DayFirst, "not a date"},
		{"4,3,2019", DayFirst, "not a date"},
		{"4/3/201", DayFirst, "not a date"},
		{"4/3/", DayFirst, "not a date"},
		{"2019-02-29", DayFirst, "does not exist"},
		{"29/02/2019", Unknown, "does not exist"},
		{"32/01/2019", Unknown, "does not exist"},
		{"00/00/2019", Unknown, "does not exist"},
		{"0/1/2019", Unknown, "does not exist"},
		{"20191301", DayFirst, "does not exist"},
		{"01/31/2019", DayFirst, "day first"},
		{"31/01/2019", MonthFirst, "month first"},
		{"4 Mar", DayFirst, "no year"},
		{"March 2019", DayFirst, "not a date"},
		{"March 4", DayFirst, "no year"},
		{"March", DayFirst, "not a date"},
		{"4 March 1066", DayFirst, "outside 1800 to 2199"},
		{"2519-03-04", DayFirst, "outside 1800 to 2199"},
		{"0001-01-01 00:00:00", DayFirst, "outside 1800 to 2199"},
		{"Tuesday 4 March 2019", DayFirst, "is not a Tuesday but a Monday"},
		{"2019-03-04 25:00", DayFirst, "more than a date"},
		{"2019-03-04 10:60", DayFirst, "more than a date"},
		{"2019-03-04 10:30:61", DayFirst, "more than a date"},
		{"2019-03-04 10:30:01. 5", DayFirst, "more than a date"},
		{"2019-03-04 13:00 pm", DayFirst, "more than a date"},
		{"2019-03-04 10", DayFirst, "more than a date"},
		{"2019-03-04 10:00 hours", DayFirst, "more than a date and a time"},
		{"2019-03-04 to 2019-03-05", DayFirst, "more than a date"},
		{"4 March 2019 (provisional)", DayFirst, "more than a date"},
	}
	for _, tt := range tests {
		day, _, err := ParseDate(tt.cell, tt.order)
		var parseErr *ParseError
		if !errors.As(err, &parseErr) || !strings.Contains(parseErr.Reason, tt.reason) || parseErr.Hint() == "" {
			t.Errorf("ParseDate(%q, %d) = %v, %v; want an error with %q and a hint", tt.cell, tt.order, day, err, tt.reason)
		}
	}
}

// dates are days of the years the package reads.
func dates() *rapid.Generator[Day] {
	first, last := NewDay(firstYear, time.January, 1), NewDay(lastYear+1, time.January, 1)-1
	return rapid.Custom(func(t *rapid.T) Day {
		return Day(rapid.Int32Range(int32(first), int32(last)).Draw(t, "day"))
	})
}

// TestParseDateAgreesWithTime writes days with package time in its own
// layouts and reads them back.
func TestParseDateAgreesWithTime(t *testing.T) {
	layouts := []string{
		time.DateOnly, time.DateTime, time.RFC3339, time.RFC1123, time.RFC1123Z, "02/01/2006", "2/1/2006",
		"02.01.2006 15:04", "2 January 2006", "2 Jan 2006", "02-Jan-2006", "January 2, 2006", "20060102",
		"Monday 2 January 2006", "2006-01-02 15:04:05.000000", "2006-01-02T15:04:05.000-07:00", "02/01/2006 03:04:05 PM",
	}
	rapid.Check(t, func(t *rapid.T) {
		d := dates().Draw(t, "day")
		second := rapid.Int64Range(0, 86399).Draw(t, "second")
		layout := rapid.SampledFrom(layouts).Draw(t, "layout")
		cell := time.Unix(int64(d)*86400+second, 0).UTC().Format(layout)
		if got, _, err := ParseDate(cell, DayFirst); err != nil || got != d {
			t.Fatalf("ParseDate(%q) = %v, %v; want %v", cell, got, err, d)
		}
	})
}

// TestParseDateEvidenceAgreesWithTime asks package time which orders give a
// date.
func TestParseDateEvidenceAgreesWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(0, 40).Draw(t, "a"), rapid.IntRange(0, 40).Draw(t, "b")
		cell := fmt.Sprintf("%02d/%02d/%04d", a, b, rapid.IntRange(firstYear, lastYear).Draw(t, "year"))
		dayFirst, errDay := time.Parse("02/01/2006", cell)
		monthFirst, errMonth := time.Parse("01/02/2006", cell)
		got, evidence, err := ParseDate(cell, Unknown)
		switch {
		case errDay != nil && errMonth != nil:
			if err == nil {
				t.Fatalf("%q read as %v", cell, got)
			}
		case errDay != nil:
			if err != nil || evidence != ProvesMonthFirst || got.String() != monthFirst.Format(time.DateOnly) {
				t.Fatalf("%q read as %v, %v, %v", cell, got, evidence, err)
			}
		default:
			proves := errMonth != nil
			if err != nil || (evidence == ProvesDayFirst) != proves || got.String() != dayFirst.Format(time.DateOnly) {
				t.Fatalf("%q read as %v, %v, %v", cell, got, evidence, err)
			}
			if !proves && (evidence == EitherOrder) != (a != b) {
				t.Fatalf("%q gives evidence %v", cell, evidence)
			}
		}
	})
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2019-03-04", "04/03/2019 00:00:00", "4-Mar-19", "March 4, 2019", "Mon, 04 Mar 2019 10:00:00 GMT", "'", "20190304T"} {
		f.Add(seed, 0)
	}
	f.Fuzz(func(t *testing.T, cell string, order int) {
		day, _, err := ParseDate(cell, DateOrder(order))
		if err != nil {
			return
		}
		if again, _, err := ParseDate(day.String(), DayFirst); err != nil || again != day {
			t.Errorf("%q is %v, which reads back as %v, %v", cell, day, again, err)
		}
	})
}
