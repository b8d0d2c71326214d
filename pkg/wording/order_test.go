package wording

import (
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"pgregory.net/rapid"
)

// ranges reads values: "12", "1-4" for a hidden one, "5+" and "-5" for open
// ends, "?" for anything.
func ranges(texts ...string) []number.Range {
	var all []number.Range
	for _, text := range texts {
		low, high, isRange := strings.Cut(text, "-")
		switch {
		case text == "?":
			all = append(all, number.Anything())
		case strings.HasSuffix(text, "+"):
			all = append(all, number.AtLeast(val(strings.TrimSuffix(text, "+"))))
		case isRange && low == "":
			all = append(all, number.AtMost(val(high)))
		case isRange:
			all = append(all, number.Between(val(low), val(high)))
		default:
			all = append(all, exact(text))
		}
	}
	return all
}

func TestJudgeRank(t *testing.T) {
	five := []string{"1020", "944", "745", "373", "299"}
	with := func(i int, text string) []string {
		values := slices.Clone(five)
		values[i] = text
		return values
	}
	tests := []struct {
		name     string
		values   []string
		subject  int
		place    int
		low      bool
		joint    bool
		places   int // -1 without
		severity Severity
		verdict  Verdict
		message  string
	}{
		{"highest", five, 0, 1, false, false, -1, caveat.OK, Right, "1st of 5"},
		{"second", five, 1, 2, false, false, -1, caveat.OK, Right, "2nd of 5"},
		{"lowest", five, 4, 1, true, false, -1, caveat.OK, Right, "1st of 5"},
		{"second lowest", five, 3, 2, true, false, -1, caveat.OK, Right, ""},
		{"wrong", five, 1, 1, false, false, -1, caveat.Error, Wrong, "2nd of 5, not 1st"},
		{"too low", five, 0, 2, false, false, -1, caveat.Error, Wrong, "1st of 5, not 2nd"},
		{"four areas", five[:4], 0, 1, false, false, -1, caveat.Warning, Loose, "only 4, fewer than 5"},
		{"tie not called joint", with(1, "1020"), 0, 1, false, false, -1, caveat.Warning, Loose, "say joint"},
		{"tie called joint", with(1, "1020"), 1, 1, false, true, -1, caveat.OK, Right, ""},
		{"competition ranking", with(1, "1020"), 2, 3, false, false, -1, caveat.OK, Right, ""},
		{"competition ranking skips", with(1, "1020"), 2, 2, false, false, -1, caveat.Error, Wrong, ""},
		{"joint without a tie", five, 0, 1, false, true, -1, caveat.Error, Wrong, "not joint"},
		{"tie once rounded", with(1, "1019.6"), 0, 1, false, false, 0, caveat.Warning, Loose, "once rounded"},
		{"joint once rounded", with(1, "1019.6"), 0, 1, false, true, 0, caveat.Warning, Loose, "once rounded"},
		{"not a tie once rounded", with(1, "1019.4"), 0, 1, false, false, 0, caveat.OK, Right, ""},
		{"hidden below", with(4, "1-4"), 0, 1, false, false, -1, caveat.OK, Right, ""},
		{"hidden could outrank", with(4, "?"), 0, 1, false, false, -1, caveat.Warning, Unclear, "could outrank"},
		{"hidden could outrank, no end", with(4, "1000+"), 0, 1, false, false, -1, caveat.Warning, Unclear, ""},
		{"hidden could reach the lowest", with(3, "-300"), 4, 1, true, false, -1, caveat.Warning, Unclear, ""},
		{"hidden could only tie", with(4, "1-1020"), 0, 1, false, false, -1, caveat.Info, Right, "could share"},
		{"joint with a hidden", with(4, "1-1020"), 0, 1, false, true, -1, caveat.Warning, Unclear, "open whether"},
		{"hidden subject", with(0, "900-1100"), 0, 1, false, false, -1, caveat.Warning, Unclear, ""},
		{"hidden subject, still first", with(0, "945-1100"), 0, 1, false, false, -1, caveat.OK, Right, ""},
		{"out of reach whatever is hidden", with(4, "?"), 2, 1, false, false, -1, caveat.Error, Wrong, "between 3rd and 4th"},
	}
	for _, tt := range tests {
		c := RankClaim{Values: ranges(tt.values...), Subject: tt.subject, Place: tt.place, Lowest: tt.low, Joint: tt.joint, Places: tt.places, HasPlaces: tt.places >= 0}
		j := JudgeRank(c, Options{})
		if j.Severity != tt.severity || j.Verdict != tt.verdict || !strings.Contains(j.Message, tt.message) || j.Row != Rank {
			t.Errorf("%s: %s %s %q, want %s %s %q", tt.name, j.Severity, j.Verdict, j.Message, tt.severity, tt.verdict, tt.message)
		}
	}
}

// TestRankOracle: with nothing hidden, the verdict is that of counting by hand.
func TestRankOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Int64Range(0, 12), 5, 9).Draw(t, "values")
		subject := rapid.IntRange(0, len(values)-1).Draw(t, "subject")
		claim := RankClaim{Subject: subject, Place: rapid.IntRange(1, len(values)).Draw(t, "place"), Lowest: rapid.Bool().Draw(t, "low"), Joint: rapid.Bool().Draw(t, "joint")}
		before, same := 0, 0
		for i, v := range values {
			claim.Values = append(claim.Values, number.Exactly(number.Int(v)))
			switch {
			case i == subject:
			case v == values[subject]:
				same++
			case v > values[subject] != claim.Lowest:
				before++
			}
		}
		want := Right
		switch {
		case before+1 != claim.Place, claim.Joint && same == 0:
			want = Wrong
		case same > 0 && !claim.Joint:
			want = Loose
		}
		if got := JudgeRank(claim, Options{}); got.Verdict != want {
			t.Fatalf("%v: %s (%s), want %s", values, got.Verdict, got.Message, want)
		}
	})
}

func TestJudgeBiggest(t *testing.T) {
	// By number the first rises most (400), by per cent the second (193).
	olds, news := []string{"1000", "200", "300", "400", "500"}, []string{"1400", "586", "400", "450", "500"}
	tests := []struct {
		name       string
		olds, news []string
		subject    int
		place      int
		fall       bool
		measure    Measure
		alike      bool
		severity   Severity
		verdict    Verdict
		message    string
	}{
		{"by number, named", olds, news, 0, 1, false, ByNumber, false, caveat.Info, Right, "by per cent it is not"},
		{"by number, wrong", olds, news, 1, 1, false, ByNumber, false, caveat.Error, Wrong, "2nd"},
		{"by per cent, named", olds, news, 1, 1, false, ByPercent, false, caveat.Info, Right, "by number it is not"},
		{"by per cent, wrong", olds, news, 0, 1, false, ByPercent, false, caveat.Error, Wrong, ""},
		{"unnamed, one measure", olds, news, 0, 1, false, Unnamed, false, caveat.Warning, Loose, "by per cent it is not: name"},
		{"unnamed, the other", olds, news, 1, 1, false, Unnamed, false, caveat.Warning, Loose, "by number it is not: name"},
		{"unnamed, neither", olds, news, 2, 1, false, Unnamed, false, caveat.Error, Wrong, ""},
		{"unnamed, both", []string{"100", "100", "100", "100", "100"}, []string{"150", "140", "130", "120", "110"}, 0, 1, false, Unnamed, false, caveat.OK, Right, ""},
		{"alike", []string{"100", "100", "100", "100", "100"}, []string{"150", "140", "130", "120", "110"}, 0, 1, false, Unnamed, true, caveat.Warning, Loose, "chance"},
		{"small base", []string{"49", "100", "100", "100", "100"}, []string{"150", "140", "130", "120", "110"}, 0, 1, false, ByPercent, false, caveat.Warning, Loose, "below 50"},
		{"base of 50", []string{"50", "100", "100", "100", "100"}, []string{"150", "140", "130", "120", "110"}, 0, 1, false, ByPercent, false, caveat.OK, Right, ""},
		{"it fell", olds, []string{"900", "586", "400", "450", "500"}, 0, 1, false, Unnamed, false, caveat.Error, Wrong, "did not rise"},
		{"no change is no rise", olds, news, 4, 5, false, Unnamed, false, caveat.Error, Wrong, "did not rise"},
		{"fall by both", []string{"200", "200", "200", "200", "200"}, []string{"100", "120", "150", "180", "190"}, 0, 1, true, Unnamed, false, caveat.OK, Right, ""},
		{"fall, wrong", []string{"200", "200", "200", "200", "200"}, []string{"100", "120", "150", "180", "190"}, 1, 1, true, Unnamed, false, caveat.Error, Wrong, ""},
		{"it rose", olds, news, 0, 1, true, Unnamed, false, caveat.Error, Wrong, "did not fall"},
		{"few areas", olds[:3], news[:3], 1, 1, false, ByPercent, false, caveat.Warning, Loose, "only 3"},
		{"from none", []string{"0", "200", "300", "400", "500"}, []string{"1400", "586", "400", "450", "500"}, 0, 1, false, ByPercent, false, caveat.Warning, Unclear, "may be 0"},
		{"from none, unnamed", []string{"0", "200", "300", "400", "500"}, []string{"1400", "586", "400", "450", "500"}, 0, 1, false, Unnamed, false, caveat.Warning, Unclear, "may be 0"},
		{"another from none is not ranked", []string{"1000", "0", "300", "400", "500", "600"}, []string{"1400", "5", "400", "450", "500", "600"}, 0, 1, false, ByPercent, false, caveat.OK, Right, "1st of 5"},
		{"hidden", olds, []string{"1400", "586", "400", "450", "?"}, 0, 1, false, ByNumber, false, caveat.Warning, Unclear, "outrank"},
		{"hidden, unnamed", olds, []string{"1400", "586", "400", "450", "?"}, 0, 1, false, Unnamed, false, caveat.Warning, Unclear, "outrank"},
		{"few by number, hidden by per cent", []string{"100", "1-10", "100"}, []string{"150", "5", "110"}, 0, 1, false, Unnamed, false, caveat.Warning, Unclear, "outrank"},
		{"second biggest", olds, news, 1, 2, false, ByNumber, false, caveat.Info, Right, "2nd of 5"},
		{"tie by per cent only", []string{"100", "200", "100", "100", "100"}, []string{"150", "300", "110", "110", "110"}, 1, 1, false, Unnamed, false, caveat.Warning, Loose, "say joint"},
	}
	for _, tt := range tests {
		c := BiggestClaim{Olds: ranges(tt.olds...), News: ranges(tt.news...), Subject: tt.subject, Place: tt.place, Fall: tt.fall, Measure: tt.measure, Alike: tt.alike}
		j := JudgeBiggest(c, Options{})
		if j.Severity != tt.severity || j.Verdict != tt.verdict || !strings.Contains(j.Message, tt.message) || j.Row != Biggest {
			t.Errorf("%s: %s %s %s %q, want %s %s %q", tt.name, j.Row, j.Severity, j.Verdict, j.Message, tt.severity, tt.verdict, tt.message)
		}
	}
}

func TestJudgeRecord(t *testing.T) {
	tests := []struct {
		name     string
		value    string
		earlier  []string
		lowest   bool
		stated   bool
		severity Severity
		verdict  Verdict
		message  string
	}{
		{"record", "10", []string{"9", "8", "7", "6"}, false, true, caveat.OK, Right, "10 is the highest of 5"},
		{"start not stated", "10", []string{"9", "8", "7", "6"}, false, false, caveat.Warning, Loose, "not stated"},
		{"short series", "10", []string{"9", "8", "7"}, false, true, caveat.Warning, Loose, "only 4 values"},
		{"equalled", "10", []string{"9", "10", "7", "6"}, false, true, caveat.Error, Wrong, "10, is not lower than 10"},
		{"beaten", "10", []string{"9", "11", "7", "6"}, false, true, caveat.Error, Wrong, ""},
		{"hidden could beat", "10", []string{"9", "?", "7", "6"}, false, true, caveat.Warning, Unclear, "as high"},
		{"hidden could equal", "10", []string{"9", "1-10", "7", "6"}, false, true, caveat.Warning, Unclear, ""},
		{"hidden cannot", "10", []string{"9", "1-9", "7", "6"}, false, true, caveat.OK, Right, ""},
		{"hidden and beaten", "10", []string{"?", "11", "7", "6"}, false, true, caveat.Error, Wrong, ""},
		{"hidden but surely beats", "10", []string{"11+", "8", "7", "6"}, false, true, caveat.Error, Wrong, "at least 11"},
		{"record low", "5", []string{"9", "8", "7", "6"}, true, true, caveat.OK, Right, "lowest"},
		{"not a record low", "5", []string{"9", "8", "5", "6"}, true, true, caveat.Error, Wrong, "not higher"},
		{"hidden could be as low", "5", []string{"9", "8", "-7", "6"}, true, true, caveat.Warning, Unclear, "as low"},
		{"hidden record", "8-10", []string{"9", "8", "7", "6"}, false, true, caveat.Warning, Unclear, ""},
		{"open record", "10+", []string{"9", "8", "7", "6"}, false, true, caveat.OK, Right, "at least 10"},
		{"nothing earlier", "10", nil, false, true, caveat.Warning, Unclear, "no earlier"},
	}
	for _, tt := range tests {
		j := JudgeRecord(RecordClaim{Value: ranges(tt.value)[0], Earlier: ranges(tt.earlier...), Lowest: tt.lowest, StartStated: tt.stated}, Options{})
		if j.Severity != tt.severity || j.Verdict != tt.verdict || !strings.Contains(j.Message, tt.message) || j.Row != Record {
			t.Errorf("%s: %s %s %q, want %s %s %q", tt.name, j.Severity, j.Verdict, j.Message, tt.severity, tt.verdict, tt.message)
		}
	}
}

func TestJudgeAverage(t *testing.T) {
	// Lancashire's 146 per cent against the North West's 103.
	others := func(mean string) []NamedRange { return []NamedRange{{"mean", ranges(mean)[0]}} }
	tests := []struct {
		name           string
		above          bool
		value, average string
		others         []NamedRange
		severity       Severity
		verdict        Verdict
		message        string
	}{
		{"above", true, "146", "103", others("120"), caveat.OK, Right, "146 against an average of 103"},
		{"below", false, "65", "103", nil, caveat.OK, Right, ""},
		{"wrong side", true, "65", "103", nil, caveat.Error, Wrong, ""},
		{"level is neither", true, "103", "103", nil, caveat.Error, Wrong, ""},
		{"methods disagree", true, "146", "103", others("150"), caveat.Warning, Loose, "by mean, the average is 150"},
		{"wrong by the declared one", true, "146", "150", others("103"), caveat.Error, Wrong, ""},
		{"hidden", true, "146", "103-150", nil, caveat.Warning, Unclear, ""},
		{"hidden but above", true, "146", "103-145", nil, caveat.OK, Right, ""},
	}
	for _, tt := range tests {
		j := JudgeAverage(AverageClaim{Above: tt.above, Value: ranges(tt.value)[0], Average: ranges(tt.average)[0], Others: tt.others}, Options{})
		if j.Severity != tt.severity || j.Verdict != tt.verdict || !strings.Contains(j.Message, tt.message) {
			t.Errorf("%s: %s %s %q, want %s %s %q", tt.name, j.Severity, j.Verdict, j.Message, tt.severity, tt.verdict, tt.message)
		}
	}
}

func TestJudgeSmallestRise(t *testing.T) {
	c := BiggestClaim{Olds: ranges("100", "200", "300", "50"), News: ranges("140", "230", "310", "40"), Place: 1, Least: true, Measure: ByNumber}
	for subject, want := range []Verdict{Wrong, Wrong, Right, Wrong} { // the last fell
		c.Subject = subject
		if got := JudgeBiggest(c, Options{}); got.Verdict != want && !(want == Right && got.Verdict == Loose) {
			t.Errorf("the smallest rise of %d is %s, want %s: %s", subject, got.Verdict, want, got.Message)
		}
	}
	c.Fall, c.Subject = true, 3
	if got := JudgeBiggest(c, Options{}); got.Verdict == Wrong {
		t.Errorf("the smallest fall, of the only one that fell, is wrong: %s", got.Message)
	}
}

func TestThresholdsReachRanks(t *testing.T) {
	few := caveat.Default()
	few.FewAreas, few.SmallBase = 3, 10
	c := BiggestClaim{Olds: ranges("20", "20", "20"), News: ranges("40", "30", "20"), Place: 1}
	if j := JudgeBiggest(c, Options{Thresholds: &few}); j.Severity != caveat.OK {
		t.Errorf("with low thresholds: %s (%s)", j.Severity, j.Message)
	}
}
