package scan

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

// Scan reads the rows after spec.Skip and hands them to workers, each of which
// newWorker makes for a goroutine of its own before the first block is read. It
// returns when all rows have been handed on, when one of them or a worker fails
// (the error with the lowest position is returned, as a RowError, and rows
// after it may have been handed on), or at once when ctx ends: then no worker
// is called any more, but a Read of the input may still be under way.
//
// A table that was opened is read once; one from records as often as wanted.
func (t *Table) Scan(ctx context.Context, spec Spec, newWorker func() Worker) (*Layout, error) {
	if err := t.check(spec); err != nil {
		return nil, err
	}
	r, err := t.source(spec.Skip, spec.Width)
	if err != nil {
		return nil, err
	}
	s := &scanning{ctx: ctx, cut: &cutter{r: r, size: t.options.BlockSize, limit: t.options.Limits.Record}}
	shared := sharedDictionaries(spec, t.options.Limits)
	var running sync.WaitGroup
	for range t.options.Workers {
		w := &reader{scanning: s, worker: newWorker(), lines: t.lines(spec.Width), columns: newColumns(spec, t.options.Limits, shared)}
		s.readers = append(s.readers, w)
	}
	for _, w := range s.readers {
		running.Go(w.run)
	}
	finished := make(chan struct{})
	go func() {
		running.Wait()
		close(finished)
	}()
	select {
	case <-finished:
	case <-ctx.Done():
		s.cut.cancelled.Store(true)
	}
	return t.result(s, spec.Skip)
}

// check refuses a spec that does not fit the table.
func (t *Table) check(spec Spec) error {
	if spec.Skip < 0 || spec.Skip > len(t.head) {
		return fmt.Errorf("cannot skip %d rows of %q: expected 0 to %d", spec.Skip, t.name, len(t.head))
	}
	if most := t.options.Limits.Fields; spec.Width < 1 || spec.Width > most {
		return fmt.Errorf("rows of %d fields in %q: expected 1 to %d", spec.Width, t.name, most)
	}
	columns := append([]int(nil), spec.Numbers...)
	for _, k := range spec.Keys {
		columns = append(columns, k.Column)
	}
	for _, w := range spec.Watches {
		columns = append(columns, w.Column)
		if i := strings.IndexFunc(w.Letters, isNoLetter); i >= 0 || w.Letters == "" {
			return fmt.Errorf("cannot watch column %d of %q for %q: expected letters from a to z or digits", w.Column, t.name, w.Letters)
		}
	}
	for _, c := range columns {
		if c < 0 || c >= spec.Width {
			return fmt.Errorf("no column with index %d in %q: expected 0 to %d", c, t.name, spec.Width-1)
		}
	}
	return nil
}

// lines returns what finds rows of a width in this table.
func (t *Table) lines(width int) *lines {
	s := separators{kernel: bestKernel(), delimiter: byte(t.dialect.Delimiter)}
	return &lines{separators: s, encoding: t.dialect.Encoding, width: width, limits: t.options.Limits}
}

// scanning is one Scan.
type scanning struct {
	ctx     context.Context
	cut     *cutter
	readers []*reader
}

// reader is one worker's goroutine.
type reader struct {
	*scanning
	worker  Worker
	lines   *lines
	columns *columns
	buffer  []byte

	mu       sync.Mutex // held while a chunk is read
	left     bool       // Scan has returned, or is about to
	finished []tally
	err      *placed
}

// tally is how many records a chunk has.
type tally struct{ sequence, records int }

// run reads chunks until there are none, or one of them fails.
func (r *reader) run() {
	for {
		c, ok, err := r.cut.next(r.ctx, r.buffer)
		if ok {
			r.buffer = c.data
			err = r.read(c)
		}
		if err != nil {
			r.fail(placeOf(err, c.position(0)))
			return
		}
		if !ok {
			return
		}
	}
}

// fail keeps the error of the reader and stops the others. All chunks with
// lower positions are in hand already, and will be read to their ends.
func (r *reader) fail(err *placed) {
	r.cut.stop.Store(true)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.err = err
}

// read hands a chunk to the worker.
func (r *reader) read(c chunk) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.left {
		return nil
	}
	bad := r.lines.split(c)
	r.finished = append(r.finished, tally{c.sequence, r.lines.records})
	if err := r.columns.fill(c, r.lines); err != nil {
		return err
	}
	b := &r.columns.block
	if b.Rows > 0 || len(b.Ragged) > 0 {
		if err := r.worker.Block(b, r.columns.dicts); err != nil {
			return err
		}
	}
	return bad
}

// result waits for the chunks in hand and puts together what the readers found.
func (t *Table) result(s *scanning, skipped int) (*Layout, error) {
	var first *placed
	var tallies []tally
	for _, r := range s.readers {
		r.mu.Lock()
		r.left = true
		if r.err != nil && (first == nil || r.err.position < first.position) {
			first = r.err
		}
		tallies = append(tallies, r.finished...)
		r.mu.Unlock()
	}
	if s.cut.cancelled.Load() {
		return nil, context.Cause(s.ctx)
	}
	layout := newLayout(int64(skipped), tallies)
	if first != nil {
		return nil, t.locate(first, layout)
	}
	return layout, nil
}

// newLayout adds up the records of the chunks, each of which has its tally.
func newLayout(skipped int64, tallies []tally) *Layout {
	l := &Layout{skipped: skipped, before: make([]int64, len(tallies)+1)}
	for _, t := range tallies {
		l.before[t.sequence+1] = int64(t.records)
	}
	for i := range tallies {
		l.before[i+1] += l.before[i]
	}
	return l
}

// locate turns an error with a position into one with a row.
func (t *Table) locate(e *placed, l *Layout) error {
	switch e.where {
	case nowhere:
		return e.err
	case inColumn:
		return &RowError{Name: t.name, Column: e.column, Err: e.err}
	}
	return &RowError{t.name, l.Row(e.position), e.column, e.err}
}
