package report

import "slices"

// indented puts line breaks and blanks into compact JSON, two blanks for each
// level, as json.Indent does; level is how deep the JSON itself will stand. The
// compact text must be what json.Marshal writes: it is not checked again, which
// takes json.Indent longer than all else that writing it takes.
func indented(compact []byte, level int) []byte {
	out := make([]byte, 0, len(compact)*2)
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			end := stringEnd(compact, i)
			out = append(out, compact[i:end]...)
			i = end - 1
		case '{', '[':
			out = append(out, c)
			if next := compact[i+1]; next == '}' || next == ']' {
				out = append(out, next) // empty: "[]"
				i++
				continue
			}
			level++
			out = newLine(out, level)
		case '}', ']':
			level--
			out = append(newLine(out, level), c)
		case ',':
			out = newLine(append(out, c), level)
		case ':':
			out = append(out, ':', ' ')
		default:
			out = append(out, c)
		}
	}
	return out
}

// stringEnd is where the string that opens at i ends, its quotation mark
// included.
func stringEnd(text []byte, i int) int {
	for i++; text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++ // what is escaped ends nothing
		}
	}
	return i + 1
}

const blanks = "                                "

// newLine ends a line and indents the next.
func newLine(out []byte, level int) []byte {
	out = append(out, '\n')
	for n := 2 * level; n > 0; n -= len(blanks) {
		out = append(out, blanks[:min(n, len(blanks))]...)
	}
	return out
}

// appendList appends a list of values, each indented to a level, in its
// brackets.
func appendList(out []byte, values [][]byte, level int) []byte {
	if len(values) == 0 {
		return append(out, "[]"...)
	}
	size := 0
	for _, v := range values {
		size += len(v) + 2*level + len(",\n")
	}
	out = append(slices.Grow(out, size), '[')
	for i, v := range values {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(newLine(out, level), v...)
	}
	return append(newLine(out, level-1), ']')
}
