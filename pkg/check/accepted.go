package check

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/list"
)

// AcceptedRow is a finding that somebody looked at and accepted.
type AcceptedRow struct {
	Rule RuleID
	// Text is the words it was about, for people who read the list.
	Text string
	// Fingerprint is that of [Finding.Fingerprint].
	Fingerprint string
	// Reason is why it was accepted; Date is when, as the writer put it. Both
	// may be empty.
	Reason, Date string
	// Row is the row of the file as a spreadsheet shows it, from 1.
	Row int
}

// Accepted is a list of findings accepted before, and which of them turned up
// again. A nil *Accepted is an empty list.
type Accepted struct {
	File string
	Rows []AcceptedRow

	byPrint map[string]int
	seen    []bool
}

// acceptedColumns are the columns of a list, in the order in which it is
// written.
var acceptedColumns = []string{"rule", "text", "fingerprint", "reason", "date"}

// acceptedCells is a row as gocsv fills it.
type acceptedCells struct {
	Rule        ruleCell        `csv:"rule"`
	Text        textCell        `csv:"text"`
	Fingerprint fingerprintCell `csv:"fingerprint"`
	Reason      textCell        `csv:"reason"`
	Date        textCell        `csv:"date"`
}

// ruleCell is the id of a rule.
type ruleCell RuleID

// UnmarshalCSV rejects what is no rule.
func (c *ruleCell) UnmarshalCSV(cell string) error {
	*c = ruleCell(list.Tidy(cell))
	if _, ok := LookupRule(RuleID(*c)); ok {
		return nil
	}
	e := &cellError{reason: "there is no rule \"" + list.Tidy(cell) + "\"", advice: "the rules are those of figures rules"}
	if near := area.Near(list.Tidy(cell), ruleNames(), 1); len(near) > 0 {
		e.advice = "did you mean \"" + near[0] + "\"?"
	}
	return e
}

// fingerprintCell is a fingerprint.
type fingerprintCell string

// printLength is how many hexadecimal digits a fingerprint has.
const printLength = 16

// UnmarshalCSV rejects what is no fingerprint, such as one that a spreadsheet
// took for a number.
func (c *fingerprintCell) UnmarshalCSV(cell string) error {
	text := strings.ToLower(list.Tidy(cell))
	*c = fingerprintCell(text)
	if len(text) != printLength || strings.Trim(text, "0123456789abcdef") != "" {
		return &cellError{"\"" + list.Tidy(cell) + "\" is no fingerprint: those have 16 hexadecimal digits",
			"write the list anew with --write-accepted; a spreadsheet can spoil a fingerprint that looks like a number"}
	}
	return nil
}

// ReadAccepted reads a list of accepted findings: CSV in UTF-8 with the columns
// rule, text, fingerprint, reason and date, in any order, of which rule and
// fingerprint must be there. The file's name is for messages only. A list with
// a header and no rows is empty. Anything that is not understood is a
// *list.Error: a list that is half read hides findings that nobody accepted.
func ReadAccepted(r io.Reader, file string) (*Accepted, error) {
	s, err := readSheet(r, file, acceptedColumns, []string{"rule", "fingerprint"})
	if err != nil {
		return nil, err
	}
	var cells []acceptedCells
	if err := s.fill(&cells); err != nil {
		return nil, err
	}
	a := &Accepted{File: file, byPrint: map[string]int{}, seen: make([]bool, len(cells))}
	for i, c := range cells {
		row := AcceptedRow{Rule: RuleID(c.Rule), Text: string(c.Text), Fingerprint: string(c.Fingerprint), Reason: string(c.Reason), Date: string(c.Date), Row: s.Rows[i].Number}
		if first, twice := a.byPrint[row.Fingerprint]; twice {
			return nil, s.Fail(row.Row, s.at["fingerprint"]+1, "keep one of the two rows", "%q stands in row %d already", row.Fingerprint, a.Rows[first].Row)
		}
		a.byPrint[row.Fingerprint] = i
		a.Rows = append(a.Rows, row)
	}
	return a, nil
}

// take says whether a finding was accepted, and remembers that it turned up.
func (a *Accepted) take(f Finding) bool {
	if a == nil {
		return false
	}
	i, ok := a.byPrint[f.fingerprint]
	if !ok || a.Rows[i].Rule != f.Rule {
		return false
	}
	a.seen[i] = true
	return true
}

// Accept leaves out the findings that were accepted before. A list serves any
// number of reports, one after the other.
func (r *Report) Accept(a *Accepted) {
	r.accepted = a
	r.collect()
}

// Stale returns the rows that turned up in none of the reports that the list
// was applied to: they can be removed.
func (a *Accepted) Stale() []AcceptedRow {
	if a == nil {
		return nil
	}
	var stale []AcceptedRow
	for i, row := range a.Rows {
		if !a.seen[i] {
			stale = append(stale, row)
		}
	}
	return stale
}

// WriteAccepted writes a list that accepts all findings of some reports: those
// of the list before that turned up again keep their reason and date, and new
// ones get the date and no reason. Cells that a spreadsheet would take for a
// formula are defused with an apostrophe.
func WriteAccepted(w io.Writer, reports []*Report, before *Accepted, date string) error {
	out := csv.NewWriter(w)
	if err := out.Write(acceptedColumns); err != nil {
		return err
	}
	for _, row := range accepting(reports, before, date) {
		err := out.Write([]string{string(row.Rule), defused(row.Text), row.Fingerprint, defused(row.Reason), defused(row.Date)})
		if err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// accepting are the rows of a new list: those kept, then those added, each
// once.
func accepting(reports []*Report, before *Accepted, date string) []AcceptedRow {
	var rows []AcceptedRow
	if before != nil {
		for i, row := range before.Rows {
			if before.seen[i] {
				rows = append(rows, row)
			}
		}
	}
	for _, r := range reports {
		for _, f := range r.Findings {
			known := slices.ContainsFunc(rows, func(row AcceptedRow) bool { return row.Fingerprint == f.fingerprint })
			if !known {
				rows = append(rows, AcceptedRow{Rule: f.Rule, Text: list.Tidy(r.words(f.Span)), Fingerprint: f.fingerprint, Date: date})
			}
		}
	}
	return rows
}

// defused keeps a spreadsheet from taking a text for a formula.
func defused(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t", rune(text[0])) {
		return "'" + text
	}
	return text
}
