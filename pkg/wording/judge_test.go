package wording

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/style"
)

func val(s string) number.Value {
	v, err := number.ParseValue(s)
	if err != nil {
		panic(err)
	}
	return v
}

func exact(s string) number.Range { return number.Exactly(val(s)) }

// TestWorked holds the worked examples that stand under the table.
func TestWorked(t *testing.T) {
	tests := []struct {
		row     ID
		q       Quantity
		n, v    string
		verdict Verdict
		message string // a part of it
	}{
		{BareNumber, Percent, "99", "14750/149", Right, ""}, // 596 to 1,186: 98.99
		{BareNumber, Percent, "98", "14750/149", Wrong, "looks truncated"},
		{BareNumber, Percent, "65", "1375/21", Right, ""},      // 84 to 139: 65.476
		{BareNumber, Percent, "103", "180200/1747", Right, ""}, // 1,747 to 3,549: 103.148
		{BareNumber, Percent, "12", "12.5", Right, ""},
		{BareNumber, Percent, "13", "12.5", Right, ""},
		{TimesAsMany, Times, "2", "593/298", Right, "almost"}, // 1.990, with an info
		{TimesAsMany, Times, "2", "1.931", Loose, ""},
		{Nearly, Count, "400", "373", Loose, "373 is 27 short of 400; limit 20"},
		{Nearly, Rate, "600", "1183/2", Right, "591.5 is 8.5 short of 600; limit 30"},
		{About, Count, "30", "28", Right, ""},
		{MoreThan, Count, "300", "323", Right, ""},
		{JustOver, Percent, "100", "180200/1747", Right, ""},
		{About, Count, "520", "516", Right, ""},
		{About, Count, "520", "512", Loose, "8 short of 520; limit 5"},
		{About, Count, "520", "500", Wrong, "limit 5, loosely 10"},
		{MoreThan, Count, "500", "500", Wrong, "exactly 500"},
		{MoreThan, Times, "2", "2.11", Right, ""},
		{MoreThan, Times, "2", "1.96", Wrong, ""},
		{Nearly, Times, "2", "2.62", Wrong, ""},
		{TimesAsMany, Times, "2", "2.4", Loose, "say more than 2 times"},
		{TimesAsMany, Times, "5", "6.12", Wrong, ""},
	}
	for _, tt := range tests {
		j := Judge(mustRow(tt.row), Stated{N: val(tt.n), Unit: one, Quantity: tt.q}, exact(tt.v), Options{})
		if j.Verdict != tt.verdict || !strings.Contains(j.Message, tt.message) {
			t.Errorf("%s %s at %s: %s, %q, want %s, %q", tt.row, tt.n, tt.v, j.Verdict, j.Message, tt.verdict, tt.message)
		}
	}
	info := Judge(mustRow(TimesAsMany), Stated{N: two}, exact("593/298"), Options{})
	if info.Severity != caveat.Info {
		t.Errorf("doubled for 1.990 is %s, want an info", info.Severity)
	}
}

// TestCells holds every cell of the table at, just inside and just outside each
// of its bounds: the bounds of a row in rising order, each with the severity
// below it, at it and above it.
func TestCells(t *testing.T) {
	const o, i, w, e = caveat.OK, caveat.Info, caveat.Warning, caveat.Error
	type bound struct {
		at              string
		below, on, over Severity
	}
	tests := []struct {
		row    ID
		q      Quantity
		n      string
		set    int
		bounds []bound
	}{
		{row: BareCount, n: "1186", bounds: []bound{{"1186", e, o, e}}},
		{row: BareCount, n: "1200", bounds: []bound{{"1150", e, w, w}, {"1200", w, o, w}, {"1250", w, w, e}}},
		{row: BareCount, n: "20", bounds: []bound{{"19", e, w, w}, {"20", w, o, w}, {"21", w, w, e}}},
		{row: BareCount, n: "12", bounds: []bound{{"12", e, o, e}}},
		{row: BareNumber, q: Percent, n: "99", bounds: []bound{{"98.5", e, o, o}, {"99.5", o, o, e}}},
		{row: BareNumber, q: Points, n: "43", bounds: []bound{{"42.5", e, o, o}, {"43.5", o, o, e}}},
		{row: About, n: "400", bounds: []bound{{"360", e, w, w}, {"380", w, o, o}, {"420", o, o, w}, {"440", w, w, e}}},
		{row: About, n: "20", bounds: []bound{{"18", e, w, w}, {"19", w, o, o}, {"21", o, o, w}, {"22", w, w, e}}},
		{row: About, n: "30", bounds: []bound{{"24", e, w, w}, {"27", w, o, o}, {"33", o, o, w}, {"36", w, w, e}}},
		{row: About, n: "70", bounds: []bound{{"60", e, w, w}, {"65", w, o, o}, {"75", o, o, w}, {"80", w, w, e}}},
		{row: About, n: "374", bounds: []bound{{"373", e, w, w}, {"373.5", w, w, w}, {"375", w, w, e}}},
		{row: About, q: Percent, n: "65", bounds: []bound{{"60", e, w, w}, {"62.5", w, o, o}, {"67.5", o, o, w}, {"70", w, w, e}}},
		{row: About, q: Percent, n: "5", bounds: []bound{{"4", e, w, w}, {"4.5", w, o, o}, {"5.5", o, o, w}, {"6", w, w, e}}},
		{row: About, q: Percent, n: "37", bounds: []bound{{"36", e, w, w}, {"38", w, w, e}}},
		{row: Nearly, n: "400", bounds: []bound{{"360", e, w, w}, {"380", w, o, o}, {"400", o, e, e}}},
		{row: Nearly, q: Rate, n: "600", bounds: []bound{{"540", e, w, w}, {"570", w, o, o}, {"600", o, e, e}}},
		{row: JustOver, n: "400", bounds: []bound{{"400", e, e, o}, {"420", o, o, w}, {"440", w, w, e}}},
		{row: MoreThan, n: "300", bounds: []bound{{"300", e, e, o}, {"375", o, o, i}}},
		{row: MoreThan, n: "520", bounds: []bound{{"520", e, e, o}, {"530", o, i, i}}},
		{row: MoreThan, n: "46000", bounds: []bound{{"46000", e, e, o}, {"47000", o, i, i}}},
		{row: WellOver, n: "400", bounds: []bound{{"420", e, w, w}, {"440", w, o, o}, {"600", o, i, i}}},
		{row: WellUnder, n: "400", bounds: []bound{{"200", i, i, o}, {"360", o, o, w}, {"380", w, w, e}}},
		{row: AtLeast, n: "400", bounds: []bound{{"400", e, o, i}}},
		{row: Under, n: "400", bounds: []bound{{"300", i, o, o}, {"400", o, e, e}}},
		{row: Under, n: "5", bounds: []bound{{"4", i, o, o}, {"5", o, e, e}}},
		{row: Under, q: Part, n: "1/3", bounds: []bound{{"1/4", i, o, o}, {"1/3", o, e, e}}},
		{row: NoMoreThan, q: Part, n: "1/5", bounds: []bound{{"1/10", i, o, o}, {"1/5", o, o, e}}},
		{row: MoreThan, q: Decimal, n: "1/3", bounds: []bound{{"1/3", e, e, o}, {"5/12", o, o, i}}},
		{row: NoMoreThan, n: "400", bounds: []bound{{"300", i, o, o}, {"400", o, o, e}}},
		{row: UpTo, n: "400", set: 2, bounds: []bound{{"350", e, o, o}, {"400", o, o, e}}},
		{row: UpTo, n: "400", set: 1, bounds: []bound{{"350", e, w, w}, {"400", w, w, e}}},
		{row: UpTo, q: Part, n: "1/3", set: 2, bounds: []bound{{"97/300", e, o, o}, {"1/3", o, o, e}}},
		{row: Dozens, n: "24", bounds: []bound{{"21.6", e, w, w}, {"24", w, o, o}}},
		{row: Dozens, n: "40", bounds: []bound{{"36", e, w, w}, {"40", w, o, o}}},
		{row: Dozens, n: "200", bounds: []bound{{"180", e, w, w}, {"200", w, o, o}}},
		{row: Dozens, n: "2000", bounds: []bound{{"1800", e, w, w}, {"2000", w, o, o}}},
		{row: Dozens, n: "20000", bounds: []bound{{"18000", e, w, w}, {"20000", w, o, o}}},
		{row: TimesAsMany, n: "2", bounds: []bound{{"1.9", e, w, w}, {"1.95", w, i, i}, {"2", i, o, o}, {"2.05", o, o, w}, {"2.1", w, w, w}, {"2.5", w, e, e}}},
		{row: TimesAsMany, n: "3", bounds: []bound{{"2.85", e, w, w}, {"2.925", w, i, i}, {"3", i, o, o}, {"3.075", o, o, w}, {"3.5", w, e, e}}},
		{row: TimesAsMany, n: "12", bounds: []bound{{"11.4", e, w, w}, {"11.7", w, i, i}, {"12", i, o, o}, {"12.3", o, o, w}, {"12.5", w, w, w}, {"12.6", w, w, e}}},
		{row: MoreThanTimes, n: "2", bounds: []bound{{"2", e, e, w}, {"2.01", w, w, o}, {"3", o, i, i}}},
		{row: AlmostTimes, n: "2", bounds: []bound{{"1.8", e, w, w}, {"1.9", w, o, o}, {"2", o, e, e}}},
		{row: Halved, n: "0.5", bounds: []bound{{"0.475", e, w, w}, {"0.4875", w, o, o}, {"0.5125", o, o, w}, {"0.525", w, w, e}}},
		{row: AlmostHalved, n: "0.5", bounds: []bound{{"0.5", e, e, o}, {"0.525", o, o, w}, {"0.55", w, w, e}}},
		{row: LessThanHalf, n: "0.5", bounds: []bound{{"0.5", o, e, e}}},
		{row: MoreThanHalved, n: "0.5", bounds: []bound{{"0.5", i, e, e}}},
		{row: TimesMore, n: "3", bounds: []bound{{"2.925", e, w, w}, {"3.075", w, w, e}, {"3.9", e, w, w}, {"4.1", w, w, e}}},
		{row: TimesFewer, n: "4", bounds: []bound{{"10/41", e, w, w}, {"10/39", w, w, e}}},
		{row: ChangeByPart, n: "1/3", bounds: []bound{{"37/120", e, w, w}, {"97/300", w, o, o}, {"103/300", o, o, w}, {"43/120", w, w, e}}},
		{row: BarePart, n: "1/2", bounds: []bound{{"0.475", e, w, w}, {"0.49", w, o, o}, {"0.51", o, o, w}, {"0.525", w, w, e}}},
		{row: BarePart, n: "1/10", bounds: []bound{{"0.09", e, w, w}, {"0.095", w, o, o}, {"0.105", o, o, w}, {"0.11", w, w, e}}},
		{row: AboutPart, n: "1/2", bounds: []bound{{"0.46", e, w, w}, {"0.475", w, o, o}, {"0.525", o, o, w}, {"0.54", w, w, e}}},
		{row: AboutPart, n: "1/10", bounds: []bound{{"0.06", e, w, w}, {"0.09", w, o, o}, {"0.11", o, o, w}, {"0.14", w, w, e}}},
		{row: AlmostPart, n: "1/2", bounds: []bound{{"0.46", e, w, w}, {"0.475", w, o, o}, {"0.5", o, e, e}}},
		{row: JustOverPart, n: "1/2", bounds: []bound{{"0.5", e, e, o}, {"0.525", o, o, w}, {"0.54", w, w, e}}},
		{row: MoreThanPart, n: "1/3", bounds: []bound{{"1/3", e, e, o}, {"0.4", o, o, i}}},
		{row: MoreThanPart, n: "9/10", bounds: []bound{{"0.9", e, e, o}, {"0.99", o, o, o}}},
		{row: Most, n: "1/2", bounds: []bound{{"0.5", e, e, o}}},
		{row: PerPeriod, q: Rate, n: "592", bounds: []bound{{"591.5", e, o, o}, {"592.5", o, o, e}}},
		{row: PerPeriod, q: Rate, n: "600", bounds: []bound{{"570", e, w, w}, {"599.5", w, o, o}, {"600.5", o, o, w}, {"630", w, w, e}}},
		{row: Rose, n: "0", bounds: []bound{{"0", e, e, o}}},
		{row: Fell, n: "0", bounds: []bound{{"0", o, e, e}}},
		{row: Unchanged, n: "0", bounds: []bound{{"0", e, o, e}}},
		{row: AboveAverage, n: "0", bounds: []bound{{"0", e, e, o}}},
		{row: BelowAverage, n: "0", bounds: []bound{{"0", o, e, e}}},
	}
	hair := number.Frac(1, 1_000_000)
	tested := map[ID]bool{}
	for _, tt := range tests {
		tested[tt.row] = true
		row := mustRow(tt.row)
		s := Stated{N: val(tt.n), Unit: one, Quantity: tt.q, SetOf: tt.set}
		for _, b := range tt.bounds {
			at := val(b.at)
			for _, try := range []struct {
				v    number.Value
				want Severity
			}{{at.Sub(hair), b.below}, {at, b.on}, {at.Add(hair), b.over}} {
				if got := Judge(row, s, number.Exactly(try.v), Options{}); got.Severity != try.want {
					t.Errorf("%s %s %s at %s: %s (%s), want %s", tt.row, tt.q, tt.n, try.v, got.Severity, got.Message, try.want)
				}
			}
		}
	}
	between := Stated{N: val("300"), M: val("400"), Unit: one}
	for v, want := range map[string]Severity{"299": e, "300": o, "400": o, "401": e} {
		if got := Judge(mustRow(Between), between, exact(v), Options{}); got.Severity != want {
			t.Errorf("between 300 and 400 at %s: %s, want %s", v, got.Severity, want)
		}
	}
	for _, row := range Rows() {
		if row.rules != nil && row.ID != Between && !tested[row.ID] {
			t.Errorf("no bound of the row %s is tested", row.ID)
		}
	}
}

// TestScaledAndDecimal: a number with a scale word or decimals stands for all
// that rounds to it.
func TestScaledAndDecimal(t *testing.T) {
	tests := []struct {
		text, v string
		want    Verdict
	}{
		{"1.2 million", "1150000", Right}, {"1.2 million", "1250000", Right},
		{"1.2 million", "1149999", Wrong}, {"1.2 million", "1250001", Wrong},
		{"46 thousand", "46499", Right}, {"46,000", "46499", Loose}, {"46,000", "46000", Right}, {"46,000", "46501", Wrong},
		{"12.0", "12.04", Right}, {"12.0", "12.06", Wrong},
		{"9.8 per cent", "9.831", Right}, {"9.8%", "9.86", Wrong},
		{"a third", "0.33", Right}, {"one in ten", "373/3693", Right},
		{"43 percentage points", "42.6", Right},
	}
	for _, tt := range tests {
		w, err := number.ParseWritten(tt.text)
		if err != nil {
			t.Fatal(err)
		}
		s := StatedFrom(w)
		if got := Judge(BareRow(s.Quantity), s, exact(tt.v), Options{}); got.Verdict != tt.want {
			t.Errorf("%s at %s: %s (%s), want %s", tt.text, tt.v, got.Verdict, got.Message, tt.want)
		}
	}
}

func TestFromPrinted(t *testing.T) {
	s := Stated{N: val("12"), Unit: one, Quantity: Percent, FromPrinted: number.Between(val("10.9"), val("12.1")), HasPrinted: true}
	tests := []struct {
		name string
		row  Row
		s    Stated
		v    string
		want Verdict
	}{
		{"right only from rounded numbers", BareRow(Percent), s, "10.7", Loose},
		{"right from the exact ones", BareRow(Percent), s, "11.9", Right},
		{"a hedge has no such mercy", mustRow(About), s, "9", Wrong},
	}
	for _, tt := range tests {
		if got := Judge(tt.row, tt.s, exact(tt.v), Options{}); got.Verdict != tt.want {
			t.Errorf("%s: %s (%s), want %s", tt.name, got.Verdict, got.Message, tt.want)
		}
	}
	s.N = val("13")
	if got := Judge(BareRow(Percent), s, exact("10.7"), Options{}); got.Verdict != Wrong {
		t.Errorf("wrong of the printed numbers too, but %s", got.Verdict)
	}
	s.N, s.FromPrinted = val("12"), number.Between(val("-12.1"), val("-10.9")) // a fall
	if got := Judge(BareRow(Percent), s, exact("-10.7"), Options{}); got.Verdict != Loose {
		t.Errorf("a fall that is right from rounded numbers is %s (%s)", got.Verdict, got.Message)
	}
	s.HasPrinted = false
	if got := Judge(BareRow(Percent), s, exact("10.7"), Options{}); got.Verdict != Wrong {
		t.Errorf("without printed numbers: %s", got.Verdict)
	}
}

func TestEvery(t *testing.T) {
	s := Stated{N: val("600"), Unit: one, Quantity: Rate, Every: true}
	if got := Judge(mustRow(Nearly), s, exact("1183/2"), Options{}); got.Verdict != Loose || !strings.Contains(got.Message, "on average") {
		t.Errorf("nearly 600 every month: %s, %q", got.Verdict, got.Message)
	}
	if got := Judge(mustRow(Nearly), s, exact("400"), Options{}); got.Verdict != Wrong || strings.Contains(got.Message, "on average") {
		t.Errorf("what is wrong stays wrong: %s, %q", got.Verdict, got.Message)
	}
	if got := Judge(mustRow(Nearly), s, number.Between(val("580"), val("590")), Options{}); got.Verdict != Loose {
		t.Errorf("of a range: %s, %q", got.Verdict, got.Message)
	}
}

// TestRangeOfTruth: a hidden value makes a claim right if it is right whatever
// the value is, wrong if nowhere right, else unclear; numbers in print make it
// wrong only if no values that print alike make it true.
func TestRangeOfTruth(t *testing.T) {
	between := func(a, b string) number.Range { return number.Between(val(a), val(b)) }
	tests := []struct {
		row             ID
		n               string
		truth           number.Range
		hidden, printed Verdict
	}{
		{MoreThan, "300", between("301", "320"), Right, Right},
		{MoreThan, "300", between("301", "900"), Right, Right},
		{MoreThan, "300", between("300", "320"), Unclear, Right},
		{MoreThan, "300", between("280", "300"), Wrong, Wrong},
		{MoreThan, "300", number.AtLeast(val("301")), Right, Right},
		{MoreThan, "300", number.AtLeast(val("300")), Unclear, Right},
		{MoreThan, "300", number.AtMost(val("300")), Unclear, Right}, // a magnitude without an upper end
		{AtLeast, "300", number.AtLeast(val("300")), Right, Right},
		{Nearly, "400", between("365", "375"), Loose, Loose},
		{Nearly, "400", between("375", "385"), Loose, Right},
		{Nearly, "400", between("350", "375"), Unclear, Loose},
		{Nearly, "400", between("390", "400"), Unclear, Right},
		{Under, "5", between("1", "4"), Right, Right},
		{Under, "5", between("0", "5"), Unclear, Right},
		{BareCount, "373", between("370", "375"), Unclear, Right},
		{BareCount, "373", between("374", "375"), Wrong, Wrong},
		{BareCount, "373", number.Anything(), Unclear, Right},
		{MoreThan, "300", between("-320", "-301"), Right, Right},
		{MoreThan, "300", between("-320", "310"), Unclear, Right},
	}
	for _, tt := range tests {
		s := Stated{N: val(tt.n), Unit: one}
		if got := Judge(mustRow(tt.row), s, tt.truth, Options{}); got.Verdict != tt.hidden || got.Message == "" {
			t.Errorf("%s %s of %s, hidden: %s (%s), want %s", tt.row, tt.n, tt.truth, got.Verdict, got.Message, tt.hidden)
		}
		if got := Judge(mustRow(tt.row), s, tt.truth, Options{Doubt: Printed}); got.Verdict != tt.printed {
			t.Errorf("%s %s of %s, printed: %s (%s), want %s", tt.row, tt.n, tt.truth, got.Verdict, got.Message, tt.printed)
		}
	}
	if got := Judge(mustRow(AtLeast), Stated{N: val("300")}, number.AtLeast(val("310")), Options{}); got.Severity != caveat.OK {
		t.Errorf("at least 300 of a total that is not known is %s, want ok", got.Severity)
	}
	if got := Judge(mustRow(Unchanged), Stated{}, between("-3", "3"), Options{}); got.Verdict != Unclear || got.Severity != caveat.Warning {
		t.Errorf("unchanged of -3 to 3: %s %s", got.Verdict, got.Severity)
	}
}

func TestStrictWords(t *testing.T) {
	strict := DefaultTolerances()
	strict.StrictWords = true
	tests := []struct {
		row  ID
		n, r string
		want Severity
	}{
		{TimesAsMany, "2", "1.99", caveat.Warning},
		{TimesAsMany, "2", "1.9949", caveat.Warning},
		{TimesAsMany, "2", "1.995", caveat.Info},
		{TimesAsMany, "2", "2.005", caveat.OK},
		{TimesAsMany, "2", "2.0051", caveat.Warning},
		{TimesAsMany, "2", "2.4", caveat.Warning},
		{TimesAsMany, "2", "2.5", caveat.Error},
		{Halved, "0.5", "0.495", caveat.OK},
		{Halved, "0.5", "0.4949", caveat.Warning},
		{MoreThanTimes, "2", "2.11", caveat.OK},
	}
	for _, tt := range tests {
		if got := Judge(mustRow(tt.row), Stated{N: val(tt.n)}, exact(tt.r), Options{Tolerances: &strict}); got.Severity != tt.want {
			t.Errorf("strictly %s %s at %s: %s (%s), want %s", tt.row, tt.n, tt.r, got.Severity, got.Message, tt.want)
		}
	}
}

// TestFor: a hedge said of a multiple or a fraction is judged by their rows,
// and a bare number by the row of its kind.
func TestFor(t *testing.T) {
	tests := []struct {
		row  ID
		q    Quantity
		want ID
	}{
		{BareCount, Count, BareCount}, {BareCount, Scaled, BareNumber}, {BareNumber, Count, BareCount}, {BareCount, Rate, PerPeriod},
		{BareCount, Times, TimesAsMany}, {BareCount, Part, BarePart}, {BareCount, Points, BareNumber}, {BareCount, Decimal, BareNumber},
		{Nearly, Times, AlmostTimes}, {MoreThan, Times, MoreThanTimes}, {About, Times, About}, {JustOver, Times, JustOver},
		{About, Part, AboutPart}, {Nearly, Part, AlmostPart}, {JustOver, Part, JustOverPart}, {MoreThan, Part, MoreThanPart}, {Under, Part, Under},
		{Halved, Count, Halved}, {Nearly, Percent, Nearly},
	}
	for _, tt := range tests {
		if got := mustRow(tt.row).For(tt.q).ID; got != tt.want {
			t.Errorf("%s of a %s is %s, want %s", tt.row, tt.q, got, tt.want)
		}
	}
}

// TestSigns: numbers are magnitudes, except where the direction is the claim.
func TestSigns(t *testing.T) {
	if got := Judge(BareRow(Percent), Stated{N: val("-12"), Unit: one, Quantity: Percent}, exact("-12.1"), Options{}); got.Verdict != Right {
		t.Errorf("-12 per cent of -12.1: %s (%s)", got.Verdict, got.Message)
	}
	if got := Judge(mustRow(Fell), Stated{}, exact("-12.1"), Options{}); got.Verdict != Right {
		t.Errorf("fell by -12.1: %s (%s)", got.Verdict, got.Message)
	}
}

func TestMessages(t *testing.T) {
	ons, _ := style.Get("ons")
	tests := []struct {
		row  ID
		q    Quantity
		n, v string
		want string
	}{
		{BareCount, Count, "1186", "1187", "1,187 is 1 above 1,186; a bare count is exact"},
		{BareNumber, Percent, "99", "1399/14", "99.93% is 0.93 points above 99%; limit 0.5 points; it looks truncated, not rounded"},
		{BareNumber, Percent, "98", "99", "99% is 1 point above 98%; limit 0.5 points"},
		{BareNumber, Percent, "100", "102", "102% is 2 points above 100%; limit 0.5 points"},
		{MoreThan, Count, "400", "400", "it is exactly 400; it has to be above 400"},
		{Nearly, Rate, "600", "599.9999", "599.9999 is 0.0001 short of 600; limit 30"},
		{Nearly, Rate, "600", "569.9999", "569.9999 is 30.0001 short of 600; limit 30"},
		{BarePart, Part, "1/10", "0.12", "12% is 2 points above one in ten (10%); limit 0.5 points, loosely 1 point"},
		{TimesAsMany, Times, "2", "1.931", "1.93 times is 0.07 short of 2 times; the words hold from 1.95 to 2.05"},
		{Most, Part, "1/2", "0.4", "40% is 10 points short of 50%; it has to be above a half"},
		{Halved, Times, "1/2", "0.6", "0.6 times is 0.1 above 0.5 times; the words hold from 0.4875 to 0.5125"},
		{Fell, Count, "0", "4", "the difference is 4; it has to be below 0"},
		{UpTo, Count, "400", "380", "380 is 20 short of 400; one known value is not up to anything: say what it is"},
	}
	for _, tt := range tests {
		j := Judge(mustRow(tt.row), Stated{N: val(tt.n), Unit: one, Quantity: tt.q}, exact(tt.v), Options{Style: ons})
		if j.Message != tt.want {
			t.Errorf("got  %s\nwant %s", j.Message, tt.want)
		}
	}
	ranges := []struct {
		truth number.Range
		doubt Doubt
		want  string
	}{
		{number.Between(val("301"), val("310")), Hidden, "the true value is from 301 to 310; above 300 and not past 375"},
		{number.AtLeast(val("200")), Hidden, "the true value is at least 200, and the words hold for some of that only; it has to be above 300"},
		{number.Between(val("280"), val("290")), Printed, "by the numbers in print, the true value is from 280 to 290; it has to be above 300"},
	}
	for _, tt := range ranges {
		j := Judge(mustRow(MoreThan), Stated{N: val("300"), Unit: one}, tt.truth, Options{Doubt: tt.doubt})
		if j.Message != tt.want {
			t.Errorf("got  %s\nwant %s", j.Message, tt.want)
		}
	}
}

func TestSuggest(t *testing.T) {
	tests := []struct {
		row  ID
		q    Quantity
		n, v string
		want []string
	}{
		{Nearly, Count, "400", "373", []string{"more than 350", "373"}},
		{Nearly, Count, "400", "403", []string{"just over 400", "403"}},
		{MoreThan, Count, "400", "391", []string{"nearly 400", "391"}},
		{BareCount, Count, "1200", "1186", []string{"1,186", "nearly 1,200", "about 1,200"}},
		{BareCount, Count, "1185", "1186", []string{"1,186", "about 1,200"}},
		{MoreThan, Count, "500", "500", []string{"500"}},
		{BareNumber, Percent, "98", "14750/149", []string{"99 per cent", "nearly 100 per cent"}},
		{BareNumber, Points, "2", "1.1", []string{"1 percentage point", "more than 1 percentage point"}},
		{BareNumber, Decimal, "12", "12.6", []string{"13", "just over 12", "about 13"}},
		{PerPeriod, Rate, "600", "591.5", []string{"591.5", "nearly 600"}},
		{TimesAsMany, Times, "2", "1.99", []string{"almost doubled"}},
		{TimesAsMany, Times, "2", "2.4", []string{"more than doubled"}},
		{TimesMore, Times, "3", "3", []string{"trebled"}},
		{Halved, Times, "0.5", "0.45", []string{"fell to less than half"}},
		{BarePart, Part, "1/3", "0.37", []string{"more than a third"}},
		{BarePart, Part, "1/2", "0.52", []string{"just over half"}},
		{ChangeByPart, Part, "1/3", "0.21", []string{"about a fifth"}},
		{Dozens, Count, "24", "22", []string{"more than 20", "22"}},
		{AtLeast, Count, "300", "310", []string{"just over 300", "310"}},
		{Most, Part, "1/2", "0.4", []string{"two in five"}},
		{Rose, Count, "0", "-4", nil},
		{Nearly, Count, "400", "399", nil},
	}
	for _, tt := range tests {
		j := Judge(mustRow(tt.row), Stated{N: val(tt.n), Unit: one, Quantity: tt.q}, exact(tt.v), Options{AllowInfo: true})
		if diff := cmp.Diff(tt.want, j.Suggest); diff != "" {
			t.Errorf("%s %s at %s (-want +got):\n%s", tt.row, tt.n, tt.v, diff)
		}
	}
}

func TestJudgeNeedsMore(t *testing.T) {
	for _, id := range []ID{Rank, Biggest, Record} {
		if got := Judge(mustRow(id), Stated{}, exact("1"), Options{}); got.Verdict != Unclear || got.Severity != caveat.Warning || got.Message == "" {
			t.Errorf("%s of one number: %+v", id, got)
		}
	}
}

func TestNames(t *testing.T) {
	got := []string{Right.String(), Loose.String(), Wrong.String(), Unclear.String(), Verdict(9).String(), Verdict(-1).String(),
		Count.String(), Part.String(), Quantity(99).String(), Quantity(-1).String()}
	want := []string{"right", "loose", "wrong", "unclear", "unknown verdict", "unknown verdict", "count", "fraction", "unknown quantity", "unknown quantity"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if VerdictOf(caveat.Info) != Right || VerdictOf(caveat.Error) != Wrong {
		t.Error("verdicts do not follow severities")
	}
}

func TestTolerances(t *testing.T) {
	if err := DefaultTolerances().Check(); err != nil {
		t.Error(err)
	}
	tests := []struct {
		break_ func(*Tolerances)
		want   string
	}{
		{func(t *Tolerances) { t.WidthShare = val("-1") }, `"width share" is "-1"`},
		{func(t *Tolerances) { t.JustOver = val("0.2") }, `"just over" is "0.2"`},
		{func(t *Tolerances) { t.LooseWidths = half }, `"ok widths"`},
		{func(t *Tolerances) { t.Rungs = []number.Value{half, val("0.1")} }, "rising order"},
	}
	for _, tt := range tests {
		tolerances := DefaultTolerances()
		tt.break_(&tolerances)
		if err := tolerances.Check(); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got error %v, want one with %q", err, tt.want)
		}
	}
	wide := DefaultTolerances()
	wide.WidthShare = val("0.1")
	if got := Judge(mustRow(Nearly), Stated{N: val("400")}, exact("373"), Options{Tolerances: &wide}); got.Verdict != Right || !strings.Contains(got.Message, "limit 40") {
		t.Errorf("with a width of 10%%, nearly 400 for 373 is %s (%s)", got.Verdict, got.Message)
	}
}

func TestBandString(t *testing.T) {
	for _, tt := range []struct {
		band Band
		want string
	}{
		{anywhere(), "everywhere: ok, "}, {above(one), "above 1: ok, "}, {from(one), "from 1: ok, "}, {below(one), "below 1: ok, "}, {upTo(one), "up to 1: ok, "},
		{closed(one, one), "exactly 1: ok, "}, {closed(one, two), "from 1 to 2: ok, "}, {stretch(open(one), open(two)), "above 1 to below 2: ok, "},
	} {
		if got := tt.band.String(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
