package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// xmlReader reads the elements of one part, front to back, in memory that does
// not grow with the part. It is here because encoding/xml takes most of the
// time that reading a sheet takes (it builds a value for every tag), and
// because less is allowed: UTF-8 only, no document type and so no entities of
// the file's own. Namespaces are not resolved: elements are told apart by their
// local names and by where they stand, which holds for transitional and strict
// workbooks alike, whatever prefixes they use.
type xmlReader struct {
	r        io.Reader
	buffer   []byte
	pos, end int // the unread bytes
	limit    int // the most bytes a tag or a run of text may have
	readErr  error

	names []byte // of the open elements, one after the other
	ends  []int  // where each of them ends
	name  []byte // of the tag read last, without its prefix
	attrs []xmlAttr
	raw   []byte // the text read last, as it stands in the part
	plain bool   // raw comes from a CDATA section
	empty bool   // the tag read last closes itself: its end comes next
	value []byte // a decoded attribute
}

// xmlAttr is one attribute as it stands in the part.
type xmlAttr struct{ name, value []byte }

type xmlToken int

const (
	xmlEOF xmlToken = iota
	xmlStart
	xmlEnd
	xmlText
)

const (
	xmlBuffer = 64 << 10
	xmlDepth  = 256 // sheets nest about ten deep
)

// errXML wraps what is wrong with the text of a part.
var errXML = errors.New("not well-formed XML")

func malformed(what string) error { return fmt.Errorf("%w: %s", errXML, what) }

func newXMLReader(r io.Reader, limit int) *xmlReader {
	return &xmlReader{r: r, buffer: make([]byte, min(xmlBuffer, limit+1)), limit: limit}
}

// document reads a whole part: handle is called inside its outermost element,
// which must have that name. The part is read to its very end, where its
// checksum is compared.
func (x *xmlReader) document(name string, handle func() error) error {
	if err := x.start(); err != nil {
		return err
	}
	for {
		t, err := x.next()
		switch {
		case err != nil:
			return err
		case t == xmlEOF:
			return nil
		case t != xmlStart:
		case string(x.name) != name:
			return fmt.Errorf("expected the element %q, found %q", name, x.name)
		default:
			if err := handle(); err != nil {
				return err
			}
			if err := x.skipTo(1); err != nil {
				return err
			}
		}
	}
}

// children calls handle at the start of each element directly inside the one
// just started; name is only valid until handle reads on. What handle leaves
// unread of a child is skipped.
func (x *xmlReader) children(handle func(name []byte) error) error {
	depth := x.depth()
	for {
		t, err := x.next()
		if err != nil || x.depth() < depth {
			return err
		}
		if t != xmlStart {
			continue
		}
		inner := x.depth()
		if err := handle(x.name); err != nil {
			return err
		}
		if err := x.skipTo(inner); err != nil {
			return err
		}
	}
}

// skipTo reads on until the element at that depth has ended.
func (x *xmlReader) skipTo(depth int) error {
	for x.depth() >= depth {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// text appends the text directly inside the element just started.
func (x *xmlReader) text(b []byte) ([]byte, error) {
	depth, size := x.depth(), len(b)
	for {
		t, err := x.next()
		if err != nil || x.depth() < depth {
			return b, err
		}
		if t != xmlText || x.depth() > depth {
			continue
		}
		if b, err = x.appendText(b); err != nil {
			return b, err
		}
		if len(b)-size > x.limit {
			return b, cellLimit(x.limit)
		}
	}
}

// attr returns an attribute of the start tag just read; ok is false where there
// is none. The bytes are valid until the next call of any method.
func (x *xmlReader) attr(name string) (value []byte, ok bool) {
	for _, a := range x.attrs {
		if string(a.name) == name {
			return x.decoded(a.value), true
		}
	}
	return nil, false
}

// flag returns a yes-or-no attribute; one that is not there means no.
func (x *xmlReader) flag(name string) bool {
	v, _ := x.attr(name)
	return string(v) == "1" || string(v) == "true"
}

// yesOrNo is flag where a guess would change what is read: it refuses a value
// that says neither.
func (x *xmlReader) yesOrNo(name string) (bool, error) {
	v, ok := x.attr(name)
	switch string(bytes.TrimSpace(v)) {
	case "1", "true":
		return true, nil
	case "0", "false":
		return false, nil
	}
	if ok {
		return false, malformed("an attribute says neither yes nor no")
	}
	return false, nil
}

// whole returns an attribute that is a whole number from 0 to most; one that is
// not there is 0.
func (x *xmlReader) whole(name string, most int) (int, bool) {
	v, given := x.attr(name)
	n := 0
	for _, c := range bytes.TrimSpace(v) {
		if !isDigit(rune(c)) || n > most {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, n <= most && (!given || len(v) > 0)
}

// words returns an attribute that is a text; one that is not there is empty.
func (x *xmlReader) words(name string) (string, error) {
	for _, a := range x.attrs {
		if string(a.name) != name {
			continue
		}
		text, err := appendDecoded(nil, a.value)
		if err == nil {
			err = checkCharacters(text)
		}
		return string(text), err
	}
	return "", nil
}

// decoded returns an attribute's value, empty if it has a reference that cannot
// be resolved.
func (x *xmlReader) decoded(raw []byte) []byte {
	if bytes.IndexByte(raw, '&') < 0 {
		return raw
	}
	var err error
	if x.value, err = appendDecoded(x.value[:0], raw); err != nil {
		return nil
	}
	return x.value
}

// depth is the number of open elements.
func (x *xmlReader) depth() int { return len(x.ends) }

// start looks at the first bytes for an encoding that is not UTF-8.
func (x *xmlReader) start() error {
	for x.end < 4 && x.readErr == nil {
		x.more()
	}
	head := x.buffer[:x.end]
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		x.pos = 3
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.IndexByte(head, 0) >= 0:
		return malformed("expected UTF-8")
	}
	return nil
}

// next reads one token. After xmlStart, name and attrs describe the tag; after
// xmlText, appendText gives the text.
func (x *xmlReader) next() (xmlToken, error) {
	if x.empty {
		x.empty = false
		x.pop()
		return xmlEnd, nil
	}
	for {
		if x.pos == x.end {
			if err := x.more(); err != nil {
				return xmlEOF, x.atEnd(err)
			}
			continue
		}
		if x.buffer[x.pos] != '<' {
			return x.textToken()
		}
		t, ok, err := x.markup()
		if ok || err != nil {
			return t, err
		}
	}
}

// atEnd judges the end of the input.
func (x *xmlReader) atEnd(err error) error {
	switch {
	case err != io.EOF:
		return err
	case len(x.ends) > 0:
		return malformed("it ends in the middle")
	case x.name == nil:
		return malformed("it is empty")
	}
	return nil
}

// textToken reads the text up to the next tag.
func (x *xmlReader) textToken() (xmlToken, error) {
	n, err := x.find("<", 0)
	if err == io.EOF {
		n, err = x.end-x.pos, nil
	}
	if err != nil {
		return xmlEOF, err
	}
	x.raw, x.plain = x.take(n), false
	if len(x.ends) == 0 && len(bytes.TrimSpace(x.raw)) > 0 {
		return xmlEOF, malformed("it has text outside of its elements")
	}
	return xmlText, nil
}

// markup reads what begins with "<"; ok is false for what says nothing.
func (x *xmlReader) markup() (t xmlToken, ok bool, err error) {
	if x.end-x.pos < 2 {
		if err := x.want(2); err != nil {
			return xmlEOF, false, err
		}
	}
	switch x.buffer[x.pos+1] {
	case '?':
		return xmlEOF, false, x.instruction()
	case '!':
		return x.declaration()
	case '/':
		return xmlEnd, true, x.endTag()
	}
	return xmlStart, true, x.startTag()
}

// instruction skips a processing instruction and refuses an XML declaration
// that names an encoding other than UTF-8.
func (x *xmlReader) instruction() error {
	n, err := x.find("?>", 2)
	if err != nil {
		return unexpectedEnd(err)
	}
	body := bytes.ToLower(x.take(n + 2))
	if !bytes.HasPrefix(body, []byte("<?xml ")) {
		return nil
	}
	_, encoding, ok := bytes.Cut(body, []byte("encoding"))
	if ok && !bytes.Contains(encoding, []byte("utf-8")) && !bytes.Contains(encoding, []byte("us-ascii")) {
		return malformed("expected UTF-8")
	}
	return nil
}

// declaration reads a CDATA section, skips a comment, and refuses a document
// type, in which the entities of an XML bomb are declared.
func (x *xmlReader) declaration() (xmlToken, bool, error) {
	if x.starts("<!--") {
		n, err := x.find("-->", 4)
		if err != nil {
			return xmlEOF, false, unexpectedEnd(err)
		}
		x.take(n + 3)
		return xmlEOF, false, nil
	}
	if x.starts("<![CDATA[") {
		n, err := x.find("]]>", 9)
		if err != nil {
			return xmlEOF, false, unexpectedEnd(err)
		}
		x.raw, x.plain = x.take(n + 3)[9:n], true
		if len(x.ends) == 0 {
			return xmlEOF, false, malformed("it has text outside of its elements")
		}
		return xmlText, true, nil
	}
	return xmlEOF, false, errDocumentType
}

// startTag reads a start tag and its attributes.
func (x *xmlReader) startTag() error {
	t := tagParser{attrs: x.attrs[:0]}
	for !t.parse(x.buffer[x.pos:x.end]) {
		if err := x.more(); err != nil {
			return unexpectedEnd(err)
		}
		t = tagParser{attrs: x.attrs[:0]}
	}
	switch {
	case t.wrong != "":
		return malformed(t.wrong)
	case len(x.ends) == 0 && x.name != nil:
		return malformed("it has more than one outermost element")
	case len(x.ends) == xmlDepth:
		return malformed("its elements nest too deeply")
	}
	x.pos += t.at
	x.names = append(x.names, t.name...)
	x.ends = append(x.ends, len(x.names))
	x.name = t.name[bytes.IndexByte(t.name, ':')+1:]
	x.attrs, x.empty = t.attrs, t.empty
	return nil
}

// tagParser takes a start tag apart. The values of its attributes are only
// looked at when they are asked for.
type tagParser struct {
	at    int // how far it has come
	name  []byte
	attrs []xmlAttr
	empty bool
	wrong string
}

// parse parses the tag at the start of b. It returns false if b ends before the
// tag does.
func (t *tagParser) parse(b []byte) bool {
	t.at = 1
	if t.name = t.readName(b); len(t.name) == 0 {
		t.wrong = "a tag has no name"
	}
	for t.wrong == "" && t.at < len(b) {
		blank := t.skipSpace(b)
		if t.at == len(b) {
			return false
		}
		switch b[t.at] {
		case '>':
			t.at++
			return true
		case '/':
			if t.at+1 == len(b) {
				return false
			}
			if b[t.at+1] != '>' {
				t.wrong = "a tag is not closed"
			}
			t.empty = true
			t.at++
		default:
			if !blank {
				t.wrong = "two attributes stand without a blank between them"
			}
			t.readAttr(b)
		}
	}
	return t.wrong != "" && t.at < len(b)
}

// readName reads a name.
func (t *tagParser) readName(b []byte) []byte {
	from := t.at
	t.at += nameLength(b[from:])
	return b[from:t.at]
}

// skipSpace skips blanks and reports whether there were any.
func (t *tagParser) skipSpace(b []byte) bool {
	from := t.at
	for t.at < len(b) && isSpace(b[t.at]) {
		t.at++
	}
	return t.at > from
}

// readAttr reads one attribute; it leaves at at the end of b where b ends first.
func (t *tagParser) readAttr(b []byte) {
	name := t.readName(b)
	t.skipSpace(b)
	if t.at < len(b) && (b[t.at] != '=' || len(name) == 0) {
		t.wrong = "an attribute has no name or no value"
		return
	}
	t.at++
	t.skipSpace(b)
	if t.at >= len(b) {
		t.at = len(b)
		return
	}
	quote := b[t.at]
	if quote != '"' && quote != '\'' {
		t.wrong = "an attribute's value has no quotes"
		return
	}
	t.at++
	from := t.at
	for t.at < len(b) && b[t.at] != quote {
		if b[t.at] == '<' {
			t.wrong = "a tag is not closed"
			return
		}
		t.at++
	}
	if t.at < len(b) {
		t.attrs = append(t.attrs, xmlAttr{name, b[from:t.at]})
		t.at++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// endTag reads an end tag, which must close the element opened last.
func (x *xmlReader) endTag() error {
	n, err := x.find(">", 2)
	if err != nil {
		return unexpectedEnd(err)
	}
	tag := x.take(n + 1)[2:n]
	if len(x.ends) == 0 {
		return malformed("a tag closes what is not open")
	}
	rest, ok := bytes.CutPrefix(tag, x.names[x.from():])
	if !ok || len(bytes.TrimSpace(rest)) > 0 {
		return malformed("a tag closes what is not open")
	}
	x.pop()
	return nil
}

// from is where the name of the innermost open element begins.
func (x *xmlReader) from() int {
	if len(x.ends) == 1 {
		return 0
	}
	return x.ends[len(x.ends)-2]
}

func (x *xmlReader) pop() {
	x.names = x.names[:x.from()]
	x.ends = x.ends[:len(x.ends)-1]
}

// appendText appends the text read last, decoded.
func (x *xmlReader) appendText(b []byte) ([]byte, error) {
	from := len(b)
	switch {
	case bytes.IndexByte(x.raw, '\r') < 0 && (x.plain || bytes.IndexByte(x.raw, '&') < 0):
		b = append(b, x.raw...)
	case x.plain:
		b = appendLines(b, x.raw)
	default:
		var err error
		if b, err = appendDecoded(b, x.raw); err != nil {
			return b, err
		}
	}
	return b, checkCharacters(b[from:])
}

// appendLines appends text with its line ends made LF, as XML demands.
func appendLines(b, raw []byte) []byte {
	for i, c := range raw {
		switch {
		case c != '\r':
			b = append(b, c)
		case i+1 == len(raw) || raw[i+1] != '\n':
			b = append(b, '\n')
		}
	}
	return b
}

// appendDecoded appends text with its references resolved.
func appendDecoded(b, raw []byte) ([]byte, error) {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return appendLines(b, raw), nil
		}
		b = appendLines(b, raw[:i])
		n := bytes.IndexByte(raw[i:], ';')
		if n < 0 {
			return b, malformed("a reference has no end")
		}
		r, ok := reference(raw[i+1 : i+n])
		if !ok {
			return b, malformed("an entity is used that XML does not define")
		}
		b = utf8.AppendRune(b, r)
		raw = raw[i+n+1:]
	}
}

// reference returns the character of a reference such as amp or #163.
func reference(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := bytes.CutPrefix(name, []byte("#"))
	base := 10
	if hex, found := bytes.CutPrefix(digits, []byte("x")); found {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	return rune(n), ok && err == nil && n <= utf8.MaxRune && utf8.ValidRune(rune(n))
}

// checkCharacters refuses bytes that are not UTF-8, and control characters,
// which XML has no place for.
func checkCharacters(b []byte) error {
	ascii := true
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return malformed("it has a control character")
		}
		ascii = ascii && c < utf8.RuneSelf
	}
	if !ascii && (!utf8.Valid(b) || bytes.Contains(b, []byte("\uFFFE")) || bytes.Contains(b, []byte("\uFFFF"))) {
		return malformed("it has bytes that are not UTF-8 text")
	}
	return nil
}

// nameLength is the length of the name at the start of b, 0 if there is none.
func nameLength(b []byte) int {
	for i, c := range b {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c >= utf8.RuneSelf
		inside := '0' <= c && c <= '9' || c == '-' || c == '.' || c == ':'
		if !letter && (i == 0 || !inside) {
			return i
		}
	}
	return len(b)
}

// find returns the offset from pos at which sep stands, at or after from.
func (x *xmlReader) find(sep string, from int) (int, error) {
	for {
		from = min(from, x.end-x.pos)
		if i := index(x.buffer[x.pos+from:x.end], sep); i >= 0 {
			return from + i, nil
		}
		from = max(from, x.end-x.pos-len(sep)+1)
		if err := x.more(); err != nil {
			return 0, err
		}
	}
}

// index is bytes.Index, faster where sep is one byte.
func index(b []byte, sep string) int {
	if len(sep) == 1 {
		return bytes.IndexByte(b, sep[0])
	}
	return bytes.Index(b, []byte(sep))
}

// want makes sure that n bytes are there.
func (x *xmlReader) want(n int) error {
	for x.end-x.pos < n {
		if err := x.more(); err != nil {
			return unexpectedEnd(err)
		}
	}
	return nil
}

// starts reports whether the unread bytes start with prefix.
func (x *xmlReader) starts(prefix string) bool {
	return x.want(len(prefix)) == nil && string(x.buffer[x.pos:x.pos+len(prefix)]) == prefix
}

// take moves on by n bytes and returns them; they are valid until more.
func (x *xmlReader) take(n int) []byte {
	b := x.buffer[x.pos : x.pos+n]
	x.pos += n
	return b
}

// more reads on, keeping the unread bytes.
func (x *xmlReader) more() error {
	if x.readErr != nil {
		return x.readErr
	}
	if x.end-x.pos > x.limit {
		return cellLimit(x.limit)
	}
	x.end = copy(x.buffer, x.buffer[x.pos:x.end])
	x.pos = 0
	if x.end == len(x.buffer) {
		x.buffer = append(x.buffer, make([]byte, len(x.buffer))...)
	}
	n, err := x.r.Read(x.buffer[x.end:])
	x.end += n
	if n == 0 && err != nil {
		x.readErr = err
		return err
	}
	return nil
}

// unexpectedEnd words the end of the input inside a tag.
func unexpectedEnd(err error) error {
	if err == io.EOF {
		return malformed("it ends in the middle")
	}
	return err
}
