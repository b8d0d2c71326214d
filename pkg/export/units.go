package export

import (
	"fmt"
	"strings"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/cube"
)

var (
	// inThousands and inMillions are the ends of heads and titles over numbers
	// that leave their last places away: "People (000s)", "Visitors, thousands",
	// "£ million", "Spending £m".
	inThousands = lazily(`(?i)(?:^|[\s,(£€$'‘’])(?:0{3}'?s?|1,?000s|thousands?|[£€$]k)\)?$`)
	inMillions  = lazily(`(?i)(?:(?:^|[\s,(£€$])millions?|[£€$]\s?mn?|\(m\))\)?$`)
)

// timesOf is what the numbers below a head have to be multiplied by: 1000 under
// "People (000s)", 1 where the head says nothing. Rates say such things of what
// they are worked out on, and are left alone.
func timesOf(text string) int64 {
	h := newHead(text)
	switch {
	case !saysTimes(h.text), h.has(averageWords) || h.has(percentWords):
		return 1
	case inThousands().MatchString(h.text):
		return 1000
	case inMillions().MatchString(h.text):
		return 1_000_000
	}
	return 1
}

// saysTimes reports whether a text holds what a word for thousands or millions
// consists of.
func saysTimes(text string) bool {
	low := strings.ToLower(text)
	return strings.ContainsAny(low, "0£€$(") || strings.Contains(low, "thousand") || strings.Contains(low, "million")
}

// titleTimes is timesOf for the rows above the heads: a cell that says nothing
// else ("Thousands", "£ million"), or a title that ends in it in brackets.
func titleTimes(above [][]string) int64 {
	for _, record := range above {
		for _, cell := range record {
			text := tidy(cell)
			if n := len(text); n > 0 && (n <= 16 || text[n-1] == ')') {
				if times := timesOf(text); times > 1 {
					return times
				}
			}
		}
	}
	return 1
}

// decideTimes finds out whether the counted numbers are in thousands or in
// millions. They are multiplied, so that a figure is of people and not of
// thousands of them; columns of unlike units cannot be added.
func (d *decider) decideTimes() error {
	if d.kind != cube.Flow && d.kind != cube.Stock {
		return nil
	}
	title := titleTimes(d.above)
	for i, c := range d.counted() {
		times := timesOf(d.heads[c].text)
		if times == 1 {
			times = title
		}
		if i > 0 && times != d.times {
			first := d.counted()[0]
			return hinted(fmt.Errorf("%s: %q and %q are in unlike units, ones, thousands or millions, and cannot be added", d.name, d.heads[first].text, d.heads[c].text),
				"name one of them: --column count="+quoteHead(d.heads[first].text))
		}
		d.times = times
	}
	if d.times > 1 {
		d.decimal = true // 12.3 thousand are a whole number of people
	}
	return nil
}

// noteTimes says what numbers were multiplied by.
func (r *reader) noteTimes() {
	if r.layout.times < 2 {
		return
	}
	r.export.note(caveat.InThousands, fmt.Sprintf("%s: the numbers are in %s, and are multiplied; they are rounded to what is printed", r.file.input.Name,
		map[int64]string{1000: "thousands", 1_000_000: "millions"}[r.layout.times]))
}
