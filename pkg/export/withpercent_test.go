package export_test

import "testing"

func TestCountsWithTheirPercentages(t *testing.T) {
	runValues(t, []valueCase{{name: "in one cell", text: "Area,2018,2019\nKent,838 (24%),900 (30.5%)\nDevon,38 (4%),90 (3%)\n",
		refused: `no column of numbers was found ("838 (24%)" below "2018"`, hint: `keep the count alone, "838" for "838 (24%)"`}})
}
