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
	"time"
)

// clock is a clock that moves when it is told to.
type clock struct{ at time.Time }

func (c *clock) now() time.Time            { return c.at }
func (c *clock) pass(d time.Duration)      { c.at = c.at.Add(d) }
func newClock() *clock                     { return &clock{time.Date(2020, time.March, 1, 9, 30, 0, 0, time.UTC)} }
func (c *clock) file(text string) *ticking { return &ticking{strings.NewReader(text), c} }

// ticking is an input of which every read takes a fifth of a second.
type ticking struct {
	*strings.Reader
	clock *clock
}

func (t *ticking) Read(b []byte) (int, error) {
	t.clock.pass(200 * time.Millisecond)
	return t.Reader.Read(b[:min(len(b), 1000)])
}

func TestProgress(t *testing.T) {
	var screen bytes.Buffer
	c := newClock()
	p := newProgress(&screen, c.now, 1000)
	p.add(100)
	c.pass(patience - 1)
	p.add(100)
	if screen.Len() > 0 {
		t.Fatalf("before half a second the screen shows %q", screen.String())
	}
	c.pass(1)
	p.add(300)
	if got := screen.String(); !strings.Contains(got, "reading  50%") || !strings.Contains(got, "[==") || !strings.Contains(got, "/s") || !strings.Contains(got, "0s]") {
		t.Errorf("the screen shows %q, want half of it, the rate and the time left", got)
	}
	drawn := screen.Len()
	c.pass(redraw - 1)
	p.add(100)
	if screen.Len() > drawn {
		t.Error("the bar was drawn again at once")
	}
	c.pass(1)
	p.add(5000)
	if got := screen.String()[drawn:]; !strings.Contains(got, " 99%") {
		t.Errorf("the screen shows %q, want no more than 99 per cent before it is done", got)
	}
	p.end()
	wantClean(t, screen.String())
	length := screen.Len()
	p.add(100)
	p.end()
	if screen.Len() > length {
		t.Errorf("after its end the bar shows %q", screen.String()[length:])
	}
}

// wantClean holds that the last line of a screen is empty.
func wantClean(t *testing.T, screen string) {
	t.Helper()
	parts := strings.Split(strings.TrimSuffix(screen, "\r"), "\r")
	last, before := parts[len(parts)-1], parts[len(parts)-2]
	if !strings.HasSuffix(screen, "\r") || strings.TrimSpace(last) != "" || len(last) < len([]rune(before)) {
		t.Errorf("the bar %q is wiped with %q", before, last)
	}
}

func TestProgressOfAPipe(t *testing.T) {
	var screen bytes.Buffer
	c := newClock()
	p := newProgress(&screen, c.now, unknown)
	c.pass(time.Second)
	p.add(5 << 20)
	if got := screen.String(); strings.Contains(got, "%") || !strings.Contains(got, "reading (5.2 MB, ") || !strings.Contains(got, "B/s)") {
		t.Errorf("the screen shows %q, want what was read and the rate alone", got)
	}
	p.end()
	wantClean(t, screen.String())
}

func TestNoProgress(t *testing.T) {
	var p *progress
	p.add(1)
	p.end()
}

// watched runs a command whose standard error is a terminal.
func watched(t *testing.T, w world, c *clock, in io.Reader, terminal bool, args ...string) (stdout, stderr string) {
	t.Helper()
	env := w.env(t)
	env.Now = c.now
	var out, err bytes.Buffer
	run(context.Background(), args, Streams{In: in, Out: &out, Err: &err, ErrTerminal: terminal}, env)
	return out.String(), err.String()
}

// TestProgressOfARun shows a bar while a long input is read, on a terminal
// alone, and notes and errors on clean lines.
func TestProgressOfARun(t *testing.T) {
	good := "County,Year,People\n" + strings.Repeat("Kent,2019,1\n", 1000)
	bad := good + "Kent,2019,many\n"
	tests := []struct {
		name, text string
		terminal   bool
		args       []string
		bar        bool
		want       string // in what follows the bar
	}{
		{"a terminal", good, true, nil, true, "period: 2019 (latest complete)\n"},
		{"an error", bad, true, nil, true, "figures: standard input:1002:3: "},
		{"no terminal", good, false, nil, false, "period: 2019 (latest complete)\n"},
		{"quiet", good, true, []string{"--quiet"}, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newClock()
			_, stderr := watched(t, world{}, c, c.file(tt.text), tt.terminal, append([]string{"total", "-", "--no-config"}, tt.args...)...)
			at := strings.LastIndex(stderr, "\r") + 1
			if tt.bar != (at > 0) {
				t.Fatalf("stderr %q", stderr)
			}
			if tt.bar {
				wantClean(t, stderr[:at])
			}
			if !strings.HasPrefix(stderr[at:], tt.want) {
				t.Errorf("after the bar: %q, want %q", stderr[at:], tt.want)
			}
		})
	}
}

// TestProgressOfFiles counts several files as one, and knows their size.
func TestProgressOfFiles(t *testing.T) {
	dir := t.TempDir()
	text := "County,Year,People\n" + strings.Repeat("Kent,2019,1\n", 1000)
	writeTree(t, dir, map[string]string{"a.csv": text, "b.csv": strings.ReplaceAll(text, "Kent", "Essex")})
	c := newClock()
	_, stderr := watched(t, world{dir: dir, files: slowDisk{disk{dir: dir}, c}}, c, nil, true, "total", "a.csv", "b.csv", "--no-config")
	if !strings.Contains(stderr, "/25 kB") {
		t.Errorf("stderr %q, want the size of both", stderr)
	}
	wantClean(t, stderr[:strings.LastIndex(stderr, "\r")+1])
}

// slowDisk takes its time.
type slowDisk struct {
	disk
	clock *clock
}

func (s slowDisk) Open(name string) (io.ReadCloser, error) {
	text, err := os.ReadFile(filepath.Join(s.dir, name))
	return io.NopCloser(s.clock.file(string(text))), err
}

// TestStopClearsTheBar holds that the word on being stopped stands on a clean
// line.
func TestStopClearsTheBar(t *testing.T) {
	var screen bytes.Buffer
	streams := Streams{Out: io.Discard, Err: &screen}
	var s stopping
	s.watch(&streams)
	c := newClock()
	p := newProgress(streams.Err, c.now, 100)
	s.showing.Store(p)
	ctx, cancel := context.WithCancel(context.Background())
	err := s.do(ctx, func() error {
		c.pass(time.Second)
		p.add(50)
		cancel()
		select {}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	wantClean(t, screen.String())
}

func TestObserved(t *testing.T) {
	dir := t.TempDir()
	writeTree(t, dir, map[string]string{"a.csv": "0123456789"})
	r, err := disk{dir: dir}.Open("a.csv")
	if err != nil {
		t.Fatal(err)
	}
	c := newClock()
	p := newProgress(io.Discard, c.now, 100)
	file, ok := observed(r, p).(interface {
		io.ReaderAt
		io.ReadCloser
		Size() int64
	})
	if !ok || file.Size() != 10 {
		t.Fatal("a file on a disk can no longer be read at any place")
	}
	b := make([]byte, 4)
	if _, err := file.ReadAt(b, 6); err != nil || string(b) != "6789" {
		t.Errorf("got %q, %v", b, err)
	}
	if _, err := io.ReadFull(file, b); err != nil || string(b) != "0123" {
		t.Errorf("got %q, %v", b, err)
	}
	if p.read != 8 {
		t.Errorf("%d bytes were counted, want 8", p.read)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
	if _, ok := observed(io.NopCloser(strings.NewReader("")), p).(io.ReaderAt); ok {
		t.Error("a pipe pretends to be a file")
	}
}
