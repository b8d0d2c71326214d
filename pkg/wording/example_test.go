package wording_test

import (
	"fmt"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/wording"
)

func ExampleJudge() {
	// "Nearly 400", printed of 373.
	nearly, _ := wording.Lookup("nearly")
	stated := wording.Stated{N: number.Int(400), Unit: number.Int(1), Quantity: wording.Count}
	j := wording.Judge(nearly, stated, number.Exactly(number.Int(373)), wording.Options{})
	fmt.Println(j.Verdict, j.Severity)
	fmt.Println(j.Message)
	fmt.Println(j.Suggest)
	// Output:
	// loose warning
	// 373 is 27 short of 400; limit 20
	// [more than 350 373]
}

func ExampleHedged() {
	month := number.Frac(3549, 6) // 3,549 people in six months
	choice, _ := wording.Hedged(month, wording.Rate, wording.Options{})
	fmt.Println(choice.Text)
	// Output: nearly 600
}

func ExampleMultiple() {
	for _, r := range []number.Value{number.Frac(1186, 596), number.Frac(3549, 1747), number.Frac(738, 300)} {
		choice, _ := wording.Multiple(r, wording.Options{})
		fmt.Println(r.Decimal(3), choice.Text)
	}
	// Output:
	// 1.990 almost doubled
	// 2.031 doubled
	// 2.460 more than doubled
}

func ExampleFraction() {
	choice, _ := wording.Fraction(number.Frac(373, 3693), wording.Options{})
	fmt.Println(choice.Text)
	// Output: about one in ten
}

func ExampleFindHedge() {
	for _, m := range wording.FindHedge("The number more than doubled, to nearly 600 people a month.") {
		fmt.Println(m.Text, "–", m.Row.ID)
	}
	// Output:
	// more than doubled – more-than-times
	// nearly – nearly
	// a month – rate
}

func ExampleRow_Bands() {
	nearly, _ := wording.RowOf(wording.Nearly)
	for _, b := range nearly.Bands(wording.Stated{N: number.Int(400)}, wording.Options{}) {
		fmt.Println(b)
	}
	// Output:
	// below 360: error, limit 20, loosely 40
	// from 360 to below 380: warning, limit 20
	// from 380 to below 400: ok, limit 20
	// from 400: error, it has to be below 400
}
