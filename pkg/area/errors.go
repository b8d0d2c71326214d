package area

import (
	"fmt"
	"strings"
)

// UnknownError is the error for a name that no place has.
type UnknownError struct {
	// Name is the name asked for.
	Name string
	// Near are the nearest names that do exist, best first; often empty.
	Near []string
}

// Error names the culprit.
func (e *UnknownError) Error() string { return fmt.Sprintf("no area is called %q", e.Name) }

// Hint lists the nearest names, or is empty.
func (e *UnknownError) Hint() string {
	if len(e.Near) == 0 {
		return ""
	}
	return "did you mean " + anyOf(e.Near) + "?"
}

// AmbiguousError is the error for a name that several places share.
type AmbiguousError struct {
	// Name is the name asked for.
	Name string
	// Paths are what to type for each of the places, sorted.
	Paths []string
}

// Error names the culprit and says how many places it could be.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q is the name of %d areas", e.Name, len(e.Paths))
}

// Hint lists what to type instead.
func (e *AmbiguousError) Hint() string { return "say which: " + anyOf(e.Paths) }

// CycleError is the error for places that lie within each other.
type CycleError struct {
	// Loop are the names around the circle, each lying in the next; the first is repeated at the end.
	Loop []string
}

// Error shows the circle.
func (e *CycleError) Error() string {
	return "areas lie within each other in a circle: " + strings.Join(quoteAll(e.Loop), " in ")
}

// Hint says what to look at.
func (e *CycleError) Hint() string { return "correct the parent of one of them" }

// ClashError is the error for facts about places that contradict each other.
type ClashError struct {
	// Reason says what contradicts what, with names in quotes.
	Reason string
	// Advice says what to do; may be empty.
	Advice string
}

// Error says what contradicts what.
func (e *ClashError) Error() string { return e.Reason }

// Hint says what to do, or is empty.
func (e *ClashError) Hint() string { return e.Advice }

// anyOf writes a list as `"a", "b" or "c"`.
func anyOf(names []string) string {
	quoted := quoteAll(names)
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}

func quoteAll(names []string) []string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	return quoted
}
