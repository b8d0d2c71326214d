package report

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
)

// The page of a check has to be read by people who see colours as others do
// not, in the light, in the dark and on paper. These tests work out from its
// style what they would measure.

// enough is the contrast that WCAG 2 asks of text at level AA.
const enough = 4.5

// themes are the colours of the page by name: in the light, in the dark, and
// on paper.
func themes(t *testing.T) map[string]map[string]string {
	t.Helper()
	sheet := findingsTemplate
	roots := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(sheet, -1)
	names := []string{"light", "dark", "print"}
	if len(roots) != len(names) {
		t.Fatalf("%d sets of colours, want those of %v", len(roots), names)
	}
	found := map[string]map[string]string{}
	for i, root := range roots {
		colours := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6})\b`).FindAllStringSubmatch(root[1], -1) {
			colours[m[1]] = m[2]
		}
		found[names[i]] = colours
	}
	return found
}

// luminance is the relative luminance of a colour as WCAG 2 defines it, 0 to 1.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil {
		t.Fatalf("colour %q: %v", colour, err)
	}
	part := func(shift uint, weight float64) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return weight * c / 12.92
		}
		return weight * math.Pow((c+0.055)/1.055, 2.4)
	}
	return part(16, 0.2126) + part(8, 0.7152) + part(0, 0.0722)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	if got := fmt.Sprintf("%.2f %.2f", contrast(t, "#000000", "#ffffff"), contrast(t, "#767676", "#ffffff")); got != "21.00 4.54" {
		t.Fatalf("black and grey on white are %s", got)
	}
	verdicts := []string{"right", "loose", "wrong", "unsourced", "unclear", "info"}
	for theme, colours := range themes(t) {
		on := map[string][]string{
			"paper":      append([]string{"ink", "soft", "link"}, verdicts...),
			"band":       append([]string{"ink", "soft", "link"}, verdicts...), // below the pointer, and what was jumped to
			"wrong-back": {"ink", "wrong"},
		}
		for back, inks := range on {
			for _, ink := range inks {
				if colours[ink] == "" || colours[back] == "" {
					t.Errorf("%s: no colour %s or %s", theme, ink, back)
					continue
				}
				if c := contrast(t, colours[ink], colours[back]); c < enough {
					t.Errorf("%s: %s on %s is %.2f to 1, want %.1f", theme, ink, back, c, enough)
				}
			}
		}
	}
}

// TestWithoutColour: each verdict and each severity has a mark, a word and a
// line of its own.
func TestWithoutColour(t *testing.T) {
	sheet := findingsTemplate
	signs, strokes := map[string]string{}, map[string]string{}
	for _, v := range []check.Verdict{check.Right, check.Loose, check.Wrong, check.Unsupported, check.Unclear} {
		class, sign := verdictLook(v)
		stroke := regexp.MustCompile(`\.` + class + ` \{[^}]*--stroke: ([^;]+);`).FindStringSubmatch(sheet)
		if sign == "" || stroke == nil || signs[sign] != "" || strokes[stroke[1]] != "" {
			t.Errorf("%s: sign %q (that of %q), line %v", v, sign, signs[sign], stroke)
			continue
		}
		signs[sign], strokes[stroke[1]] = string(v), string(v)
	}
	for _, s := range []caveat.Severity{caveat.Error, caveat.Warning, caveat.Info} {
		if class, sign := severityLook(s); class == "" || sign == "" {
			t.Errorf("%s has no look", s)
		}
	}
}
