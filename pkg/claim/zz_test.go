package claim

import (
	"fmt"
	"github.com/pressfigures/figures/pkg/release"
	"github.com/pressfigures/figures/pkg/wording"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	for _, name := range []string{"gold.jsonl", "prose.jsonl", "no_pair.jsonl"} {
		paras, ch, held, sure, bad := 0, 0, 0, 0, 0
		for _, p := range corpus(t, name) {
			paras++
			d := release.Parse(p.ID, p.Text, release.Options{})
			r := Find(d, Lexicon{})
			for _, c := range r.Claims {
				part := c.Kind == Fraction && c.Direction != 0
				if !(c.Kind.Change() || part) || c.DirectionOnly {
					continue
				}
				ch++
				if !c.From.Held() {
					if os.Getenv("V") == "2" && name != "no_pair.jsonl" {
						fmt.Printf("%s UNLINKED %q in: %s\n\n", p.ID, c.Text, d.Text[d.Sentences[c.Sentence].Start:d.Sentences[c.Sentence].End])
					}
					continue
				}
				held++
				if c.Sure {
					sure++
				}
				truth, ok := Worked(&c, part, c.From.Value, c.To.Value)
				if !ok {
					continue
				}
				row, _ := wording.RowOf(c.Row)
				j := wording.Judge(row, c.Stated, truth, wording.Options{Doubt: wording.Printed})
				if j.Verdict == wording.Wrong {
					bad++
					fmt.Printf("%s sure=%v score=%d %s %q from %v to %v: %s\n     %s\n\n", p.ID, c.Sure, c.From.Score, c.Kind, c.Text, c.From.Value, c.To.Value, j.Message, d.Text[d.Sentences[c.Sentence].Start:d.Sentences[c.Sentence].End])
				}
			}
		}
		fmt.Println(name, "paras", paras, "changes", ch, "held", held, "sure", sure, "wrong", bad)
	}
}
