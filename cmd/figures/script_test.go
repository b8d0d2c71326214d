package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"figures": main})
}

// repository is the folder that testdata lies in, seen from this package.
const repository = "../.."

// TestScripts runs whole commands as a person would and reads what they print.
// Each script finds the exports in testdata, as the README has them. The
// program runs within the test, which is quick and counts what was covered.
func TestScripts(t *testing.T) {
	dir := t.TempDir()
	scripts, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatal("there are no scripts", err)
	}
	for _, name := range scripts {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), []byte(withinTest(string(text))), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	testscript.Run(t, scriptParams(dir, map[string]func(*testscript.TestScript, bool, []string){"ends": endsWithin, "feed": feed}))
}

// TestScriptsAsProcess runs the same scripts with figures as a process of its
// own, with real streams and a real exit: the program as it is built for users,
// because that of a test under the race detector takes twenty times as long.
func TestScriptsAsProcess(t *testing.T) {
	buildFigures(t)
	testscript.Run(t, scriptParams("testdata/script", map[string]func(*testscript.TestScript, bool, []string){"ends": ends}))
}

func scriptParams(dir string, commands map[string]func(*testscript.TestScript, bool, []string)) testscript.Params {
	return testscript.Params{
		Dir: dir, RequireExplicitExec: true, RequireUniqueNames: true, Cmds: commands,
		Setup: func(env *testscript.Env) error {
			env.Setenv("NO_COLOR", "1")
			return os.CopyFS(filepath.Join(env.WorkDir, "testdata"), os.DirFS(filepath.Join(repository, "testdata")))
		},
	}
}

// withinTest rewrites the lines of a script that would start a process.
func withinTest(script string) string {
	var b strings.Builder
	for line := range strings.Lines(script) {
		if rest, found := strings.CutPrefix(line, "exec figures"); found {
			line = "ends 0 figures" + rest
		} else if rest, found := strings.CutPrefix(line, "stdin "); found {
			line = "feed " + rest
		}
		b.WriteString(line)
	}
	return b.String()
}

// statusAndArgs splits the arguments of ends: a status, figures, its arguments.
func statusAndArgs(ts *testscript.TestScript, neg bool, args []string) (int, []string) {
	if neg || len(args) < 2 || args[1] != "figures" {
		ts.Fatalf("usage: ends STATUS figures …")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	return want, args[2:]
}

// ends runs figures as a process and checks its exit status: ends 2 figures
// total x.csv.
func ends(ts *testscript.TestScript, neg bool, args []string) {
	want, rest := statusAndArgs(ts, neg, args)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec("figures", rest...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// fed is the standard input of the next run within a script, by its folder.
var fed sync.Map

// feed sets the standard input of the next run.
func feed(ts *testscript.TestScript, _ bool, args []string) {
	fed.Store(ts.Getenv("WORK"), ts.ReadFile(args[0]))
}

// endsWithin does what ends does, without a process.
func endsWithin(ts *testscript.TestScript, neg bool, args []string) {
	want, rest := statusAndArgs(ts, neg, args)
	stdin := ""
	if text, found := fed.LoadAndDelete(ts.Getenv("WORK")); found {
		stdin = text.(string)
	}
	env := Env{
		Dir: ts.MkAbs("."), System: runtime.GOOS, Now: time.Now, Getenv: ts.Getenv,
		Files: disk{dir: ts.MkAbs(".")}, Programs: &fakePrograms{}, Version: buildVersion("", "", ""),
	}
	streams := Streams{In: strings.NewReader(stdin), Out: ts.Stdout(), Err: ts.Stderr()}
	if got := run(context.Background(), rest, streams, env); got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// outcome is what one run in this process gave.
type outcome struct {
	stdout, stderr string
	status         int
}

// world is the environment of a run in a test; its zero value is a Linux
// machine without a clipboard, on 1 March 2020.
type world struct {
	dir      string // default: the repository
	stdin    string
	system   string
	vars     map[string]string
	programs Programs
	files    Files
	terminal bool
	width    int
}

func (w world) env(t *testing.T) Env {
	t.Helper()
	if w.dir == "" {
		w.dir = repository
	}
	dir, err := filepath.Abs(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	env := Env{
		Dir: dir, System: w.system, Files: w.files, Programs: w.programs,
		Now:     func() time.Time { return time.Date(2020, time.March, 1, 9, 30, 0, 0, time.UTC) },
		Getenv:  func(name string) string { return w.vars[name] },
		Version: Version{Number: "1.2.3", Commit: "0123456789abcdef", Date: "2020-02-29T12:00:00Z"},
	}
	if env.System == "" {
		env.System = "linux"
	}
	if env.Files == nil {
		env.Files = disk{dir: dir}
	}
	if env.Programs == nil {
		env.Programs = &fakePrograms{}
	}
	return env
}

// run runs figures in this process.
func (w world) run(t *testing.T, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	streams := Streams{In: strings.NewReader(w.stdin), Out: &stdout, Err: &stderr, OutTerminal: w.terminal, Width: w.width}
	status := run(context.Background(), args, streams, w.env(t))
	return outcome{stdout.String(), stderr.String(), status}
}

// fakePrograms stand in for what is installed.
type fakePrograms struct {
	installed []string
	ran       []string // program and arguments
	env       []string
	input     []byte
	err       error
}

func (p *fakePrograms) Find(name string) (string, error) {
	for _, n := range p.installed {
		if n == name {
			return "/bin/" + name, nil
		}
	}
	return "", exec.ErrNotFound
}

func (p *fakePrograms) Run(_ context.Context, path string, args, env []string, input []byte) error {
	p.ran, p.env, p.input = append([]string{path}, args...), env, input
	return p.err
}

// writeTree makes files below a folder.
func writeTree(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
