package workbook

import (
	"cmp"
	"fmt"
)

// Limits bound what a stranger's workbook may cost. They hold for what is
// unpacked, not for what the archive says of itself.
type Limits struct {
	// File is the most bytes the packed file may have. It is held in memory unless
	// it can be read in its place.
	// Default 256 MiB.
	File int64
	// Parts is the most files there may be in the archive. Default 16,384.
	Parts int
	// Part is the most bytes one of them may unpack to, and Total all those
	// that are read. Sheets are unpacked as they are read and never held whole.
	// Default 1 GiB and 2 GiB.
	Part, Total int64
	// Ratio is how many times its packed size a part of more than 16 MiB may
	// unpack to. Default 250: sheets that Excel writes reach about 60, and a
	// bomb 1,000.
	Ratio int64
	// Outline is the most bytes that the list of sheets, the cell styles and
	// each list of relationships may unpack to; most of it is held in memory
	// while it is read. Default 16 MiB.
	Outline int64
	// Text is the most bytes of text held: of the table of shared texts, and of
	// the cells of a sheet. Default 256 MiB.
	Text int64
	// Cell is the most bytes of text in one cell, or of one tag. Default 1 MiB;
	// Excel itself allows 32,767 characters.
	Cell int
	// Rows and Columns are the last row and column that may hold something.
	// Default 1,048,576 and 16,384, which are the most a sheet can have.
	Rows, Columns int
	// Cells is the most cells a sheet may have after its rows are made as wide
	// as the widest one. Default 16,777,216.
	Cells int
}

// DefaultLimits returns the limits that hold where Options say nothing.
func DefaultLimits() Limits {
	return Limits{
		File: 256 << 20, Parts: 16 << 10, Part: 1 << 30, Total: 2 << 30, Ratio: 250,
		Outline: 16 << 20, Text: 256 << 20, Cell: 1 << 20,
		Rows: maxRows, Columns: maxColumns, Cells: 16 << 20,
	}
}

// The most rows and columns that any sheet can have (ECMA-376, and Excel's own
// "specifications and limits").
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// ratioFrom is the unpacked size from which the ratio counts: short parts of
// repeated tags pack very well.
const ratioFrom = 16 << 20

// mergesMost is the most merged ranges of a sheet: more than Excel can open.
const mergesMost = 1 << 20

// orDefault fills the zero fields of l and checks the others.
func (l Limits) orDefault() (Limits, error) {
	d := DefaultLimits()
	l = Limits{
		File: cmp.Or(l.File, d.File), Parts: cmp.Or(l.Parts, d.Parts), Part: cmp.Or(l.Part, d.Part), Total: cmp.Or(l.Total, d.Total), Ratio: cmp.Or(l.Ratio, d.Ratio),
		Outline: cmp.Or(l.Outline, d.Outline), Text: cmp.Or(l.Text, d.Text), Cell: cmp.Or(l.Cell, d.Cell),
		Rows: cmp.Or(l.Rows, d.Rows), Columns: cmp.Or(l.Columns, d.Columns), Cells: cmp.Or(l.Cells, d.Cells),
	}
	if min(l.File, int64(l.Parts), l.Part, l.Total, l.Ratio, l.Outline, l.Text, int64(l.Cell), int64(l.Rows), int64(l.Columns), int64(l.Cells)) < 1 {
		return l, fmt.Errorf("limits must be at least 1, not %+v", l)
	}
	if l.Rows > maxRows || l.Columns > maxColumns || l.Cell > 1<<30 {
		return l, fmt.Errorf("limits are out of range: at most %d rows, %d columns and %s in a cell", maxRows, maxColumns, byteSize(1<<30))
	}
	return l, nil
}

// byteSize writes a number of bytes in the largest unit that fits it.
func byteSize(n int64) string {
	units := []string{"bytes", "KiB", "MiB", "GiB"}
	i := 0
	for ; i+1 < len(units) && n >= 1024 && n%1024 == 0; i++ {
		n /= 1024
	}
	return fmt.Sprintf("%d %s", n, units[i])
}
