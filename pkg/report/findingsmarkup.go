package report

import (
	"html"
	"html/template"
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/check"
)

// pageWriter writes elements and text. What is markup has a type of its own, to
// which only constants are turned without saying so: text of a release that is
// given for markup by mistake does not compile.
type pageWriter struct{ b strings.Builder }

// markup is elements of our own.
type markup string

// tag writes markup, text writes text as text.
func (w *pageWriter) tag(m markup) *pageWriter {
	w.b.WriteString(string(m))
	return w
}

func (w *pageWriter) text(s string) *pageWriter {
	w.b.WriteString(html.EscapeString(s))
	return w
}

func (w *pageWriter) number(n int) *pageWriter { return w.text(strconv.Itoa(n)) }

// html is all that was written.
func (w *pageWriter) html() template.HTML { return template.HTML(w.b.String()) }

// article writes a release.
func (w *pageWriter) article(parts []checkPart) {
	w.tag("<article aria-label=\"The release\">\n")
	for _, p := range parts {
		w.part(p)
		w.tag("\n")
	}
	w.tag("</article>\n")
}

func (w *pageWriter) part(p checkPart) {
	switch p.Kind {
	case "headline":
		w.tag(`<h3 class="kept">`).runs(p.Runs).tag("</h3>")
	case "subheading":
		w.tag(`<h4 class="kept">`).runs(p.Runs).tag("</h4>")
	case "quotation":
		w.tag(`<blockquote class="kept">`).runs(p.Runs).tag("</blockquote>")
	case "list":
		w.tag("<ul").some(` class="`, p.Class, `"`).tag(">")
		for _, item := range p.Items {
			w.tag(`<li class="kept">`).runs(item).tag("</li>")
		}
		w.tag("</ul>")
	case "table":
		w.table(p.Rows)
	default:
		w.tag(`<p class="kept`).some(" ", p.Class, "").tag(`">`).runs(p.Runs).tag("</p>")
	}
}

// table writes a table in a frame that can be moved where it is too wide.
func (w *pageWriter) table(rows [][]checkCell) {
	w.tag(`<div><div class="wide" tabindex="0" role="region" aria-label="A table of the release"><table>`)
	for _, row := range rows {
		w.tag("<tr>")
		for _, c := range row {
			if c.Head {
				w.tag("<th>").runs(c.Runs).tag("</th>")
				continue
			}
			w.tag("<td>").runs(c.Runs).tag("</td>")
		}
		w.tag("</tr>")
	}
	w.tag("</table></div></div>")
}

// runs writes text with its marks.
func (w *pageWriter) runs(runs []checkRun) *pageWriter {
	for _, r := range runs {
		if r.Note == nil {
			w.text(r.Text)
			continue
		}
		w.mark(r.Text, r.Note)
	}
	return w
}

// mark writes marked words: a link to their note, which the keyboard reaches,
// and what shows when they are pointed at or reached.
func (w *pageWriter) mark(words string, n *checkNote) {
	w.tag(`<span class="mark `).text(n.Class)
	w.tag(`"><a id="claim-`).text(n.ID).tag(`" href="#note-`).text(n.ID).tag(`" aria-describedby="tip-`).text(n.ID).tag(`">`)
	w.tag(`<span class="words">`).text(words).tag(`</span><sup aria-hidden="true">`).text(n.Sign).number(n.Number).tag("</sup>")
	w.tag(`<span class="hidden"> (note `).number(n.Number).tag(": ").text(n.Word).tag(")</span></a>")
	w.tag(`<span class="tip" id="tip-`).text(n.ID).tag(`" role="tooltip"><span class="verdict">`).text(n.Sign).tag(" ").text(n.Word).tag("</span>")
	for _, l := range n.Lines {
		w.tag("<span>").line(l).tag("</span>")
		w.some(`<span class="hint">→ `, l.Hint, "</span>")
	}
	w.some(`<span class="work">`, n.Working, "</span>").tag("</span></span>")
}

// line writes what is the matter, and its rule.
func (w *pageWriter) line(l checkLine) *pageWriter {
	return w.text(l.Text).some(` <span class="rule">[`, l.Rule, "]</span>")
}

// some writes text between two tags, and nothing where there is none.
func (w *pageWriter) some(before markup, text string, after markup) *pageWriter {
	if text == "" {
		return w
	}
	return w.tag(before).text(text).tag(after)
}

// notes writes a list of notes, and nothing where there are none.
func (w *pageWriter) notes(head markup, notes []*checkNote) {
	if len(notes) == 0 {
		return
	}
	w.tag("<h3>").tag(head).tag("</h3>\n<ol>\n")
	for _, n := range notes {
		w.note(n)
	}
	w.tag("</ol>\n")
}

func (w *pageWriter) note(n *checkNote) {
	w.tag(`<li class="`).text(n.Class).tag(`" id="note-`).text(n.ID).tag(`"><span class="verdict">`).text(n.Sign).tag(" ").number(n.Number).tag(" ").text(n.Word).tag("</span>")
	if n.Words != "" || n.Marked {
		w.tag(": ").quote(n.ID, n.Marked, n.Words)
	}
	w.some(` <span class="aside">`, strings.Join(append([]string{n.Place}, n.Asides...), "; "), "</span>").tag("\n")
	for _, l := range n.Lines {
		w.tag("<p>").line(l).tag("</p>\n")
		w.some(`<p class="hint">→ `, l.Hint, "</p>\n")
	}
	for _, r := range n.Related {
		w.tag(`<p class="aside">see `).quote(r.ID, r.ID != "", r.Words).tag(" ").text(r.Place).tag("</p>\n")
	}
	for _, text := range append([]string{n.Working}, n.Sources...) {
		w.some(`<p class="work">`, text, "</p>\n")
	}
	w.tag("</li>\n")
}

// quote writes words of the release, with a link to their mark if they have
// one.
func (w *pageWriter) quote(id string, marked bool, words string) *pageWriter {
	if marked {
		w.tag(`<a href="#claim-`).text(id).tag(`">“`).text(words)
		return w.tag("”</a>")
	}
	return w.tag("“").text(words).tag("”")
}

// plain lists the numbers that are no claims.
func (w *pageWriter) plain(r *check.Report) {
	if len(r.Plain) == 0 {
		return
	}
	w.tag("<details>\n<summary>Numbers that are not claims</summary>\n<ul>\n")
	for _, p := range r.Plain {
		w.tag("<li>“").text(printable(p.Text)).tag(`” <span class="aside">`).text(string(p.Reason)).tag(", ").text(placeOf(spotOf(r.Document, p.Span))).tag("</span></li>\n")
	}
	w.tag("</ul>\n</details>\n")
}
