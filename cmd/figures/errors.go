package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"syscall"
)

// The exit statuses. 1 belongs to commands that find fault with a text, and to
// diff --exit-code.
const (
	exitDone   = 0 // done, and nothing wrong
	exitFound  = 1 // done, and something was found
	exitUsage  = 2 // usage, configuration, or a name the data do not have
	exitFailed = 3 // could not do it

	// exitStopped is what shells make of a process that Ctrl-C ended: 128 and
	// the number of the signal. It also stands for the system's own request to
	// end.
	exitStopped = 130
)

// failure is an error that knows its exit status and what to do about it.
type failure struct {
	status int
	text   string
	hint   string
	cause  error // what lies behind it; may be nil
}

func (f *failure) Error() string { return f.text }

// Hint says what to type or do next. It may hold several lines.
func (f *failure) Hint() string { return f.hint }

func (f *failure) Unwrap() error { return f.cause }

// usage is an error of the person at the keyboard: exit status 2.
func usage(text, hint string) error { return &failure{status: exitUsage, text: text, hint: hint} }

// failed is an error of the world: exit status 3.
func failed(text, hint string, cause error) error {
	return &failure{status: exitFailed, text: text, hint: hint, cause: cause}
}

// asUsage gives an error of another package the exit status 2 and keeps its
// hint.
func asUsage(err error) error {
	return &failure{status: exitUsage, text: err.Error(), hint: hintOf(err), cause: err}
}

// statusOf returns the exit status an error ends the run with.
func statusOf(err error) int {
	var f *failure
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &f):
		return f.status
	case errors.Is(err, context.Canceled):
		return exitStopped
	}
	return exitFailed
}

// hintOf returns the hint of an error, or of the first error behind it that
// has one.
func hintOf(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

// printError writes an error as every command does: what is wrong, then what
// to do about it, a line each.
func printError(w io.Writer, err error) {
	text := err.Error()
	for line := range strings.Lines(text) {
		fmt.Fprintf(w, "figures: %s\n", strings.TrimRight(line, "\n"))
	}
	for line := range strings.Lines(hintOf(err)) {
		fmt.Fprintf(w, "figures: hint: %s\n", strings.TrimRight(line, "\n"))
	}
}

// The numbers Windows gives to what it has no name for in package syscall.
const (
	windowsSharingViolation = syscall.Errno(32)
	windowsLockViolation    = syscall.Errno(33)
	windowsBrokenPipe       = syscall.Errno(109)
	windowsNoData           = syscall.Errno(232)
)

// isBrokenPipe reports whether whoever read our output has gone away.
func isBrokenPipe(err error, system string) bool {
	if system != "windows" {
		return errors.Is(err, syscall.EPIPE)
	}
	return errors.Is(err, windowsBrokenPipe) || errors.Is(err, windowsNoData) || errors.Is(err, syscall.EPIPE)
}

// isHeldOpen reports whether another program keeps the file to itself, as
// Excel does on Windows.
func isHeldOpen(err error, system string) bool {
	return system == "windows" && (errors.Is(err, windowsSharingViolation) || errors.Is(err, windowsLockViolation))
}

// reason says in words why a file could not be used, without the name of the
// system call and without a second copy of the file's name.
func reason(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}

// quoted lists names in double quotes: "a", "b" or "c".
func quoted(names []string, last string) string { return joined(quotedEach(names), last) }

// quotedEach puts each name in double quotes.
func quotedEach(names []string) []string {
	words := make([]string, len(names))
	for i, n := range names {
		words[i] = strconv.Quote(n)
	}
	return words
}

// joined lists words with commas, the last two with "and" or "or".
func joined(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + " " + last + " " + words[end]
}

// plural writes a number and its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
