package area

// sayings gives, for folded names, how they are said in prose.
func sayings() map[string]string {
	return map[string]string{
		"south west": "the South West", "north west": "the North West", "eastern": "the Eastern region",
	}
}

// IsUKName is true of well-known names of the UK.
func IsUKName(name string) bool {
	switch Fold(name) {
	case "dorset", "kent", "south west", "wales":
		return true
	}
	return false
}
