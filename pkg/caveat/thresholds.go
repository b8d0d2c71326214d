package caveat

// Thresholds are the numbers that set caveats off.
type Thresholds struct {
	// SmallBase: a per cent, multiple or share on a base below it gets a caveat.
	SmallBase int64
	// NoPercent: on a base below it no per cent, multiple or share is given at all.
	NoPercent int64
	// LowCount: a count from 1 to it may give people away.
	LowCount int64
	// ChanceLevel is the level of the test for chance: a decimal between 0 and 1.
	ChanceLevel string
	// AlikeLevel is the level of the test that tells two areas' changes apart.
	AlikeLevel string
	// LengthPercent: compared spans may differ in length by this many per cent.
	LengthPercent int64
	// FewEvents: a rate on fewer events than this is unstable.
	FewEvents int64
	// FewAreas: a rank among fewer areas than this says little.
	FewAreas int64
	// ManyValues: a column with more distinct values than this is an identifier.
	ManyValues int64
}

// Default returns the thresholds that hold unless others are set.
func Default() Thresholds {
	return Thresholds{
		SmallBase: 50, NoPercent: 20, LowCount: 4, ChanceLevel: "0.05", AlikeLevel: "0.05",
		LengthPercent: 5, FewEvents: 20, FewAreas: 5, ManyValues: 1000,
	}
}
