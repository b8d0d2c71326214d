package claim

import (
	"strings"

	"github.com/pressfigures/figures/pkg/number"
	"github.com/pressfigures/figures/pkg/release"
)

// Numbers that only name or number things: "the six forces", "12 things we
// learned", "registered charity 1014942", the pages of a menu.

// mostMembers is how many places a region is told to have.
var mostMembers = number.Int(60)

// isMembers tells the number of known places: "the six forces together", "of
// all seven counties".
func isMembers(t *text, i int, n number.Written) bool {
	if n.Class != number.Plain || n.Places > 0 || n.Value.Cmp(mostMembers) > 0 || !t.in(i+1, memberNouns) {
		return false
	}
	return t.is(i-1, "the", "all", "these", "those", "our") && !t.is(i-2, "as")
}

// listedThings are what headlines and links say that they have so many of.
var listedThings = set(`things ways reasons tips lessons facts questions steps takeaways signs myths pictures photos stories rules`)

// isListed tells the length of a list that a line announces: "12 things we
// learned this week", "five ways to stay safe".
func isListed(t *text, i int, n number.Written) bool {
	opens := i == t.tok(i).opens || i == t.tok(i).opens+1 && t.is(i-1, "the", "our", "top")
	return opens && n.Class == number.Plain && n.Value.Cmp(mostMembers) <= 0 && t.in(i+1, listedThings) && !t.is(i+2, "were", "was", "had", "have")
}

// registers are what gives a charity or a firm its number.
var registers = set(`charity company registered registration charities companies vat licence license isbn`)

// beforeRegistered may stand between a register and its number.
var beforeRegistered = set(`number numbers no nos in england and wales scotland ireland northern uk limited with ( ) : . # is by guarantee the`)

// isRegistered tells the number under which a charity or a firm is listed:
// "registered charity number 1014942".
func isRegistered(t *text, i int, n number.Written) bool {
	if !digitsOnly(n) || len(n.Text) < 5 || t.nounWord(i+1) && !t.in(i+1, registers) && t.near(i+1, i) {
		return false
	}
	for k := i - 1; k > i-10 && t.near(k, i); k-- {
		switch {
		case t.in(k, registers):
			return true
		case t.in(k, beforeRegistered), t.tok(k).kind == mark:
		default:
			return false
		}
	}
	return false
}

// isHypothetical tells a number of people that nobody counted: "we would rather
// hear from ten people who do not need us".
func isHypothetical(t *text, i int, n number.Written) bool {
	if !n.Words {
		return false
	}
	for k := i - 1; k > i-6 && t.near(k, i); k-- {
		if t.is(k, "rather") && (t.is(k-1, "would", "'d", "d", "had", "much") || strings.HasSuffix(t.tok(k-1).text, "'d")) {
			return true
		}
		if t.tok(k).kind == digits {
			return false
		}
	}
	return false
}

// isOwnFamily tells how many children somebody has: "I have two children".
func isOwnFamily(t *text, i int, n number.Written) bool {
	return t.is(i-1, "have", "had", "has", "'ve", "i've") && t.is(i-2, "i", "she", "he", "who", "'") && t.is(i+1, "children", "kids", "sons", "daughters", "grandchildren", "boys", "girls") ||
		t.is(i-1, "of") && t.is(i-2, "father", "mother", "parent", "dad", "mum") && n.Words
}

// isStandIn tells a "one" that stands for a noun told before: "a rise of 65 per
// cent and Merseyside one of 61 per cent".
func isStandIn(t *text, i int, n number.Written) bool {
	if !t.is(i+1, "of") || t.raw[n.Start:n.End] != "one" {
		return false
	}
	k := i + 2
	for t.tok(k).hedge {
		k++
	}
	return t.tok(k).kind == digits && t.numbers[t.tok(k).index].Class == number.Percent
}

// isFurniture tells the bare numbers of menus and page feet.
func (f *finder) isFurniture(t *text, i int) bool {
	n := t.numbers[t.tok(i).index]
	return f.doc.Blocks[t.block].Kind == release.Furniture && n.Class == number.Plain && !t.nounWord(i+1)
}
