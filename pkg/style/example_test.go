package style_test

import (
	"fmt"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/style"
)

func ExampleStyle_Percent() {
	base := number.Int(596)
	rise := number.Frac(590*100, 596) // 596 to 1,186, in per cent
	for _, name := range []string{"press", "bbc"} {
		s, _ := style.Get(name)
		fmt.Println(s.Percent(rise, base))
	}
	// Output:
	// 99 per cent
	// 99%
}

func ExampleStyle_CountAtStart() {
	s := style.Default()
	for _, n := range []int64{16, 373} {
		text, ok := s.CountAtStart(number.Int(n))
		fmt.Println(text, ok)
	}
	// Output:
	// Sixteen true
	// 373 false
}
