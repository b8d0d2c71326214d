package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The values of flags. Each refuses what it does not understand with a hint,
// and a flag that takes one value refuses a second: taking the last of two
// without a word would answer another question than the one typed.

// once refuses a second value.
type once struct{ was *string }

func (o *once) take(value string) error {
	if o.was != nil {
		return usage(fmt.Sprintf("was given twice: %q and %q", *o.was, value), "leave one of them out")
	}
	o.was = &value
	return nil
}

// typed is the value as it was typed, empty where none was.
func (o *once) typed() string {
	if o.was == nil {
		return ""
	}
	return *o.was
}

// listed writes the values of a flag that may be repeated.
func listed(values *[]string) string {
	if values == nil {
		return ""
	}
	return strings.Join(*values, "; ")
}

// textValue is a flag of any text that is not blank.
type textValue struct {
	once
	to *string
}

func (v *textValue) String() string { return v.typed() }
func (v *textValue) Type() string   { return "text" }

func (v *textValue) Set(value string) error {
	if strings.TrimSpace(value) == "" {
		return usage("is empty", "")
	}
	if err := v.take(value); err != nil {
		return err
	}
	*v.to = value
	return nil
}

// listValue is a flag that may be repeated; its values are never split.
type listValue struct{ to *[]string }

func (v *listValue) String() string { return listed(v.to) }
func (v *listValue) Type() string   { return "text" }

func (v *listValue) Set(value string) error {
	if strings.TrimSpace(value) == "" {
		return usage("is empty", "")
	}
	*v.to = append(*v.to, value)
	return nil
}

// choiceValue is a flag of a few words.
type choiceValue struct {
	once
	to      *string
	choices []string
}

func (v *choiceValue) String() string { return v.typed() }
func (v *choiceValue) Type() string   { return "word" }

func (v *choiceValue) Set(value string) error {
	if !slices.Contains(v.choices, value) {
		return notAChoice(value, v.choices)
	}
	if err := v.take(value); err != nil {
		return err
	}
	*v.to = value
	return nil
}

func notAChoice(value string, choices []string) error {
	hint := ""
	if near := nearest(value, choices, 1); len(near) > 0 {
		hint = "did you mean " + near[0] + "?"
	}
	return usage(fmt.Sprintf("%q is not one of %s", value, joined(choices, "or")), hint)
}

// choicesValue is a flag of a few words that may be repeated.
type choicesValue struct {
	to      *[]string
	choices []string
}

func (v *choicesValue) String() string { return listed(v.to) }
func (v *choicesValue) Type() string   { return "word" }

func (v *choicesValue) Set(value string) error {
	if !slices.Contains(v.choices, value) {
		return notAChoice(value, v.choices)
	}
	if !slices.Contains(*v.to, value) {
		*v.to = append(*v.to, value)
	}
	return nil
}

// numberValue is a flag of a whole number.
type numberValue struct {
	once
	to        *int
	low, high int
}

func (v *numberValue) String() string { return v.typed() }
func (v *numberValue) Type() string   { return "number" }

func (v *numberValue) Set(value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < v.low || n > v.high {
		return usage(fmt.Sprintf("%q is not a whole number from %d to %d", value, v.low, v.high), "")
	}
	if err := v.take(value); err != nil {
		return err
	}
	*v.to = n
	return nil
}

// switchValue is a flag without a value, or with true or false.
type switchValue struct{ to *bool }

func (v *switchValue) String() string   { return strconv.FormatBool(v.to != nil && *v.to) }
func (v *switchValue) Type() string     { return "bool" }
func (v *switchValue) IsBoolFlag() bool { return true }

func (v *switchValue) Set(value string) error {
	yes, err := strconv.ParseBool(value)
	if err != nil {
		return usage(fmt.Sprintf("%q is neither true nor false", value), "")
	}
	*v.to = yes
	return nil
}
