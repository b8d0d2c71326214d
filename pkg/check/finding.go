package check

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pressfigures/figures/pkg/caveat"
	"github.com/pressfigures/figures/pkg/claim"
	"github.com/pressfigures/figures/pkg/release"
)

// Finding is a remark about a release: about one claim, or about how several
// stand to each other.
type Finding struct {
	Rule     RuleID
	Severity caveat.Severity
	// Claim is the index of the claim in Report.Claims, or claim.None.
	Claim int
	// Span is the words it is about.
	release.Span
	Message, Hint string
	// Related are other places of the release that it has to do with.
	Related []release.Span

	fingerprint string
}

// Fingerprint tells a finding from all others of a release by its rule, the
// words of its sentence, its own words, and how many like it stand before. So
// it stays the same when text is added or removed elsewhere, and is another
// once the sentence changes. It is 16 hexadecimal digits, and empty for a
// finding that is in no report.
func (f Finding) Fingerprint() string { return f.fingerprint }

// Summary counts the claims of a report by their verdicts.
type Summary struct {
	Claims, Right, Loose, Wrong, Unsupported, Unclear int
	// NotClaims are the numbers that are no claims.
	NotClaims int
}

// Summary returns the counts of a report.
func (r *Report) Summary() Summary {
	s := Summary{Claims: len(r.Claims), NotClaims: len(r.Plain)}
	for _, j := range r.Claims {
		switch j.Verdict {
		case Right:
			s.Right++
		case Loose:
			s.Loose++
		case Wrong:
			s.Wrong++
		case Unclear:
			s.Unclear++
		default:
			s.Unsupported++
		}
	}
	return s
}

// Worst is the highest severity among the findings; caveat.OK without any.
func (r *Report) Worst() caveat.Severity {
	worst := caveat.OK
	for _, f := range r.Findings {
		worst = max(worst, f.Severity)
	}
	return worst
}

// collect makes the findings of a report anew: those of claims, those of the
// release, and what is passed over taken out.
func (r *Report) collect() {
	r.Findings = slices.Concat(r.ofClaims(), r.own, r.others, r.noClaims())
	r.once(RuleID(caveat.PeriodAmbiguous))
	r.borneOut()
	r.tidy()
	r.mark()
	r.passOver()
}

// ofClaims makes findings of the claims that have something to say.
func (r *Report) ofClaims() []Finding {
	var found []Finding
	for i, j := range r.Claims {
		if j.Rule != "" {
			found = append(found, Finding{Rule: j.Rule, Severity: j.Severity, Claim: i, Span: j.Span, Message: j.Message, Hint: j.Hint, Related: j.Related})
		}
		for _, note := range j.Notes {
			found = append(found, Finding{Rule: RuleID(note.ID), Severity: note.Severity(), Claim: i, Span: j.Span, Message: note.Text, Hint: note.Hint})
		}
	}
	return found
}

// once keeps the first finding of a rule that is said once for a release: what
// the data say of a claim before what the text says alone.
func (r *Report) once(rule RuleID) {
	seen := false
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool {
		again := f.Rule == rule && seen
		seen = seen || f.Rule == rule
		return again
	})
}

// borneOut takes out what was said of a headline by the body alone where the
// data hold it: the body then speaks of something else.
func (r *Report) borneOut() {
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool {
		if f.Claim < 0 || f.Rule != RuleID(caveat.HeadlineStronger) && f.Rule != RuleID(caveat.TwoVersions) {
			return false
		}
		j := r.Claims[f.Claim]
		return r.heading(j.Claim) && j.Basis == ByData && j.Verdict == Right
	})
}

// noClaims remarks on a release in which nothing was found to check: more
// often it is the wrong file, or a picture of a text, than a release without
// numbers.
func (r *Report) noClaims() []Finding {
	if len(r.Claims) > 0 {
		return nil
	}
	if len(r.Document.Sentences) == 0 {
		return []Finding{{
			Rule: RuleNoClaims, Severity: caveat.Warning, Claim: claim.None,
			Message: "the release is empty, so nothing was checked", Hint: "make sure that this is the right file, and that it was saved",
		}}
	}
	return []Finding{{
		Rule: RuleNoClaims, Severity: caveat.Warning, Claim: claim.None, Span: r.Document.Sentences[0],
		Message: "no number in this text says how much or how many, so nothing was checked",
		Hint:    "make sure that this is the right file, and that its text is not a picture",
	}}
}

// tidy sorts findings by their place in the text, the most serious first where
// several stand at one, and leaves out those that stand there already.
func (r *Report) tidy() {
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.End, b.End), cmp.Compare(a.Rule, b.Rule))
	})
	type key struct {
		rule RuleID
		at   release.Span
		text string
	}
	seen := map[key]bool{}
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool {
		k := key{f.Rule, f.Span, f.Message}
		again := seen[k]
		seen[k] = true
		return again
	})
}

// mark gives every finding that has none its fingerprint. It is given before
// anything is passed over, so that what is accepted changes no other.
func (r *Report) mark() {
	before := map[string]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.fingerprint != "" {
			continue
		}
		name := strings.Join([]string{string(f.Rule), folded(r.sentence(f.Start)), folded(r.words(f.Span))}, "\x00")
		f.fingerprint = printOf(name, before[name])
		before[name]++
	}
}

// printOf is the fingerprint of what has a name, and so many like it before it.
func printOf(name string, before int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", name, before))
	return hex.EncodeToString(sum[:8])
}

// sentence is the text of the sentence that a byte is in.
func (r *Report) sentence(at int) string { return r.words(r.sentenceAt(at)) }

// sentenceAt is the sentence that a byte is in; empty where it is in none.
func (r *Report) sentenceAt(at int) release.Span {
	i := r.Document.SentenceAt(at)
	if i < 0 {
		return release.Span{}
	}
	return r.Document.Sentences[i]
}

func (r *Report) words(s release.Span) string { return r.Document.Text[s.Start:s.End] }

// folded is a text without what editors change without changing its meaning:
// blanks, case, and the shape of quotation marks and dashes.
func folded(text string) string {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".,%£$€", r)
	})
	return strings.Join(fields, " ")
}
