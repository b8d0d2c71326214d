package area

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

	"github.com/pressfigures/figures/pkg/list"
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

// largestLookup is the largest areas file in bytes. Every place on earth with a name worth printing fits.
const largestLookup = 16 << 20

// ReadLookup reads an areas file: CSV in UTF-8 with the columns area, parent, say and alias, in any order, of which
// only area must be there. The alias column may stand several times, and may hold several aliases with ";" between
// them; a name may hold commas. Rows without any text are skipped. The file's name is for messages only.
//
// It is strict, because a lookup that is half understood puts people into the wrong region: a column it does not
// know, one that stands twice, a row that is too short or too long, a row without an area, an area twice under one
// parent, an alias of two areas, and letters lost on the way from another encoding are each a *list.Error.
func ReadLookup(r io.Reader, file string) ([]Entry, error) {
	read, err := list.Read(r, file, list.Rules{Largest: largestLookup, Larger: "an areas file has a row for each place, not for each contact",
		Columns: lookupRoles, Comma: `a name with a comma in it needs quotes: "Bristol, City of"`})
	if err != nil {
		return nil, err
	}
	s := &sheet{List: read}
	if err := s.readHeader(); err != nil {
		return nil, err
	}
	if err := s.Check(); err != nil {
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
	*list.List
	columns map[string][]int // role → its columns, from 0
}

// lookupRoles are the columns of an areas file.
var lookupRoles = []string{"area", "parent", "say", "alias"}

// readHeader finds the columns.
func (s *sheet) readHeader() error {
	s.columns = map[string][]int{}
	for i, field := range s.Header.Fields {
		if err := s.readHead(i, tidy(field)); err != nil {
			return err
		}
	}
	if len(s.columns["area"]) == 0 {
		return s.Fail(s.Header.Number, 0, s.Advice(), `has no column "area"`)
	}
	if len(s.Rows) == 0 {
		return s.Fail(s.Header.Number, 0, "write a row for each area below the header", "has a header and no areas")
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
		return nil // Check makes sure that nothing stands below
	case !slices.Contains(lookupRoles, role), role != "alias" && role != Fold(head):
		return s.Fail(s.Header.Number, i+1, s.headAdvice(head), "column %q is not one of area, parent, say and alias", head)
	case role != "alias" && len(s.columns[role]) > 0:
		return s.Fail(s.Header.Number, i+1, "keep one of the two", "column %q stands twice", role)
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
	for _, r := range s.Rows {
		var fields []string
		for _, role := range lookupRoles {
			var cells []string
			for _, i := range s.columns[role] {
				cells = append(cells, r.Fields[i])
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
			Aliases: splitAliases(string(row.Aliases)), Row: s.Rows[i].Number,
		}
	}
	return entries, nil
}

// placed turns gocsv's line and column, which count what ReadAll gave it, into those of the file.
func (s *sheet) placed(err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) || parse.Line < 2 || parse.Line-2 >= len(s.Rows) || parse.Column > len(lookupRoles) {
		return fmt.Errorf("%s: %w", s.File, err)
	}
	columns := s.columns[lookupRoles[parse.Column-1]]
	return s.Fail(s.Rows[parse.Line-2].Number, columns[0]+1, "write the area's name, or remove the row", "%v", parse.Err)
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
			return s.Fail(entry.Row, s.columns["area"][0]+1, "keep one of the two rows; several aliases go into one row",
				"%q stands in row %d already", entry.Area, entries[first].Row)
		}
		areas[key] = i
		for _, alias := range entry.Aliases {
			if first, taken := aliases[Fold(alias)]; taken && first != i {
				return s.Fail(entry.Row, s.aliasColumn(i, alias), "an alias belongs to one area: keep it at one of them",
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
		return slices.Contains(splitAliases(s.Rows[i].Fields[column]), alias)
	})
	return s.columns["alias"][max(found, 0)] + 1
}
