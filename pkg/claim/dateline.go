package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/period"
	"github.com/pressfigures/figures/pkg/release"
)

// mostHead is how many blocks the head of a release can have: a label, an
// embargo, a headline, a standfirst or two, and the first paragraph.
const mostHead = 8

// longestDateline is how many bytes of a block a dateline can take.
const longestDateline = 120

// Dated returns the day that a release gives as its own at its head: on a line
// of its own ("For immediate release: 3 May 2019"), or in front of the first
// paragraph ("LEEDS, 3 May 2019 – …"). It is false where the head has none, as
// a day told in a sentence ("On 3 May 2019, 40 people …") is no date of the
// text. The context says how dates in figures are read.
func Dated(d *release.Document, c period.Context) (period.Day, bool) {
	l, ok := datelineOf(d, c)
	return l.day, ok
}

// dateline is the date of a release with the words in front of it, which are
// about nothing that the release counts.
type dateline struct {
	day period.Day
	release.Span
}

// datelineOf finds the dateline of a release.
func datelineOf(d *release.Document, c period.Context) (dateline, bool) {
	c.HasDated, c.Anchor = false, nil
	for _, b := range d.Blocks[:min(len(d.Blocks), mostHead)] {
		if b.Kind == release.Notes || b.Kind == release.Cell {
			break
		}
		if day, end, ok := readDateline(d.Text[b.Start:b.End], c); ok {
			return dateline{day, release.Span{Start: b.Start, End: b.Start + end}}, true
		}
	}
	return dateline{}, false
}

// readDateline reads the date that a block is, or that it opens with, and where
// it ends.
func readDateline(block string, c period.Context) (day period.Day, end int, ok bool) {
	head := block[:min(len(block), longestDateline)]
	if !period.MayHoldDay(head) {
		return 0, 0, false
	}
	for _, m := range period.FindPhrases(head, c) {
		if len(m.Readings) == 0 || m.Readings[0].Span.Kind != period.DayKind {
			continue
		}
		if !opensDateline(block[:m.Start]) {
			break
		}
		rest := strings.TrimLeft(block[m.End:], " \u00a0,.)]*_")
		if rest == "" || closesDateline(rest) {
			return m.Readings[0].Span.Start, m.End, true
		}
	}
	return 0, 0, false
}

// datelineWords stand in front of the date of a release, beside the place it
// comes from.
var datelineWords = set(`date dated published issued released release press media news for immediate use under strict embargo
	embargoed until till not before on posted statement am pm a.m p.m hrs hours the of at from noon midnight gmt bst`)

// opensDateline says whether only labels, names, times and marks stand in front
// of a date.
func opensDateline(before string) bool {
	for _, w := range strings.FieldsFunc(before, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",:;|/–—-()[]*_#", r) }) {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !unicode.IsDigit(first) && !datelineWords[strings.ToLower(strings.Trim(w, "."))] {
			return false
		}
	}
	return len(before) == 0 || !strings.HasSuffix(strings.TrimSpace(before), ".") && !startsSentence(before)
}

// startsSentence says whether the words in front of a date are those of a
// sentence rather than of a dateline: "On 3 May 2019", "Since".
func startsSentence(before string) bool {
	switch strings.ToLower(strings.TrimSpace(before)) {
	case "on", "since", "from", "by", "until", "before", "after", "between", "in":
		return true
	}
	return false
}

// closesDateline says whether a text goes on as it does behind a dateline: with
// a dash, a colon, a line break or the name of an agency in brackets.
func closesDateline(rest string) bool {
	first, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("–—-:|\n\r\t", first) {
		return true
	}
	end := strings.IndexByte(rest, ')')
	return first == '(' && end > 0 && end < 24 && closesDateline(strings.TrimLeft(rest[end+1:], " "))
}

// date reads the dateline of the document, and places its periods from there
// if the lexicon lets it, else by the lexicon.
func (f *finder) date() {
	f.dates = f.lexicon.Period
	l, ok := datelineOf(f.doc, f.dates)
	if !ok {
		return
	}
	f.dateline = l.Span
	if f.lexicon.OwnDate {
		f.dates.Dated, f.dates.HasDated = l.day, true
	}
}

// bearsDate says whether the document gives its own date.
func (f *finder) bearsDate() bool { return f.dateline.End > 0 }
