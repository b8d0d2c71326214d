package main

import (
	"io"
	"io/fs"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
)

// patience is how long reading may take before a bar says how far it has come:
// one that flashes by only distracts. After that it is drawn anew so often.
const (
	patience = 500 * time.Millisecond
	redraw   = 100 * time.Millisecond
)

// progress shows on a terminal how far reading has come, at what rate, and how
// long it may still take. It is for readers in any goroutine. A nil progress
// shows nothing.
type progress struct {
	to    io.Writer
	now   func() time.Time
	total int64 // of bytes; unknown for a pipe

	mu    sync.Mutex
	bar   *progressbar.ProgressBar
	read  int64
	fresh int64     // of these, what the bar does not know of
	due   time.Time // when it is drawn again
	ended bool
	shown bool // there is a bar on the screen
	width int  // of the widest line that was shown, in characters
}

// unknown is the total of inputs whose size nobody knows.
const unknown = -1

// newProgress returns the progress of reading that many bytes.
func newProgress(to io.Writer, now func() time.Time, total int64) *progress {
	p := &progress{to: to, now: now, due: now().Add(patience), total: total}
	if total < 1 {
		p.total = unknown
	}
	options := []progressbar.Option{
		progressbar.OptionSetWriter(barWriter{p}), progressbar.OptionSetDescription("reading"), progressbar.OptionShowBytes(true), progressbar.OptionShowCount(),
		progressbar.OptionSetWidth(20), progressbar.OptionSetTheme(progressbar.ThemeASCII),
		progressbar.OptionSpinnerType(9), progressbar.OptionSetSpinnerChangeInterval(0), // or it would go on in a goroutine of its own
	}
	p.bar = progressbar.NewOptions64(p.total, options...)
	p.bar.StartWithoutRender()
	return p
}

// add takes note of bytes that were read.
func (p *progress) add(n int) {
	if p == nil || n <= 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ended {
		return
	}
	more := int64(n)
	if p.total != unknown {
		// Some of an archive is read twice; and what is read is not yet done.
		more = max(min(more, p.total-1-p.read), 0)
	}
	p.read, p.fresh = p.read+more, p.fresh+more
	if now := p.now(); !now.Before(p.due) {
		_ = p.bar.Add64(p.fresh) // what cannot be shown is no reason to stop
		p.fresh, p.due = 0, now.Add(redraw)
	}
}

// end takes the bar away, for good.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		_, _ = io.WriteString(p.to, "\r"+strings.Repeat(" ", p.width)+"\r")
	}
	p.ended, p.shown = true, false
}

// barWriter writes the bar and remembers how wide it was.
type barWriter struct{ *progress }

func (w barWriter) Write(b []byte) (int, error) {
	w.shown = true
	w.width = max(w.width, utf8.RuneCount(b))
	return w.to.Write(b)
}

// watchProgress begins to show how far the inputs have been read, if someone is
// there to see it.
func (s *session) watchProgress() {
	if !s.streams.ErrTerminal || s.flags.quiet || s.streams.InTerminal && s.readsStandardInput() {
		return
	}
	s.progress = newProgress(s.streams.Err, s.env.Now, s.totalSize())
	s.stop.showing.Store(s.progress)
}

func (s *session) readsStandardInput() bool { return countStandardInput(s.inputs) > 0 }

// totalSize adds up the sizes of the inputs. Those of pipes are unknown.
func (s *session) totalSize() int64 {
	total := int64(0)
	for _, in := range s.inputs {
		info, err := s.env.Files.Stat(in.name)
		if in.name == standardInput || err != nil || !info.Mode().IsRegular() {
			return unknown
		}
		total += info.Size()
	}
	return total
}

// onDisk is a file that can be read at any place.
type onDisk interface {
	io.ReadCloser
	io.ReaderAt
	Stat() (fs.FileInfo, error)
}

// observed returns an input that tells how far it has been read. A regular file
// stays one that can be read at any place.
func observed(r io.ReadCloser, p *progress) io.ReadCloser {
	stream := observedStream{r, p}
	file, ok := r.(onDisk)
	if !ok {
		return stream
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return stream
	}
	return &observedFile{observedStream: stream, file: file, size: info.Size()}
}

type observedStream struct {
	io.ReadCloser
	progress *progress
}

func (o observedStream) Read(b []byte) (int, error) {
	n, err := o.ReadCloser.Read(b)
	o.progress.add(n)
	return n, err
}

// observedFile is a file on a disk: as long as it was when it was opened, or
// an error. What is written behind that while it is read is not read, or a file
// could grow for as long as somebody writes.
type observedFile struct {
	observedStream
	file onDisk
	size int64
	read int64
}

// Size returns how many bytes the file had when it was opened.
func (o *observedFile) Size() int64 { return o.size }

func (o *observedFile) Read(b []byte) (int, error) {
	if o.size == 0 { // some files of the system say so and hold something all the same
		return o.observedStream.Read(b)
	}
	left := o.size - o.read
	if left == 0 {
		return 0, o.changed()
	}
	n, err := o.observedStream.Read(b[:min(int64(len(b)), left)])
	o.read += int64(n)
	if err == io.EOF && o.read < o.size {
		err = o.changed()
	}
	return n, err
}

// changed returns io.EOF for a file that has the length it had.
func (o *observedFile) changed() error {
	info, err := o.file.Stat()
	switch {
	case err != nil:
		return err
	case info.Size() == o.size && o.read == o.size:
		return io.EOF
	}
	return failed("the file was changed while it was read", "wait until it is written, or read a copy of it", nil)
}

func (o *observedFile) ReadAt(b []byte, at int64) (int, error) {
	n, err := o.file.ReadAt(b, at)
	o.progress.add(n)
	return n, err
}
