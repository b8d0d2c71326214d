package check

func (r *Report) across(o Options)           {}
func (r *Report) sums(o Options)             {}
func (r *Report) sameInOtherWords(o Options) {}
