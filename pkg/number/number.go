// Package number holds exact quantities: values, ranges of values, ratios and
// their rounding; the strict reading of a spreadsheet cell; and numbers as
// people write them in prose, each with the interval it stands for.
//
// Nothing in it passes through a float: a value is a ratio of two integers
// from the cell to the printed digit, and it is rounded once, at printing, half
// away from zero, as UK statistical bodies and spreadsheets do (fmt and
// x/text/number round 14.5 to "14").
//
// It is NOT the place for what a hedge means ("nearly", "more than": package
// wording), for how a house prints per cents (package style), or for dates and
// years (package period): to this package 2019 is a number like any other.
package number
