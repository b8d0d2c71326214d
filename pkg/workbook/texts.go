package workbook

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// stringOverhead is what a string costs beside its bytes.
const stringOverhead = 16

// readTexts reads the table of texts that cells share.
func (a *archive) readTexts(part string) ([]string, error) {
	if part == "" || !a.has(part) {
		return nil, nil
	}
	var texts []string
	held := int64(0)
	err := a.read(part, part, "sst", func(x *xmlReader) error {
		var buffer []byte
		return x.children(only("si", func() error {
			var err error
			if buffer, err = x.richText(buffer[:0]); err != nil {
				return err
			}
			texts = append(texts, string(buffer))
			held += int64(len(buffer)) + stringOverhead
			return checkHeld(held, a.limits)
		}))
	})
	return texts, err
}

// checkHeld refuses more text than may be held.
func checkHeld(held int64, l Limits) error {
	if held > l.Text {
		return &LimitError{"Text", l.Text, fmt.Sprintf("it has more than %s of text", byteSize(l.Text))}
	}
	return nil
}

// richText appends the text of a shared or inline string, its runs joined. The
// reading aids of East Asian texts (rPh) are not part of it.
func (x *xmlReader) richText(b []byte) ([]byte, error) {
	err := x.children(func(name []byte) error {
		switch string(name) {
		case "t":
			return x.appendEscaped(&b)
		case "r":
			return x.children(only("t", func() error { return x.appendEscaped(&b) }))
		}
		return nil
	})
	return b, err
}

// appendEscaped appends the text of the element just started, with the escapes
// of spreadsheets resolved.
func (x *xmlReader) appendEscaped(b *[]byte) error {
	from := len(*b)
	var err error
	*b, err = x.text(*b)
	*b = (*b)[:from+len(unescape((*b)[from:]))]
	if err == nil && len(*b) > x.limit {
		err = cellLimit(x.limit)
	}
	return err
}

// unescape resolves, in place, the escapes for characters that XML has no place
// for: _x000D_ is a carriage return, and _x005F_ an underscore that would begin
// such an escape otherwise (ECMA-376, ST_Xstring).
func unescape(b []byte) []byte {
	at := bytes.Index(b, []byte("_x"))
	if at < 0 {
		return b
	}
	out := b[:at]
	for at < len(b) {
		if r, ok := escape(b[at:]); ok {
			out = utf8.AppendRune(out, r)
			at += len("_x0000_")
			continue
		}
		out = append(out, b[at])
		at++
	}
	return out
}

// escape returns the character that an escape at the start of b stands for.
func escape(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil && utf8.ValidRune(rune(n))
}
