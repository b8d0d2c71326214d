package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// silence is an input that nobody writes to; it says when it is waited for.
type silence struct{ waiting chan struct{} }

func (s silence) Read([]byte) (int, error) {
	close(s.waiting)
	select {}
}

// TestStopWhileWaiting stops a run that waits for input that never comes.
func TestStopWhileWaiting(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	in := silence{make(chan struct{})}
	go func() {
		<-in.waiting
		cancel()
	}()
	var stdout, stderr bytes.Buffer
	status := run(ctx, []string{"total", "-", "--out", "table.csv"}, Streams{In: in, Out: &stdout, Err: &stderr}, world{dir: dir}.env(t))
	if status != exitStopped {
		t.Errorf("exit status %d, want %d", status, exitStopped)
	}
	if want := "figures: stopped before it was done; nothing was written\n"; stdout.Len() > 0 || stderr.String() != want {
		t.Errorf("stdout %q, stderr %q, want %q", stdout.String(), stderr.String(), want)
	}
	wantFiles(t, dir)
}

// TestStoppedIsSilent holds that work left behind neither prints nor puts a
// file in place.
func TestStoppedIsSilent(t *testing.T) {
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	streams := Streams{Out: &stdout, Err: &stderr}
	var s stopping
	s.watch(&streams)
	ctx, cancel := context.WithCancel(context.Background())
	stopped, tried := make(chan struct{}), make(chan struct{})
	err := s.do(ctx, func() error {
		go func() {
			<-stopped
			_, _ = io.WriteString(streams.Out, "a result")
			_, _ = io.WriteString(streams.Err, "a note")
			go func() { _ = s.place(disk{dir: dir}, "late.csv", []byte("late")) }()
			close(tried)
		}()
		cancel()
		select {}
	})
	close(stopped)
	<-tried
	if !errors.Is(err, context.Canceled) || statusOf(err) != exitStopped {
		t.Errorf("got %v", err)
	}
	if stdout.Len()+stderr.Len() > 0 {
		t.Errorf("stdout %q, stderr %q", stdout.String(), stderr.String())
	}
	if s.placing.TryLock() {
		t.Error("a file may still be put in place")
	}
}

// TestStopAfterFile holds that a run that is stopped after its file was put in
// place does not deny it.
func TestStopAfterFile(t *testing.T) {
	dir := t.TempDir()
	streams := Streams{Out: io.Discard, Err: io.Discard}
	var s stopping
	s.watch(&streams)
	ctx, cancel := context.WithCancel(context.Background())
	err := s.do(ctx, func() error {
		if err := s.place(disk{dir: dir}, "out.csv", []byte("x")); err != nil {
			return err
		}
		cancel()
		select {}
	})
	if err == nil || err.Error() != "stopped" {
		t.Errorf("got %v", err)
	}
	wantFiles(t, dir, "out.csv")
}

// TestWriteInto holds that a device is written to and stays what it is.
func TestWriteInto(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full here")
	}
	dir := t.TempDir()
	if err := os.Symlink("/dev/full", filepath.Join(dir, "full.csv")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	var s stopping
	err := s.place(disk{dir: dir}, "full.csv", []byte("x"))
	if err == nil || !strings.Contains(err.Error(), `cannot write "full.csv": no space left on device`) || statusOf(err) != exitFailed {
		t.Errorf("got %v", err)
	}
	if info, err := os.Stat("/dev/full"); err != nil || info.Mode().IsRegular() {
		t.Fatal("the device was replaced by a file")
	}
	wantFiles(t, dir, "full.csv")
}
