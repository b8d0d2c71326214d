package scan

import (
	"bytes"
	"context"
	"io"
	"sync"
	"sync/atomic"
)

// chunk is a run of whole records. There are at least padding zeros behind it.
type chunk struct {
	data     []byte
	sequence int // from 0
	// broken marks a chunk that is the start of one record beyond
	// Limits.Record: the limit and one byte more.
	broken bool
}

// padded returns the chunk with its padding.
func (c chunk) padded() []byte { return c.data[:len(c.data)+padding] }

// position returns where record i of the chunk stands.
func (c chunk) position(i int) Position { return Position(c.sequence)<<32 | Position(i) }

// cutter cuts a stream into chunks. It hands them out in order, to any number
// of goroutines.
type cutter struct {
	limit int // of bytes in a record
	size  int // of a chunk, roughly

	stop      atomic.Bool // hand out no more
	cancelled atomic.Bool // something was not handed out because the context ended

	mu       sync.Mutex
	r        io.Reader
	rest     []byte // what follows the last chunk and was read with it
	sequence int    // of the next chunk
	err      error  // why there is nothing more to read: the reader's error
}

// next cuts the next chunk, in the memory of buffer if it is large enough. ok
// is false if there is none. A failure to read is returned once, placed behind
// all that was read.
func (c *cutter) next(ctx context.Context, buffer []byte) (cut chunk, ok bool, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.stop.Load() || c.ended(ctx) {
		return chunk{}, false, nil
	}
	data, broken := c.fill(ctx, buffer)
	cut = chunk{data, c.sequence, broken}
	c.sequence++
	if len(data) > 0 {
		return cut, true, nil
	}
	if err, c.err = c.err, io.EOF; err != nil && err != io.EOF {
		err = At(cut.position(0), 0, &readError{err})
		return cut, false, err
	}
	return cut, false, nil
}

// ended reports whether ctx has ended, and remembers it.
func (c *cutter) ended(ctx context.Context) bool {
	if ctx.Err() != nil {
		c.cancelled.Store(true)
	}
	return c.cancelled.Load()
}

// fill reads until there is a whole record, a record beyond the limit, or no
// more. What it returns is empty if there is no whole record.
func (c *cutter) fill(ctx context.Context, buffer []byte) (data []byte, broken bool) {
	if c.err != nil {
		return nil, false
	}
	size := max(c.size, len(c.rest))
	data = append(room(buffer[:0], size), c.rest...)
	c.rest = c.rest[:0]
	searched, quotes := 0, 0
	for c.err == nil && !c.ended(ctx) {
		if len(data) == size {
			size = max(min(2*size, c.limit+1), size)
			data = room(data, size)
		}
		var n, end int
		n, c.err = readFull(c.r, data[len(data):size])
		data = data[:len(data)+n]
		end, quotes = lastEnd(data, searched, quotes)
		searched = len(data)
		switch {
		case c.err == io.EOF:
			return finish(data), false
		case end > 0:
			c.rest = append(c.rest, data[end:]...)
			return pad(data[:end]), false
		case len(data) > c.limit:
			c.err = io.EOF
			return pad(data[:c.limit+1]), true
		}
	}
	return nil, false
}

// room returns buffer, or a copy of it, with space for size bytes and padding.
func room(buffer []byte, size int) []byte {
	if cap(buffer) >= size+padding {
		return buffer
	}
	return append(make([]byte, 0, size+padding), buffer...)
}

// pad clears the bytes behind data.
func pad(data []byte) []byte {
	clear(data[len(data) : len(data)+padding])
	return data
}

// finish ends the last record of an input with a line feed, if it has none.
func finish(data []byte) []byte {
	if n := len(data); n > 0 && data[n-1] != '\n' {
		data = append(room(data, n+1), '\n')
	}
	return pad(data)
}

// lastEnd returns the offset behind the last line feed outside quotes in
// data[from:], 0 if there is none, and the number of quotes in data; quotes is
// that in data[:from]. Data must start outside quotes.
func lastEnd(data []byte, from, quotes int) (end, total int) {
	fresh := data[from:]
	total = quotes + bytes.Count(fresh, []byte{'"'})
	for before := total; ; before-- {
		i := bytes.LastIndexByte(fresh, '\n')
		before -= bytes.Count(fresh[i+1:], []byte{'"'})
		switch {
		case i < 0:
			return 0, total
		case before%2 == 0:
			return from + i + 1, total
		}
		// All before i up to the quote that opened here is inside quotes.
		q := bytes.LastIndexByte(fresh[:i], '"')
		if q < 0 {
			return 0, total
		}
		fresh = fresh[:q]
	}
}

// readError is a reader's failure.
type readError struct{ err error }

func (e *readError) Error() string {
	return "reading stopped before this row was complete: " + e.err.Error()
}
func (e *readError) Unwrap() error { return e.err }
