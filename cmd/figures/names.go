package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/cube"
	"github.com/pressfigures/figures/pkg/export"
)

// This file answers names that the data do not have: with the nearest ones, and
// with the command as it should have been typed.

// nearest lists the names that a word may stand for, best first: those it
// begins, then those it is a slip away from.
func nearest(word string, names []string, most int) []string {
	var out []string
	for _, n := range names {
		if len(word) > 1 && len(out) < most && strings.HasPrefix(strings.ToLower(n), strings.ToLower(word)) {
			out = append(out, n)
		}
	}
	if len(out) > 0 {
		return out
	}
	return area.Near(word, names, most)
}

// areaNames lists the names of the areas with data.
func (s *session) areaNames() []string {
	var names []string
	for _, a := range s.cube.Areas.All() {
		if s.cube.Holds(a.ID) {
			names = append(names, a.Name)
		}
	}
	return names
}

func (s *session) areasHint() string {
	names := s.areaNames()
	if len(names) == 0 {
		return "the data have no areas: leave the name out, or say which column holds them with --column area=HEADER"
	}
	return "the areas with data are " + firstOf(names, 8)
}

// unknownArea lists the nearest names, or the places that share one.
func (s *session) unknownArea(flag, name string, err error) error {
	var unknown *area.UnknownError
	if !errors.As(err, &unknown) {
		return flagFailure(flag, err)
	}
	near := nearest(name, s.areaNames(), 3)
	return s.correctedCommand(usage(fmt.Sprintf("the data have no area %q", name), s.areasHint()), flag, name, near)
}

func (s *session) unknownMember(typed, column, value string, d cube.Dimension) error {
	var names []string
	for _, m := range d.Members {
		names = append(names, m.Name)
	}
	err := usage(fmt.Sprintf("the column %q has no value %q", d.Name, value), valuesHint(names))
	if s.isPrivate(d.Name) {
		return usage(err.Error(), "what is in the column is not shown: it is not one that splits the counts")
	}
	if !areLabels(names) {
		return err
	}
	near := nearest(value, names, 3)
	for i := range near {
		near[i] = column + "=" + near[i]
	}
	return s.correctedCommand(err, "where", typed, near)
}

// Columns of few and short values are labels. Others may be what somebody
// wrote about somebody, and are not printed for a slip in typing.
const (
	fewValues  = 50
	shortValue = 40
)

// areLabels reports whether the values of a column are few and short.
func areLabels(names []string) bool {
	long := func(name string) bool { return utf8.RuneCountInString(name) > shortValue }
	return len(names) <= fewValues && !slices.ContainsFunc(names, long)
}

// askedFor is the reason that an inspection gives for such a column.
const askedFor = "asked for"

// isPrivate reports whether a column splits the counts only because a flag
// named it: left alone, it was taken for a name, a number of a person or what
// somebody wrote.
func (s *session) isPrivate(column string) bool {
	return slices.ContainsFunc(s.export.Inspection().Files, func(f export.FileInspection) bool {
		return slices.ContainsFunc(f.Columns, func(c export.ColumnInspection) bool {
			return area.Fold(c.Head) == area.Fold(column) && c.Reason == askedFor
		})
	})
}

// valuesHint lists the values of a column where they are labels.
func valuesHint(names []string) string {
	if !areLabels(names) {
		return fmt.Sprintf("it has %s; --by lists them", plural(len(names), "other value", "other values"))
	}
	return "its values are " + firstOf(names, 8)
}

// unknownName words the error for a column that the data do not have.
func (s *session) unknownName(err error, name string, near []string) error {
	for _, flag := range []string{"by", "where", "unique", "column", "population"} {
		for i, a := range s.args {
			value, isNext := strings.CutPrefix(a, "--"+flag+"=")
			if !isNext && i > 0 && s.args[i-1] == "--"+flag {
				value, isNext = a, true
			}
			if isNext && (value == name || strings.HasPrefix(value, name+"=") || strings.HasSuffix(value, "="+name)) {
				return s.correctedCommand(err, flag, value, renamed(value, name, near))
			}
		}
	}
	return &failure{exitUsage, err.Error(), hintOf(err), err}
}

// didYouMean lists names that may have been meant; empty where there are none.
func didYouMean(near []string) string {
	if len(near) == 0 {
		return ""
	}
	return "did you mean " + quoted(near, "or") + "?"
}

// renamed puts other names into the value of a flag.
func renamed(value, name string, names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, strings.Replace(value, name, n, 1))
	}
	return out
}

// correctedCommand adds the nearest names and the command with the first of
// them to an error.
func (s *session) correctedCommand(err error, flag, wrong string, near []string) error {
	if len(near) == 0 {
		return &failure{exitUsage, err.Error(), hintOf(err), err}
	}
	hint := didYouMean(near) + " Type:\n" + commandLine(corrected(s.args, flag, wrong, near[0]), s.env.System)
	return &failure{exitUsage, err.Error(), hint, err}
}
