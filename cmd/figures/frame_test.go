package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
)

func TestUnknownCommand(t *testing.T) {
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"near", []string{"versoin"}, []string{`figures: "versoin" is not a command of figures`, "figures: hint: did you mean: figures version"}},
		{"cut short", []string{"compl", "bash"}, []string{"did you mean: figures completion bash"}},
		{"with flags of its own", []string{"versoin", "--area", "Na h-Eileanan Siar"}, []string{`did you mean: figures version --area "Na h-Eileanan Siar"`}},
		{"far", []string{"xyzzy"}, []string{`"figures help" lists the commands`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := world{}.run(t, tt.args...)
			wantFailure(t, got, exitUsage, tt.want...)
		})
	}
}

func wantFailure(t *testing.T, got outcome, status int, parts ...string) {
	t.Helper()
	if got.status != status {
		t.Errorf("exit status %d, want %d", got.status, status)
	}
	if got.stdout != "" {
		t.Errorf("stdout holds %q, want nothing", got.stdout)
	}
	for _, part := range parts {
		if !strings.Contains(got.stderr, part) {
			t.Errorf("stderr lacks %q:\n%s", part, got.stderr)
		}
	}
	for line := range strings.Lines(got.stderr) {
		if !strings.HasPrefix(line, "figures: ") {
			t.Errorf("a line of stderr does not begin with \"figures: \": %q", line)
		}
	}
}

func TestFlagErrors(t *testing.T) {
	tests := []struct {
		name string
		args []string
		want []string
	}{
		{"unknown", []string{"version", "--verbose"}, []string{"figures version has no flag --verbose", `"figures version --help" lists the flags`}},
		{"near", []string{"man", "--ouf", "x"}, []string{"figures man has no flag --ouf", "did you mean --out?"}},
		{"format", []string{"check", "--json", "x"}, []string{"figures check has no flag --json", "--format json"}},
		{"no format", []string{"check", "--or", "x"}, []string{"figures check has no flag --or", `"figures check --help" lists the flags`}},
		{"short", []string{"version", "-x"}, []string{"there is no flag -x"}},
		{"bare", []string{"man", "--out"}, []string{"--out needs a value", "--out FOLDER"}},
		{"argument", []string{"version", "now"}, []string{`figures version takes no "now"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantFailure(t, world{}.run(t, tt.args...), exitUsage, tt.want...)
		})
	}
}

func TestStatusOf(t *testing.T) {
	wrapped := fmt.Errorf("while reading: %w", usage("no", ""))
	for _, tt := range []struct {
		err  error
		want int
	}{
		{nil, exitDone},
		{errors.New("anything"), exitFailed},
		{usage("no", ""), exitUsage},
		{wrapped, exitUsage},
		{failed("no", "", nil), exitFailed},
		{asUsage(errors.New("no")), exitUsage},
	} {
		if got := statusOf(tt.err); got != tt.want {
			t.Errorf("statusOf(%v) = %d, want %d", tt.err, got, tt.want)
		}
	}
}

func TestPrintError(t *testing.T) {
	for _, tt := range []struct {
		name string
		err  error
		want string
	}{
		{"plain", errors.New("no"), "figures: no\n"},
		{"hint", usage("no", "do this"), "figures: no\nfigures: hint: do this\n"},
		{"lines", errors.Join(errors.New("one"), usage("two", "a\nb")), "figures: one\nfigures: two\nfigures: hint: a\nfigures: hint: b\n"},
		{"stopped", &stoppedError{}, "figures: stopped before it was done; nothing was written\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			printError(&b, tt.err)
			if b.String() != tt.want {
				t.Errorf("got  %q\nwant %q", b.String(), tt.want)
			}
		})
	}
}

// brokenPipe is an output whose reader has gone.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
}

func TestBrokenPipeIsNoError(t *testing.T) {
	var stderr strings.Builder
	streams := Streams{In: strings.NewReader(""), Out: brokenPipe{}, Err: &stderr}
	if status := run(context.Background(), []string{"version"}, streams, world{}.env(t)); status != exitDone {
		t.Errorf("exit status %d, want 0", status)
	}
	if stderr.Len() > 0 {
		t.Errorf("stderr holds %q, want nothing", stderr.String())
	}
	if !isBrokenPipe(&fs.PathError{Err: windowsNoData}, "windows") {
		t.Error("a pipe that is being closed on Windows is not taken for a broken one")
	}
	if isBrokenPipe(windowsBrokenPipe, "linux") {
		t.Error("the number of a broken pipe on Windows means another thing on Linux")
	}
}

// fullDisk is an output that takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteErrorIsReported(t *testing.T) {
	var stderr strings.Builder
	streams := Streams{In: strings.NewReader(""), Out: fullDisk{}, Err: &stderr}
	if status := run(context.Background(), []string{"version"}, streams, world{}.env(t)); status != exitFailed {
		t.Errorf("exit status %d, want 3", status)
	}
}

func TestVersion(t *testing.T) {
	got := world{}.run(t, "version")
	if want := "figures 1.2.3 (commit 0123456789ab, 2020-02-29T12:00:00Z, go"; !strings.HasPrefix(got.stdout, want) {
		t.Errorf("got %q, want it to begin with %q", got.stdout, want)
	}
	if flag := (world{}).run(t, "--version"); flag != got {
		t.Errorf("--version says %q, version says %q", flag.stdout, got.stdout)
	}
}

func TestBuildVersion(t *testing.T) {
	if got := buildVersion("2.0.0", "abc", "today"); got != (Version{"2.0.0", "abc", "today"}) {
		t.Errorf("the release build's version is not taken: %v", got)
	}
	info := &debug.BuildInfo{Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "abc"}, {Key: "vcs.time", Value: "2020"}}}
	info.Main.Version = "v1.4.0"
	if got := versionOf(info); got != (Version{"1.4.0", "abc", "2020"}) {
		t.Errorf("the module's version is not taken: %v", got)
	}
	info.Main.Version = "(devel)"
	if got := versionOf(info).String(); !strings.HasPrefix(got, "figures (built from source) (commit abc, 2020, ") {
		t.Errorf("got %q", got)
	}
}

func TestHelp(t *testing.T) {
	whole := world{}.run(t)
	for _, args := range [][]string{{"help"}, {"--help"}, {"-h"}} {
		if got := (world{}).run(t, args...); got != whole {
			t.Errorf("figures %v differs from figures alone:\n%s%s", args, got.stdout, got.stderr)
		}
	}
	for _, part := range []string{"Usage:\n", "Examples:\n", "completion  completions for bash", "periods     how periods are typed"} {
		if !strings.Contains(whole.stdout, part) {
			t.Errorf("help lacks %q", part)
		}
	}
	if strings.Contains(whole.stdout, "  man ") {
		t.Error("help lists the command man, which is for whoever makes packages")
	}
	wantFailure(t, world{}.run(t, "help", "perods"), exitUsage, `"perods" is neither a command nor a topic`, "figures help periods")
	wantFailure(t, world{}.run(t, "help", "xyzzy"), exitUsage, `"figures help" lists both`)
	wantFailure(t, world{}.run(t, "help", "a", "b"), exitUsage, "takes one word, not 2")
}

func TestTopics(t *testing.T) {
	for _, topic := range topics {
		t.Run(topic.name, func(t *testing.T) {
			got := world{}.run(t, topic.name)
			if got.status != exitDone || len(got.stdout) < 500 {
				t.Errorf("status %d, %d bytes of help", got.status, len(got.stdout))
			}
			if again := (world{}).run(t, "help", topic.name); again != got {
				t.Error("figures help TOPIC differs from figures TOPIC")
			}
			for line := range strings.Lines(got.stdout) {
				if n := len([]rune(line)); n > helpWidth+1 {
					t.Errorf("a line is %d characters long: %q", n, line)
				}
			}
		})
	}
}

func TestCompletion(t *testing.T) {
	for _, shell := range shells {
		if got := (world{}).run(t, "completion", shell); got.status != exitDone || !strings.Contains(got.stdout, "figures") {
			t.Errorf("%s: status %d, %d bytes", shell, got.status, len(got.stdout))
		}
	}
	wantFailure(t, world{}.run(t, "completion", "bsh"), exitUsage, `there are no completions for "bsh"`, "did you mean: figures completion bash")
	wantFailure(t, world{}.run(t, "completion", "cobol"), exitUsage, "the shells are bash, zsh, fish and powershell")
	wantFailure(t, world{}.run(t, "completion"), exitUsage, "takes one shell")
}

// TestEveryCommandIsWhole holds every command to what help promises.
func TestEveryCommandIsWhole(t *testing.T) {
	root := newRootCommand(&frame{env: world{}.env(t)})
	for _, cmd := range root.Commands() {
		t.Run(cmd.Name(), func(t *testing.T) {
			if cmd.Args == nil {
				t.Error("Args is not set: cobra would take any words")
			}
			if cmd.Long == "" || cmd.Short == "" {
				t.Error("has no description")
			}
			if strings.HasSuffix(cmd.Short, ".") {
				t.Error("the short description ends in a full stop")
			}
			if !cmd.Hidden && cmd.GroupID == "" {
				t.Error("stands in no group")
			}
		})
	}
}

// TestCommandAlone holds that a command that is made alone is the one that help
// shows among all.
func TestCommandAlone(t *testing.T) {
	for _, m := range makers {
		if name := m.make(&frame{env: world{}.env(t)}).Name(); name != m.name {
			t.Errorf("the maker %q makes %q", m.name, name)
		}
		alone, among := world{}.run(t, m.name, "--help"), world{}.run(t, "help", m.name)
		if alone != among || len(alone.stdout) < 200 {
			t.Errorf("the help of %s differs:\n%s\n%s", m.name, alone.stdout, among.stdout)
		}
	}
}

func TestManDate(t *testing.T) {
	for _, tt := range []struct{ epoch, built, want string }{
		{"1582977600", "2021-05-06T07:08:09Z", "2020-02-29"},
		{"", "2021-05-06T23:08:09-04:00", "2021-05-07"},
		{"soon", "some day", "some day"},
	} {
		env := world{vars: map[string]string{"SOURCE_DATE_EPOCH": tt.epoch}}.env(t)
		env.Version.Date = tt.built
		if got := manDate(env); got != tt.want {
			t.Errorf("SOURCE_DATE_EPOCH %q, built %q: %q, want %q", tt.epoch, tt.built, got, tt.want)
		}
	}
}

func TestRoff(t *testing.T) {
	if got, want := roff(".SH -x\n'quoted' \\n"), "\\&.SH \\-x\n\\&'quoted' \\en"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
