package period

// numberWords are the numbers that people write in words beside a unit of
// time: "the first six months", "eighteen months to June 2019".
var numberWords = [...]string{
	"zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
	"nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
	"sixteen", "seventeen", "eighteen", "nineteen", "twenty",
}
