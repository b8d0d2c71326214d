package report

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
)

// HTML writes one page that needs nothing else: no script, no font, no network.
// It has the tables, the sentences ready to copy, and the caveats as footnotes.
// It follows the reader's choice of light or dark, and prints on paper.
type HTML struct{}

// Name is "html".
func (HTML) Name() string { return "html" }

// Extensions are ".html" and ".htm".
func (HTML) Extensions() []string { return []string{".html", ".htm"} }

//go:embed page.gohtml
var pageTemplate string

// htmlPage is what the template shows.
type htmlPage struct {
	Title     string
	Lead      string
	Tables    []htmlTable
	Text      []string
	Footnotes []htmlNote
	Workings  []htmlWorking
	Sources   string
	Version   string
}

type htmlTable struct {
	Caption      string
	Marks        []int
	Heads        []htmlHead
	Body, Totals []htmlRow
	Remarks      []string
}

type htmlHead struct {
	Text   string
	Number bool
}

type htmlRow struct {
	Lead  bool
	Level int
	Cells []htmlCell
	Marks []int
	Noted bool // the table has a column of notes
}

type htmlCell struct {
	Text         string
	Number, Head bool
}

type htmlNote struct {
	Number int
	Text   string
}

type htmlWorking struct {
	Title   string
	Steps   []htmlStep
	Caveats []string
}

type htmlStep struct {
	Text     string
	Operands []htmlOperand
}

type htmlOperand struct{ Name, Value, Label, Source string }

// Write writes the result as a page.
func (HTML) Write(w io.Writer, r Result) error {
	p, err := newPage(r)
	if err != nil {
		return err
	}
	tmpl, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return fmt.Errorf("the page's template cannot be read: %w", err)
	}
	var buffer bytes.Buffer
	if err := tmpl.Execute(&buffer, htmlOf(p, r)); err != nil {
		return fmt.Errorf("the page cannot be written: %w", err)
	}
	_, err = w.Write(buffer.Bytes())
	return err
}

func htmlOf(p page, r Result) htmlPage {
	out := htmlPage{Title: p.title, Lead: p.lead, Sources: fileNames(r), Version: printable(r.Version)}
	if out.Title == "" {
		out.Title = "Figures"
	}
	for _, s := range p.sheets {
		out.Tables = append(out.Tables, htmlTableOf(s))
	}
	for _, text := range r.Text {
		out.Text = append(out.Text, printable(text))
	}
	for i, note := range p.footnotes {
		out.Footnotes = append(out.Footnotes, htmlNote{i + 1, note})
	}
	for _, work := range p.workings {
		out.Workings = append(out.Workings, htmlWorkingOf(work))
	}
	return out
}

// fileNames lists the files that the figures come from.
func fileNames(r Result) string {
	var names []string
	for _, f := range r.Files {
		if name := printable(f.String()); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

func htmlTableOf(s sheet) htmlTable {
	out := htmlTable{Caption: s.caption, Marks: s.marks, Remarks: s.remarks}
	noted := slices.ContainsFunc(s.rows, func(r row) bool { return len(r.marks) > 0 })
	for _, h := range s.heads {
		out.Heads = append(out.Heads, htmlHead{h.text, h.number})
	}
	if noted {
		out.Heads = append(out.Heads, htmlHead{Text: "Note"})
	}
	name := slices.IndexFunc(s.heads, func(h head) bool { return !h.number })
	for _, r := range s.rows {
		row := htmlRow{Lead: r.lead, Level: min(r.level, mostIndent), Marks: r.marks, Noted: noted}
		for i, text := range r.cells {
			row.Cells = append(row.Cells, htmlCell{Text: text, Number: s.heads[i].number, Head: i == name})
		}
		if r.total {
			out.Totals = append(out.Totals, row)
			continue
		}
		out.Body = append(out.Body, row)
	}
	return out
}

// mostIndent is the deepest indent that the page's style knows.
const mostIndent = 4

func htmlWorkingOf(w working) htmlWorking {
	out := htmlWorking{Title: w.title, Caveats: w.caveats}
	for _, s := range w.steps {
		one := htmlStep{Text: s.result + " = " + s.formula + " = " + s.value}
		for _, o := range s.operands {
			one.Operands = append(one.Operands, htmlOperand{o.name, o.value, o.label, o.source})
		}
		out.Steps = append(out.Steps, one)
	}
	return out
}
