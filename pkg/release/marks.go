package release

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// lazily is a pattern that is compiled when it is first needed: each costs the
// start of every command a millisecond.
func lazily(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// bullet starts an item of a list: a mark, or a number or a letter with a mark
// and a blank.
var bullet = lazily(`^\s*(?:[-*•●▪◦–·]|\(?(\d{1,2})[.)]|\(?[a-z][.)])\s+\S`)

// markOf says whether a line starts with the mark of an item, and what number
// the mark is, 0 for other marks. A number that no item above leads up to may
// as well end a sentence that was broken to fit ("… there were\n12. That is").
func markOf(line string) (count int, item bool) {
	found := bullet().FindStringSubmatch(line)
	if found == nil {
		return 0, false
	}
	count, _ = strconv.Atoi(found[1]) // two digits at most
	return count, true
}

// ordinal is a number that counts paragraphs and was typed by hand, as in
// minutes and in notes to editors: "2.", "(3)", or "4.1" in front of a capital.
var ordinal = lazily(`^(?:(\(?\d{1,2}[.)]\s+)\S|(\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+)(\p{Lu}\p{L}*))`)

// scaleWords go on from a number that opens a paragraph: "2.5 Million reasons".
var scaleWords = set("hundred thousand million billion trillion m bn per percent pc points times")

// ordinalWidth is how many bytes of a block its ordinal takes. It is no text,
// as the marks of a list that an editor counts by itself are none: "2. Under
// the Act" is not about two of anything. Headlines and cells have no ordinals.
func ordinalWidth(text string, kind Kind) int {
	if kind == Headline || kind == Cell || text == "" || !strings.Contains("(0123456789", text[:1]) {
		return 0
	}
	found := ordinal().FindStringSubmatch(text)
	if found == nil || scaleWords[strings.ToLower(found[3])] {
		return 0
	}
	return len(found[1]) + len(found[2])
}

// definition opens the text of a footnote in Markdown: "[^1]: Including chats."
var definition = lazily(`(?m)^[ ]{0,3}\[\^[^\]\s]+\]:[ \t]*`)

// splitNotes makes footnotes of the blocks that define them; several may stand
// in one paragraph, a line each.
func (d *Document) splitNotes() {
	if !strings.Contains(d.Text, "[^") {
		return
	}
	var blocks []Block
	for _, b := range d.Blocks {
		found := definition().FindAllStringIndex(d.Text[b.Start:b.End], -1)
		if len(found) == 0 || found[0][0] > 0 || b.Kind == Cell {
			blocks = append(blocks, b)
			continue
		}
		for i, mark := range found {
			end := b.End
			if i+1 < len(found) {
				end = b.Start + found[i+1][0]
			}
			if note := trim(d.Text, Span{b.Start + mark[1], end}); note.Start < note.End {
				blocks = append(blocks, Block{Kind: Footnote, Span: note})
			}
		}
	}
	d.Blocks = blocks
}
