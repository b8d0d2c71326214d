package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// standardInput is how standard input is named on the command line.
const standardInput = "-"

// standardInputName is how it is named in results.
const standardInputName = "standard input"

// lockPrefix begins the name of the file that Office keeps beside one it has
// open.
const lockPrefix = "~$"

// input is one export to read.
type input struct {
	name  string // as typed, or as found by a pattern
	label string // the period of a file that has none
	// locked is set where Excel or Word has the file open.
	locked bool
}

// expandInputs turns what was typed into the files it means: paths, patterns,
// label=path and "-".
func (f *frame) expandInputs(args []string) ([]input, error) {
	var out []input
	for _, arg := range args {
		found, err := f.expandInput(arg)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	if n := countStandardInput(out); n > 1 {
		return nil, usage(`standard input ("-") is named twice, and can be read only once`, "")
	}
	return out, nil
}

func countStandardInput(inputs []input) int {
	n := 0
	for _, in := range inputs {
		if in.name == standardInput {
			n++
		}
	}
	return n
}

func (f *frame) expandInput(arg string) ([]input, error) {
	label, name := f.splitLabel(arg)
	if name == "" {
		return nil, usage(fmt.Sprintf("%q names no file", arg), "an export is a file such as contacts.csv, or 2019=contacts.csv")
	}
	if name == standardInput {
		return []input{{name: name, label: label}}, nil
	}
	if hasPattern(name) && !f.exists(name) {
		return f.matches(name, label, tableEndings)
	}
	locked, err := f.checkInput(name, tableEndings)
	if err != nil {
		return nil, err
	}
	return []input{{name: name, label: label, locked: locked}}, nil
}

// splitLabel parts label=path. A file whose own name has an equals sign is a
// file.
func (f *frame) splitLabel(arg string) (label, name string) {
	label, name, found := strings.Cut(arg, "=")
	if !found || f.exists(arg) {
		return "", arg
	}
	return strings.TrimSpace(label), name
}

func (f *frame) exists(name string) bool {
	_, err := f.env.Files.Stat(name)
	return err == nil
}

// The endings of files that hold tables, and of those that hold text.
var (
	tableEndings = []string{".csv", ".tsv", ".xlsx", ".ods"}
	textEndings  = []string{".docx", ".md", ".markdown", ".html", ".htm", ".txt"}
)

// checkInput says what is wrong with a name before anything is read, so that
// the message can help. The endings are of the files that are wanted.
func (f *frame) checkInput(name string, endings []string) (locked bool, err error) {
	if base := filepath.Base(name); strings.HasPrefix(base, lockPrefix) {
		return false, usage(fmt.Sprintf("%q is what %s keeps beside a file it has open, and holds no more than a name", name, officeProgram(name)),
			"name the file itself: "+quoteWord(f.lockedBy(name), f.env.System))
	}
	info, err := f.env.Files.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, f.missing(name)
	case err != nil:
		return false, f.unreadable(name, err)
	case info.IsDir():
		return false, f.folder(name, endings)
	}
	return f.exists(lockOf(name)), nil
}

// officeProgram is the program that keeps a lock file beside a file like this.
func officeProgram(name string) string {
	if strings.HasPrefix(strings.ToLower(filepath.Ext(name)), ".do") {
		return "Word"
	}
	return "Excel"
}

// lockOf is the name of the lock file that Office would keep beside a file.
// Word puts its mark in the place of the first two letters of a name that has
// eight or more, and of the first one of a name of seven.
func lockOf(name string) string {
	base := filepath.Base(name)
	if officeProgram(name) == "Word" {
		letters := []rune(base)
		cut := min(max(len(letters)-len([]rune(filepath.Ext(base)))-6, 0), 2)
		base = string(letters[cut:])
	}
	return filepath.Join(filepath.Dir(name), lockPrefix+base)
}

// lockedBy is the file that a lock file stands beside, or what its name says
// where there is none.
func (f *frame) lockedBy(lock string) string {
	names, _ := f.fileNames(filepath.Dir(lock))
	for _, name := range names {
		if found := besides(lock, name); lockOf(found) == filepath.Clean(lock) {
			return found
		}
	}
	return besides(lock, strings.TrimPrefix(filepath.Base(lock), lockPrefix))
}

// missing names the files in the same folder whose names are nearest.
func (f *frame) missing(name string) error {
	text := fmt.Sprintf("there is no file %q", name)
	dir := filepath.Dir(name)
	names, err := f.fileNames(dir)
	if err != nil {
		return usage(text, fmt.Sprintf("there is no folder %q either", dir))
	}
	near := nearest(filepath.Base(name), names, 3)
	if len(near) > 0 {
		for i := range near {
			near[i] = quoteWord(besides(name, near[i]), f.env.System)
		}
		return usage(text, "did you mean "+joined(near, "or")+"?")
	}
	if len(names) == 0 {
		return usage(text, fmt.Sprintf("there are no files in the folder %q", f.fullName(dir)))
	}
	return usage(text, fmt.Sprintf("the folder %q holds %s", f.fullName(dir), firstOf(names, 5)))
}

// besides puts a file name into the folder of another name, written as that
// one is.
func besides(name, base string) string {
	return filepath.Join(filepath.Dir(name), base)
}

func (f *frame) fullName(dir string) string {
	if filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(f.env.Dir, dir)
}

// firstOf lists some names in quotes and says how many more there are.
func firstOf(names []string, most int) string {
	if len(names) <= most {
		return quoted(names, "and")
	}
	words := append(quotedEach(names[:most]), fmt.Sprintf("%d more", len(names)-most))
	return joined(words, "and")
}

// fileNames lists the files of a folder that may be data: no folders, no
// hidden files, no lock files.
func (f *frame) fileNames(dir string) ([]string, error) {
	entries, err := f.env.Files.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && !isHidden(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func isHidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, lockPrefix)
}

func (f *frame) folder(name string, endings []string) error {
	hint := "name a file in it"
	names, _ := f.fileNames(name)
	for _, extension := range endings {
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(filepath.Ext(n), extension) }) {
			hint = "name a file in it, or all of them: " + quoteWord(filepath.Join(name, "*"+extension), f.env.System)
			break
		}
	}
	return usage(fmt.Sprintf("%q is a folder, not a file", name), hint)
}

// unreadable words an error of the system on opening a file.
func (f *frame) unreadable(name string, err error) error {
	if isHeldOpen(err, f.env.System) {
		return failed(fmt.Sprintf("%q is open in another program, which keeps it to itself", name), "save and close it there (often "+officeProgram(name)+"), then try again", err)
	}
	hint := ""
	if f.exists(lockOf(name)) {
		hint = officeProgram(name) + " has it open: save and close it there, then try again"
	}
	return failed(fmt.Sprintf("cannot read %q: %s", name, reason(err)), hint, err)
}

// open opens an input that expandInputs returned.
func (f *frame) open(in input) (io.ReadCloser, error) {
	if in.name == standardInput {
		if f.streams.InTerminal {
			f.say("reading what you type; end it with " + endOfInput(f.env.System))
		}
		return io.NopCloser(f.streams.In), nil
	}
	r, err := f.env.Files.Open(in.name)
	if err != nil {
		return nil, f.unreadable(in.name, err)
	}
	return r, nil
}

// endOfInput names the keys that end what is typed.
func endOfInput(system string) string {
	if system == "windows" {
		return "Ctrl+Z and Return"
	}
	return "Ctrl+D"
}

// hasPattern reports whether a name has a wildcard in it.
func hasPattern(name string) bool { return strings.ContainsAny(name, "*?[") }

// matches finds the files that a pattern means, sorted. The shell has often
// done so already; on Windows it never has.
func (f *frame) matches(pattern, label string, endings []string) ([]input, error) {
	names, err := f.glob(pattern)
	if err != nil {
		return nil, usage(fmt.Sprintf("the pattern %q cannot be read", pattern), `"*" stands for any characters, "?" for one, "[a-d]" for one of these`)
	}
	var out []input
	for _, name := range names {
		if info, err := f.env.Files.Stat(name); err == nil && info.IsDir() {
			continue
		}
		locked, err := f.checkInput(name, endings)
		if err != nil {
			return nil, err
		}
		out = append(out, input{name: name, label: label, locked: locked})
	}
	if len(out) == 0 {
		return nil, f.noMatch(pattern, endings)
	}
	return out, nil
}

// noMatch says what the folder does hold.
func (f *frame) noMatch(pattern string, endings []string) error {
	text := fmt.Sprintf("no file matches %q", pattern)
	dir := filepath.Dir(pattern)
	if hasPattern(dir) {
		return usage(text, "look at the names of the folders")
	}
	names, err := f.fileNames(dir)
	switch {
	case err != nil:
		return usage(text, fmt.Sprintf("there is no folder %q", dir))
	case len(names) == 0:
		return usage(text, fmt.Sprintf("there are no files in the folder %q", f.fullName(dir)))
	}
	want := strings.Map(dropPattern, filepath.Base(pattern))
	if near := nearest(want, names, 5); len(near) > 0 {
		names = near
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(rankOf(a, endings), rankOf(b, endings)) })
	return usage(text, fmt.Sprintf("the folder %q holds %s", f.fullName(dir), firstOf(names, 5)))
}

// rankOf is 0 for a file with one of the endings and 1 for any other.
func rankOf(name string, endings []string) int {
	if hasEnding(name, endings) {
		return 0
	}
	return 1
}

func hasEnding(name string, endings []string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
}

func dropPattern(r rune) rune {
	if strings.ContainsRune("*?[]", r) {
		return -1
	}
	return r
}

// glob expands a pattern folder by folder.
func (f *frame) glob(pattern string) ([]string, error) {
	dir, last := filepath.Split(pattern)
	dirs := []string{dir}
	if hasPattern(dir) {
		found, err := f.glob(filepath.Clean(dir))
		if err != nil {
			return nil, err
		}
		dirs = found
	}
	var out []string
	for _, d := range dirs {
		names, err := f.globIn(d, last)
		if err != nil {
			return nil, err
		}
		out = append(out, names...)
	}
	slices.Sort(out)
	return out, nil
}

// globIn lists what in one folder matches the last part of a pattern.
func (f *frame) globIn(dir, last string) ([]string, error) {
	if !hasPattern(last) {
		name := filepath.Join(dir, last)
		if f.exists(name) {
			return []string{name}, nil
		}
		return nil, nil
	}
	if _, err := path.Match(last, ""); err != nil {
		return nil, err
	}
	entries, err := f.env.Files.ReadDir(cmp.Or(dir, "."))
	if err != nil {
		return nil, nil // a folder that is not there matches nothing
	}
	var out []string
	for _, e := range entries {
		hidden := isHidden(e.Name()) && !strings.HasPrefix(last, ".")
		if !hidden && f.matchName(last, e.Name()) {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out, nil
}

// matchName matches as the file system compares names: without regard to case
// on Windows and macOS.
func (f *frame) matchName(pattern, name string) bool {
	if f.env.System == "windows" || f.env.System == "darwin" {
		pattern, name = strings.ToLower(pattern), strings.ToLower(name)
	}
	ok, _ := path.Match(pattern, name)
	return ok
}
