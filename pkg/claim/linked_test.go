package claim

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
)

// marked is the words of a claim with the operands that it has to have, as
// testdata/linked.txt marks them: "{a rise of a fifth|320>384}".
var marked = regexp.MustCompile(`\{([^{}|]+)\|([^{}>]+)>([^{}]+)\}`)

// TestLinked holds the operands of every change and share in sentences of many
// kinds: those marked have the operands given, and nothing else has any.
func TestLinked(t *testing.T) {
	lines, err := os.ReadFile("testdata/linked.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(lines), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		text := marked.ReplaceAllString(line, "$1")
		r := Find(release.Parse("test", text, release.Options{}), Lexicon{})
		wanted := map[int]bool{}
		shift := 0
		for _, m := range marked.FindAllStringSubmatchIndex(line, -1) {
			start := m[0] - shift
			end := start + m[3] - m[2]
			shift += m[1] - m[0] - (m[3] - m[2])
			if c, ok := linkedIn(r, start, end, wanted); !ok {
				t.Errorf("%s\n\t%q has no operands", text, line[m[2]:m[3]])
			} else if !isOperand(t, c.From, line[m[4]:m[5]]) || !isOperand(t, c.To, line[m[6]:m[7]]) {
				t.Errorf("%s\n\t%q is of %v and %v, want %s", text, c.Text, c.From.Value, c.To.Value, line[m[4]:m[7]])
			}
		}
		for _, c := range r.Claims {
			if c.From.Held() && !c.DirectionOnly && !wanted[c.Index] {
				t.Errorf("%s\n\t%q is of %v and %v, want nothing", text, c.Text, c.From.Value, c.To.Value)
			}
		}
	}
}

// linkedIn is the claim with operands that stands between two offsets.
func linkedIn(r Result, start, end int, wanted map[int]bool) (Claim, bool) {
	for _, c := range r.Claims {
		if c.Start < end && start < c.End && c.From.Held() && !c.DirectionOnly {
			wanted[c.Index] = true
			return c, true
		}
	}
	return Claim{}, false
}

// isOperand says whether a link is to a value, in the unit it is printed in or
// in thousands, millions or billions.
func isOperand(t *testing.T, l Link, want string) bool {
	t.Helper()
	w, err := number.ParseWritten(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, scale := range []int64{1, 1000, 1_000_000, 1_000_000_000} {
		v := w.Value.Mul(number.Int(scale))
		if l.Value.Contains(v) {
			return true
		}
	}
	return false
}

// TestListOfShares holds the wholes of lines that tell a part with its share each,
// behind a lead of their own.
func TestListOfShares(t *testing.T) {
	text := "There were 94,098 offences in 2018.\n\nHere is how they break down:\n\nRace - 71,251 (76%)\nFaith - 8,336 (7%)\nAge - 1,651 (2%)"
	r := Find(release.Parse("test", text, release.Options{}), Lexicon{})
	shares := 0
	for _, c := range r.Claims {
		if c.Kind == Share && isOperand(t, c.From, "94,098") && c.Certain {
			shares++
		}
	}
	if shares != 3 {
		t.Errorf("%d shares are certain of 94,098, want 3", shares)
	}
}
