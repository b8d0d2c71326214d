package caveat

import (
	"fmt"
	"strconv"
	"strings"
)

// Thresholds are the numbers that set caveats off. Each has the ID of its rule as its name; see [Thresholds.Set].
type Thresholds struct {
	// SmallBase: a per cent, multiple or share on a base below it carries a caveat. In units counted; 0 for never.
	SmallBase int64
	// NoPercent: on a base below it, no per cent, multiple or share is given unless forced. In units counted.
	NoPercent int64
	// LowCount: a count from 1 to it may give people away. In units counted; 0 for never.
	LowCount int64
	// ChanceLevel: a change whose probability by chance is at or above it carries a caveat. A decimal above 0 and
	// below 1, as text, since it is exact.
	ChanceLevel string
	// AlikeLevel: two areas' changes whose difference has a probability at or above it carry a caveat. As ChanceLevel.
	AlikeLevel string
	// LengthPercent: spans that are compared may differ in days by so many per cent of the longer. 0 to 100.
	LengthPercent int64
	// FewEvents: a rate on fewer events carries a caveat. In units counted.
	FewEvents int64
	// FewAreas: a rank among fewer areas carries a caveat. In areas.
	FewAreas int64
	// ManyValues: a column with more different values, and not named, is one of identifiers. In values.
	ManyValues int64
}

// Default returns the thresholds that hold unless others are set. They are those of the rules.
func Default() Thresholds {
	return Thresholds{
		SmallBase: 50, NoPercent: 20, LowCount: 4, ChanceLevel: "0.05", AlikeLevel: "0.05",
		LengthPercent: 5, FewEvents: 20, FewAreas: 5, ManyValues: 1000,
	}
}

// Settable lists the IDs of the rules whose threshold can be set, sorted.
func Settable() []ID {
	var ids []ID
	for _, rule := range Rules() {
		if rule.Threshold != "" {
			ids = append(ids, rule.ID)
		}
	}
	return ids
}

// Set sets the threshold of a rule from its text in a configuration. It is strict: whole numbers are plain digits,
// without sign, separator or leading zero, and at most 1,000,000 (100 for period-length); levels are decimals such as
// 0.05, above 0 and below 1, of at most 12 places. Anything else, and an ID that is not in [Settable], is a *ThresholdError that leaves
// everything as it was.
func (t *Thresholds) Set(id, value string) error {
	if level := t.level(ID(id)); level != nil {
		if !isLevel(value) {
			return &ThresholdError{ID: id, Value: value, Reason: "is not a decimal above 0 and below 1, such as 0.05"}
		}
		*level = value
		return nil
	}
	number := t.number(ID(id))
	if number == nil {
		return &ThresholdError{ID: id, Value: value}
	}
	most := int64(1_000_000)
	if ID(id) == PeriodLength {
		most = 100
	}
	n, ok := parseWhole(value)
	if !ok || n > most {
		return &ThresholdError{ID: id, Value: value, Reason: fmt.Sprintf("is not a whole number from 0 to %d", most)}
	}
	*number = n
	return nil
}

// Get returns the threshold of a rule as Set takes it; false if it has none.
func (t Thresholds) Get(id ID) (string, bool) {
	if level := t.level(id); level != nil {
		return *level, true
	}
	if number := t.number(id); number != nil {
		return strconv.FormatInt(*number, 10), true
	}
	return "", false
}

// number is where the whole number of a rule is kept; nil if it has none.
func (t *Thresholds) number(id ID) *int64 {
	switch id {
	case SmallBase:
		return &t.SmallBase
	case NoPercent:
		return &t.NoPercent
	case LowCount:
		return &t.LowCount
	case PeriodLength:
		return &t.LengthPercent
	case FewEvents:
		return &t.FewEvents
	case FewAreas:
		return &t.FewAreas
	case IdentifierColumn:
		return &t.ManyValues
	}
	return nil
}

// level is where the probability of a rule is kept; nil if it has none.
func (t *Thresholds) level(id ID) *string {
	switch id {
	case Chance:
		return &t.ChanceLevel
	case AreasAlike:
		return &t.AlikeLevel
	}
	return nil
}

func parseWhole(text string) (int64, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil && n >= 0 && strconv.FormatInt(n, 10) == text
}

// isLevel bounds the digits, so that a level from a file costs no more to work with than one from a person.
func isLevel(text string) bool {
	const most = 12
	digits, ok := strings.CutPrefix(text, "0.")
	return ok && len(digits) <= most && strings.Trim(digits, "0123456789") == "" && strings.Trim(digits, "0") != ""
}

// ThresholdError is the error for a threshold that cannot be set.
type ThresholdError struct {
	// ID and Value are as they were given.
	ID, Value string
	// Reason says what is wrong with the value; empty if no rule of this ID has a threshold.
	Reason string
}

// Error names the culprit.
func (e *ThresholdError) Error() string {
	if e.Reason == "" {
		return fmt.Sprintf("no threshold is called %q", e.ID)
	}
	return fmt.Sprintf("threshold %q: %q %s", e.ID, e.Value, e.Reason)
}

// Hint lists the names of thresholds, or gives the default.
func (e *ThresholdError) Hint() string {
	if e.Reason == "" {
		var names []string
		for _, id := range Settable() {
			names = append(names, string(id))
		}
		return "those that can be set are " + strings.Join(names, ", ")
	}
	value, _ := Default().Get(ID(e.ID))
	return "the default is " + value
}
