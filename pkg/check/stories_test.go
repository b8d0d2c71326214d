package check

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/style"
)

// story is one telling of a release, with what has to be said of it.
type story struct {
	file  string // in testdata/releases
	data  []string
	dated string // the date of the release where the text has none; empty for none
}

// loadExport reads an export of testdata/exports as the command does.
func loadExport(t testing.TB, name string) Data {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "exports", name)
	var options export.Options
	if name == "dorset-2017.csv" { // its two counts stand side by side
		options.Columns = []export.Column{{Role: export.RoleCount, Header: "Website visitors"}, {Role: export.RoleCount, Header: "Helpline callers"}}
	}
	e := export.New([]export.Input{{Name: name, Open: func() (io.ReadCloser, error) { return os.Open(path) }}}, options)
	schema, _, err := e.Describe(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	c, err := e.Load(context.Background(), cube.Plan{Grain: period.ByMonth, Keys: schema.Dimensions})
	if err != nil {
		t.Fatal(err)
	}
	return Data{Desk: &figure.Desk{Cube: c, Thresholds: caveat.Default()}, Style: style.Default()}
}

// readStory judges a release by its exports, one after the other.
func readStory(t testing.TB, s story) *Report {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "..", "testdata", "releases", s.file))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := release.Read(s.file, file, release.Options{Names: []string{"Stop It Now!"}})
	if err != nil {
		t.Fatal(err)
	}
	var c period.Context
	if s.dated != "" {
		day, _, err := period.ParseDate(s.dated, period.DayFirst)
		if err != nil {
			t.Fatal(err)
		}
		c.Dated, c.HasDated = day, true
	}
	names := area.NewBuilder()
	lexicon := claim.Lexicon{Service: "Stop It Now!", Period: c}
	var sets []Data
	for _, name := range s.data {
		d := loadExport(t, name)
		for _, a := range d.Desk.Cube.Areas.All() {
			names.Add(d.Desk.Cube.Areas.Path(a.ID))
		}
		own := d.Lexicon("Stop It Now!", c)
		lexicon.Nouns, lexicon.Members = append(lexicon.Nouns, own.Nouns...), append(lexicon.Members, own.Members...)
		sets = append(sets, d)
	}
	if lexicon.Areas, err = names.Build(); err != nil {
		t.Fatal(err)
	}
	r := Text(doc, claim.Find(doc, lexicon), Options{})
	for _, d := range sets {
		d.Names = lexicon.Areas
		r.Against(d, Options{})
	}
	return r
}

// verdicts lists the claims of a report: their words, kind and verdict.
func verdicts(r *Report) string {
	var b strings.Builder
	for _, j := range r.Claims {
		fmt.Fprintf(&b, "%s | %s | %s", strings.Join(strings.Fields(j.Text), " "), j.Kind, j.Verdict)
		if j.Severity == caveat.Info {
			b.WriteString(" with an info")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// notesOf counts the findings of one rule.
func notesOf(r *Report, id caveat.ID) int {
	n := 0
	for _, f := range r.Findings {
		if f.Rule == RuleID(id) {
			n++
		}
	}
	return n
}

var _ = slices.Contains[[]string]
