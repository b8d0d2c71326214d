package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
)

// outline is what a workbook is, without its cells.
type outline struct {
	entries []entry
	formats formats

	from1904 bool   // days are counted from 1 January 1904
	manual   bool   // formulas are worked out only when somebody asks for it
	texts    string // the part with the shared texts; "" for none

	document *document // of a spreadsheet in OpenDocument; nil for others
}

// entry is one sheet in the workbook's list.
type entry struct {
	name   string
	hidden bool
	part   string
}

// readOutline reads the list of sheets and the cell styles.
func (a *archive) readOutline() (outline, error) {
	if a.isDocument() {
		return a.readDocumentOutline()
	}
	root, err := a.relations("")
	if err != nil {
		return outline{}, err
	}
	main := find(root, "/officeDocument")
	if main == "" || !strings.HasSuffix(partName(main), ".xml") || !a.has(main) || isOffice(main) {
		return outline{}, a.notWorkbook()
	}
	related, err := a.relations(main)
	if err != nil {
		return outline{}, err
	}
	o := outline{texts: find(related, "/sharedStrings")}
	listed, err := a.readWorkbook(main, &o)
	if err != nil {
		return outline{}, err
	}
	if o.formats, err = a.readStyles(find(related, "/styles")); err != nil {
		return outline{}, err
	}
	o.entries, err = a.worksheets(listed, related)
	return o, err
}

// The main parts of office files that are no workbooks.
const (
	wordPart   = "word/document.xml"
	slidesPart = "ppt/presentation.xml"
)

// isOffice reports whether a main part is one of these.
func isOffice(part string) bool { return partName(part) == wordPart || partName(part) == slidesPart }

// notWorkbook says what an archive is that has no workbook in it.
func (a *archive) notWorkbook() error {
	switch {
	case a.has("xl/workbook.bin"):
		return other(a.name, "a binary Excel workbook (.xlsb), which cannot be read here", saveAnew)
	case a.has("mimetype") && a.has("content.xml"):
		return other(a.name, "an OpenDocument file and not a spreadsheet", askForData)
	case a.has(wordPart):
		return other(a.name, "a Word document and not a table", askForData)
	case a.has(slidesPart):
		return other(a.name, "a PowerPoint presentation and not a table", askForData)
	}
	return other(a.name, "not an Excel workbook", "")
}

// listedSheet is one line of a workbook's list of sheets; id is that of the
// relation to its part.
type listedSheet struct{ name, state, id string }

// readWorkbook reads what matters of the workbook part, and returns its list of
// sheets.
func (a *archive) readWorkbook(part string, o *outline) ([]listedSheet, error) {
	var listed []listedSheet
	err := a.readSmall(part, "workbook", func(x *xmlReader) error {
		return x.children(func(name []byte) (err error) {
			switch string(name) {
			case "workbookPr":
				o.from1904, err = x.yesOrNo("date1904")
			case "calcPr":
				mode, _ := x.attr("calcMode")
				o.manual = string(mode) == "manual"
			case "sheets":
				listed, err = x.readSheets(listed, a.limits.Parts)
			}
			return err
		})
	})
	return listed, err
}

// readSheets appends the sheets of a list: no more than an archive may have
// parts.
func (x *xmlReader) readSheets(listed []listedSheet, most int) ([]listedSheet, error) {
	err := x.children(only("sheet", func() error {
		if len(listed) == most {
			return &LimitError{"Parts", int64(most), fmt.Sprintf("it lists more than %d sheets", most)}
		}
		name, err := x.words("name")
		if err != nil {
			return err
		}
		state, _ := x.attr("state")
		listed = append(listed, listedSheet{name: name, state: string(state), id: x.relation()})
		return nil
	}))
	return listed, err
}

// worksheets lists the sheets that hold cells, in their order: not those of
// charts, dialogues and macros.
func (a *archive) worksheets(listed []listedSheet, related []relation) ([]entry, error) {
	parts := map[string]string{}
	for _, r := range related {
		if strings.HasSuffix(r.kind, "/worksheet") {
			parts[r.id] = r.target
		}
	}
	if len(listed) == 0 {
		return nil, hinted{fmt.Errorf("%s: damaged: it lists no sheets", a.name), askForCopy}
	}
	var entries []entry
	for _, s := range listed {
		part, ok := parts[s.id]
		if !ok {
			continue
		}
		delete(parts, s.id) // a sheet listed over and over would be read as often
		entries = append(entries, entry{s.name, s.state != "" && s.state != "visible", part})
	}
	if len(entries) == 0 {
		return nil, hinted{fmt.Errorf("%q has no worksheet in it", a.name), "charts and macros hold no data of their own: ask for the sheet behind them"}
	}
	return entries, nil
}

// readStyles reads the number format and the indent of each cell style.
func (a *archive) readStyles(part string) (formats, error) {
	if part == "" {
		return nil, nil
	}
	s := &stylesReader{codes: map[int]format{}}
	err := a.readSmall(part, "styleSheet", func(x *xmlReader) error {
		s.xmlReader = x
		return x.children(func(name []byte) error {
			switch string(name) {
			case "numFmts":
				return x.children(only("numFmt", s.readCode))
			case "cellXfs":
				return x.children(only("xf", s.readStyle))
			}
			return nil
		})
	})
	return s.formats(), err
}

// stylesReader reads the styles of a workbook. Every code is taken apart once,
// however many styles show it.
type stylesReader struct {
	*xmlReader
	codes  map[int]format // those of the file, by their numbers
	styles []style
}

// style is one cell style: the number of its format, and its indent.
type style struct{ id, indent int }

const (
	// stylesMost is the most cell styles and the most number formats that are
	// read; Excel opens 65,490 styles at most.
	stylesMost = 1 << 16
	// indentMost is the deepest indent that Excel allows.
	indentMost = 250
)

var (
	errStyles = hinted{fmt.Errorf("it has more than %d cell styles or number formats", stylesMost), "copy the sheet's values alone into a new workbook: one with so many styles does not open in Excel either"}
	errFormat = hinted{errors.New("a number format is not numbered as formats can be"), saveAgain}
	errIndent = hinted{fmt.Errorf("a cell style is indented by other than 0 to %d steps", indentMost), saveAgain}
)

// readCode reads one of the file's own number formats.
func (s *stylesReader) readCode() error {
	id, ok := s.whole("numFmtId", 1<<31-1)
	if !ok {
		return errFormat
	}
	if len(s.codes) == stylesMost {
		return errStyles
	}
	code, err := s.words("formatCode")
	s.codes[id] = parseFormat(code)
	return err
}

// readStyle reads one cell style. Its format may stand further down.
func (s *stylesReader) readStyle() error {
	id, ok := s.whole("numFmtId", 1<<31-1)
	if !ok {
		return errFormat
	}
	if len(s.styles) == stylesMost {
		return errStyles
	}
	n := len(s.styles)
	s.styles = append(s.styles, style{id: id})
	return s.children(only("alignment", func() error {
		indent, ok := s.whole("indent", indentMost)
		if !ok {
			return errIndent
		}
		s.styles[n].indent = indent
		return nil
	}))
}

// formats returns the format of each style: the file's own of that number, or
// the one that has it everywhere.
func (s *stylesReader) formats() formats {
	var list formats
	for _, style := range s.styles {
		f, own := s.codes[style.id]
		if !own {
			f = parseFormat(builtIn[style.id])
		}
		f.indent = style.indent
		list = append(list, f)
	}
	return list
}

// relation is one line of a part's list of the parts it uses.
type relation struct{ id, kind, target string }

// find returns the target of the first relation whose type ends so: strict
// workbooks give the same types in another namespace.
func find(list []relation, kind string) string {
	for _, r := range list {
		if strings.HasSuffix(r.kind, kind) {
			return r.target
		}
	}
	return ""
}

// relations reads which parts a part uses; "" is the package itself. What lies
// outside of the file is left out: nothing is ever fetched.
func (a *archive) relations(part string) ([]relation, error) {
	folder, file := path.Split(strings.TrimPrefix(strings.ReplaceAll(part, `\`, "/"), "/"))
	list := folder + "_rels/" + file + ".rels"
	if !a.has(list) {
		return nil, nil
	}
	var found []relation
	err := a.readSmall(list, "Relationships", func(x *xmlReader) error {
		return x.children(func([]byte) error {
			if r, ok := x.relationship(folder); ok {
				found = append(found, r)
			}
			return nil
		})
	})
	return found, err
}

// relationship reads one relation; folder is where relative targets start.
func (x *xmlReader) relationship(folder string) (relation, bool) {
	values := map[string]string{}
	for _, name := range []string{"Id", "Type", "Target", "TargetMode"} {
		v, _ := x.attr(name)
		values[name] = string(v)
	}
	target := strings.ReplaceAll(values["Target"], `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = folder + target
	}
	r := relation{values["Id"], values["Type"], strings.TrimPrefix(path.Clean(target), "/")}
	return r, values["TargetMode"] != "External"
}

// relation returns the id of a relationship: the attribute "id" that has a
// prefix, whatever its prefix is.
func (x *xmlReader) relation() string {
	for _, a := range x.attrs {
		if prefix, local, ok := bytes.Cut(a.name, []byte(":")); ok && string(local) == "id" && string(prefix) != "xmlns" {
			return string(x.decoded(a.value))
		}
	}
	return ""
}
