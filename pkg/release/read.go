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

// decode turns bytes into UTF-8 without a byte order mark. Bytes that are no
// UTF-8 are read as Windows-1252, with a note.
func decode(name string, data []byte, want string) (string, []caveat.Caveat, error) {
	if bytes.HasPrefix(data, []byte("%PDF")) {
		return "", nil, &FormatError{Name: name, Reason: "is a PDF, which holds no text in order", Fix: "save the release as Word, Markdown or plain text, or paste it into a text file"}
	}
	if bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return "", nil, &FormatError{Name: name, Reason: "is a rich text file (.rtf)", Fix: "open it in Word and save it as .docx, or as plain text"}
	}
	want = strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(want))
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), want == "utf16le":
		return utf16(name, data, unicode.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), want == "utf16be":
		return utf16(name, data, unicode.BigEndian)
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		line := bytes.Count(data[:i], []byte("\n")) + 1
		return "", nil, &FormatError{Name: name, Reason: fmt.Sprintf("is no text: line %d holds a NUL byte", line), Fix: "save the release as Word, Markdown, HTML or plain text"}
	}
	if utf8.Valid(data) && want != "windows1252" && want != "latin1" {
		return string(data), nil, nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, &FormatError{Name: name, Reason: "is in no encoding known here", Fix: "save it as UTF-8"}
	}
	note := caveat.Caveat{ID: caveat.Encoding, Text: fmt.Sprintf("%q is not UTF-8 and was read as Windows-1252", name)}
	return string(text), []caveat.Caveat{note}, nil
}

func utf16(name string, data []byte, order unicode.Endianness) (string, []caveat.Caveat, error) {
	text, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, &FormatError{Name: name, Reason: "is damaged UTF-16", Fix: "save it as UTF-8"}
	}
	return strings.TrimPrefix(string(text), "\uFEFF"), nil, nil
}
