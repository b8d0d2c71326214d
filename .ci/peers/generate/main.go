// Generate writes the data that reading is measured with, always the same
// bytes for the same arguments.
//
//	generate table             45 areas, 120 months, 4 channels: 21,600 counts
//	generate log BYTES         a row for each contact, until there are BYTES
//	generate people BYTES      the same with the number of the person
//	generate irregular BYTES   the log with CR LF, quoted line ends, doubled
//	                           quotes and blank lines
//	generate quoted BYTES      the log with CR LF and every cell in quotes
//	generate again FILE BYTES  the head of FILE and then its rows, over and over
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"time"
)

var areas = []string{
	"Avon and Somerset", "Bedfordshire", "Berkshire", "Bristol, City of", "Buckinghamshire", "Cambridgeshire",
	"Cheshire", "Cornwall", "County Durham", "Cumbria", "Derbyshire", "Devon", "Dorset", "East Riding of Yorkshire",
	"East Sussex", "Essex", "Gloucestershire", "Greater London", "Greater Manchester", "Hampshire", "Herefordshire, County of",
	"Hertfordshire", "Isle of Wight", "Kent", "Kingston upon Hull, City of", "Lancashire", "Leicestershire", "Lincolnshire",
	"Merseyside", "Norfolk", "North Yorkshire", "Northamptonshire", "Northumberland", "Nottinghamshire", "Oxfordshire",
	"Shropshire", "Somerset", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Tyne and Wear", "Warwickshire",
	"West Midlands", "West Yorkshire",
}

var (
	channels  = []string{"phone", "webchat", "email", "sms"}
	audiences = []string{"survivor", "family", "professional", "friend", "other"}
	campaigns = []string{"none", "spring-2016", "radio", "always on", `"Speak up"`, "tv, regional", "school pack", "none"}
)

func main() {
	w := bufio.NewWriterSize(os.Stdout, 1<<20)
	err := generate(w, os.Args[1:])
	if err = errors.Join(err, w.Flush()); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate(w io.Writer, args []string) error {
	switch {
	case len(args) == 1 && args[0] == "table":
		return table(w)
	case len(args) == 3 && args[0] == "again":
		size, err := strconv.ParseInt(args[2], 10, 64)
		if err != nil {
			return err
		}
		return again(w, args[1], size)
	case len(args) == 2:
		size, err := strconv.ParseInt(args[1], 10, 64)
		if err != nil {
			return err
		}
		if k, ok := kinds[args[0]]; ok {
			return contacts(w, k, size)
		}
	}
	return errors.New("expected table, log BYTES, people BYTES, irregular BYTES, quoted BYTES or again FILE BYTES")
}

// quote writes a cell as an export does.
func quote(s string, always bool) string {
	if always || strings.ContainsAny(s, ",\"\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// random returns a source of numbers that is the same every time.
func random() *rand.Rand { return rand.New(rand.NewPCG(20150101, 42)) }

// table writes what a dashboard exports.
func table(w io.Writer) error {
	r := random()
	text := []byte("region,period,channel,contacts\n")
	for _, a := range areas {
		for m := range 120 {
			for _, c := range channels {
				text = fmt.Appendf(text, "%s,%04d-%02d,%s,%d\n", quote(a, false), 2010+m/12, m%12+1, c, 5+r.IntN(3000))
			}
		}
	}
	_, err := w.Write(text)
	return err
}

// kind is how a log is written.
type kind struct {
	people, lineEnds, quotes bool
	end                      string
}

var kinds = map[string]kind{
	"log":       {end: "\n"},
	"people":    {end: "\n", people: true},
	"irregular": {end: "\r\n", lineEnds: true},
	"quoted":    {end: "\r\n", quotes: true},
}

// contacts writes a log of at least size bytes.
func contacts(w io.Writer, k kind, size int64) error {
	r := random()
	days := everyDay(2015, 2019)
	cell := func(s string) string { return quote(s, k.quotes) }
	named := make([]string, len(areas))
	for i, s := range areas {
		named[i] = quote(s, k.quotes || i%9 == 0) // some in quotes that need none
	}
	head := "contact_id,date,region,channel,audience,campaign,contacts"
	if k.people {
		head = "contact_id,person_id,date,region,channel,audience,campaign,contacts"
	}
	row := append(headOf(head, cell), k.end...)
	for id := int64(1_000_000); ; id++ {
		if _, err := w.Write(row); err != nil {
			return err
		}
		if size -= int64(len(row)); size <= 0 {
			return nil
		}
		u := r.Uint64()
		row = append(row[:0], cell(strconv.FormatInt(id, 10))...)
		if k.people { // a few come often, most once or twice
			row = append(append(row, ',', 'P'), strconv.FormatInt(10_000_000+int64(float64(id-999_999)*0.4*r.Float64()), 10)...)
		}
		row = append(append(row, ','), cell(days[int(u>>10&0xffff)*len(days)>>16])...)
		row = append(append(row, ','), named[area(u)]...)
		row = append(append(row, ','), cell(channels[u>>32&3])...)
		row = append(append(row, ','), cell(audiences[(u>>34&255)*5>>8])...)
		if row = append(row, ','); k.lineEnds && u>>42&3 == 0 {
			row = append(row, "\"line one\nline, \"\"two\"\"\r\n2017-01-01,Kent,phone\""...)
		} else {
			row = append(row, cell(campaigns[u>>42&7])...)
		}
		row = append(append(row, ','), cell(strconv.Itoa(count(u)))...)
		row = append(row, k.end...)
		if k.lineEnds && u>>45&31 == 0 {
			row = append(row, k.end...)
		}
	}
}

// headOf writes the names of the columns.
func headOf(names string, cell func(string) string) []byte {
	var row []byte
	for i, name := range strings.Split(names, ",") {
		if i > 0 {
			row = append(row, ',')
		}
		row = append(row, cell(name)...)
	}
	return row
}

// area chooses an area; a third of the contacts come from nine of them.
func area(u uint64) int {
	if u>>60 < 5 {
		return int(u>>40&1023) * 9 / 1024
	}
	return int(u%1024) * len(areas) / 1024
}

// count chooses how many contacts a row stands for, mostly one.
func count(u uint64) int {
	if u>>26&63 == 0 {
		return 2 + int(u>>50&7)
	}
	return 1
}

// everyDay lists the days of some years.
func everyDay(first, last int) []string {
	var days []string
	for d := time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() <= last; d = d.AddDate(0, 0, 1) {
		days = append(days, d.Format(time.DateOnly))
	}
	return days
}

// again writes a file whose rows come over and over, as fast as memory is
// copied.
func again(w io.Writer, name string, size int64) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	rows := text[bytes.IndexByte(text, '\n')+1:]
	for part := text; size > 0; part = rows {
		if _, err := w.Write(part); err != nil {
			return err
		}
		size -= int64(len(part))
	}
	return nil
}
