package workbook

import "strings"

// format is what a number format says a number is.
type format struct {
	kind   formatKind
	day    bool // a date whose day is shown
	month  bool // a date whose month is shown
	year   bool // a date whose year is shown
	clock  bool // a time of day is shown
	scaled bool // shown in thousands, millions or billions
	indent int  // of the cell, in steps
}

type formatKind int

const (
	general formatKind = iota
	percent
	dateTime
	elapsed // hours, minutes or seconds that run on beyond a day
)

// formats are the formats of a workbook, by the number that cells give as their
// style.
type formats []format

// at returns a format; a cell that names none, or none there is, has the
// general one.
func (f formats) at(style int) format {
	if style >= len(f) {
		return format{}
	}
	return f[style]
}

// builtIn are the formats that files name by number alone (ECMA-376, 18.8.30,
// with the East Asian ones Excel knows besides). Those not listed show plain
// numbers.
var builtIn = map[int]string{
	9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 67: "0%", 68: "0.00%",
	32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 55: "h:mm", 56: "h:mm:ss",
	75: "h:mm", 76: "h:mm:ss", 78: "mm:ss", 79: "[h]:mm:ss", 80: "mm:ss.0",
	27: eastern, 28: eastern, 29: eastern, 30: eastern, 31: eastern, 36: eastern, 50: eastern, 51: eastern, 52: eastern,
	53: eastern, 54: eastern, 57: eastern, 58: eastern, 71: eastern, 72: eastern, 73: eastern, 74: eastern, 77: eastern, 81: eastern,
}

// eastern stands for dates whose layout depends on the language of Excel: they
// are read as whole days whatever they show.
const eastern = "yyyy/m/d"

// parseFormat works out what a format code shows. The code has up to four
// sections, for positive and negative numbers, zero and text; the first that
// shows something of the number decides.
func parseFormat(code string) format {
	for code != "" {
		var s section
		s, code = readSection(code)
		if f, ok := s.format(); ok {
			return f
		}
	}
	return format{}
}

// section is what one section of a format code shows.
type section struct {
	units   []byte // the units of dates and times, each run once: "dmy", "hms"
	elapsed bool   // one of them stands in brackets
	digits  bool   // it has places for digits
	percent bool
	scaled  bool // a comma behind the last place for a digit
}

// format returns what the section makes of a number; ok is false where it shows
// nothing of it but text.
func (s *section) format() (format, bool) {
	switch {
	case len(s.units) > 0 && s.elapsed:
		return format{kind: elapsed}, true
	case len(s.units) > 0:
		return s.dates(), true
	case s.percent:
		return format{kind: percent}, true
	}
	return format{scaled: s.scaled}, s.digits
}

// dates tells months from minutes, which have the same letter: minutes stand
// behind hours or before seconds.
func (s *section) dates() format {
	f := format{kind: dateTime}
	for i, u := range s.units {
		switch {
		case u == 'h' || u == 's':
			f.clock = true
		case u == 'd':
			f.day = true
		case u == 'y':
			f.year = true
		case i > 0 && s.units[i-1] == 'h' || i+1 < len(s.units) && s.units[i+1] == 's':
			f.clock = true
		default:
			f.month = true
		}
	}
	return f
}

// readSection reads the first section of a code and returns what follows it.
func readSection(code string) (s section, rest string) {
	for i := 0; i < len(code); {
		switch c := code[i]; c {
		case ';':
			return s, code[i+1:]
		case '"':
			i = after(code, i+1, `"`)
		case '\\', '_', '*': // the next character stands for itself, or for its width
			i += 2
		case '[':
			end := after(code, i, "]")
			s.bracket(code[i:end])
			i = end
		default:
			i += s.show(code[i:])
		}
	}
	return s, ""
}

// after returns where the text behind the next end begins.
func after(code string, from int, end string) int {
	if n := strings.Index(code[from:], end); n >= 0 {
		return from + n + len(end)
	}
	return len(code)
}

// bracket reads what stands in brackets: [h] and its like are units of time;
// colours, conditions, currencies and languages do not matter.
func (s *section) bracket(text string) {
	inside := strings.ToLower(strings.Trim(text, "[]"))
	if inside != "" && strings.Trim(inside, inside[:1]) == "" && strings.Contains("hms", inside[:1]) {
		s.unit(inside[0])
		s.elapsed = true
	}
}

// show reads one sign of a code and returns its length.
func (s *section) show(code string) int {
	low := strings.ToLower(code[:min(len(code), len("general"))])
	switch c := low[0]; {
	case low == "general":
		s.digits = true
		return len(low)
	case strings.HasPrefix(low, "am/pm"):
		s.units = append(s.units, 'h')
		return len("am/pm")
	case strings.HasPrefix(low, "a/p"):
		s.units = append(s.units, 'h')
		return len("a/p")
	case strings.HasPrefix(low, "e+"), strings.HasPrefix(low, "e-"): // 0.00E+00
		return len("e+")
	case c == 'b' || c == 'e' || c == 'y': // years of other calendars, and of ours
		s.unit('y')
	case c == 'd' || c == 'm' || c == 'h' || c == 's':
		s.unit(c)
	case c == '%':
		s.percent = true
	case c == '0' || c == '#' || c == '?':
		s.digits, s.scaled = true, false
	case c == ',':
		s.scaled = s.digits
	}
	return 1
}

// unit notes a unit of dates and times, once for a run of its letters.
func (s *section) unit(u byte) {
	if n := len(s.units); n == 0 || s.units[n-1] != u {
		s.units = append(s.units, u)
	}
}
