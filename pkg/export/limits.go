package export

import (
	"cmp"
	"fmt"

	"github.com/pressfigures/figures/pkg/scan"
	"github.com/pressfigures/figures/pkg/workbook"
)

// Limits bound what a stranger's file may cost in memory and time. The zero
// value of each field stands for its default.
type Limits struct {
	// Row is the most bytes one row of a text may have, up to 1<<30. Default
	// 8 MiB.
	Row int
	// Columns is the most fields of such a row. Default 16,384, which is the
	// most an Excel sheet can have.
	Columns int
	// Values is the most different values a column of areas, periods or dates,
	// or one that rows are grouped by, may have, each of 64 bytes on average.
	// Default 200,000.
	Values int
	// People is the most different values of any column that is read, such as
	// the one in which people are counted, each of 32 bytes on average. Default
	// 8,388,608.
	People int64
	// Held is the most bytes of a workbook, or of an archive that comes through
	// a pipe: it is held in memory, because its table of contents stands at its
	// end. Default 64 MiB.
	Held int64
	// Unpacked is the most bytes that a packed file may unpack to, and Ratio how
	// many times its packed size where it is more than 16 MiB. Default 4 GiB and
	// 250.
	Unpacked, Ratio int64
	// Entries is the most files an archive may hold. Default 16,384.
	Entries int
	// Cells is the most cells a sheet of a workbook may have once its rows are
	// as wide as the widest, and Text the most bytes of text in it. Default
	// 3,145,728 and 32 MiB.
	Cells int
	Text  int64
}

// DefaultLimits returns the limits that hold where Options say nothing.
func DefaultLimits() Limits {
	return Limits{
		Row: 8 << 20, Columns: 16384, Values: 200_000, People: 8 << 20, Held: 64 << 20, Unpacked: 4 << 30, Ratio: 250, Entries: 16 << 10,
		Cells: 3 << 20, Text: 32 << 20,
	}
}

// orDefault fills the zero fields of l.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	return Limits{
		Row: cmp.Or(l.Row, d.Row), Columns: cmp.Or(l.Columns, d.Columns), Values: cmp.Or(l.Values, d.Values), People: cmp.Or(l.People, d.People), Held: cmp.Or(l.Held, d.Held),
		Unpacked: cmp.Or(l.Unpacked, d.Unpacked), Ratio: cmp.Or(l.Ratio, d.Ratio), Entries: cmp.Or(l.Entries, d.Entries),
		Cells: cmp.Or(l.Cells, d.Cells), Text: cmp.Or(l.Text, d.Text),
	}
}

// text returns the limits for the reader of texts.
func (l Limits) text() scan.Limits {
	people := min(l.People, 1<<31)
	return scan.Limits{Record: l.Row, Fields: l.Columns, Distinct: int(people), DistinctBytes: int(min(32*people, 1<<32-1))}
}

// sheet returns the limits for the reader of workbooks.
func (l Limits) sheet() workbook.Limits {
	d := workbook.DefaultLimits()
	return workbook.Limits{
		File: l.Held, Parts: l.Entries, Part: l.Unpacked, Total: l.Unpacked, Ratio: l.Ratio, Text: l.Text, Outline: max(d.Outline, l.Text/2),
		Cell: max(d.Cell, l.Row/8), Cells: l.Cells,
	}
}

// LimitError says that an input goes beyond one of the Limits.
type LimitError struct {
	Limit string // the field of Limits, such as "Values"
	Value int64  // what it was set to
	what  string
	hint  string
}

// Error says what is too large, and which limit says so.
func (e *LimitError) Error() string {
	return fmt.Sprintf("%s, the limit of Limits.%s", e.what, e.Limit)
}

// Hint says what to look for, and how to raise the limit.
func (e *LimitError) Hint() string { return e.hint + ", raise Limits." + e.Limit }

func unpackedError(most int64) error {
	return &LimitError{"Unpacked", most, fmt.Sprintf("it unpacks to more than %d bytes", most), "if the file is what it should be"}
}

func ratioError(most int64) error {
	return &LimitError{"Ratio", most, fmt.Sprintf("it unpacks to more than %d times its size, as a bomb does", most), "if the file is what it should be"}
}

func heldError(most int64) error {
	return &LimitError{"Held", most, fmt.Sprintf("the archive has more than %d bytes and would have to be held in memory", most),
		"name the file itself and not a pipe, or unpack it first; or, if there is memory enough"}
}

func entriesError(most int) error {
	return &LimitError{"Entries", int64(most), fmt.Sprintf("the archive holds more than %d files", most), "unpack it and name the file that is meant; or, if the archive is what it should be"}
}

func valuesError(head string, most int) error {
	return &LimitError{"Values", int64(most), fmt.Sprintf("the column %q holds more than %d different values", head, most),
		"it seems to number the cases rather than to group them; if it is right"}
}

// averageValue is how many bytes a value of a column may have on average.
const averageValue = 64

// checkValues refuses a column of more different values than the limits allow.
// All workers count together, so that their number decides nothing.
func (w *folder) checkValues() error {
	most := w.options.Limits.orDefault().Values
	for _, k := range w.keys {
		count, size := 0, 0
		if k.days != nil {
			count, size = k.days.extent()
		} else if k.book != nil {
			count, size = k.book.extent()
		}
		if count > most || size > averageValue*most {
			return in(w.layout.name, valuesError(w.layout.heads[k.column].text, most))
		}
	}
	return nil
}

// extent returns how many values there are, and their bytes.
func (b *book) extent() (count, size int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.values), b.size
}

// extent returns how many dates there are as written, and their bytes.
func (d *days) extent() (count, size int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.readings), d.size
}
