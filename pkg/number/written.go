package number

// A Class is what kind of number was written.
type Class int

// The classes of a written number. OrdinalClass has the longer name because
// Ordinal is the function that writes one.
const (
	Plain        Class = iota // a count, an amount, a decimal: "1,186", "1.2 million"
	Percent                   // "99 per cent": the Value is 99
	Points                    // percentage points, "3 percentage points": the Value is 3
	OrdinalClass              // "10th", "tenth": the Value is 10
	Fraction                  // "a third", "one in five", "½": the Values are 1/3, 1/5, 1/2
)

var classNames = [...]string{"plain", "percent", "points", "ordinal", "fraction"}

// String returns the name of the class in lower case.
func (c Class) String() string {
	if c < 0 || int(c) >= len(classNames) {
		return "unknown class"
	}
	return classNames[c]
}

// A Mode is how a writer came from the true value to the number on the page.
type Mode int

// The modes of writing a number.
const (
	Rounded   Mode = iota // to the nearest unit of the last written place
	Truncated             // the digits behind the last written place were cut off
	Exact                 // nothing was left out
)

// A Written is a number as it stands in a text, and where.
type Written struct {
	Value  Value
	Places int   // decimals written, in the unit written: 1 for "1.2 million"
	Unit   Value // value of one in the last written place: 1 for "1,186", 100,000 for "1.2 million"; 0 if there is none ("a third")
	Class  Class
	Text   string // exactly what stands at Start to End, without a currency and without a blank on either side
	Start  int    // byte offsets into the text
	End    int
	Words  bool // written without any digit
}

// Interval returns the true values that print as what was written: when
// Rounded, half a unit of the last written place either side, both ends
// included, since at a tie writers go either way; when Truncated, up to a whole
// unit further from zero (that end, which is just not reached, is included too,
// as ranges have no open ends). An exact number, an ordinal and a fraction in
// words stand for their value alone.
func (w Written) Interval(mode Mode) Range {
	if mode == Exact || w.Class == OrdinalClass || w.Unit.Sign() == 0 {
		return Exactly(w.Value)
	}
	if mode == Truncated {
		return Between(w.Value, w.Value.Add(w.Unit.Mul(Int(w.direction()))))
	}
	half := w.Unit.Mul(Frac(1, 2))
	return Between(w.Value.Sub(half), w.Value.Add(half))
}

// direction is the side on which cut-off digits lie: away from zero. Of "-0"
// the sign is lost, and 0 counts as positive.
func (w Written) direction() int64 {
	if w.Value.Sign() < 0 {
		return -1
	}
	return 1
}
