package export_test

import "strings"

// manyRows repeats a row, beyond the first ones by which columns are judged.
func manyRows(row string, times int) string { return strings.Repeat(row+"\n", times) }
