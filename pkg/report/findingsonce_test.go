package report

import (
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/check"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// TestSaidOnce: an info that says the same of several places is told at the
// first, which points to the others; a warning is told at each of them, and all
// is told with --all.
func TestSaidOnce(t *testing.T) {
	d := release.Parse("a.txt", "Calls doubled.\n\nVisits doubled.\n\nThey doubled, and doubled.", release.Options{})
	r := &check.Report{Document: d}
	for at := 0; ; {
		i := strings.Index(d.Text[at:], "doubled")
		if i < 0 {
			break
		}
		at += i
		for severity, message := range map[caveat.Severity]string{caveat.Info: "almost doubled is exact", caveat.Warning: "no base"} {
			r.Findings = append(r.Findings, check.Finding{Rule: check.RuleWording, Severity: severity, Claim: claim.None,
				Span: release.Span{Start: at, End: at + len("doubled")}, Message: message})
		}
		at += len("doubled")
	}
	for all, want := range map[bool]int{false: 1, true: 4} {
		text := tell(t, FindingsText{}, Findings{Reports: []*check.Report{r}, All: all})
		if got := strings.Count(text, "exact"); got != want {
			t.Errorf("all %v: told %d times, want %d\n%s", all, got, want, text)
		}
		if got := strings.Count(text, "no base"); got != 4 {
			t.Errorf("all %v: the warning is told %d times\n%s", all, got, text)
		}
		if points := strings.Count(text, "see a.txt:"); all == (points == 3) {
			t.Errorf("all %v: %d pointers\n%s", all, points, text)
		}
	}
	if len(r.Findings[0].Related) > 0 {
		t.Error("the report was changed")
	}
}
