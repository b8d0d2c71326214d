package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	files := disk{dir: dir}
	for _, text := range []string{"first", "second"} {
		if err := writeFile(files, "out.csv", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if got, _ := os.ReadFile(filepath.Join(dir, "out.csv")); string(got) != text {
			t.Errorf("the file holds %q, want %q", got, text)
		}
	}
	wantFiles(t, dir, "out.csv")
}

func wantFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("the folder holds %v, want %v", got, want)
	}
}

func TestWriteFileKeepsModeAndLink(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"there/real.csv": "old"})
	if err := os.Chmod(filepath.Join(dir, "there/real.csv"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join("there", "real.csv"), filepath.Join(dir, "link.csv")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := writeFile(disk{dir: dir}, "link.csv", []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(filepath.Join(dir, "link.csv"))
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v, %v", info.Mode(), err)
	}
	info, err = os.Stat(filepath.Join(dir, "there/real.csv"))
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "there/real.csv")); string(got) != "new" {
		t.Errorf("the file holds %q", got)
	}
	wantFiles(t, filepath.Join(dir, "there"), "real.csv")
}

func TestWriteFileErrors(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"folder/x": ""})
	err := writeFile(disk{dir: dir}, "nowhere/out.csv", nil)
	if err == nil || !strings.Contains(err.Error(), `cannot write "nowhere/out.csv": there is no such folder`) || statusOf(err) != exitFailed {
		t.Errorf("got %v", err)
	}
	// A rename that fails leaves nothing behind.
	if err := writeFile(disk{dir: dir}, "folder", []byte("x")); err == nil {
		t.Error("a folder was written over")
	}
	wantFiles(t, dir, "folder")
}

func TestCopyText(t *testing.T) {
	tests := []struct {
		name, system string
		vars         map[string]string
		installed    []string
		ran          string
		input        string
	}{
		{"Windows", "windows", nil, []string{"clip.exe"}, "/bin/clip.exe", "\xff\xfe\xa3\x001\x00"},
		{"macOS", "darwin", nil, []string{"pbcopy"}, "/bin/pbcopy", "£1"},
		{"Wayland", "linux", map[string]string{"WAYLAND_DISPLAY": "w", "DISPLAY": "d"}, []string{"xclip", "wl-copy"}, "/bin/wl-copy", "£1"},
		{"X11", "linux", map[string]string{"DISPLAY": "d"}, []string{"xclip", "wl-copy"}, "/bin/xclip -selection clipboard", "£1"},
		{"X11 with xsel", "linux", map[string]string{"DISPLAY": "d"}, []string{"xsel"}, "/bin/xsel --input --clipboard", "£1"},
		{"Linux inside Windows", "linux", nil, []string{"xclip", "clip.exe"}, "/bin/clip.exe", "\xff\xfe\xa3\x001\x00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			programs := &fakePrograms{installed: tt.installed}
			env := world{system: tt.system, vars: tt.vars, programs: programs}.env(t)
			if err := copyText(context.Background(), env, []byte("£1")); err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(programs.ran, " "); got != tt.ran {
				t.Errorf("ran %q, want %q", got, tt.ran)
			}
			if string(programs.input) != tt.input {
				t.Errorf("input %q, want %q", programs.input, tt.input)
			}
		})
	}
}

func TestCopyTextErrors(t *testing.T) {
	env := world{system: "linux"}.env(t)
	if err := copyText(context.Background(), env, nil); err == nil || !strings.Contains(hintOf(err), "xclip") || statusOf(err) != exitFailed {
		t.Errorf("no clipboard: %v, hint %q", err, hintOf(err))
	}
	env = world{system: "windows"}.env(t)
	if err := copyText(context.Background(), env, nil); err == nil || !strings.Contains(hintOf(err), "--out") {
		t.Errorf("no clipboard on Windows: %v, hint %q", err, hintOf(err))
	}
	env = world{system: "darwin", programs: &fakePrograms{installed: []string{"pbcopy"}, err: errors.New("no session")}}.env(t)
	if err := copyText(context.Background(), env, nil); err == nil || !strings.Contains(err.Error(), "pbcopy did not take the text: no session") {
		t.Errorf("a clipboard that fails: %v", err)
	}
}

func TestQuoteWord(t *testing.T) {
	for _, tt := range []struct{ word, posix, windows string }{
		{"contacts.csv", "contacts.csv", "contacts.csv"},
		{"", `""`, `""`},
		{"South West", `"South West"`, `"South West"`},
		{"Bristol, City of", `"Bristol, City of"`, `"Bristol, City of"`},
		{"*.csv", `"*.csv"`, `"*.csv"`},
		{"it's", `"it's"`, `"it's"`},
		{`say "x"`, `'say "x"'`, `"say \"x\""`},
		{"$HOME's", `'$HOME'\''s'`, `"$HOME's"`},
		{"now!", `'now!'`, `"now!"`},
		{`C:\my data\`, `'C:\my data\'`, `"C:\my data\\"`},
		{`C:\data`, `'C:\data'`, `C:\data`},
		{`a\"b c`, `'a\"b c'`, `"a\\\"b c"`},
	} {
		if got := quoteWord(tt.word, "linux"); got != tt.posix {
			t.Errorf("quoteWord(%q, linux) = %s, want %s", tt.word, got, tt.posix)
		}
		if got := quoteWord(tt.word, "windows"); got != tt.windows {
			t.Errorf("quoteWord(%q, windows) = %s, want %s", tt.word, got, tt.windows)
		}
	}
}

func TestCorrected(t *testing.T) {
	args := []string{"change", "x.csv", "--area", "Dorst", "--area=Dorst", "--period", "Dorst"}
	got := strings.Join(corrected(args, "area", "Dorst", "Dorset"), " ")
	if want := "change x.csv --area Dorset --area=Dorset --period Dorst"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if args[3] != "Dorst" {
		t.Error("the arguments themselves were changed")
	}
}
