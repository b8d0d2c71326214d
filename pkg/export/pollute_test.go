package export_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/period"
)

// The polluter takes exports whose right figures are known, because they were
// written from these figures, and spoils them as the systems and people that
// exports pass through do, one way at a time and two at a time (after the
// Pollock benchmark of Vitagliano and others, 2023). A reading is right, or
// refused for a reason that fits, or it says the very thing that is wrong;
// anything else is silently wrong, and no reading may be.

// outcome is what became of one polluted file.
type outcome int

const (
	right   outcome = iota // every figure right, without any flag
	said                   // a figure is another, and a note says the very thing
	flagged                // refused, and right once the flag of the hint is typed
	refused                // refused for a reason that fits
	strange                // refused for a reason that has nothing to do with it
	silent                 // a figure is wrong and nothing says so
	outcomes
)

// verdictOf is an outcome and what it rests on.
type verdictOf struct {
	outcome outcome
	detail  string
}

// fewestRight is the share of polluted files, in per cent, that must be read
// right without any flag. It is the floor that has been reached.
const (
	fewestRightSingle = 88
	fewestRightPairs  = 78
)

// TestPollution measures the reader on polluted exports. FIGURES_POLLUTION is
// how many pairs are tried for each kind of export, "all" for all of them.
func TestPollution(t *testing.T) {
	singles, pairs := newScore(), newScore()
	for n, base := range bases {
		for i := range pollutions {
			measure(t, singles, base, uint64(n), i)
		}
		for _, pair := range somePairs(uint64(n)) {
			measure(t, pairs, base, uint64(n), pair[0], pair[1])
		}
	}
	t.Log("one pollution at a time\n" + singles.table())
	t.Log("two pollutions at a time\n" + pairs.table())
	singles.hold(t, "singly", fewestRightSingle)
	pairs.hold(t, "in pairs", fewestRightPairs)
}

// TestCleanExportsAreRight shows that the exports are right before they are
// polluted: what is found later is the pollution's doing.
func TestCleanExportsAreRight(t *testing.T) {
	for n, base := range bases {
		for seed := range uint64(20) {
			d := base.make(rand.New(rand.NewPCG(seed, uint64(n))))
			if v := judge(t, d, nil); v.outcome != right {
				t.Fatalf("%s, seed %d: %s\n%s", base.name, seed, v.detail, d.text())
			}
		}
	}
}

// somePairs picks pairs of pollutions that can stand together.
func somePairs(seed uint64) [][2]int {
	var all [][2]int
	for i := range pollutions {
		for j := i + 1; j < len(pollutions); j++ {
			if pollutions[i].group != pollutions[j].group {
				all = append(all, [2]int{i, j})
			}
		}
	}
	wanted := os.Getenv("FIGURES_POLLUTION")
	if wanted == "all" {
		return all
	}
	most, err := strconv.Atoi(cmp.Or(wanted, "25"))
	if err != nil {
		most = 25
	}
	r := rand.New(rand.NewPCG(seed, 7))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(most, len(all))]
}

// measure pollutes one export and scores what is made of it.
func measure(t *testing.T, s *score, base base, seed uint64, which ...int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, uint64(which[0])<<16|uint64(which[len(which)-1])))
	d := base.make(r)
	var done []pollution
	for _, i := range which {
		p := pollutions[i]
		if !p.spoil(d, r) {
			return
		}
		done = append(done, p)
	}
	v := judge(t, d, done)
	for _, p := range done {
		s.add(p.name, v.outcome)
	}
	s.all[v.outcome]++
	if v.outcome >= strange {
		var names []string
		for _, p := range done {
			names = append(names, p.name)
		}
		s.bad = append(s.bad, fmt.Sprintf("%s, %s: %s", base.name, strings.Join(names, " + "), v.detail))
		if os.Getenv("FIGURES_POLLUTION_SHOW") != "" && len(s.bad) <= 40 {
			s.bad[len(s.bad)-1] += "\n" + d.text()
		}
	}
}

// judge reads a polluted export and holds it against its right figures.
func judge(t testing.TB, d *document, done []pollution) verdictOf {
	t.Helper()
	detail, notes, err := read(t, d, export.Options{})
	if err == nil {
		if detail == "" {
			return verdictOf{right, ""}
		}
		for _, p := range done {
			if p.says != "" && regexp.MustCompile(p.says).MatchString(notes) {
				return verdictOf{said, detail}
			}
			if strings.HasPrefix(detail, "no area") && strings.Contains(p.refusal, "no area") {
				return verdictOf{refused, detail}
			}
		}
		return verdictOf{silent, detail + "; notes: " + notes}
	}
	fits := slices.ContainsFunc(done, func(p pollution) bool {
		return p.refusal != "" && regexp.MustCompile(p.refusal).MatchString(err.Error())
	})
	if !fits {
		return verdictOf{strange, err.Error() + " (hint: " + hintOf(err) + ")"}
	}
	for _, o := range typedHints(err) {
		if detail, _, err := read(t, d, o); err == nil && detail == "" {
			return verdictOf{flagged, ""}
		}
	}
	return verdictOf{refused, err.Error()}
}

// read reads an export and returns the first figure that is not right, if
// there is one, and the notes.
func read(t testing.TB, d *document, o export.Options) (detail, notes string, err error) {
	t.Helper()
	c, _, err := load(t, o, cube.Plan{Keys: d.keys}, input(d.name, d.text()))
	if err != nil {
		return "", "", err
	}
	var words []string
	for _, w := range d.wanted() {
		got, cell := ask(c, w)
		if got != w.value && detail == "" {
			detail = fmt.Sprintf("%s is %s and not %s", w, got, w.value)
			if strings.HasPrefix(got, "no area") {
				detail = got
			}
		}
		for _, n := range cell.Caveats {
			words = append(words, n.Text)
		}
	}
	if detail == "" {
		detail = d.strangers(c)
	}
	for _, n := range c.Notes() {
		words = append(words, n.Text)
	}
	slices.Sort(words)
	return detail, strings.Join(slices.Compact(words), "; "), nil
}

// ask asks a cube for one figure.
func ask(c *cube.Cube, w figure) (string, cube.Cell) {
	s := cube.Selection{Area: area.None}
	if w.area != "" {
		a, err := c.Areas.Resolve(w.area)
		if err != nil {
			return "no area " + w.area, cube.Cell{}
		}
		s.Area = a.ID
	}
	span, err := period.ParseOne(w.span, period.Context{})
	if err != nil {
		return err.Error(), cube.Cell{}
	}
	s.Span = span
	if w.member != "" {
		at := slices.IndexFunc(c.Dimensions, func(d cube.Dimension) bool { return d.Index(w.member) >= 0 })
		if at < 0 {
			return "no member " + w.member, cube.Cell{}
		}
		s.Members = make([][]int, at+1)
		s.Members[at] = []int{c.Dimensions[at].Index(w.member)}
	}
	x := c.Cell(s)
	switch {
	case x.None:
		return "none", x
	case len(x.Missing) > 0 && x.Hidden == 0 && !strings.HasPrefix(x.Sum.String(), "at least"):
		return "partly " + x.Sum.String(), x
	}
	return x.Sum.String(), x
}

// hintFlag finds the flags of a hint that can be typed as they are.
var hintFlag = regexp.MustCompile(`--(column|table|decimal|delimiter|encoding) (?:([a-z]+)=)?("(?:[^"\\]|\\.)*"|'[^']*'|[^\s;,]+)`)

// typedHints are the options that typing the hint of an error gives: as it
// stands, and with each other thing that the error offers for the one it
// names.
func typedHints(err error) []export.Options {
	m := hintFlag.FindStringSubmatch(hintOf(err))
	if m == nil {
		return nil
	}
	value := strings.ReplaceAll(strings.Trim(m[3], `"'`), `\"`, `"`)
	var out []export.Options
	switch m[1] {
	case "column":
		for _, head := range append([]string{value}, quotedIn(err.Error())...) {
			out = append(out, export.Options{Columns: []export.Column{{Role: export.Role(m[2]), Header: head}}})
		}
	case "table":
		for n := range 4 {
			out = append(out, export.Options{Table: n + 1})
		}
	case "decimal":
		out = append(out, export.Options{Decimal: ','}, export.Options{Decimal: '.'})
	case "delimiter":
		out = append(out, export.Options{Delimiter: []rune(value)[0]})
	case "encoding":
		out = append(out, export.Options{Encoding: value})
	}
	return out
}

func quotedIn(text string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`).FindAllStringSubmatch(text, -1) {
		out = append(out, strings.ReplaceAll(m[1], `\"`, `"`))
	}
	return out
}

// score counts outcomes, by pollution and over all.
type score struct {
	by  map[string]*[outcomes]int
	all [outcomes]int
	bad []string
}

func newScore() *score { return &score{by: map[string]*[outcomes]int{}} }

func (s *score) add(name string, o outcome) {
	if s.by[name] == nil {
		s.by[name] = new([outcomes]int)
	}
	s.by[name][o]++
}

func total(counts [outcomes]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

func (s *score) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-34s %6s %6s %6s %6s %7s %7s %6s\n", "pollution", "files", "right", "said", "flag", "refused", "strange", "silent")
	line := func(name string, c [outcomes]int) {
		fmt.Fprintf(&b, "%-34s %6d %6d %6d %6d %7d %7d %6d\n", name, total(c), c[right], c[said], c[flagged], c[refused], c[strange], c[silent])
	}
	for _, p := range pollutions {
		if c := s.by[p.name]; c != nil {
			line(p.name, *c)
		}
	}
	line("all", s.all)
	return b.String()
}

// hold fails where a reading is silently wrong, refused for a strange reason,
// or where fewer files are right than have been before.
func (s *score) hold(t *testing.T, how string, fewest int) {
	t.Helper()
	for _, b := range s.bad {
		t.Errorf("%s: %s", how, b)
	}
	if n := total(s.all); 100*s.all[right] < fewest*n {
		t.Errorf("%s: %d of %d files were read right without a flag, fewer than %d per cent", how, s.all[right], n, fewest)
	}
}

// TestEveryPollutionSpoils shows that each pollution changes some export: one
// that changes nothing would count as read right.
func TestEveryPollutionSpoils(t *testing.T) {
	for _, p := range pollutions {
		spoiled := slices.ContainsFunc(bases, func(b base) bool {
			clean := b.make(rand.New(rand.NewPCG(1, 1)))
			d := b.make(rand.New(rand.NewPCG(1, 1)))
			return p.spoil(d, rand.New(rand.NewPCG(2, 2))) && d.text() != clean.text()
		})
		if !spoiled {
			t.Errorf("%q changes nothing", p.name)
		}
	}
}
