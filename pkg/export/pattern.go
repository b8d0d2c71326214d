package export

import (
	"regexp"
	"strings"
	"sync"
)

// pattern is a regular expression from the start of a text to its end. Few texts
// of an export begin and end as what it matches does; only for these is it
// compiled, which takes as long as reading hundreds of rows.
type pattern struct {
	first, last string // the bytes that a match may begin and end with
	compiled    func() *regexp.Regexp
}

// Bytes that matches begin and end with. Beyond ASCII any may be a letter.
const (
	digitBytes  = "0123456789"
	letterBytes = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

// between is the pattern of an expression, which begins with ^ and ends with $,
// by the ASCII characters that its matches may begin and end with.
func between(first, last, expression string) pattern {
	return pattern{first, last, lazily(expression)}
}

// lazily compiles a pattern when it is first asked for: most runs of a command
// ask for few of them.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}

// match returns the whole of a text that the pattern matches and what its groups
// hold, nil for any other text.
func (p pattern) match(text string) []string {
	if !p.may(text) {
		return nil
	}
	return p.compiled().FindStringSubmatch(text)
}

// matches reports whether the pattern matches a text.
func (p pattern) matches(text string) bool { return p.may(text) && p.compiled().MatchString(text) }

// may reports whether a text begins and ends as a match does.
func (p pattern) may(text string) bool {
	return text != "" && isAmong(text[0], p.first) && isAmong(text[len(text)-1], p.last)
}

func isAmong(c byte, bytes string) bool { return c >= 0x80 || strings.IndexByte(bytes, c) >= 0 }
