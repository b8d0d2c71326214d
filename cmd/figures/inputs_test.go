package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// office is a folder as people have them.
func office(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{
		"contacts.csv": "", "calls 2018.csv": "", "calls 2019.csv": "", "Old.CSV": "", "notes.txt": "", "a=b.csv": "",
		".hidden.csv": "", "book.xlsx": "", "~$book.xlsx": "", "2018/east.csv": "", "2018/west.csv": "", "2019/east.csv": "", "[x].csv": "",
		"empty/.keep": "",
	})
	return dir
}

func TestExpandInputs(t *testing.T) {
	dir := office(t)
	tests := []struct {
		name   string
		system string
		args   []string
		want   []input
	}{
		{"a file", "linux", []string{"contacts.csv"}, []input{{name: "contacts.csv"}}},
		{"standard input", "linux", []string{"-"}, []input{{name: "-"}}},
		{"a label", "linux", []string{"2018=calls 2018.csv", "Jan-Jun 2019=calls 2019.csv"}, []input{{name: "calls 2018.csv", label: "2018"}, {name: "calls 2019.csv", label: "Jan-Jun 2019"}}},
		{"standard input with a label", "linux", []string{"2019=-"}, []input{{name: "-", label: "2019"}}},
		{"a file with an equals sign", "linux", []string{"a=b.csv"}, []input{{name: "a=b.csv"}}},
		{"a pattern", "linux", []string{"*.csv"}, []input{{name: "[x].csv"}, {name: "a=b.csv"}, {name: "calls 2018.csv"}, {name: "calls 2019.csv"}, {name: "contacts.csv"}}},
		{"case on Windows", "windows", []string{"o*.csv"}, []input{{name: "Old.CSV"}}},
		{"a pattern with a label", "linux", []string{"2018=2018/*.csv"}, []input{{name: "2018/east.csv", label: "2018"}, {name: "2018/west.csv", label: "2018"}}},
		{"folders by pattern", "linux", []string{"201?/east.csv"}, []input{{name: "2018/east.csv"}, {name: "2019/east.csv"}}},
		{"folders match no pattern", "linux", []string{"*x*"}, []input{{name: "[x].csv"}, {name: "book.xlsx", locked: true}, {name: "notes.txt"}}},
		{"a name that looks like a pattern", "linux", []string{"[x].csv"}, []input{{name: "[x].csv"}}},
		{"a lock beside it", "linux", []string{"book.xlsx"}, []input{{name: "book.xlsx", locked: true}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &frame{env: world{dir: dir, system: tt.system}.env(t)}
			got, err := f.expandInputs(tt.args)
			if err != nil {
				t.Fatal(err)
			}
			for i := range got {
				got[i].name = filepath.ToSlash(got[i].name)
			}
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(input{})); diff != "" {
				t.Errorf("inputs differ (-want +got):\n%s", diff)
			}
		})
	}
}

func TestInputErrors(t *testing.T) {
	dir := office(t)
	tests := []struct {
		name       string
		args       []string
		want, hint string
	}{
		{"misspelt", []string{"contcts.csv"}, `there is no file "contcts.csv"`, "did you mean contacts.csv?"},
		{"misspelt in a folder", []string{"2018/esat.csv"}, `there is no file "2018/esat.csv"`, "did you mean 2018/east.csv"},
		{"with a label", []string{"2018=calls 2081.csv"}, `there is no file "calls 2081.csv"`, `"calls 2018.csv"`},
		{"nothing near", []string{"2018/zzzzzzzzzzzz.pdf"}, `there is no file "2018/zzzzzzzzzzzz.pdf"`, `holds "east.csv" and "west.csv"`},
		{"an empty folder", []string{"empty/a.csv"}, "there is no file", "there are no files in the folder"},
		{"no folder", []string{"2020/east.csv"}, "there is no file", `there is no folder "2020" either`},
		{"a folder", []string{"2018"}, `"2018" is a folder, not a file`, `"2018/*.csv"`},
		{"a folder of nothing", []string{"empty"}, `"empty" is a folder`, "name a file in it"},
		{"no match", []string{"*.ods"}, `no file matches "*.ods"`, "holds"},
		{"no match but near", []string{"cals*2018.csv"}, `no file matches "cals*2018.csv"`, `"calls 2018.csv"`},
		{"no match in no folder", []string{"2020/*.csv"}, "no file matches", `there is no folder "2020"`},
		{"no match in an empty folder", []string{"empty/*.csv"}, "no file matches", "there are no files"},
		{"no such folders", []string{"x*/*.csv"}, "no file matches", "look at the names of the folders"},
		{"half a pattern", []string{"[a.csv"}, `the pattern "[a.csv" cannot be read`, `"*" stands for any characters`},
		{"a lock file", []string{"~$book.xlsx"}, `"~$book.xlsx" is what Excel keeps beside a file it has open`, "name the file itself: book.xlsx"},
		{"standard input twice", []string{"-", "2018=-"}, "named twice", ""},
		{"a label alone", []string{"2018="}, `"2018=" names no file`, "2019=contacts.csv"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := &frame{env: world{dir: dir}.env(t)}
			_, err := f.expandInputs(tt.args)
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got  %q\nwant %q", err, tt.want)
			}
			if hint := filepath.ToSlash(hintOf(err)); !strings.Contains(hint, tt.hint) {
				t.Errorf("hint %q lacks %q", hint, tt.hint)
			}
			if statusOf(err) != exitUsage {
				t.Errorf("exit status %d, want 2", statusOf(err))
			}
		})
	}
}

// stubborn is a disk on which opening one file fails.
type stubborn struct {
	disk
	name string
	err  error
}

func (s stubborn) Open(name string) (io.ReadCloser, error) {
	if name == s.name {
		return nil, &fs.PathError{Op: "open", Path: "/somewhere/" + name, Err: s.err}
	}
	return s.disk.Open(name)
}

func TestOpenErrors(t *testing.T) {
	dir := office(t)
	tests := []struct {
		name, file, system string
		err                error
		want, hint         string
	}{
		{"held by Excel", "contacts.csv", "windows", windowsSharingViolation, `"contacts.csv" is open in another program`, "save and close it there"},
		{"permission", "contacts.csv", "linux", fs.ErrPermission, `cannot read "contacts.csv": permission denied`, ""},
		{"permission beside a lock", "book.xlsx", "darwin", fs.ErrPermission, `cannot read "book.xlsx": permission denied`, "Excel has it open"},
		{"something else", "contacts.csv", "linux", errors.New("bad sector"), `cannot read "contacts.csv": bad sector`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := stubborn{disk{dir: dir}, tt.file, tt.err}
			f := &frame{env: world{dir: dir, system: tt.system, files: files}.env(t)}
			_, err := f.open(input{name: tt.file})
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(hintOf(err), tt.hint) {
				t.Errorf("got %v, hint %q", err, hintOf(err))
			}
			if statusOf(err) != exitFailed {
				t.Errorf("exit status %d, want 3", statusOf(err))
			}
		})
	}
}

func TestOpenStandardInput(t *testing.T) {
	var talk strings.Builder
	f := &frame{streams: Streams{In: strings.NewReader("a,b\n"), Err: &talk, InTerminal: true}, env: world{system: "windows"}.env(t)}
	r, err := f.open(input{name: standardInput})
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if string(text) != "a,b\n" || err != nil {
		t.Errorf("got %q, %v", text, err)
	}
	if want := "reading what you type; end it with Ctrl+Z and Return\n"; talk.String() != want {
		t.Errorf("says %q, want %q", talk.String(), want)
	}
}

func TestFirstOf(t *testing.T) {
	names := []string{"a.csv", "b.csv", "c.csv"}
	for most, want := range map[int]string{1: `"a.csv" and 2 more`, 2: `"a.csv", "b.csv" and 1 more`, 3: `"a.csv", "b.csv" and "c.csv"`} {
		if got := firstOf(names, most); got != want {
			t.Errorf("first %d: got %s, want %s", most, got, want)
		}
	}
}

// TestLockFiles: Word cuts letters of the names that it marks, Excel none.
func TestLockFiles(t *testing.T) {
	for name, want := range map[string]string{
		"book.xlsx": "~$book.xlsx", "contacts 2019.xlsx": "~$contacts 2019.xlsx",
		"a.docx": "~$a.docx", "dorset.docx": "~$dorset.docx", "release.docx": "~$elease.docx", "releases.docx": "~$leases.docx",
		filepath.Join("2019", "Dorset release.docx"): filepath.Join("2019", "~$rset release.docx"), "Über uns.doc": "~$er uns.doc",
	} {
		if got := lockOf(name); got != want {
			t.Errorf("%s is locked by %s, want %s", name, got, want)
		}
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "Dorset release.docx"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f := &frame{env: world{dir: dir}.env(t)}
	for lock, want := range map[string]string{"~$rset release.docx": "Dorset release.docx", "~$gone.docx": "gone.docx"} {
		if got := f.lockedBy(lock); got != want {
			t.Errorf("%s is beside %s, want %s", lock, got, want)
		}
	}
}
