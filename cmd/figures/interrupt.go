package main

import (
	"context"
	"errors"
	"io"
	"sync"
	"sync/atomic"
)

// stopping is what a run needs to be stopped at any moment: nothing can wake a
// read of a pipe that nobody writes to, or the opening of one, so the work is
// left where it stands, and ends with the process. It must then neither print
// any more nor be in the midst of putting a file in place.
type stopping struct {
	out, err *gate
	placing  sync.Mutex // held while a file is put in place, and for good once the run is stopped
	placed   bool       // a file was put in place; under placing
	showing  atomic.Pointer[progress]
}

// gate lets words through until it is shut.
type gate struct {
	to   io.Writer
	shut atomic.Bool
}

func (g *gate) Write(b []byte) (int, error) {
	if g.shut.Load() {
		return 0, context.Canceled
	}
	return g.to.Write(b)
}

// stoppedError says that the run was stopped from outside.
type stoppedError struct{ placed bool }

func (e *stoppedError) Error() string {
	if e.placed {
		return "stopped"
	}
	return "stopped before it was done; nothing was written"
}

// Is makes it an end of the context.
func (e *stoppedError) Is(target error) bool { return target == context.Canceled }

// watch puts gates before the streams.
func (s *stopping) watch(streams *Streams) {
	s.out, s.err = &gate{to: streams.Out}, &gate{to: streams.Err}
	streams.Out, streams.Err = s.out, s.err
}

// do does the work, and returns as soon as ctx ends.
func (s *stopping) do(ctx context.Context, work func() error) error {
	done := make(chan error, 1)
	go func() { done <- work() }()
	select {
	case err := <-done:
		return s.ended(err)
	case <-ctx.Done():
	}
	s.placing.Lock() // and never unlocked
	s.showing.Load().end()
	s.out.shut.Store(true)
	s.err.shut.Store(true)
	select {
	case err := <-done: // it was just about to be done
		return s.ended(err)
	default:
		return &stoppedError{s.placed}
	}
}

// ended words the error of work that ended by itself.
func (s *stopping) ended(err error) error {
	if errors.Is(err, context.Canceled) {
		return &stoppedError{s.placed}
	}
	return err
}

// place writes to a device or puts a file in place, unless the run has been
// stopped: then it waits for the process to end.
func (s *stopping) place(files Files, name string, content []byte) error {
	if isDevice(files, name) {
		return writeInto(files, name, content)
	}
	s.placing.Lock()
	defer s.placing.Unlock()
	err := writeFile(files, name, content)
	s.placed = s.placed || err == nil
	return err
}
