package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"

	"github.com/pressfigures/figures/pkg/area"
	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/period"
)

// populations returns the people living in each area in a period: those of a
// column of the export, and those of a file, which beat them.
func (s *session) populations() (func(period.Span) map[area.ID]number.Value, error) {
	listed, err := s.listedPopulations()
	if err != nil {
		return nil, err
	}
	return func(when period.Span) map[area.ID]number.Value {
		out, notes := s.export.Populations(when)
		if len(listed) > 0 {
			notes = nil
			if out == nil {
				out = map[area.ID]number.Value{}
			}
			maps.Copy(out, listed)
		}
		s.notes = caveat.Dedupe(append(s.notes, notes...))
		return out
	}, nil
}

// listedPopulations reads the file of populations, if one was named.
func (s *session) listedPopulations() (map[area.ID]number.Value, error) {
	name := s.flags.population
	if name == "" || !s.exists(name) {
		return nil, nil
	}
	r, err := s.env.Files.Open(name)
	if err != nil {
		return nil, s.unreadable(name, err)
	}
	defer r.Close()
	rows, err := readPopulations(r, name)
	if err != nil {
		return nil, err
	}
	out := map[area.ID]number.Value{}
	for _, row := range rows {
		// A file of populations may well know more places than the data.
		if a, err := s.cube.Areas.Resolve(row.area); err == nil {
			out[a.ID] = number.Int(row.people)
		}
	}
	return out, nil
}

// populationRow is a line of a file of populations.
type populationRow struct {
	area   string
	people int64
}

// readPopulations reads a file with the columns area and population, in any
// order and beside others. It is strict: half a list of populations gives
// wrong rates for whoever is missing.
func readPopulations(r io.Reader, name string) ([]populationRow, error) {
	reader := csv.NewReader(r)
	reader.FieldsPerRecord = -1
	head, err := reader.Read()
	if err != nil {
		return nil, usage(fmt.Sprintf("%s: there is no row of column heads", name), "a file of populations begins with the line: area,population")
	}
	columns := map[string]int{"area": -1, "population": -1}
	for i, h := range head {
		h = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
		if at, wanted := columns[h]; wanted && at >= 0 {
			return nil, usage(fmt.Sprintf("%s:1:%d: the column %q stands twice", name, i+1, h), "")
		} else if wanted {
			columns[h] = i
		}
	}
	for _, h := range []string{"area", "population"} {
		if columns[h] < 0 {
			return nil, usage(fmt.Sprintf("%s: there is no column %q; its columns are %s", name, h, quoted(head, "and")), "a file of populations begins with the line: area,population")
		}
	}
	return readPopulationRows(reader, name, columns)
}

func readPopulationRows(reader *csv.Reader, name string, columns map[string]int) ([]populationRow, error) {
	var rows []populationRow
	seen := map[string]bool{}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, usage(fmt.Sprintf("%s: %v", name, err), "")
		}
		line, _ := reader.FieldPos(0)
		row, err := readPopulationRow(record, name, line, columns)
		if err != nil {
			return nil, err
		}
		if seen[area.Fold(row.area)] {
			return nil, usage(fmt.Sprintf("%s:%d: %q stands twice", name, line, row.area), "leave one of them out")
		}
		seen[area.Fold(row.area)] = true
		rows = append(rows, row)
	}
}

func readPopulationRow(record []string, name string, line int, columns map[string]int) (populationRow, error) {
	at := columns["population"]
	if len(record) <= max(at, columns["area"]) {
		return populationRow{}, usage(fmt.Sprintf("%s:%d: the row is too short", name, line), "every row has an area and a population")
	}
	people, err := number.ParseCount(record[at], number.English)
	if err == nil && people <= 0 {
		err = fmt.Errorf("%q is not a number of people", record[at])
	}
	if err != nil {
		return populationRow{}, &failure{exitUsage, fmt.Sprintf("%s:%d:%d: %v", name, line, at+1, err), hintOf(err), err}
	}
	return populationRow{strings.TrimSpace(record[columns["area"]]), people}, nil
}

// needPopulations refuses a rate per head where nobody's population is known.
func (s *session) needPopulations(when period.Span) error {
	if len(s.desk.PopulationAt(when)) > 0 {
		return nil
	}
	return usage("a rate per head needs populations", "name a file of them: --population populations.csv, or a column: --column population=HEADER")
}

// latest is the latest complete period of the data, for questions that are not
// about any one period.
func (s *session) latest() period.Span {
	span, _ := s.cube.Latest()
	return span
}
