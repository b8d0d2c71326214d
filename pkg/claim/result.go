package claim

import "slices"

// result turns items into claims.
func (f *finder) result() Result {
	r := Result{Claims: slices.Grow([]Claim(nil), len(f.items)), Plain: f.plain}
	for i, it := range f.items {
		c := it.Claim
		c.Index, c.Block = i, it.t.block
		c.Start, c.End = it.t.tok(it.first).Start, it.t.tok(it.last).End
		c.Text = it.t.raw[c.Start:c.End]
		c.Sentence = it.t.tok(it.at).sentence
		c.Quoted = f.doc.Quoted(c.Start)
		r.Claims = append(r.Claims, c)
	}
	if !f.bearsDate() {
		r.Leans = f.leaning()
	}
	return r
}

// leaning is the first phrase that the date of the text placed; empty for none.
func (f *finder) leaning() string {
	for _, t := range f.texts {
		for _, m := range t.mentions {
			if len(m.Readings) > 0 && m.Readings[0].ByDate {
				return t.raw[m.Start:m.End]
			}
		}
	}
	return ""
}
