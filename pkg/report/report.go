// Package report writes figures in every format that the tool offers: tables
// for a terminal, sentences, Markdown, CSV, JSON and HTML; and what a check of
// releases has found. Each format is one type in one file behind the interface
// Format, or FindingsFormat for checks.
//
// It decides how figures are laid out. It works nothing out, chooses no words
// for prose (package sentence does) and opens no file.
//
// # Tables
//
// Table, Markdown and HTML show the same tables. What differs between rows is a
// column; what all rows share stands in a head or in the caption. So figures of
// one period have the period as the head of their numbers, and figures of
// several periods have a column of periods.
//
//   - Areas are indented below the area they lie in, where that stands above
//     them. Rows at the end that take in all the others are set apart as totals.
//   - Counts have commas. Changes have a sign, "+590", with a true minus sign
//     (U+2212), which is as wide as the plus.
//   - Percentages are rounded by the house style.
//   - A number that hidden cells leave open is a range: "1 to 4", "fewer than
//     5", "at least 1,186".
//   - "–" stands where there is no number, and a footnote says why.
//   - Places that are shared are marked "2=", places that hidden cells could
//     change "2?".
//   - Caveats are numbered footnotes, each once, with the id of its rule in
//     brackets. A caveat of every row is marked at the caption. Where more than
//     three rows have a caveat of one rule that only restates their numbers,
//     they share one footnote, the rule's own words.
//
// # CSV
//
// A row for each figure; numbers without commas, with "-" for minus; an empty
// cell where there is no number. The periods stand as named and as dates. Text
// that a spreadsheet would run as a formula has an apostrophe before it.
//
// # JSON
//
// The schema is the text of Schema. Its number goes up when a key changes its
// meaning or goes; new keys may come at any time.
//
// # Checks
//
// What package check has found in releases is written by the formats behind
// FindingsFormat: text as compilers write it, JSON (FindingsSchema), JUnit,
// SARIF, annotations for GitHub, and one page that shows each release with its
// claims marked. Text of a release is text in all of them: nothing that it holds
// moves a cursor, ends a line or becomes an element.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/figure"
	"github.com/pressfigures/figures/pkg/revision"
	"github.com/pressfigures/figures/pkg/style"
)

// Result is what a run has worked out, ready to be written in any format.
type Result struct {
	// Title stands above the tables; may be empty.
	Title string
	// Figures are the figures in the order in which they are shown.
	Figures []figure.Figure
	// Comparison is what two versions of the data differ in; nil for a result
	// that compares none. It is shown in the place of figures.
	Comparison *revision.Comparison
	// Text holds sentences about the figures, each ready to be pasted.
	Text []string
	// Notes are about the reading of the data and not about one figure. JSON
	// has them; the other formats leave them to whoever talks to the user.
	Notes []caveat.Caveat
	// Files are what the row sets of the figures point into.
	Files []cube.File
	// Areas names the parents of areas that are not among the figures; may be
	// nil.
	Areas *area.Tree
	// Style prints numbers and names periods; without a name it is the default.
	Style style.Style
	// Explain adds the working below each table, with hints to the caveats.
	Explain bool
	// Version is the tool's, for the foot of a page; may be empty.
	Version string
}

// Format is a way to write results. All formats write the same bytes for the
// same result, and write to w only once they have succeeded.
type Format interface {
	// Name is what the command line calls the format.
	Name() string
	// Extensions are the endings of file names that choose the format, lower
	// case, with the dot; may be none.
	Extensions() []string
	// Write writes the result. It fails where w does, or where the result
	// holds a kind of figure that the format does not know.
	Write(w io.Writer, r Result) error
}

// formats lists every format, the default first.
func formats() []Format {
	return []Format{Table{}, Sentence{}, Markdown{}, CSV{}, JSON{}, HTML{}}
}

// Names returns the names of the formats, the default first.
func Names() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.Name())
	}
	return names
}

// ByName returns the format of that name, in any case, with its options unset;
// an empty name is the default. The error is a *FormatError.
func ByName(name string) (Format, error) {
	if name == "" {
		return formats()[0], nil
	}
	for _, f := range formats() {
		if strings.EqualFold(f.Name(), name) {
			return f, nil
		}
	}
	err := &FormatError{Reason: fmt.Sprintf("no format is called %q: the formats are %s", name, strings.Join(Names(), ", "))}
	if near := area.Near(name, Names(), 1); len(near) > 0 {
		err.Advice = "--format " + near[0]
	}
	return nil, err
}

// ByExtension returns the format that the ending of a file's name stands for,
// in any case, with its options unset. The error is a *FormatError.
func ByExtension(path string) (Format, error) {
	end := extension(path)
	var known []string
	for _, f := range formats() {
		if slices.Contains(f.Extensions(), end) {
			return f, nil
		}
		known = append(known, f.Extensions()...)
	}
	reason := fmt.Sprintf("the ending of %q stands for no format: the endings are %s", path, strings.Join(known, ", "))
	return nil, &FormatError{Reason: reason, Advice: "name the format: --format " + strings.Join(Names(), "|")}
}

// extension is the ending of a path's last part, lower case, with the dot. It
// takes slashes of both kinds, as the paths may be of another system.
func extension(path string) string {
	base := path[strings.LastIndexAny(path, `/\`)+1:]
	dot := strings.LastIndex(base, ".")
	if dot < 0 {
		return ""
	}
	return strings.ToLower(base[dot:])
}

// FormatError says that no format is known by a name or an ending.
type FormatError struct {
	Reason string // what is wrong, and what there is
	Advice string // what to type; may be empty
}

// Error says what is wrong, and what formats there are.
func (e *FormatError) Error() string { return e.Reason }

// Hint says what to type, or nothing.
func (e *FormatError) Hint() string { return e.Advice }

// styled returns the result's style, or the default.
func (r Result) styled() style.Style {
	if r.Style.Name == "" {
		return style.Default()
	}
	return r.Style
}
