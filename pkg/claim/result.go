package claim

// result turns items into claims.
func (f *finder) result() Result {
	r := Result{Plain: f.plain}
	for i, it := range f.items {
		c := it.Claim
		c.Index, c.Block = i, it.t.block
		c.Start, c.End = it.t.tok(it.first).Start, it.t.tok(it.last).End
		c.Text = it.t.raw[c.Start:c.End]
		c.Sentence = it.t.tok(it.at).sentence
		c.Quoted = f.doc.Quoted(c.Start)
		r.Claims = append(r.Claims, c)
	}
	return r
}
