package claim

import (
	"strconv"

	"github.com/pressfigures/figures/pkg/number"
)

// commas writes a number with its thousands parted.
func commas(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func intValue(n int) number.Value { return number.Int(int64(n)) }
