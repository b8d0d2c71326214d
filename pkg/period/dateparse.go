package period

// DateOrder says which part of a date like 03/04/2019 is the day.
type DateOrder int

// The orders. Unknown reads day first where both readings exist.
const (
	DayFirst DateOrder = iota
	MonthFirst
	Unknown
)
