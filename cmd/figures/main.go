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
	"runtime/metrics"
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

// memoryLimit is where garbage is collected more often than that: it keeps what
// a hostile file may cost below 150 MiB. Where more is in use, as by the people of
// a long log, the limit moves to half as much again, because a run that is held
// to less than it needs does nothing but collect.
const memoryLimit = 112 << 20

// collectLate sets when garbage is collected, and follows what is in use from
// one collection to the next. Whoever sets the variables of the Go runtime has a
// reason, and is left alone.
func collectLate(getenv func(string) string) {
	percent, limited := getenv("GOGC") == "", getenv("GOMEMLIMIT") == ""
	if percent {
		debug.SetGCPercent(firstPercent)
	}
	if limited {
		debug.SetMemoryLimit(memoryLimit)
	}
	afterCollection(func() {
		if percent {
			debug.SetGCPercent(gcPercent)
		}
		if limited {
			live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
			metrics.Read(live)
			debug.SetMemoryLimit(max(memoryLimit, int64(live[0].Value.Uint64())/2*3))
		}
	})
}

// afterCollection calls a function after each collection of garbage. Nobody
// holds on to the sentinel, so its end is that of the next collection.
func afterCollection(do func()) {
	sentinel := new([16]byte)
	runtime.AddCleanup(sentinel, func(do func()) {
		do()
		afterCollection(do)
	}, do)
}

func main() {
	collectLate(os.Getenv)
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
