package area

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gocarina/gocsv"
)

// Entry is one line of an areas file.
type Entry struct {
	// Area is the name of the place.
	Area string
	// Parent is the name, or path, of the place it lies in; empty at the top.
	Parent string
	// Say is how it is said in running prose; empty for the default.
	Say string
	// Aliases are its other names, as they stand.
	Aliases []string
	// Row is the row of the file as a spreadsheet shows it, from 1.
	Row int
}

// LookupError is an error in an areas file.
type LookupError struct {
	// File is the name of the file as it was given.
	File string
	// Row and Column say where, from 1, as a spreadsheet shows it; 0 where that cannot be said.
	Row, Column int
	// Reason says what is wrong, with the culprit in quotes.
	Reason string
	// Advice says what to do; may be empty.
	Advice string
}

// Error gives the place and the reason: `areas.csv:3:2: …`.
func (e *LookupError) Error() string {
	place := e.File
	for _, at := range []int{e.Row, e.Column} {
		if at == 0 {
			break
		}
		place += fmt.Sprintf(":%d", at)
	}
	return place + ": " + e.Reason
}

// Hint says what to do, or is empty.
func (e *LookupError) Hint() string { return e.Advice }

// largestLookup is the largest areas file in bytes. Every place on earth with a name worth printing fits.
const largestLookup = 16 << 20

// ReadLookup reads an areas file: CSV in UTF-8 with the columns area, parent, say and alias, in any order, of which
// only area must be there. The alias column may stand several times, and may hold several aliases with ";" between
// them; a name may hold commas. Rows without any text are skipped. The file's name is for messages only.
//
// It is strict, because a lookup that is half understood puts people into the wrong region: a column it does not
// know, one that stands twice, a row that is too short or too long, a row without an area, an area twice under one
// parent, an alias of two areas, and letters lost on the way from another encoding are each a *LookupError.
func ReadLookup(r io.Reader, file string) ([]Entry, error) {
	s := &sheet{file: file}
	if err := s.read(r); err != nil {
		return nil, err
	}
	if err := s.readHeader(); err != nil {
		return nil, err
	}
	if err := s.checkRows(); err != nil {
		return nil, err
	}
	entries, err := s.entries()
	if err != nil {
		return nil, err
	}
	if err := s.checkRepeats(entries); err != nil {
		return nil, err
	}
	return entries, nil
}

// sheet is an areas file on its way to entries.
type sheet struct {
	file    string
	header  record
	rows    []record
	columns map[string][]int // role → its columns, from 0
}

// record is a row that holds any text.
type record struct {
	row    int
	fields []string
}

// fail makes an error at a row and column, both from 1; 0 leaves them out.
func (s *sheet) fail(row, column int, advice, format string, args ...any) error {
	return &LookupError{File: s.file, Row: row, Column: column, Reason: fmt.Sprintf(format, args...), Advice: advice}
}

const utf8Advice = `save the file again as "CSV UTF-8"`

// read cuts the file into records.
func (s *sheet) read(r io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(r, largestLookup+1))
	if err != nil {
		return fmt.Errorf("%s: cannot be read: %w", s.file, err)
	}
	if len(text) > largestLookup {
		return s.fail(0, 0, "an areas file has a row for each place, not for each contact", "is larger than %d MiB", largestLookup>>20)
	}
	raw := string(text)
	if strings.HasPrefix(raw, "\xff\xfe") || strings.HasPrefix(raw, "\xfe\xff") || strings.Contains(raw, "\x00") {
		return s.fail(0, 0, utf8Advice, "is not UTF-8 text")
	}
	return s.split(strings.TrimPrefix(raw, "\ufeff"))
}

// split reads the records and works out their rows: a spreadsheet counts blank lines, which the reader skips, and
// does not count the line breaks within a cell.
func (s *sheet) split(text string) error {
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = -1 // checked with better words in checkRows
	reader.TrimLeadingSpace = true
	inside := 0 // line breaks within cells so far
	for {
		fields, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return s.broken(err, inside)
		}
		line, _ := reader.FieldPos(0)
		found := record{row: line - inside, fields: fields}
		inside += strings.Count(strings.Join(fields, ""), "\n")
		if slices.ContainsFunc(fields, func(f string) bool { return tidy(f) != "" }) {
			s.rows = append(s.rows, found)
		}
	}
}

// broken says in our own words what the CSV reader could not read.
func (s *sheet) broken(err error, inside int) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return fmt.Errorf("%s: cannot be read: %w", s.file, err)
	}
	return s.fail(parse.StartLine-inside, 0, `a cell with quotes in it is written "like ""this"""`, "has a quotation mark that does not fit: %v", parse.Err)
}

// lookupRoles are the columns of an areas file.
var lookupRoles = []string{"area", "parent", "say", "alias"}

// readHeader takes the first row for the header and finds the columns.
func (s *sheet) readHeader() error {
	if len(s.rows) == 0 {
		return s.fail(0, 0, "its first row names the columns: area,parent,say,alias", "is empty")
	}
	s.header, s.rows = s.rows[0], s.rows[1:]
	if len(s.header.fields) == 1 && strings.ContainsAny(s.header.fields[0], ";\t|") {
		return s.fail(s.header.row, 1, "put commas between the columns", "the header %q has no commas", s.header.fields[0])
	}
	s.columns = map[string][]int{}
	for i, field := range s.header.fields {
		if err := s.readHead(i, tidy(field)); err != nil {
			return err
		}
	}
	if len(s.columns["area"]) == 0 {
		return s.fail(s.header.row, 0, "its first row names the columns: area,parent,say,alias", `has no column "area"`)
	}
	if len(s.rows) == 0 {
		return s.fail(s.header.row, 0, "write a row for each area below the header", "has a header and no areas")
	}
	return nil
}

// readHead finds the role of one column.
func (s *sheet) readHead(i int, head string) error {
	role := strings.TrimRight(Fold(head), " 0123456789") // spreadsheets number repeated heads: "alias 2"
	if role == "aliases" {
		role = "alias"
	}
	switch {
	case head == "":
		return nil // checkRows makes sure that nothing stands below
	case !slices.Contains(lookupRoles, role), role != "alias" && role != Fold(head):
		return s.fail(s.header.row, i+1, s.headAdvice(head), "column %q is not one of area, parent, say and alias", head)
	case role != "alias" && len(s.columns[role]) > 0:
		return s.fail(s.header.row, i+1, "keep one of the two", "column %q stands twice", role)
	}
	s.columns[role] = append(s.columns[role], i)
	return nil
}

func (s *sheet) headAdvice(head string) string {
	if near := Near(head, lookupRoles, 1); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	return "remove it, or give it one of these names"
}

// checkRows makes sure that every row has the header's columns and that its text came through whole.
func (s *sheet) checkRows() error {
	width := len(s.header.fields)
	for _, r := range append([]record{s.header}, s.rows...) {
		switch {
		case len(r.fields) < width:
			return s.fail(r.row, len(r.fields)+1, "a row needs a comma for each column, even if nothing follows",
				"the row has %s, the header has %d", columnCount(len(r.fields)), width)
		case len(r.fields) > width:
			return s.fail(r.row, width+1, `a name with a comma in it needs quotes: "Bristol, City of"`,
				"the row has %s, the header has %d", columnCount(len(r.fields)), width)
		}
		for i, field := range r.fields {
			if err := s.checkCell(r, i, field); err != nil {
				return err
			}
		}
	}
	return nil
}

func columnCount(n int) string {
	if n == 1 {
		return "1 column"
	}
	return fmt.Sprintf("%d columns", n)
}

func (s *sheet) checkCell(r record, i int, text string) error {
	switch {
	case !utf8.ValidString(text), strings.ContainsRune(text, utf8.RuneError):
		return s.fail(r.row, i+1, utf8Advice, "letters were lost in %q", text)
	case strings.ContainsFunc(text, isStray):
		return s.fail(r.row, i+1, "type the cell anew", "%q holds a character that cannot be seen", text)
	case tidy(s.header.fields[i]) == "" && tidy(text) != "":
		return s.fail(r.row, i+1, "name the column in the header, or clear it", "%q stands in a column without a name", text)
	}
	return nil
}

// isStray is true of control characters other than blanks and line breaks.
func isStray(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }

// lookupRow is a row as gocsv fills it. Its fields are strings with strict readers of their own: on bare numbers
// gocsv reads 010 as 8 and 1.5 as 1, and on missing columns and short rows it leaves fields empty, all without an
// error. So the columns are checked before it sees them, and every column is always there.
type lookupRow struct {
	Area    requiredCell `csv:"area"`
	Parent  optionalCell `csv:"parent"`
	Say     optionalCell `csv:"say"`
	Aliases optionalCell `csv:"alias"`
}

// requiredCell is a cell that must hold text.
type requiredCell string

// errBlank is what requiredCell finds wrong.
var errBlank = errors.New("the row does not name its area")

// UnmarshalCSV tidies the cell and rejects a blank one.
func (c *requiredCell) UnmarshalCSV(cell string) error {
	*c = requiredCell(tidy(cell))
	if len(splitPath(cell)) == 0 {
		return errBlank
	}
	return nil
}

// optionalCell is a cell that may be blank.
type optionalCell string

// UnmarshalCSV tidies the cell.
func (c *optionalCell) UnmarshalCSV(cell string) error {
	*c = optionalCell(tidy(cell))
	return nil
}

// aliasSeparator stands between aliases in one cell. A comma will not do: names hold commas.
const aliasSeparator = ";"

// ReadAll gives gocsv the rows with all four columns in one order, the alias columns joined to one.
func (s *sheet) ReadAll() ([][]string, error) {
	all := [][]string{lookupRoles}
	for _, r := range s.rows {
		var fields []string
		for _, role := range lookupRoles {
			var cells []string
			for _, i := range s.columns[role] {
				cells = append(cells, r.fields[i])
			}
			fields = append(fields, strings.Join(cells, aliasSeparator))
		}
		all = append(all, fields)
	}
	return all, nil
}

// Read is the other half of gocsv's interface for readers. It has nothing to give: UnmarshalCSV calls ReadAll.
func (s *sheet) Read() ([]string, error) { return nil, io.EOF }

// entries has gocsv fill the rows, and turns them into entries.
func (s *sheet) entries() ([]Entry, error) {
	var rows []lookupRow
	if err := gocsv.UnmarshalCSV(s, &rows); err != nil {
		return nil, s.placed(err)
	}
	entries := make([]Entry, len(rows))
	for i, row := range rows {
		entries[i] = Entry{
			Area: string(row.Area), Parent: string(row.Parent), Say: string(row.Say),
			Aliases: splitAliases(string(row.Aliases)), Row: s.rows[i].row,
		}
	}
	return entries, nil
}

// placed turns gocsv's line and column, which count what ReadAll gave it, into those of the file.
func (s *sheet) placed(err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) || parse.Line < 2 || parse.Line-2 >= len(s.rows) || parse.Column > len(lookupRoles) {
		return fmt.Errorf("%s: %w", s.file, err)
	}
	columns := s.columns[lookupRoles[parse.Column-1]]
	return s.fail(s.rows[parse.Line-2].row, columns[0]+1, "write the area's name, or remove the row", "%v", parse.Err)
}

// splitAliases cuts a cell of aliases, leaving out blank ones and repeats.
func splitAliases(cell string) []string {
	var aliases []string
	for alias := range strings.SplitSeq(cell, aliasSeparator) {
		if alias = tidy(alias); alias != "" && !slices.Contains(aliases, alias) {
			aliases = append(aliases, alias)
		}
	}
	return aliases
}

// checkRepeats makes sure that no area stands twice under one parent, and no alias at two areas.
func (s *sheet) checkRepeats(entries []Entry) error {
	areas, aliases := map[string]int{}, map[string]int{} // key → index of the first entry with it
	for i, entry := range entries {
		key := pathKey(entry.Parent + ">" + entry.Area)
		if first, repeated := areas[key]; repeated {
			return s.fail(entry.Row, s.columns["area"][0]+1, "keep one of the two rows; several aliases go into one row",
				"%q stands in row %d already", entry.Area, entries[first].Row)
		}
		areas[key] = i
		for _, alias := range entry.Aliases {
			if first, taken := aliases[Fold(alias)]; taken && first != i {
				return s.fail(entry.Row, s.aliasColumn(i, alias), "an alias belongs to one area: keep it at one of them",
					"%q is an alias of both %q, in row %d, and %q", alias, entries[first].Area, entries[first].Row, entry.Area)
			}
			aliases[Fold(alias)] = i
		}
	}
	return nil
}

// pathKey folds each name of a path: "Wales > Newport" gives "wales>newport".
func pathKey(path string) string {
	parts := splitPath(path)
	for i := range parts {
		parts[i] = Fold(parts[i])
	}
	return strings.Join(parts, ">")
}

// aliasColumn finds the column, from 1, in which the i-th row has an alias.
func (s *sheet) aliasColumn(i int, alias string) int {
	found := slices.IndexFunc(s.columns["alias"], func(column int) bool {
		return slices.Contains(splitAliases(s.rows[i].fields[column]), alias)
	})
	return s.columns["alias"][max(found, 0)] + 1
}
