package claim

import (
	"slices"
	"sort"
	"strings"

	"github.com/pressfigures/figures/pkg/number"
)

// A number with a unit of measure behind it, "40km", "18.4 GWh", "37.1p", "26
// weeks", is one value, and only values of one unit can be compared. Sizes and
// lengths of time are claims where their sentence compares two of them: "the
// route grew by 30 per cent, from 40km to 52km". Elsewhere they only say how
// large or long something is.

// units are the units that may be glued to a number, and what each is the same
// as.
var units = map[string]string{
	"p": "p", "km": "km", "m": "m", "cm": "cm", "mm": "mm", "kg": "kg", "g": "g", "mg": "mg", "ha": "ha", "ft": "ft",
	"lb": "lb", "lbs": "lb", "oz": "oz", "ml": "ml", "mph": "mph", "kph": "km/h", "kw": "kw", "mw": "mw", "gw": "gw",
	"kwh": "kwh", "mwh": "mwh", "gwh": "gwh", "twh": "twh", "kb": "kb", "mb": "mb", "gb": "gb", "tb": "tb", "mbps": "mbps",
	"c": "c", "f": "f", "t": "tonne",
}

// unitWords are the units that are written out.
var unitWords = map[string]string{
	"pence": "p", "kilometre": "km", "kilometer": "km", "metre": "m", "meter": "m", "mile": "mile", "foot": "ft", "feet": "ft",
	"inch": "inch", "inches": "inch", "kilo": "kg", "kilogram": "kg", "gram": "g", "tonne": "tonne", "ton": "tonne",
	"litre": "litre", "liter": "litre", "hectare": "ha", "acre": "acre", "degree": "degree", "megawatt": "mw", "gigawatt": "gw",
	"second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year",
}

// addMeasures adds the numbers with a unit glued to them, which package number
// leaves out: "40km", "37.1p".
func (t *text) addMeasures(start, end int) {
	isDigit := func(b byte) bool { return '0' <= b && b <= '9' }
	isLetter := func(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
	for i := start; i < end; i++ {
		if !isDigit(t.raw[i]) {
			continue
		}
		first := i
		for i < end && (isDigit(t.raw[i]) || strings.IndexByte(".,", t.raw[i]) >= 0 && i+1 < end && isDigit(t.raw[i+1])) {
			i++
		}
		last := i
		for i < end && isLetter(t.raw[i]) {
			i++
		}
		whole := first == start || strings.IndexByte(" (£$€-+~", t.raw[first-1]) >= 0 || t.raw[first-1] >= 0x80
		if i == last || !whole || i < end && (isDigit(t.raw[i]) || t.raw[i] >= 0x80 && t.raw[i] < 0xC0) {
			continue
		}
		if word := t.raw[last:i]; units[strings.ToLower(word)] != "" && spelled(word, strings.ToLower(word)) {
			t.addNumber(first, last)
		}
	}
}

// addNumber adds a number between two offsets, unless one is there already.
func (t *text) addNumber(first, last int) {
	at := sort.Search(len(t.numbers), func(n int) bool { return t.numbers[n].End > first })
	if at < len(t.numbers) && t.numbers[at].Start < last {
		return
	}
	w, err := number.ParseWritten(t.raw[first:last])
	if err != nil {
		return
	}
	w.Start, w.End = w.Start+first, w.End+first
	t.numbers = slices.Insert(t.numbers, at, w)
}

// spelled is what the units with capitals or small letters have to look like: a
// "5G" is no weight and a "3M" no length.
func spelled(raw, unit string) bool {
	switch unit {
	case "p", "g", "m", "t":
		return raw == unit
	case "c", "f":
		return false // only behind a degree sign
	}
	return true
}

// unitAt is the unit that stands at a token behind a number, with its last
// token; empty for none.
func (t *text) unitAt(i int) (unit string, last int) {
	k := t.tok(i)
	if t.is(i, "°", "º") && t.is(i+1, "c", "f", "celsius") && k.glued {
		return t.tok(i + 1).text[:1], i + 1
	}
	if k.kind != word {
		return "", i
	}
	if u := units[k.text]; u != "" && (k.glued || len(u) > 1) && spelled(t.raw[k.Start:k.End], k.text) {
		return u, i
	}
	if u := unitWords[k.text]; u != "" {
		return u, i
	}
	return unitWords[strings.TrimSuffix(k.text, "s")], i
}

// takeUnit takes in the unit behind a number. One that is glued to it is part of
// the number as written, and pence are money.
func (t *text) takeUnit(it *item) {
	unit, last := t.unitAt(it.last + 1)
	if unit == "" || it.class != countClass {
		return
	}
	it.unit = unit
	if unit == "p" {
		it.class, it.Currency = moneyClass, "p"
	}
	if t.tok(it.last + 1).glued {
		it.Number.End = t.tok(last).End
		it.Number.Text = t.raw[it.Number.Start:it.Number.End]
		it.last = last
	}
	if i := last + 1; t.is(i, "/") && t.tok(i).glued && units[t.tok(i+1).text] != "" {
		it.Per, it.last = t.tok(i+1).text, i+1 // "8.6t/ha"
	}
}

// comparesUnit says whether the sentence of the number at token i compares it
// with another of its unit: a change is told, by its amount or in words, and
// another number has that unit, or leaves it out behind "from" or "to".
func (t *text) comparesUnit(i int, unit string) bool {
	changed, other := false, false
	for k := t.tok(i).opens; k < t.tok(i).closes; k++ {
		x := t.tok(k)
		_, moved := changeVerb(x.text)
		_, named := changeNoun(x.text)
		_, more := comparative(x.text)
		switch {
		case k == i || x.kind == when:
		case x.kind == digits:
			class := t.numbers[x.index].Class
			changed = changed || class == number.Percent || class == number.Fraction
			u, _ := t.unitAt(k + 1)
			changed = changed || u == unit && t.timedUnit(k) && t.timedUnit(i)
			other = other || u == unit && !t.spans(k) || u == "" && class == number.Plain && t.is(k-1, "from", "to", "than") && !t.nounWord(k+1)
		case x.kind == word && multipleVerbs[x.text]:
			changed = true
		case x.kind == word && (moved && !t.particle(k) || named || more && (!x.hedge || t.measureBefore(k))):
			changed = true
		}
	}
	return other && (changed || t.comparesNext(i))
}

// comparesNext says whether the next sentence compares what that of token i tells:
// "That is 70 per cent less energy."
func (t *text) comparesNext(i int) bool {
	next := t.tok(i).closes
	if !t.is(next, "that", "that's", "this") {
		return false
	}
	for k := next; k < t.tok(next).closes; k++ {
		if _, more := comparative(t.tok(k).text); more {
			return true
		}
	}
	return false
}

// measureBefore says whether a number and its unit stand right before a token:
// "0.8°C above".
func (t *text) measureBefore(i int) bool {
	for k := i - 1; k > i-4; k-- {
		if t.tok(k).kind == digits {
			_, last := t.unitAt(k + 1)
			return last == i-1
		}
	}
	return false
}

// timedUnit says whether a period stands behind the unit of a number: "2,940 miles
// in 2022".
func (t *text) timedUnit(i int) bool {
	_, last := t.unitAt(i + 1)
	last++
	if t.is(last, "in", "during", "for") {
		last++
	}
	return t.tok(last).kind == when
}

// comparesTime is the same of a length of time, which is a claim only beside a
// number that says how much it changed, and where it stands as a value.
func (t *text) comparesTime(i int, unit string) bool {
	after := i + 1
	t.passHyphen(&after)
	if t.is(after+1, "ago", "earlier", "before", "later", "old", "on", "period", "-") || after > i+1 || t.spans(i) || !t.comparesUnit(i, unit) {
		return false
	}
	k := i - 1
	for t.tok(k).hedge || t.in(k, determiners) {
		k--
	}
	if !t.is(k, "from", "to", "than", "with", "was", "were", "is", "at", "of", "by", "(", ",", "on", "upon", "against", "took", "takes", "lasted", "lasts", "stayed", "averaged") && !t.inChange(k) {
		return false
	}
	for n := t.tok(i).opens; n < t.tok(i).closes; n++ {
		if multipleVerbs[t.tok(n).text] {
			return true
		}
		if t.tok(n).kind == digits && n != i {
			switch t.numbers[t.tok(n).index].Class {
			case number.Percent, number.Fraction:
				return true
			}
		}
		if u, _ := t.unitAt(n + 1); u == unit && t.is(n-1, "by") {
			return true
		}
	}
	return false
}

// multipleVerbs say by a word how many times as large a value became.
var multipleVerbs = set(`halved halving doubled doubling trebled trebling tripled tripling quadrupled quadrupling`)

// inChange says whether a word of change stands at token i.
func (t *text) inChange(i int) bool {
	_, ok := changeVerb(t.tok(i).text)
	return ok
}
