package main

import "strings"

// plainCharacters never need quoting in any of the shells we print for.
const plainCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@"

// quoteWord writes a word so that it can be pasted into the shell that people
// of this operating system use: cmd and PowerShell on Windows, else a POSIX
// shell.
func quoteWord(word, system string) string {
	plain := plainCharacters
	if system == "windows" {
		plain = strings.ReplaceAll(plain, ",", "") + `\`
	}
	switch {
	case word != "" && strings.Trim(word, plain) == "":
		return word
	case system == "windows":
		return quoteWindows(word)
	case strings.ContainsAny(word, "\"$`\\!"):
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return `"` + word + `"`
}

// quoteWindows quotes for the C runtime's rules, which cmd and PowerShell both
// end at: a quote is escaped, and so are the backslashes before it.
func quoteWindows(word string) string {
	var b strings.Builder
	b.WriteByte('"')
	slashes := 0
	for _, c := range []byte(word) {
		if c == '"' {
			b.WriteString(strings.Repeat(`\`, slashes+1))
		}
		if c == '\\' {
			slashes++
		} else {
			slashes = 0
		}
		b.WriteByte(c)
	}
	b.WriteString(strings.Repeat(`\`, slashes))
	b.WriteByte('"')
	return b.String()
}

// commandLine writes a whole command, ready to paste.
func commandLine(args []string, system string) string {
	words := []string{"figures"}
	for _, a := range args {
		words = append(words, quoteWord(a, system))
	}
	return strings.Join(words, " ")
}

// corrected returns the arguments with a flag's value replaced, in either way
// of writing it (--area NAME, --area=NAME).
func corrected(args []string, flag, wrong, right string) []string {
	out := make([]string, len(args))
	for i, a := range args {
		switch {
		case a == "--"+flag+"="+wrong:
			a = "--" + flag + "=" + right
		case a == wrong && i > 0 && args[i-1] == "--"+flag:
			a = right
		}
		out[i] = a
	}
	return out
}
