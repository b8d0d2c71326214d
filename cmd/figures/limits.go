package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/pressfigures/figures/pkg/export"
	"github.com/pressfigures/figures/pkg/scan"
	"github.com/pressfigures/figures/pkg/workbook"
)

// limit is one of the bounds on what a stranger's file may cost, as --limit and
// figures.yaml name it.
type limit struct {
	name   string
	about  string
	bytes  bool  // it is a size, and no number of things
	most   int64 // that it can be raised to
	fields []string
	get    func(export.Limits) int64
	set    func(*export.Limits, int64)
}

// limits are all of them, in the order in which help lists them. The fields are
// those that errors of the readers name.
var limits = []limit{
	{"row", "of one row of a text, quoted line ends and all", true, 1 << 30, []string{"Record", "Cell"},
		func(l export.Limits) int64 { return int64(l.Row) }, func(l *export.Limits, v int64) { l.Row = int(v) }},
	{"columns", "columns of a text", false, 1 << 24, []string{"Fields"},
		func(l export.Limits) int64 { return int64(l.Columns) }, func(l *export.Limits, v int64) { l.Columns = int(v) }},
	{"values", "different values of a column of areas, periods or dates, or of one that is grouped by", false, 1 << 26, []string{"Values"},
		func(l export.Limits) int64 { return int64(l.Values) }, func(l *export.Limits, v int64) { l.Values = int(v) }},
	{"people", "different values of any column that is read, the one of --unique with them", false, 1 << 31, []string{"Distinct", "DistinctBytes"},
		func(l export.Limits) int64 { return l.People }, func(l *export.Limits, v int64) { l.People = v }},
	{"cells", "cells of a sheet, its rows as wide as the widest", false, 1 << 30, []string{"Cells"},
		func(l export.Limits) int64 { return int64(l.Cells) }, func(l *export.Limits, v int64) { l.Cells = int(v) }},
	{"text", "of text in a workbook", true, 1 << 36, []string{"Text", "Outline"},
		func(l export.Limits) int64 { return l.Text }, func(l *export.Limits, v int64) { l.Text = v }},
	{"packed", "of a workbook, or of an archive that comes through a pipe", true, 1 << 40, []string{"File", "Held"},
		func(l export.Limits) int64 { return l.Held }, func(l *export.Limits, v int64) { l.Held = v }},
	{"unpacked", "that a packed file unpacks to", true, 1 << 50, []string{"Unpacked", "Part", "Total"},
		func(l export.Limits) int64 { return l.Unpacked }, func(l *export.Limits, v int64) { l.Unpacked = v }},
	{"ratio", "times its packed size that a file of more than 16 MiB unpacks to", false, 1 << 20, []string{"Ratio"},
		func(l export.Limits) int64 { return l.Ratio }, func(l *export.Limits, v int64) { l.Ratio = v }},
	{"files", "files in an archive", false, 1 << 24, []string{"Entries", "Parts"},
		func(l export.Limits) int64 { return int64(l.Entries) }, func(l *export.Limits, v int64) { l.Entries = int(v) }},
}

func limitNames() []string {
	var names []string
	for _, l := range limits {
		names = append(names, l.name)
	}
	return names
}

// readLimits takes --limit NAME=VALUE.
func (s *session) readLimits(o *export.Options) error {
	set := map[string]bool{}
	for _, typed := range s.flags.limits {
		name, value, found := strings.Cut(typed, "=")
		if !found {
			return s.blame("limit", typed, usage(fmt.Sprintf("--limit %q is not of the form NAME=VALUE", typed), "for example: --limit row=64MiB; \"figures help limits\" lists the names"))
		}
		l, err := limitNamed(name)
		if err == nil && set[name] {
			err = usage(fmt.Sprintf("--limit %s was given twice", name), "leave one of them out")
		}
		if err == nil {
			err = l.read(&o.Limits, value)
		}
		if err != nil {
			return s.blame("limit", typed, err)
		}
		set[name] = true
	}
	return nil
}

func limitNamed(name string) (limit, error) {
	for _, l := range limits {
		if l.name == name {
			return l, nil
		}
	}
	err := notAChoice(name, limitNames())
	return limit{}, &failure{exitUsage, "--limit " + err.Error(), hintOf(err), err}
}

// read sets a limit to a value as it was typed.
func (l limit) read(to *export.Limits, value string) error {
	v, ok := parseWhole(value, l.bytes)
	switch {
	case !ok && l.bytes:
		return usage(fmt.Sprintf("--limit %s=%q is not a size", l.name, value), fmt.Sprintf("for example: --limit %s=64MiB; units are KiB, MiB and GiB", l.name))
	case !ok:
		return usage(fmt.Sprintf("--limit %s=%q is not a whole number", l.name, value), fmt.Sprintf("for example: --limit %s=%d", l.name, l.higher()))
	case v < 1 || v > l.most:
		return usage(fmt.Sprintf("--limit %s=%q is out of range", l.name, value), fmt.Sprintf("it is at least 1 and at most %s", l.written(l.most)))
	}
	l.set(to, v)
	return nil
}

// units are those of sizes: KB stands for KiB, as it does where files are
// listed.
var units = []struct {
	names []string
	bytes int64
}{
	{[]string{"gib", "gb", "g"}, 1 << 30}, {[]string{"mib", "mb", "m"}, 1 << 20}, {[]string{"kib", "kb", "k"}, 1 << 10}, {[]string{"bytes", "b"}, 1},
}

// parseWhole reads a whole number, with a unit where that is allowed.
func parseWhole(text string, size bool) (int64, bool) {
	unit := int64(1)
	if size {
		text, unit = cutUnit(text)
	}
	v, err := strconv.ParseInt(text, 10, 64)
	return v * unit, err == nil && v >= 0 && v <= math.MaxInt64/unit
}

// cutUnit parts a size into its number and the bytes of its unit.
func cutUnit(text string) (number string, bytes int64) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, u := range units {
		for _, name := range u.names {
			if rest, found := strings.CutSuffix(text, name); found {
				return strings.TrimSpace(rest), u.bytes
			}
		}
	}
	return text, 1
}

// written is a value of the limit as it can be typed.
func (l limit) written(v int64) string {
	if !l.bytes {
		return strconv.FormatInt(v, 10)
	}
	for _, u := range []struct {
		bytes int64
		name  string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if v >= u.bytes && v%u.bytes == 0 {
			return strconv.FormatInt(v/u.bytes, 10) + u.name
		}
	}
	return strconv.FormatInt(v, 10)
}

func (l limit) standard() int64 { return l.get(export.DefaultLimits()) }
func (l limit) higher() int64   { return l.above(l.standard()) }

// above is the next value to try: eight times as much.
func (l limit) above(v int64) int64 {
	if v > l.most/8 {
		return l.most
	}
	return 8 * v
}

// beyondLimit words an error about a limit so that it names what to type. It
// returns nil for any other error.
func beyondLimit(err error) error {
	field, value := limitOf(err)
	for _, l := range limits {
		for _, name := range l.fields {
			if name == field {
				return l.failure(err, field, value)
			}
		}
	}
	return nil
}

// limitOf returns the field that an error of a reader names, and what it was.
func limitOf(err error) (field string, value int64) {
	var ofExport *export.LimitError
	var ofText *scan.LimitError
	var ofBook *workbook.LimitError
	switch {
	case errors.As(err, &ofExport):
		return ofExport.Limit, ofExport.Value
	case errors.As(err, &ofText):
		return ofText.Limit, int64(ofText.Value)
	case errors.As(err, &ofBook):
		return ofBook.Limit, ofBook.Value
	}
	return "", 0
}

// failure names the limit and the flag in the place of the field.
func (l limit) failure(err error, field string, value int64) error {
	set := value
	if slices.Contains([]string{"DistinctBytes", "Outline", "Cell"}, field) {
		set = l.standard() // these follow the limit at a distance
	}
	names := strings.NewReplacer(
		"the limit of Limits."+field, fmt.Sprintf("the limit %q", l.name),
		"raise Limits."+field, fmt.Sprintf("raise the limit: --limit %s=%s", l.name, l.written(l.above(set))),
		fmt.Sprintf("than %d bytes", value), "than "+spacedUnit((limit{bytes: true}).written(value)),
	)
	return &failure{exitFailed, names.Replace(err.Error()), names.Replace(hintOf(err)), err}
}

// spacedUnit parts a size from its unit, as it is written in a sentence.
func spacedUnit(size string) string {
	digits := strings.TrimRight(size, "KMGiB")
	unit := size[len(digits):]
	if unit == "" {
		unit = "bytes"
	}
	return digits + " " + unit
}

// limitTable lists the limits for help.
func limitTable() string {
	var b strings.Builder
	for _, l := range limits {
		about := l.about
		if l.bytes {
			about = "bytes " + about
		}
		b.WriteString(wrapped(fmt.Sprintf("  %-10s%-10s", l.name, l.written(l.standard())), about))
	}
	return b.String()
}
