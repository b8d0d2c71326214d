// Command figures works out the figures of a press release from an export:
// totals, increases and regional comparisons, as tables and as sentences.
//
// This package is the command line only: one file per command, each of them
// flags → an options struct → a function that runs. It opens files, reads the
// clock and ends the process, so that nothing in pkg has to. It works out no
// figure and words no sentence itself.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/term"
)

// Set by the release build: -ldflags "-X main.version=1.2.0 …". Where they are
// empty, the version command asks the Go build information instead.
var version, commit, date string

// firstPercent and gcPercent say how much the heap may grow before garbage is
// collected: to 32 MiB at first, which most runs never reach, as rows are folded
// while they are read; and to three times what is in use from then on, which keeps
// a run over a long log below 64 MiB. A collection costs a short run a quarter of
// its time.
const firstPercent, gcPercent = 800, 200

// collectLate sets when garbage is collected.
func collectLate() {
	debug.SetGCPercent(firstPercent)
	sentinel := new([16]byte) // nobody holds on to it, so its end is the first collection
	runtime.AddCleanup(sentinel, func(percent int) { debug.SetGCPercent(percent) }, gcPercent)
}

// memoryLimit is where garbage is collected more often than that: it keeps what
// a hostile file may cost below 150 MiB. What is in use may go beyond it.
const memoryLimit = 112 << 20

func main() {
	if os.Getenv("GOGC") == "" { // whoever sets it has a reason
		collectLate()
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second one ends the process as it ends any other
	// A reader that has seen enough ("figures … | head") closes the pipe. That
	// is no error, and must not kill the process before it can say so itself.
	signal.Ignore(syscall.SIGPIPE)
	status := run(ctx, os.Args[1:], systemStreams(), systemEnv())
	stop()
	os.Exit(status)
}

// systemStreams are the streams of this process.
func systemStreams() Streams {
	s := Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		InTerminal:  term.IsTerminal(int(os.Stdin.Fd())),
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
	if s.OutTerminal {
		s.Width, _, _ = term.GetSize(int(os.Stdout.Fd())) // 0 where the terminal will not say
	}
	return s
}

// systemEnv is the world as this process finds it.
func systemEnv() Env {
	dir, err := os.Getwd()
	if err != nil {
		dir = "." // the folder was deleted under us; names are then tried as they stand
	}
	return Env{
		Dir: dir, System: runtime.GOOS, Now: time.Now, Getenv: os.Getenv,
		Files: disk{dir: dir}, Programs: systemPrograms{},
		Version: buildVersion(version, commit, date),
	}
}

// Streams are where a run reads from and writes to.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// InTerminal, OutTerminal and ErrTerminal say whether a person sits at the
	// other end.
	InTerminal, OutTerminal, ErrTerminal bool
	// Width is how many columns the terminal has; 0 where there is none.
	Width int
}

// Env is everything else of the world that a run may ask: tests put their own
// in its place.
type Env struct {
	Dir      string // the current folder, absolute
	System   string // the operating system, as runtime.GOOS names it
	Now      func() time.Time
	Getenv   func(string) string
	Files    Files
	Programs Programs
	Version  Version
}
