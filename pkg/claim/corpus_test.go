package claim

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pressfigures/figures/pkg/release"
)

// label is a claim as labelled by hand.
type label struct {
	Text       string `json:"text"`
	Kind       Kind   `json:"kind"`
	Value      any    `json:"value"`
	From       any    `json:"from"`
	To         any    `json:"to"`
	Verdict    string `json:"verdict_internal"`
	Start, End int
}

// paragraph is a labelled paragraph; offsets are in code points.
type paragraph struct {
	ID     string  `json:"id"`
	Text   string  `json:"text"`
	Claims []label `json:"claims"`
}

func corpus(t *testing.T, name string) []paragraph {
	folder := os.Getenv("FIGURES_CORPUS")
	if folder == "" {
		t.Skip("FIGURES_CORPUS is not set")
	}
	file, err := os.Open(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var found []paragraph
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p paragraph
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		for i := range p.Claims {
			p.Claims[i].Start = byteOffset(p.Text, p.Claims[i].Start)
			p.Claims[i].End = byteOffset(p.Text, p.Claims[i].End)
		}
		found = append(found, p)
	}
	return found
}

// byteOffset turns an offset in code points into one in bytes.
func byteOffset(text string, points int) int {
	n := 0
	for i := range text {
		if n == points {
			return i
		}
		n++
	}
	return len(text)
}

// optional says whether a label is of a claim without a number, which the
// labels do not have consistently.
func (l label) optional() bool {
	_, number := l.Value.(float64)
	return !number || l.Kind == Rank
}

// optionalClaim is the same of a claim found.
func optionalClaim(c Claim) bool { return c.DirectionOnly || c.Kind == Rank || c.Kind == Comparison }

func TestCorpusClaims(t *testing.T) {
	verbose := os.Getenv("VERBOSE") != ""
	type tally struct{ found, kind, of int }
	recall, precision := map[Kind]*tally{}, map[Kind]*tally{}
	get := func(m map[Kind]*tally, k Kind) *tally {
		if m[k] == nil {
			m[k] = &tally{}
		}
		return m[k]
	}
	links, right, made := 0, 0, 0
	for _, p := range corpus(t, "gold.jsonl") {
		d := release.Parse(p.ID, p.Text, release.Options{})
		r := Find(d, Lexicon{})
		used := map[int]bool{}
		for _, l := range p.Claims {
			match := -1
			for i, c := range r.Claims {
				if c.Start < l.End && l.Start < c.End && (match < 0 || sameKind(c.Kind, l.Kind) && !sameKind(r.Claims[match].Kind, l.Kind)) && !(optionalClaim(c) && !l.optional()) {
					match = i
				}
			}
			if match >= 0 {
				used[match] = true
			}
			if l.optional() {
				continue
			}
			k := get(recall, l.Kind)
			k.of++
			switch {
			case match < 0:
				if verbose {
					fmt.Printf("%s MISSED %s %q\n", p.ID, l.Kind, l.Text)
				}
				continue
			case sameKind(r.Claims[match].Kind, l.Kind):
				k.kind++
			default:
				if verbose {
					fmt.Printf("%s KIND %s %q found %s %q\n", p.ID, l.Kind, l.Text, r.Claims[match].Kind, r.Claims[match].Text)
				}
			}
			k.found++
			if l.From == nil || l.To == nil {
				continue
			}
			links++
			c := r.Claims[match]
			if c.From.Held() {
				made++
			}
			from, to := number64(l.From), number64(l.To)
			if c.From.Held() && near(c.From, from) && near(c.To, to) {
				right++
			} else if verbose {
				fmt.Printf("%s LINK %q wants %v %v has %v %v (%d %v)\n", p.ID, l.Text, from, to, c.From.Value, c.To.Value, c.From.Score, c.Sure)
			}
		}
		for i, c := range r.Claims {
			if optionalClaim(c) {
				continue
			}
			k := get(precision, c.Kind)
			k.of++
			if used[i] {
				k.found++
			} else if verbose {
				fmt.Printf("%s EXTRA %s %q\n", p.ID, c.Kind, c.Text)
			}
		}
	}
	var all tally
	for k, v := range recall {
		t.Logf("%-16s found %d, kind right %d of %d", k, v.found, v.kind, v.of)
		all.found, all.kind, all.of = all.found+v.found, all.kind+v.kind, all.of+v.of
	}
	t.Logf("recall: any %d of %d (%.3f), kind right %d (%.3f)", all.found, all.of, float64(all.found)/float64(all.of), all.kind, float64(all.kind)/float64(all.of))
	var prec tally
	for k, v := range precision {
		t.Logf("%-16s precision %d of %d", k, v.found, v.of)
		prec.found, prec.of = prec.found+v.found, prec.of+v.of
	}
	t.Logf("precision: %d of %d (%.3f)", prec.found, prec.of, float64(prec.found)/float64(prec.of))
	t.Logf("links: %d right of %d, %d made", right, links, made)
}

func sameKind(a, b Kind) bool {
	loose := map[Kind]Kind{Cumulative: Count, Sum: Count}
	if k, ok := loose[a]; ok {
		a = k
	}
	if k, ok := loose[b]; ok {
		b = k
	}
	return a == b
}

func number64(v any) float64 {
	f, _ := v.(float64)
	return f
}

// near says whether an operand is a labelled number.
func near(l Link, want float64) bool {
	var low, high float64
	fmt.Sscan(strings.TrimSpace(l.Value.Low.Decimal(6)), &low)
	fmt.Sscan(strings.TrimSpace(l.Value.High.Decimal(6)), &high)
	mid := math.Abs(low+high) / 2 // a loss is labelled by its size
	return math.Abs(mid-want) <= math.Abs(want)*0.0001+(high-low)/2
}
