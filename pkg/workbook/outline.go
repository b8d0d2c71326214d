package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/xuri/excelize/v2"
)

// outline is what a workbook is, without its cells.
type outline struct {
	entries []entry
	formats formats

	from1904 bool   // days are counted from 1 January 1904
	manual   bool   // formulas are worked out only when somebody asks for it
	texts    string // the part with the shared texts; "" for none
}

// entry is one sheet in the workbook's list.
type entry struct {
	name   string
	hidden bool
	part   string
}

// The parts that excelize looks for.
const (
	rootPart     = "_rels/.rels"
	workbookPart = "xl/workbook.xml"
	stylesPart   = "xl/styles.xml"
)

// outlineElements is the most elements of the workbook part, and of the styles:
// four times as many as 65,490 cell styles, Excel's limit, take.
const outlineElements = 1 << 20

// rootRelations points excelize to the workbook.
const rootRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + excelize.SourceRelationshipOfficeDocument + `" Target="xl/workbook.xml"/></Relationships>`

// readOutline reads the list of sheets and the cell styles with excelize. It is
// given these two parts alone: it would unpack all others into memory too,
// pictures and pivot caches included.
//
// Its Rows and GetCellValue are not used for the cells. They take an error in
// the XML for the end of the sheet, give the index of a shared text that is not
// there as if it were a number, give nothing for a formula without a value, and
// do not tell a number from a text of digits or from a date.
func (a *archive) readOutline() (outline, error) {
	root, err := a.relations("")
	if err != nil {
		return outline{}, err
	}
	main := find(root, "/officeDocument")
	if main == "" || !strings.HasSuffix(partName(main), ".xml") || !a.has(main) {
		return outline{}, a.notWorkbook()
	}
	related, err := a.relations(main)
	if err != nil {
		return outline{}, err
	}
	file, err := a.skeleton(main, find(related, "/styles"))
	if err != nil {
		return outline{}, err
	}
	defer file.Close()
	if file.WorkBook == nil || file.WorkBook.Sheets.Sheet == nil {
		return outline{}, hinted{fmt.Errorf("%s: damaged: it lists no sheets", a.name), askForCopy}
	}
	o := outline{formats: formatsOf(file), texts: find(related, "/sharedStrings")}
	if p := file.WorkBook.WorkbookPr; p != nil {
		o.from1904 = p.Date1904
	}
	if p := file.WorkBook.CalcPr; p != nil {
		o.manual = p.CalcMode == "manual"
	}
	o.entries, err = a.worksheets(file, related)
	return o, err
}

// notWorkbook says what an archive is that has no workbook in it.
func (a *archive) notWorkbook() error {
	switch {
	case a.has("xl/workbook.bin"):
		return hinted{fmt.Errorf("%q is a binary Excel workbook (.xlsb): %w of the kind that can be read", a.name, ErrNotWorkbook), saveAgain}
	case a.has("mimetype") && a.has("content.xml"):
		return hinted{fmt.Errorf("%q is an OpenDocument file: %w", a.name, ErrNotWorkbook), saveAsCSV}
	case a.has("word/document.xml"):
		return hinted{fmt.Errorf("%q is a Word document: %w", a.name, ErrNotWorkbook), "save the table from the system or spreadsheet it comes from as “CSV UTF-8”"}
	}
	return fmt.Errorf("%q is %w", a.name, ErrNotWorkbook)
}

// skeleton has excelize read the workbook part and the styles.
func (a *archive) skeleton(workbook, styles string) (*excelize.File, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	err := addPart(z, rootPart, []byte(rootRelations))
	for _, p := range []struct{ from, to, element string }{{workbook, workbookPart, "workbook"}, {styles, stylesPart, "styleSheet"}} {
		if err != nil || p.from == "" {
			continue
		}
		var data []byte
		if data, err = a.checked(p.from, p.element); err == nil {
			err = addPart(z, p.to, data)
		}
	}
	if err = errors.Join(err, z.Close()); err != nil {
		return nil, err
	}
	size := int64(b.Len()) + 1 // so that nothing goes to a temporary file
	file, err := excelize.OpenReader(&b, excelize.Options{UnzipSizeLimit: size, UnzipXMLSizeLimit: size})
	if err != nil {
		return nil, hinted{fmt.Errorf("%s: damaged: %w", a.name, err), askForCopy}
	}
	return file, nil
}

// addPart adds a file to an archive, as it is.
func addPart(z *zip.Writer, name string, data []byte) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// checked returns a part that holds to the rules of xmlReader from its start to
// its end, and has no more elements than excelize can be given: it makes many
// times its bytes of a short one.
func (a *archive) checked(part, element string) ([]byte, error) {
	data, err := a.whole(part)
	if err != nil {
		return nil, err
	}
	x := newXMLReader(bytes.NewReader(data), a.limits.Cell)
	if err := x.document(element, x.count); err != nil {
		return nil, inPart(a.name, part, err)
	}
	return data, nil
}

// count reads to the end of the outermost element and counts those inside it.
func (x *xmlReader) count() error {
	for n := 0; x.depth() > 0; {
		t, err := x.next()
		if err != nil {
			return err
		}
		if t == xmlStart {
			n++
		}
		if n > outlineElements {
			return fmt.Errorf("it has more than %d elements", outlineElements)
		}
	}
	return nil
}

// worksheets lists the sheets that hold cells, in their order: not those of
// charts, dialogues and macros.
func (a *archive) worksheets(file *excelize.File, related []relation) ([]entry, error) {
	parts := map[string]string{}
	for _, r := range related {
		if strings.HasSuffix(r.kind, "/worksheet") {
			parts[r.id] = r.target
		}
	}
	var entries []entry
	for _, s := range file.WorkBook.Sheets.Sheet {
		part, ok := parts[s.ID]
		if !ok {
			continue
		}
		delete(parts, s.ID) // a sheet listed over and over would be read as often
		entries = append(entries, entry{s.Name, s.State != "" && s.State != "visible", part})
	}
	if len(entries) == 0 {
		return nil, hinted{fmt.Errorf("%q has no worksheet in it", a.name), "charts and macros hold no data of their own: ask for the sheet behind them"}
	}
	return entries, nil
}

// formatsOf returns the number format and the indent of each cell style.
func formatsOf(file *excelize.File) formats {
	if file.Styles == nil || file.Styles.CellXfs == nil {
		return nil
	}
	codes := map[int]string{}
	if n := file.Styles.NumFmts; n != nil {
		for _, f := range n.NumFmt {
			codes[f.NumFmtID] = f.FormatCode
		}
	}
	var list formats
	for _, xf := range file.Styles.CellXfs.Xf {
		id := 0
		if xf.NumFmtID != nil {
			id = *xf.NumFmtID
		}
		f := formatOf(id, codes)
		if xf.Alignment != nil {
			f.indent = xf.Alignment.Indent
		}
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
	data, err := a.whole(list)
	if err != nil {
		return nil, err
	}
	var found []relation
	x := newXMLReader(bytes.NewReader(data), a.limits.Cell)
	err = x.document("Relationships", func() error {
		return x.children(func([]byte) error {
			if r, ok := x.relationship(folder); ok {
				found = append(found, r)
			}
			return nil
		})
	})
	if err != nil {
		return nil, inPart(a.name, list, err)
	}
	return found, nil
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
