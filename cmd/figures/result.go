package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/report"
	"github.com/pressfigures/figures/pkg/style"
)

// checkOutput finds out before any work whether the result can go where it is
// to go.
func (s *session) checkOutput() error {
	d := s.flags
	info, err := s.env.Files.Stat(d.out)
	exists := d.out != "" && err == nil
	if exists && info.IsDir() {
		return usage(fmt.Sprintf("--out %q is a folder", d.out), "type the name of a file in it")
	}
	if d.out != "" && err != nil && !errors.Is(err, fs.ErrNotExist) {
		return cannotWrite(d.out, err)
	}
	if err := d.settleFormat(); err != nil {
		return err
	}
	if !exists {
		return nil
	}
	for _, name := range s.readNames() {
		if in, err := s.env.Files.Stat(name); err == nil && os.SameFile(in, info) {
			return usage(fmt.Sprintf("--out %q would overwrite an input", d.out), "choose another name")
		}
	}
	return nil
}

// settleFormat chooses the format: the one that was typed, else by the ending
// of --out, else the command's own.
func (d *dataFlags) settleFormat() error {
	if d.checks {
		return d.settleFindingsFormat()
	}
	if d.format == "" && d.out != "" && !d.textOnly {
		format, err := report.ByExtension(d.out)
		if err != nil {
			return asUsage(err)
		}
		d.format = format.Name()
	}
	d.format = cmp.Or(d.format, d.defaultFormat, report.Names()[0])
	return checkAdditions(d)
}

// checkAdditions refuses what a format has no room for. JSON has the working
// and the rows of every figure already.
func checkAdditions(d *dataFlags) error {
	switch {
	case d.rows && !slices.Contains([]string{"table", "sentence"}, d.format):
		return usage(fmt.Sprintf("--rows does not go with the format %s", d.format), `it goes with table and sentence; json has the rows under "sources"`)
	case d.explain && slices.Contains([]string{"csv", "json"}, d.format):
		return usage(fmt.Sprintf("--explain does not go with the format %s", d.format), `it goes with the others; json has the working of every figure already`)
	case d.color == "always" && !slices.Contains([]string{"table", "sentence"}, d.format):
		return usage(fmt.Sprintf("--color does not go with the format %s", d.format), "")
	}
	return nil
}

// readNames are all files that this run reads.
func (s *session) readNames() []string {
	names := append([]string{s.flags.areasFile, s.flags.population, s.flags.facts, s.flags.accepted}, s.releases...)
	for _, in := range s.inputs {
		names = append(names, in.name)
	}
	if s.config != nil {
		names = append(names, s.config.name)
	}
	return slices.DeleteFunc(names, func(n string) bool { return n == "" || n == standardInput })
}

// finish writes the figures in the format asked for: first the talk, to
// standard error, then the result.
func (s *session) finish(ctx context.Context, q question, figures []figure.Figure) error {
	r := report.Result{
		Title: s.title(q), Figures: figures, Notes: s.allNotes(), Files: s.cube.Files, Areas: s.cube.Areas,
		Style: s.style, Explain: s.flags.explain, Version: s.env.Version.Number,
	}
	if err := s.checkStrict(r); err != nil {
		return err
	}
	if s.isSentence() || s.flags.format == (report.HTML{}).Name() {
		r.Text = s.sentences(q, figures)
	}
	if s.isSentence() {
		s.noteWords()
		if err := s.checkSentences(r); err != nil {
			return err
		}
	}
	shown, err := s.render(r, s.colour())
	if err != nil {
		return err
	}
	s.talk(q, r)
	if err := s.deliver(shown); err != nil || !s.flags.copy {
		return err
	}
	plain, err := s.render(r, false)
	if err != nil {
		return err
	}
	return s.copy(ctx, plain)
}

// showsWorking reports whether the format asked for shows how figures were
// worked out, or from which rows.
func (s *session) showsWorking() bool {
	always := s.flags.format == report.JSON{}.Name() || s.flags.format == report.FindingsHTML{}.Name() // on hover and focus
	return s.flags.explain || s.flags.rows || always
}

// title names the areas and the period at the head of a page: "Hertfordshire,
// 2019". Tables on a screen have both in their heads.
func (s *session) title(q question) string {
	if !slices.Contains([]string{"html", "markdown"}, s.flags.format) {
		return ""
	}
	var names []string
	for _, id := range q.areas {
		names = append(names, s.cube.Areas.Get(id).Name)
	}
	if top := s.top(); len(names) == 0 && top != area.None {
		names = append(names, s.cube.Areas.Get(top).Name)
	}
	if len(names) == 0 || len(names) > mostTitled {
		return style.Capitalise(s.style.Span(q.span))
	}
	return joined(names, "and") + ", " + s.style.Span(q.span)
}

// mostTitled is how many areas a title names.
const mostTitled = 3

// checkSentences notes of which figures nothing can be said, and refuses a
// result of no sentence at all.
func (s *session) checkSentences(r report.Result) error {
	silent := s.speechless(r.Figures)
	if len(silent) == 0 {
		return nil
	}
	text := "nothing can be said truthfully of " + joined(silent, "and")
	if len(r.Text) == 0 {
		return failed(text, "--format table shows what the data hold, and why", nil)
	}
	s.tell("note: " + text + "; --format table shows what the data hold")
	return nil
}

// render writes a result in the format asked for.
func (s *session) render(r report.Result, colour bool) ([]byte, error) {
	format, err := report.ByName(s.flags.format)
	if err != nil {
		return nil, asUsage(err)
	}
	if _, isTable := format.(report.Table); isTable {
		format = s.table(colour)
	}
	var b bytes.Buffer
	if err := format.Write(&b, r); err != nil {
		return nil, failed(err.Error(), hintOf(err), err)
	}
	if s.isSentence() && s.flags.explain {
		// Sentences have no room for the working, so the tables that do follow.
		b.WriteByte('\n')
		if err := s.table(colour).Write(&b, r); err != nil {
			return nil, failed(err.Error(), hintOf(err), err)
		}
	}
	if s.flags.rows {
		s.writeRows(&b, r.Figures)
	}
	return b.Bytes(), nil
}

func (s *session) isSentence() bool { return s.flags.format == report.Sentence{}.Name() }

// table is the table for where the result goes: only a screen has a width.
func (s *session) table(colour bool) report.Table {
	t := report.Table{Color: colour}
	if s.flags.out == "" {
		t.Width = s.streams.Width
	}
	return t
}

// colour reports whether the result is coloured: if asked, else on a screen
// that can show it and whose owner has not set NO_COLOR.
func (s *session) colour() bool {
	if s.flags.color != "" && s.flags.color != colourModes[0] {
		return s.flags.color == "always"
	}
	get := s.env.Getenv
	if !s.streams.OutTerminal || s.flags.out != "" || get("NO_COLOR") != "" || get("TERM") == "dumb" {
		return false
	}
	// The oldest windows of Windows print colour codes as letters.
	return s.env.System != "windows" || get("WT_SESSION") != "" || get("TERM_PROGRAM") != "" || get("TERM") != ""
}

// allNotes are the notes on reading the data, each once. It is called after
// the figures are worked out, which may raise more.
func (s *session) allNotes() []caveat.Caveat {
	notes := caveat.Dedupe(slices.Concat(s.notes, s.cube.Notes()))
	caveat.Sort(notes)
	return notes
}

// doubts are the caveats of figures that come from the data being incomplete
// or contradictory, and not from what the figures say.
var doubts = []caveat.ID{
	caveat.PartialPeriod, caveat.HiddenCells, caveat.SubtotalConflict, caveat.SpansDisagree, caveat.PartsNotTotal, caveat.MissingArea, caveat.RepeatedRows, caveat.NoPerson,
}

// checkStrict refuses a result over data with notes, if asked to.
func (s *session) checkStrict(r report.Result) error {
	if !s.flags.strict {
		return nil
	}
	found := slices.DeleteFunc(slices.Clone(r.Notes), func(c caveat.Caveat) bool { return c.Severity() < caveat.Warning })
	for _, f := range r.Figures {
		for _, c := range f.Base().Caveats {
			if slices.Contains(doubts, c.ID) {
				found = append(found, c)
			}
		}
	}
	found = caveat.Dedupe(found)
	if len(found) == 0 {
		return nil
	}
	var lines []string
	for _, c := range found {
		lines = append(lines, c.String())
	}
	lines = append(lines, fmt.Sprintf("--strict makes %s about the data an error; nothing was written", plural(len(found), "warning", "warnings")))
	return failed(strings.Join(lines, "\n"), "", nil)
}

// talk tells what was left unsaid and what was noticed. Sentences have no
// footnotes, so the caveats of their figures are told here.
func (s *session) talk(q question, r report.Result) {
	if s.flags.quiet {
		return
	}
	if s.config != nil {
		s.say("configuration: " + s.config.name)
	}
	if line := s.periodLine(q); line != "" {
		s.say(line)
	}
	for _, remark := range s.remarks {
		s.say(remark)
	}
	caveats := slices.Clone(r.Notes)
	if s.isSentence() && !s.flags.explain {
		for _, f := range r.Figures {
			if !slices.Contains(s.unsaid, f) {
				caveats = append(caveats, f.Base().Caveats...)
			}
		}
	}
	s.sayCaveats(caveat.Dedupe(caveats))
}

// mostAlike is how many caveats of one rule are told in full: a list of forty
// areas has the same said of it forty times.
const mostAlike = 3

// sayCaveats tells caveats, and each hint once.
func (s *session) sayCaveats(caveats []caveat.Caveat) {
	count, hinted := map[caveat.ID]int{}, map[string]bool{}
	for _, c := range caveats {
		count[c.ID]++
	}
	told := map[caveat.ID]int{}
	for _, c := range caveats {
		told[c.ID]++
		left := count[c.ID] - mostAlike
		switch {
		case left <= 1 || told[c.ID] <= mostAlike:
			s.say(severityWord(c) + ": " + c.String())
		case told[c.ID] == mostAlike+1:
			s.say(fmt.Sprintf("%s: and %d more of the kind; --format table has all of them [%s]", severityWord(c), left, c.ID))
		}
		if c.Hint != "" && !hinted[c.Hint] {
			hinted[c.Hint] = true
			s.say("hint: " + c.Hint)
		}
	}
}

func severityWord(c caveat.Caveat) string {
	if c.Severity() >= caveat.Warning {
		return "warning"
	}
	return "note"
}

// periodLine names the periods that were chosen because nothing was typed.
func (s *session) periodLine(q question) string {
	var parts []string
	switch {
	case q.allSpans:
		parts = append(parts, s.style.Span(q.span)+" (all that the data hold)")
	case q.unsaidSpan:
		parts = append(parts, s.style.Span(q.span)+" (latest complete)")
	}
	if q.base.compared && (q.unsaidSpan || q.base.unsaid) {
		if len(parts) == 0 {
			parts = append(parts, s.style.Span(q.span))
		}
		parts = append(parts, "compared with "+s.style.Span(q.base.whole))
	}
	if len(parts) == 0 {
		return ""
	}
	return "period: " + strings.Join(parts, "; ")
}

// deliver puts the result where it was asked for, all of it or nothing.
func (s *session) deliver(content []byte) error {
	if s.flags.out == "" {
		_, err := s.streams.Out.Write(content)
		return err
	}
	if err := s.stop.place(s.env.Files, s.flags.out, content); err != nil {
		return err
	}
	s.tell("wrote " + s.flags.out)
	return nil
}

// copy puts the result on the clipboard.
func (s *session) copy(ctx context.Context, content []byte) error {
	if err := copyText(ctx, s.env, content); err != nil {
		return err
	}
	s.tell("copied to the clipboard")
	return nil
}

// tell says something unless --quiet was typed.
func (s *session) tell(line string) {
	if !s.flags.quiet {
		s.say(line)
	}
}

// writeRows lists the rows behind each figure.
func (s *session) writeRows(b *bytes.Buffer, figures []figure.Figure) {
	b.WriteString("\nRows\n")
	seen := map[string]bool{}
	for _, f := range figures {
		for _, w := range f.Base().Working {
			for _, o := range w.Operands {
				if line := s.rowsLine(o); line != "" && !seen[line] {
					seen[line] = true
					b.WriteString(line)
				}
			}
		}
	}
}

// rowsLine says which rows one number was added up from.
func (s *session) rowsLine(o figure.Operand) string {
	if len(o.Rows) == 0 {
		return ""
	}
	var parts []string
	for _, set := range o.Rows {
		parts = append(parts, s.cube.Files[set.File].String()+", "+rowList(set))
	}
	return fmt.Sprintf("  %s: %s\n", o.Label, strings.Join(parts, "; "))
}

// rowList names all rows of a set, runs of them by their ends: "rows 2, 5-9
// and 12". The plan asked for every row to be kept.
func rowList(set cube.RowSet) string {
	if !set.All() || len(set.Lowest) == 0 {
		return set.String()
	}
	var words []string
	for start := 0; start < len(set.Lowest); {
		end := start
		for end+1 < len(set.Lowest) && set.Lowest[end+1] == set.Lowest[end]+1 {
			end++
		}
		words = append(words, rowRun(set.Lowest[start], set.Lowest[end]))
		start = end + 1
	}
	if set.Count == 1 {
		return "row " + words[0]
	}
	return "rows " + joined(words, "and")
}

func rowRun(first, last int64) string {
	if first == last {
		return strconv.FormatInt(first, 10)
	}
	return strconv.FormatInt(first, 10) + "–" + strconv.FormatInt(last, 10)
}

// noBase refuses a comparison of which the data hold no earlier period.
func (s *session) noBase(q question, rows []row) error {
	for _, r := range rows {
		if s.gives(r.query.Against) {
			return nil
		}
	}
	against := period.Span{}
	if len(rows) > 0 {
		against = rows[len(rows)-1].query.Against
	}
	lack := "hold nothing for"
	if s.touches(against) {
		lack = "give no figure for" // theirs are of longer periods
	}
	text := fmt.Sprintf("there is nothing to compare %s with: the data %s %s", s.style.Span(q.span), lack, s.style.Span(against))
	return usage(text, "they hold "+s.extent()+"; name another period with --against, or ask for the figure alone with figures total")
}
