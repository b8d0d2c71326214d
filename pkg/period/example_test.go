package period_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/pressfigures/figures/pkg/period"
)

func ExampleParse() {
	readings, _ := period.Parse("between July 2017 and January 2018", period.Context{})
	for _, r := range readings {
		fmt.Println(r.Span, r.Minor, r.Explain)
	}
	// Output:
	// 2017-07-01..2018-01-31 false months, 1 July 2017 to 31 January 2018
	// 2017-07-01..2017-12-31 true half-year, 1 July to 31 December 2017 (up to the start of January 2018)
}

func ExampleParseOne() {
	_, err := period.ParseOne("2011-12", period.Context{})
	fmt.Println(err)
	var ambiguous *period.AmbiguousError
	if errors.As(err, &ambiguous) {
		fmt.Println(ambiguous.Hint())
	}
	// Output:
	// "2011-12" has 2 readings: financial year, 1 April 2011 to 31 March 2012; or month, 1 to 31 December 2011
	// type "2011/12" or "December 2011"
}

func ExampleFindPhrases() {
	text := "In the first six months of 2019, 373 people made contact, up from 273 in January to June 2018."
	for _, m := range period.FindPhrases(text, period.Context{}) {
		fmt.Printf("%d %q %v\n", m.Start, text[m.Start:m.End], m.Readings[0].Span)
	}
	// Output:
	// 3 "the first six months of 2019" 2019-01-01..2019-06-30
	// 73 "January to June 2018" 2018-01-01..2018-06-30
}

func ExamplePhrase() {
	year := period.OfFinancialYear(2018, period.Context{})
	ons := period.Naming{FinancialYear: period.FinancialYearEnding}
	fmt.Println(period.Name(year, period.Naming{}))
	fmt.Println(period.Phrase(year, ons))
	fmt.Println(period.Phrase(period.OfHalf(2019, 1), ons))
	// Output:
	// 2018/19
	// the financial year ending March 2019
	// the first six months of 2019
}

func ExampleSpan_ShiftMonths() {
	half := period.OfHalf(2020, 1)
	fmt.Println(half.ShiftMonths(-12), half.Previous())
	// Output:
	// 2019-01-01..2019-06-30 2019-07-01..2019-12-31
}

func ExampleTile() {
	have := []period.Span{
		period.OfMonth(2019, time.January), period.OfMonth(2019, time.February), period.OfQuarter(2019, 2),
	}
	tiling := period.Tile(period.OfHalf(2019, 1), have)
	fmt.Println(tiling.Used, tiling.Gaps)
	// Output:
	// [0 1 2] [2019-03-01..2019-03-31]
}

func ExampleParseDate() {
	day, evidence, _ := period.ParseDate("31/01/2019 00:00:00", period.Unknown)
	fmt.Println(day, evidence == period.ProvesDayFirst)
	// Output:
	// 2019-01-31 true
}
