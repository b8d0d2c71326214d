package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
)

// working is how one figure was reached, ready for print.
type working struct {
	title   string // "Hertfordshire, 2019 against 2018"
	steps   []step
	caveats []string // with their hints
}

// step is one result of a figure.
type step struct {
	result, formula, value string
	operands               []operand
}

// operand is one number that went into a step.
type operand struct {
	name, value, label, source string
}

func (w working) clean() {
	cleanAll(w.caveats)
	for i := range w.steps {
		s := &w.steps[i]
		s.result, s.formula, s.value = printable(s.result), printable(s.formula), printable(s.value)
		for j := range s.operands {
			o := &s.operands[j]
			o.name, o.value, o.label, o.source = printable(o.name), printable(o.value), printable(o.label), printable(o.source)
		}
	}
}

// part is one figure with a working, perhaps inside another one.
type part struct {
	common  *figure.Common
	against period.Span
}

// parts lists the figures that make up one: the figure itself, then those in
// it.
func parts(f figure.Figure) []part {
	self := part{common: f.Base()}
	switch f := f.(type) {
	case *figure.Change:
		self.against = f.Against
	case *figure.Comparison:
		self.against = f.Against
		return append(comparisonParts(f), self)
	case *figure.Ranking:
		self.against = f.Against
		return append(rankingParts(f), self)
	case *figure.Brief:
		out := []part{{common: &f.Total.Common}, {common: &f.Change.Common, against: f.Change.Against}}
		out = append(out, comparisonParts(&f.Comparison)...)
		out = append(out, part{common: &f.Comparison.Common, against: f.Comparison.Against}, part{common: &f.Monthly.Common})
		if f.RegionMonthly != nil {
			out = append(out, part{common: &f.RegionMonthly.Common})
		}
		return append(out, self)
	}
	return []part{self}
}

func comparisonParts(c *figure.Comparison) []part {
	var out []part
	for i := range c.Rows {
		if c.Changes {
			out = append(out, part{common: &c.Rows[i].Change.Common, against: c.Rows[i].Change.Against})
			continue
		}
		out = append(out, part{common: &c.Rows[i].Total.Common})
	}
	return out
}

func rankingParts(r *figure.Ranking) []part {
	var out []part
	for i := range r.Rows {
		if byChange(r) {
			out = append(out, part{common: &r.Rows[i].Change.Common, against: r.Rows[i].Change.Against})
			continue
		}
		out = append(out, part{common: &r.Rows[i].Total.Common})
	}
	return out
}

// byChange reports whether a ranking is one of changes.
func byChange(r *figure.Ranking) bool { return r.By == figure.ByChange || r.By == figure.ByPercent }

// workings lays out the working of every figure: all that has one title
// together, and each step once.
func (l layout) workings(r Result, footnotes []string) []working {
	var out []working
	shown := map[string]bool{}
	once := func(key string) bool {
		seen := shown[key]
		shown[key] = true
		return !seen
	}
	for _, f := range r.Figures {
		for _, p := range parts(f) {
			title := printable(l.partTitle(p))
			at := slices.IndexFunc(out, func(w working) bool { return w.title == title })
			if at < 0 {
				at = len(out)
				out = append(out, working{title: title})
			}
			out[at].add(p.common, r.Files, footnotes, once)
		}
	}
	for i := range out {
		out[i].shorten()
	}
	return slices.DeleteFunc(out, func(w working) bool { return len(w.steps)+len(w.caveats) == 0 })
}

// add adds the steps of a figure, and those of its caveats that the footnotes
// do not tell in full.
func (w *working) add(c *figure.Common, files []cube.File, footnotes []string, once func(key string) bool) {
	for _, made := range c.Working {
		if s := stepOf(made, files); once(s.key()) {
			w.steps = append(w.steps, s)
		}
	}
	for _, one := range c.Caveats {
		told := one.Hint == "" && slices.Contains(footnotes, footnote(one))
		if text := withHint(one); !told && once(text) {
			w.caveats = append(w.caveats, text)
		}
	}
}

// shorten leaves out operands that are those of the step before.
func (w *working) shorten() {
	var last []operand
	for i := range w.steps {
		s := &w.steps[i]
		same := slices.Equal(s.operands, last)
		last = s.operands
		if same {
			s.operands = nil
		}
	}
}

// partTitle names a figure.
func (l layout) partTitle(p part) string {
	names := []string{areaName(p.common.Area)}
	for _, pick := range p.common.Members {
		names = append(names, strings.Join(pick.Names, " and "))
	}
	if name := l.period(p.common.Period); name != "" {
		names = append(names, name)
	}
	title := strings.Join(names, ", ")
	if name := l.period(p.against); name != "" {
		title += " against " + name
	}
	return title
}

func stepOf(w figure.Working, files []cube.File) step {
	s := step{result: w.Result, formula: w.Formula, value: exactRange(w.Value)}
	for _, o := range w.Operands {
		value := exactRange(o.Value)
		if o.None {
			value = "not in the data"
		}
		s.operands = append(s.operands, operand{name: o.Name, value: value, label: o.Label, source: source(o, files)})
	}
	return s
}

// key tells steps apart.
func (s step) key() string { return fmt.Sprintf("%q", s) }

// source says where an operand came from: "eastern.csv rows 5 to 9", and that
// it was a subtotal there.
func source(o figure.Operand, files []cube.File) string {
	var texts []string
	for _, rows := range o.Rows {
		texts = append(texts, strings.TrimSpace(fileOf(rows, files).String()+" "+rows.String()))
	}
	text := strings.Join(texts, "; ")
	if o.Stated && text != "" {
		text += " (a subtotal)"
	}
	return text
}

// fileOf is the file of a row set; one without a name where the result does
// not list it.
func fileOf(rows cube.RowSet, files []cube.File) cube.File {
	if rows.File < 0 || rows.File >= len(files) {
		return cube.File{}
	}
	return files[rows.File]
}

// withHint words a caveat with what to do about it.
func withHint(c caveat.Caveat) string {
	if c.Hint == "" {
		return footnote(c)
	}
	return footnote(c) + ": " + c.Hint
}
