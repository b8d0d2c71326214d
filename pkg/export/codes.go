package export

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/scan"
)

// mostMembers is how many values a column may have before it is an identifier
// and not a dimension.
const mostMembers = 1000

// Codes with a meaning of their own.
const (
	blankCode   uint32 = 0       // an empty cell
	pendingCode uint32 = 1 << 31 // plus a block's number: the last label of the blocks before
)

// book numbers the distinct values of one column of a file, for all workers
// together. Every value is tidied, and decoded, once.
type book struct {
	mu     sync.Mutex
	codes  map[string]uint32
	values []string        // by code; values[blankCode] is ""
	size   int             // of all of them, in bytes
	first  []scan.Position // where each value was first seen
	seen   []bool
	indent map[string]int // blanks before a value, where there are any
	head   string         // the column's own head, which stands again where a table repeats it

	// limit is the most values the column may have to be of use; beyond, full
	// is set and every value gets the code of "any".
	limit int
	full  bool
	// folded makes one code of all values but subtotals.
	folded bool
}

func newBook(limit int, folded bool) *book {
	b := &book{codes: map[string]uint32{}, indent: map[string]int{}, limit: limit, folded: folded}
	b.add("")
	return b
}

// Codes of a folded column.
const (
	foldedAny   uint32 = 1
	foldedTotal uint32 = 2
)

func (b *book) add(value string) uint32 {
	code := uint32(len(b.values))
	b.codes[value] = code
	b.values = append(b.values, value)
	b.size += len(value)
	b.first = append(b.first, 0)
	b.seen = append(b.seen, false)
	return code
}

// code returns the number of a raw value that stands at a position.
func (b *book) code(raw []byte, at scan.Position) uint32 {
	value := tidy(string(raw))
	b.mu.Lock()
	defer b.mu.Unlock()
	code, known := b.codes[value]
	if !known {
		if b.limit > 0 && len(b.values) > b.limit {
			b.full = true
			return b.visible(blankCode)
		}
		code = b.add(value)
		if blanks := indentOf(raw); blanks > 0 {
			b.indent[value] = blanks
		}
	}
	if !b.seen[code] || at < b.first[code] {
		b.first[code], b.seen[code] = at, true
	}
	return b.visible(code)
}

// indentOf counts the blanks before a value; a tab or a no-break space is one.
func indentOf(raw []byte) int {
	text := string(raw)
	return utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeftFunc(text, unicode.IsSpace))
}

// visible is the code that rows are folded by.
func (b *book) visible(code uint32) uint32 {
	if !b.folded {
		return code
	}
	if area.IsTotal(b.values[code]) {
		return foldedTotal
	}
	return foldedAny
}

// text returns the value of a code.
func (b *book) text(code uint32) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.folded || int(code) >= len(b.values) {
		return ""
	}
	return b.values[code]
}

// repeatsHead reports whether a code stands for the column's own head.
func (b *book) repeatsHead(code uint32) bool {
	text := b.text(code)
	return text != "" && b.head != "" && strings.EqualFold(text, b.head)
}

// has reports whether a text stands in the column.
func (b *book) has(text string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	_, known := b.codes[text]
	return known && text != ""
}

// members returns the values, without blank, in order.
func (b *book) members() []string {
	out := slices.Clone(b.values[1:])
	slices.Sort(out)
	return out
}

// days decodes a column of dates into buckets of a grain. Until the whole
// column is read nobody knows whether 03/04/2019 is in March or in April, so a
// bucket is a pair: where the day falls if days come first, and where if
// months do.
type days struct {
	mu       sync.Mutex
	grain    period.Grain
	context  period.Context
	buckets  map[bucket]uint32
	list     []bucket
	values   map[string]uint32
	readings []reading
	size     int     // of all of them as written, in bytes
	head     string  // the column's own head
	form     dayForm // how its values are written
}

// bucket is a span under both orders of day and month.
type bucket struct{ dayFirst, monthFirst period.Span }

// blankDay is the code of an empty date.
const blankDay = ^uint32(0)

// headDay is the code of the column's own head among the dates.
const headDay = blankDay - 1

// badDay plus the number of its reading is the code of a text that is no date:
// an error in a row of data, and none in a note below them.
const badDay uint32 = 1 << 31

// reading is one distinct date as written.
type reading struct {
	blamed               bool // it stands in a row of data although it is no date
	text                 string
	at                   scan.Position
	dayFirst, monthFirst period.Day
	evidence             period.DateEvidence
	err                  error
}

func newDays(g period.Grain, c period.Context, form dayForm) *days {
	return &days{grain: g, context: c, form: form, buckets: map[bucket]uint32{}, values: map[string]uint32{}}
}

// code returns the number of the bucket that a date falls in.
func (d *days) code(raw []byte, at scan.Position) uint32 {
	text := tidy(string(raw))
	d.mu.Lock()
	defer d.mu.Unlock()
	if text == "" {
		return blankDay
	}
	if strings.EqualFold(text, d.head) {
		return headDay
	}
	if i, known := d.values[text]; known {
		d.readings[i].at = min(d.readings[i].at, at)
		return d.bucketOf(int(i))
	}
	r := reading{text: text, at: at}
	r.dayFirst, r.evidence, r.err = parseDay(text, period.Unknown, d.form)
	r.monthFirst = r.dayFirst
	if r.err == nil && r.evidence == period.EitherOrder {
		r.dayFirst, _, _ = period.ParseDate(text, period.DayFirst)
		r.monthFirst, _, _ = period.ParseDate(text, period.MonthFirst)
	}
	d.values[text] = uint32(len(d.readings))
	d.readings = append(d.readings, r)
	d.size += len(text)
	return d.bucketOf(len(d.readings) - 1)
}

func (d *days) bucketOf(n int) uint32 {
	r := d.readings[n]
	if r.err != nil {
		return badDay + uint32(n)
	}
	b := bucket{d.grain.Of(r.dayFirst, d.context), d.grain.Of(r.monthFirst, d.context)}
	code, known := d.buckets[b]
	if !known {
		code = uint32(len(d.list))
		d.buckets[b] = code
		d.list = append(d.list, b)
	}
	return code
}

// order settles which of day and month comes first, from the whole column. The
// places are of a date that proves the one and of one that proves the other.
func (d *days) order() (o period.DateOrder, guessed bool, dayProof, monthProof *reading) {
	either := false
	for i := range d.readings {
		r := &d.readings[i]
		if r.err != nil {
			continue
		}
		switch r.evidence {
		case period.ProvesDayFirst:
			dayProof = earlier(dayProof, r)
		case period.ProvesMonthFirst:
			monthProof = earlier(monthProof, r)
		case period.EitherOrder:
			either = true
		}
	}
	if monthProof != nil && dayProof == nil {
		return period.MonthFirst, false, nil, monthProof
	}
	return period.DayFirst, either && dayProof == nil, dayProof, monthProof
}

func earlier(a, b *reading) *reading {
	if a == nil || b.at < a.at {
		return b
	}
	return a
}

// badText returns the text of a code that is no date, "" for other codes.
func (d *days) badText(code uint32) string {
	if code < badDay || code >= headDay {
		return ""
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.readings[code-badDay].text
}

// blame notes that a code that is no date stands in a row of data.
func (d *days) blame(code uint32) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.readings[code-badDay].blamed = true
}

// bad returns the first text in a row of data that is no date, nil if there is
// none.
func (d *days) bad() *reading {
	var worst *reading
	for i := range d.readings {
		if d.readings[i].blamed {
			worst = earlier(worst, &d.readings[i])
		}
	}
	return worst
}

// all returns the distinct days under an order, ascending.
func (d *days) all(o period.DateOrder) []period.Day {
	out := make([]period.Day, 0, len(d.readings))
	for _, r := range d.readings {
		if r.err != nil {
			continue
		}
		day := r.dayFirst
		if o == period.MonthFirst {
			day = r.monthFirst
		}
		out = append(out, day)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
