package area

import (
	"encoding/csv"
	"io"
)

// Entry is one line of an areas file.
type Entry struct {
	Area, Parent, Say string
	Aliases           []string
	Row               int
}

// ReadLookup reads an areas file.
func ReadLookup(r io.Reader, file string) ([]Entry, error) {
	records, err := csv.NewReader(r).ReadAll()
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for i, rec := range records {
		if i > 0 && len(rec) > 1 {
			entries = append(entries, Entry{Area: rec[0], Parent: rec[1], Row: i + 1})
		}
	}
	return entries, nil
}
