package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// archive is the zip file that a workbook is, with a watch on what is unpacked.
type archive struct {
	name   string
	limits Limits
	size   int64                // of the file
	parts  map[string]*zip.File // by their names as partName makes them
	sizes  map[string]int64     // what was unpacked of each
	total  int64                // and of all
}

// Marks of files that are not workbooks of this kind, or not readable ones.
const (
	zipMark      = "PK\x03\x04"
	zipEmptyMark = "PK\x05\x06"
	compoundMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
)

// content is a packed file that can be read at any place.
type content interface {
	io.ReaderAt
	Size() int64
}

// contentOf is what r reads: in its place where r can read at any place, else
// held in memory.
func contentOf(r io.Reader, limit int64) (content, error) {
	c, ok := r.(content)
	if !ok {
		data, err := io.ReadAll(io.LimitReader(r, limit+1))
		if err != nil {
			return nil, err
		}
		c = bytes.NewReader(data)
	}
	if c.Size() > limit {
		return nil, &LimitError{"File", limit, fmt.Sprintf("it has more than %s", byteSize(limit))}
	}
	return c, nil
}

// openArchive reads the directory of a workbook.
func openArchive(name string, c content, l Limits) (*archive, error) {
	if err := checkKind(name, c); err != nil {
		return nil, err
	}
	tooMany := fmt.Errorf("%s: %w", name, &LimitError{"Parts", int64(l.Parts), fmt.Sprintf("it holds more than %d files", l.Parts)})
	directory := &rationed{ReaderAt: c, left: directoryEnd + directoryEntry*int64(l.Parts)}
	z, err := zip.NewReader(directory, c.Size())
	if directory.left < 0 || err == nil && len(z.File) > l.Parts {
		return nil, tooMany
	}
	if err != nil {
		return nil, hinted{fmt.Errorf("%s: damaged: its table of contents cannot be read: %w", name, err), askForCopy}
	}
	directory.left = math.MaxInt64
	a := &archive{name: name, limits: l, size: c.Size(), parts: map[string]*zip.File{}, sizes: map[string]int64{}}
	for _, f := range z.File {
		if f.Flags&1 != 0 {
			return nil, passwordError(name)
		}
		part := partName(f.Name)
		if a.parts[part] != nil {
			return nil, fmt.Errorf("%s: damaged: it holds %q twice", name, f.Name)
		}
		a.parts[part] = f
	}
	return a, nil
}

// What the directory of an archive may take: its end with a remark, searched
// for in steps, and an entry with a long name. The directory takes more memory
// unpacked than packed, and archive/zip reads on for as long as there are
// entries, whatever the end says of their number.
const (
	directoryEnd   = 128 << 10
	directoryEntry = 512
)

// rationed reads no more than a ration.
type rationed struct {
	io.ReaderAt
	left int64
}

// ReadAt fails once the ration is used up.
func (r *rationed) ReadAt(b []byte, at int64) (int, error) {
	if r.left -= int64(len(b)); r.left < 0 {
		return 0, errors.New("the table of contents is too long")
	}
	return r.ReaderAt.ReadAt(b, at)
}

// checkKind refuses what is not a zip archive, and says what it is.
func checkKind(name string, c content) error {
	first := make([]byte, min(c.Size(), 8))
	if _, err := c.ReadAt(first, 0); err != nil && err != io.EOF {
		return fmt.Errorf("%s: %w", name, err)
	}
	switch head := string(first); {
	case strings.HasPrefix(head, zipMark), strings.HasPrefix(head, zipEmptyMark):
		return nil
	case head == compoundMark:
		return compound(name, c)
	case head == "":
		return other(name, "empty", askForCopy)
	}
	return other(name, "not an Excel workbook", "")
}

// compound says what a file is that has the older structure of Office files: it
// names its parts in UTF-16. A workbook with a password is one, too.
func compound(name string, c content) error {
	switch {
	case holds(c, utf16("EncryptedPackage")):
		return passwordError(name)
	case holds(c, utf16("WordDocument")):
		return other(name, "a Word document and not a table", askForData)
	case holds(c, utf16("Workbook")), holds(c, utf16("Book")):
		return other(name, "an Excel workbook in the format of Excel 2003 and older (.xls), which cannot be read here", saveAnew)
	}
	return other(name, "an old Word or Excel file, which cannot be read here", saveAnew)
}

// holds searches a file for some bytes, piece by piece.
func holds(c content, wanted []byte) bool {
	piece := make([]byte, 64<<10)
	for at := int64(0); at < c.Size(); at += int64(len(piece) - len(wanted)) {
		n, err := c.ReadAt(piece, at)
		if bytes.Contains(piece[:n], wanted) {
			return true
		}
		if err != nil {
			return false
		}
	}
	return false
}

func passwordError(name string) error {
	return hinted{fmt.Errorf("%q is protected with a password", name), "open it in Excel, take the password off (File, Info, Protect Workbook, Encrypt with Password) and save it"}
}

// utf16 returns the bytes of an ASCII text as compound files name their parts.
func utf16(s string) []byte {
	var b []byte
	for _, c := range []byte(s) {
		b = append(b, c, 0)
	}
	return b
}

// partName makes one name of all ways to write it: names in a package are
// compared without regard to case, and some programs write backslashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// has reports whether there is such a part.
func (a *archive) has(part string) bool { return a.parts[partName(part)] != nil }

// open opens a part for reading. It fails with the limit of that name as soon
// as more is unpacked than the limits allow, whatever the archive says of the
// part's size.
func (a *archive) open(part, limit string, most int64) (io.ReadCloser, error) {
	f := a.parts[partName(part)]
	if f == nil {
		return nil, hinted{fmt.Errorf("%s: damaged: it has no part %q", a.name, part), askForCopy}
	}
	rc, err := f.Open()
	if err != nil {
		return nil, inPart(a.name, part, err)
	}
	packed := int64(min(f.CompressedSize64, uint64(a.size)))
	return &meter{archive: a, part: partName(part), packed: packed, limit: limit, most: most, rc: rc}, nil
}

// read streams a part through an XML reader; name is that of its outermost
// element, and label what errors call the part.
func (a *archive) read(part, label, name string, handle func(x *xmlReader) error) error {
	rc, err := a.open(part, "Part", a.limits.Part)
	if err != nil {
		return err
	}
	defer rc.Close()
	return a.parse(rc, label, name, handle)
}

// readSmall reads a part of the outline in the same way, which must be short.
func (a *archive) readSmall(part, name string, handle func(x *xmlReader) error) error {
	rc, err := a.open(part, "Outline", a.limits.Outline)
	if err != nil {
		return err
	}
	defer rc.Close()
	return a.parse(rc, part, name, handle)
}

// parse reads a part and names it in errors that have no place of their own.
func (a *archive) parse(rc io.Reader, label, name string, handle func(x *xmlReader) error) error {
	x := newXMLReader(rc, a.limits.Cell)
	err := x.document(name, func() error { return handle(x) })
	if _, placed := errors.AsType[*CellError](err); err == nil || placed {
		return err
	}
	return inPart(a.name, label, err)
}

// meter counts what is unpacked of a part and stops at the limits.
type meter struct {
	archive *archive
	part    string
	packed  int64
	limit   string // the limit for this part
	most    int64
	read    int64
	rc      io.ReadCloser
	err     error
}

// Read unpacks some more of the part.
func (m *meter) Read(b []byte) (int, error) {
	if m.err != nil {
		return 0, m.err
	}
	n, err := m.rc.Read(b)
	m.read += int64(n)
	switch limit := m.check(); {
	case limit != nil:
		n, m.err = 0, &unpackError{limit}
	case err != nil && err != io.EOF:
		m.err = &unpackError{hinted{fmt.Errorf("it cannot be unpacked: %w", err), askForCopy}}
	default:
		m.err = err
	}
	return n, m.err
}

// unpackError is an error of the part as a whole: how far reading had come when
// it was met says nothing about where to look.
type unpackError struct{ error }

// Unwrap returns what is wrong.
func (u *unpackError) Unwrap() error { return u.error }

// check compares what was unpacked with the limits. A part that is read twice
// counts once.
func (m *meter) check() error {
	a, l := m.archive, m.archive.limits
	if old := a.sizes[m.part]; m.read > old {
		a.total += m.read - old
		a.sizes[m.part] = m.read
	}
	switch {
	case m.read > m.most:
		return &LimitError{m.limit, m.most, fmt.Sprintf("it unpacks to more than %s", byteSize(m.most))}
	case m.read > ratioFrom && m.read/l.Ratio > m.packed:
		return &LimitError{"Ratio", l.Ratio, fmt.Sprintf("it unpacks to more than %d times its size, as a zip bomb does", l.Ratio)}
	case a.total > l.Total:
		return &LimitError{"Total", l.Total, fmt.Sprintf("the workbook unpacks to more than %s", byteSize(l.Total))}
	}
	return nil
}

// Close closes the part.
func (m *meter) Close() error { return m.rc.Close() }
