package export_test

import "testing"

func TestPeriodOfEightDigitsAboveTheHeads(t *testing.T) {
	text := "# ----\n# All Web Site Data\n# 20190101-20191231\n# ----\n\nRegion,Users\nKent,5\nDevon,6\n"
	runValues(t, []valueCase{{name: "analytics", text: text, want: map[string]string{"; 2019": "11"}, note: "2019 is taken from row 3"}})
}
