package export

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"slices"
	"strings"
)

// packedFile is a file that can be read at any place, as archives are: their table
// of contents stands at their end.
type packedFile interface {
	io.ReaderAt
	Size() int64
}

// Marks that packed files begin with.
const (
	gzipMark = "\x1f\x8b"
	zipMark  = "PK\x03\x04"
)

func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte(gzipMark)) }
func isZip(head []byte) bool  { return bytes.HasPrefix(head, []byte(zipMark)) }

// isWord reports whether the head of an archive names parts of a Word document.
func isWord(head []byte) bool { return bytes.Contains(head, []byte("word/")) }

// otherArchives are the archives that are not unpacked, by what they begin with.
var otherArchives = []struct{ mark, name string }{
	{"PK\x05\x06", "an empty zip archive"},
	{"PK\x07\x08", "a zip archive in several parts"},
	{"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"},
	{"Rar!\x1A\x07", "a RAR archive"},
	{"BZh", "packed with bzip2"},
	{"\xFD7zXZ\x00", "packed with xz"},
	{"\x28\xB5\x2F\xFD", "packed with zstd"},
}

// otherArchive names the archive that a file is and that is not unpacked; ""
// for any other file.
func otherArchive(head []byte) string {
	for _, a := range otherArchives {
		if bytes.HasPrefix(head, []byte(a.mark)) {
			return a.name
		}
	}
	if len(head) > 262 && string(head[257:262]) == "ustar" {
		return "a tar archive"
	}
	return ""
}

// unzipped is what an input turned out to be once its packing was taken off.
type unzipped struct {
	io.Reader            // of a text
	book      packedFile // or a workbook in its place
	head      []byte
	closer    io.Closer // of what was opened on the way; nil for nothing
}

// unwrap takes the packing off an input: gzip, or a zip archive with one export
// in it. Packing within packing is refused.
func unwrap(name string, r io.Reader, l Limits) (*unzipped, error) {
	head, rest, err := peek(r, sniffed)
	if err != nil {
		return nil, in(name, err)
	}
	switch {
	case isGzip(head):
		return gunzip(name, rest, l)
	case isZip(head):
		c, ok := r.(packedFile)
		if !ok {
			if c, err = hold(rest, l.Held); err != nil {
				return nil, in(name, err)
			}
		}
		return unzip(name, c, head, l)
	}
	return &unzipped{Reader: rest, head: head}, nil
}

// in names the input that an error is about. What is met while rows are read
// has its place already.
func in(name string, err error) error { return fmt.Errorf("%s: %w", name, err) }

// gunzip reads through gzip. Files that were packed one by one and put one
// behind another, as logs are, are read as one.
func gunzip(name string, r io.Reader, l Limits) (*unzipped, error) {
	packed := &counting{Reader: bufio.NewReaderSize(r, packedBuffer)}
	gz, err := gzip.NewReader(packed)
	if err != nil {
		return nil, in(name, damagedGzip(err))
	}
	m := &meter{r: gz, limits: l, packed: func() int64 { return packed.read }, damaged: damagedGzip}
	head, rest, err := peek(m, sniffed)
	switch {
	case err != nil:
		return nil, in(name, err)
	case isGzip(head):
		return nil, nested(name, "packed twice with gzip")
	case isZip(head):
		// What a workbook is only shows at its end, so it has to be held.
		c, err := hold(rest, l.Held)
		if err != nil {
			return nil, in(name, err)
		}
		if !isBook(c) {
			return nil, nested(name, "a zip archive packed with gzip")
		}
		return &unzipped{book: c, head: head}, nil
	}
	return &unzipped{Reader: rest, head: head}, nil
}

// packedBuffer is how much of a packed file is read at a time.
const packedBuffer = 64 << 10

func damagedGzip(err error) error {
	advice := "pack or copy it again"
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("it ends too early")
		advice = "it may have been cut short on its way: copy it again, or ask for it again"
	case errors.Is(err, gzip.ErrHeader):
		err = errors.New("what follows its mark, or a part of it, is not gzip")
	case errors.Is(err, gzip.ErrChecksum):
		err = errors.New("what it unpacks to is not what was packed")
	}
	return hinted(fmt.Errorf("the packed file is damaged: %w", err), advice)
}

func damagedZip(err error) error {
	return hinted(fmt.Errorf("the zip archive is damaged: %w", err), "it may have been cut short on its way: copy it again, or ask for it again")
}

func nested(name, what string) error {
	return hinted(fmt.Errorf("%q is %s; only one packing is taken off", name, what), "unpack it and name the file inside")
}

// counting counts what is read.
type counting struct {
	*bufio.Reader
	read int64
}

func (c *counting) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.read += int64(n)
	return n, err
}

// ReadByte reads one byte; without it package gzip would put a buffer of its
// own between.
func (c *counting) ReadByte() (byte, error) {
	b, err := c.Reader.ReadByte()
	if err == nil {
		c.read++
	}
	return b, err
}

// ratioFrom is the unpacked size from which the ratio counts: short texts of
// repeated rows pack very well.
const ratioFrom = 16 << 20

// meter watches what is unpacked, whatever the archive says of it.
type meter struct {
	r       io.Reader
	limits  Limits
	packed  func() int64 // what was read of the packed file so far
	damaged func(err error) error
	read    int64
}

// Read unpacks some more.
func (m *meter) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	m.read += int64(n)
	switch l := m.limits; {
	case m.read > l.Unpacked:
		return 0, unpackedError(l.Unpacked)
	case m.read > ratioFrom && m.read/l.Ratio > m.packed():
		return 0, ratioError(l.Ratio)
	case err != nil && err != io.EOF:
		return n, m.damaged(err)
	}
	return n, err
}

// hold keeps a file of at most limit bytes in memory, in pieces, so that it
// never has to be moved.
func hold(r io.Reader, limit int64) (packedFile, error) {
	h := &held{}
	for {
		piece := make([]byte, heldPiece)
		n, err := fillPiece(r, piece)
		h.pieces = append(h.pieces, piece)
		h.size += int64(n)
		switch {
		case h.size > limit:
			return nil, heldError(limit)
		case err == io.EOF:
			return h, nil
		case err != nil:
			return nil, err
		}
	}
}

// fillPiece fills a piece unless the input ends or fails first; unlike
// io.ReadFull it gives the input's own error.
func fillPiece(r io.Reader, piece []byte) (n int, err error) {
	for n < len(piece) && err == nil {
		var m int
		m, err = r.Read(piece[n:])
		n += m
	}
	return n, err
}

// heldPiece is the size of the pieces in which a file is held.
const heldPiece = 256 << 10

// held is a file in memory.
type held struct {
	pieces [][]byte
	size   int64
}

// Size returns the bytes of the file.
func (h *held) Size() int64 { return h.size }

// ReadAt reads from any place.
func (h *held) ReadAt(b []byte, at int64) (int, error) {
	n := 0
	for n < len(b) && at < h.size {
		piece := h.pieces[at/heldPiece]
		from := at % heldPiece
		until := min(heldPiece, h.size-at+from)
		m := copy(b[n:], piece[from:until])
		n, at = n+m, at+int64(m)
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// What the table of contents of an archive may take: its end, searched for in
// steps, and an entry with a long name. archive/zip reads on for as long as
// there are entries, whatever the end says of their number.
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

// directory reads the table of contents of an archive.
func directory(name string, c packedFile, most int) ([]*zip.File, error) {
	ration := &rationed{c, directoryEnd + directoryEntry*int64(most)}
	z, err := zip.NewReader(ration, c.Size())
	if ration.left < 0 || err == nil && len(z.File) > most {
		return nil, in(name, entriesError(most))
	}
	if err != nil {
		return nil, in(name, damagedZip(fmt.Errorf("its table of contents cannot be read: %w", err)))
	}
	ration.left = math.MaxInt64
	return z.File, nil
}

// isBook reports whether an archive is of the family of office files.
func isBook(c packedFile) bool {
	files, err := directory("", c, DefaultLimits().Entries)
	return err == nil && ofOffice(files)
}

// ofOffice reports whether the files of an archive are the parts of an office
// file: those of Microsoft have a list of content types, the others a type.
func ofOffice(files []*zip.File) bool {
	return slices.ContainsFunc(files, func(f *zip.File) bool {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		return name == "[content_types].xml" || name == "_rels/.rels" || name == "mimetype" || strings.HasPrefix(name, "xl/") || strings.HasPrefix(name, "word/")
	})
}

// unzip finds the one export in an archive, or finds that it is a workbook.
func unzip(name string, c packedFile, head []byte, l Limits) (*unzipped, error) {
	files, err := directory(name, c, l.Entries)
	if err != nil && isWord(head) {
		return nil, foreign(name, head)
	}
	if err != nil {
		return nil, err
	}
	if ofOffice(files) {
		return &unzipped{book: c, head: head}, nil
	}
	f, err := onlyExport(name, files)
	if err != nil {
		return nil, err
	}
	return openEntry(name, c, f, files, l)
}

// openEntry opens a file in an archive.
func openEntry(name string, c packedFile, f *zip.File, files []*zip.File, l Limits) (*unzipped, error) {
	if f.Flags&1 != 0 {
		return nil, hinted(fmt.Errorf("%s: %q is protected with a password", name, entryName(f)), "unpack it and name the file inside")
	}
	if err := apart(files, c.Size()); err != nil {
		return nil, in(name, damagedZip(err))
	}
	rc, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, hinted(fmt.Errorf("%s: %q is packed in a way that is not known here", name, entryName(f)), "unpack it and name the file inside")
	}
	if err != nil {
		return nil, in(name, damagedZip(err))
	}
	packed := int64(min(f.CompressedSize64, uint64(c.Size())))
	m := &meter{r: rc, limits: l, packed: func() int64 { return packed }, damaged: damagedZip}
	return entryContent(name, f, rc, m, l)
}

// entryContent finds out what the file in an archive is.
func entryContent(name string, f *zip.File, closer io.Closer, m *meter, l Limits) (*unzipped, error) {
	head, rest, err := peek(m, sniffed)
	u := &unzipped{Reader: rest, head: head, closer: closer}
	switch {
	case err != nil:
		err = in(name, err)
	case isGzip(head), otherArchive(head) != "":
		err = nested(name, fmt.Sprintf("a zip archive of %q, which is packed itself", entryName(f)))
	case isZip(head):
		var c packedFile
		if c, err = hold(rest, l.Held); err != nil {
			err = in(name, err)
		} else if u = (&unzipped{book: c, head: head}); !isBook(c) {
			err = nested(name, fmt.Sprintf("a zip archive of %q, which is packed itself", entryName(f)))
		}
		closer.Close()
	}
	if err != nil {
		closer.Close()
		return nil, err
	}
	return u, nil
}

// apart refuses an archive whose files share bytes, as those of the densest
// bombs do, or do not lie in it.
func apart(files []*zip.File, size int64) error {
	type stretch struct{ from, to int64 }
	var all []stretch
	for _, f := range files {
		from, err := f.DataOffset()
		if err != nil {
			return err
		}
		if f.CompressedSize64 > uint64(size-from) {
			return fmt.Errorf("%q would end beyond its end", entryName(f))
		}
		all = append(all, stretch{from, from + int64(f.CompressedSize64)})
	}
	slices.SortFunc(all, func(a, b stretch) int { return int(min(max(a.from-b.from, -1), 1)) })
	for i := 1; i < len(all); i++ {
		if all[i].from < all[i-1].to {
			return errors.New("two of its files are said to stand in the same place")
		}
	}
	return nil
}

// onlyExport returns the one file in an archive that may be an export. What
// systems put beside files does not count, nor do texts about the data beside a
// single table.
func onlyExport(name string, files []*zip.File) (*zip.File, error) {
	own := slices.DeleteFunc(slices.Clone(files), isDebris)
	tables := slices.DeleteFunc(slices.Clone(own), func(f *zip.File) bool { return !hasTableName(f) })
	switch {
	case len(own) == 1:
		return own[0], nil
	case len(own) == 0:
		return nil, hinted(fmt.Errorf("%q is a zip archive with nothing in it", name), "ask for it again")
	case len(tables) == 1 && onlyAbout(own):
		return tables[0], nil
	}
	return nil, hinted(fmt.Errorf("%q is a zip archive of %d files: %s", name, len(own), entryList(own)), "unpack it and name the file, or the files, that are meant")
}

// onlyAbout reports whether all but the tables of an archive are texts about
// them.
func onlyAbout(files []*zip.File) bool {
	return !slices.ContainsFunc(files, func(f *zip.File) bool {
		return !hasTableName(f) && !slices.Contains(aboutEndings, ending(f))
	})
}

// aboutEndings are those of files that explain data and hold none.
var aboutEndings = []string{".md", ".pdf", ".html", ".htm", ".rtf", ".doc", ".docx", ".json", ".xml", ".yaml", ".yml", ".txt", ""}

// tableEndings are those of files that hold a table. A .txt does as often not.
var tableEndings = []string{".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xltx", ".xltm"}

func hasTableName(f *zip.File) bool { return slices.Contains(tableEndings, ending(f)) }

func ending(f *zip.File) string { return strings.ToLower(path.Ext(entryName(f))) }

// isDebris reports whether an entry is a folder, or what a system leaves in an
// archive without being asked.
func isDebris(f *zip.File) bool {
	name := strings.ReplaceAll(f.Name, `\`, "/")
	base := path.Base(name)
	switch {
	case strings.HasSuffix(name, "/"), f.FileInfo().IsDir():
		return true
	case strings.HasPrefix(name, "__MACOSX/"), strings.Contains(name, "/__MACOSX/"):
		return true
	}
	return strings.HasPrefix(base, "._") || slices.Contains([]string{".DS_Store", "Thumbs.db", "desktop.ini"}, base)
}

// entryName is how a file in an archive is called in messages: its own name
// without folders. It is a label and nothing is ever written under it.
func entryName(f *zip.File) string { return path.Base(strings.ReplaceAll(f.Name, `\`, "/")) }

// mostEntries is how many files of an archive are listed.
const mostEntries = 8

// entryList lists the files of an archive.
func entryList(files []*zip.File) string {
	var names []string
	for _, f := range files[:min(len(files), mostEntries)] {
		names = append(names, fmt.Sprintf("%q", short(entryName(f))))
	}
	if more := len(files) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return joinSome(names, mostEntries+1)
}

// short cuts a name that nobody could read.
func short(name string) string {
	const most = 80
	if runes := []rune(name); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return name
}
