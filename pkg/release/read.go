package release

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/pressfigures/figures/pkg/caveat"
)

// Limits bound what a file may cost. A release is a few pages; the defaults
// are far beyond any.
type Limits struct {
	// Bytes is the most that a file may hold once it is unpacked.
	Bytes int64
	// Depth is how deep elements may stand inside each other.
	Depth int
}

// DefaultLimits are 64 MiB and 512 levels.
func DefaultLimits() Limits { return Limits{Bytes: 64 << 20, Depth: 512} }

func (o Options) limits() Limits {
	l := o.Limits
	if l.Bytes <= 0 {
		l.Bytes = DefaultLimits().Bytes
	}
	if l.Depth <= 0 {
		l.Depth = DefaultLimits().Depth
	}
	return l
}

// FormatError is a file that is not what it seems or that cannot be read.
type FormatError struct {
	Name, Reason, Fix string
}

// Error names the file and what is wrong with it.
func (e *FormatError) Error() string { return fmt.Sprintf("%q %s", e.Name, e.Reason) }

// Hint says what to do.
func (e *FormatError) Hint() string { return e.Fix }

// Read reads a release of any format. Errors of what the file holds are of type
// *FormatError; those of reading it are passed on.
func Read(name string, r io.Reader, o Options) (*Document, error) {
	limit := o.limits().Bytes
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, &FormatError{Name: name, Reason: fmt.Sprintf("is larger than %d bytes", limit), Fix: "a release is a few pages; check that this is the right file"}
	}
	format := o.Format
	if format == Auto {
		format = formatOf(name, data)
	}
	if format == Word {
		return readWord(name, data, o)
	}
	text, notes, err := decode(name, data, o.Encoding)
	if err != nil {
		return nil, err
	}
	o.Format = format
	d := Parse(name, text, o)
	d.Notes = append(d.Notes, notes...)
	return d, nil
}

// formatOf tells a format by the name's ending, else by the first bytes.
func formatOf(name string, data []byte) Format {
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))) {
	case ".docx", ".docm", ".dotx":
		return Word
	case ".md", ".markdown", ".mdown":
		return Markdown
	case ".html", ".htm", ".xhtml":
		return HTML
	case ".txt", ".text":
		return Text
	}
	start := strings.ToLower(string(bytes.TrimSpace(data[:min(len(data), 512)])))
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), encrypted(data):
		return Word
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"), strings.Contains(start, "<body"), strings.HasPrefix(start, "<p>"), strings.HasPrefix(start, "<h1"):
		return HTML
	case strings.HasPrefix(start, "# "), strings.HasPrefix(start, "---\n"):
		return Markdown
	}
	return Text
}

// decode turns bytes into UTF-8 without a byte order mark. What is wanted is
// used where the bytes leave it open: what reads as UTF-8 is UTF-8, and text
// without NUL bytes is no UTF-16. Bytes that are no UTF-8 are read as
// Windows-1252, with a note.
func decode(name string, data []byte, want string) (string, []caveat.Caveat, error) {
	if bytes.HasPrefix(data, []byte("%PDF")) {
		return "", nil, &FormatError{Name: name, Reason: "is a PDF, which holds no text in order", Fix: "save the release as Word, Markdown or plain text, or paste it into a text file"}
	}
	if bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return "", nil, &FormatError{Name: name, Reason: "is a rich text file (.rtf)", Fix: "open it in Word and save it as .docx, or as plain text"}
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if order, is := wideOrder(data, want); is {
		text, err := utf16(name, data, order)
		var notes []caveat.Caveat
		if data[0] < 0xFE && want == "" { // neither a mark nor a word says so
			notes = append(notes, caveat.Caveat{ID: caveat.Encoding, Text: fmt.Sprintf("%q was read as UTF-16, as every other byte of it is NUL", name)})
		}
		return text, notes, err
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return "", nil, noText(name, string(data[:i]))
	}
	if utf8.Valid(data) {
		return string(data), nil, nil
	}
	text, mixed := mend1252(data)
	note := caveat.Caveat{ID: caveat.Encoding, Text: fmt.Sprintf("%q is not UTF-8 and was read as Windows-1252", name)}
	if mixed {
		note.Text = fmt.Sprintf("%q is UTF-8 but for some bytes, from line %d on, which were read as Windows-1252", name, 1+strings.Count(string(data[:firstInvalid(data)]), "\n"))
	}
	i := strings.IndexRune(text, utf8.RuneError)
	if i >= 0 {
		note.Text += fmt.Sprintf("; line %d holds one that stands for no letter", 1+strings.Count(text[:i], "\n"))
	}
	if mixed || i >= 0 {
		note.Hint = "if letters look wrong in it, save it as UTF-8"
	}
	return text, []caveat.Caveat{note}, nil
}

// wideOrder says whether bytes are UTF-16, and in what order: by the mark they
// begin with; else, of those with NUL bytes, by what is wanted, or by on which
// side of the letters the NUL bytes stand.
func wideOrder(data []byte, want string) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return unicode.BigEndian, true
	case bytes.IndexByte(data, 0) < 0 || len(data)%2 != 0:
		return unicode.LittleEndian, false
	}
	switch strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(want)) {
	case "utf16le":
		return unicode.LittleEndian, true
	case "utf16be":
		return unicode.BigEndian, true
	}
	var nuls [2]int
	for i, b := range data {
		if b == 0 {
			nuls[i%2]++
		}
	}
	most := len(data) / 4 // half of the letters are in ASCII at least
	switch {
	case nuls[0] == 0 && nuls[1] > most:
		return unicode.LittleEndian, true
	case nuls[1] == 0 && nuls[0] > most:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// mend1252 reads each byte that is no part of UTF-8 as Windows-1252: a text
// pasted together from both, or one all in the latter. It reports whether there
// was UTF-8 beyond ASCII in it.
func mend1252(data []byte) (text string, mixed bool) {
	var b strings.Builder
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			r = charmap.Windows1252.DecodeByte(data[0])
		}
		mixed = mixed || size > 1
		b.WriteRune(r)
		data = data[size:]
	}
	return b.String(), mixed
}

// firstInvalid is where the first byte stands that is no part of UTF-8.
func firstInvalid(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// noText is the error of a NUL byte behind some text.
func noText(name, before string) error {
	return &FormatError{Name: name, Reason: fmt.Sprintf("is no text: line %d holds a NUL byte", 1+strings.Count(before, "\n")), Fix: "save the release as Word, Markdown, HTML or plain text"}
}

func utf16(name string, data []byte, order unicode.Endianness) (string, error) {
	text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", &FormatError{Name: name, Reason: "is damaged UTF-16", Fix: "save it as UTF-8"}
	}
	if i := bytes.IndexByte(text, 0); i >= 0 {
		return "", noText(name, string(text[:i]))
	}
	return strings.TrimPrefix(string(text), "\uFEFF"), nil
}
