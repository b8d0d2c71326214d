package release

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlKinds are the elements that are blocks of text of their own.
var htmlKinds = map[atom.Atom]Kind{
	atom.P: Paragraph, atom.Div: Paragraph, atom.Section: Paragraph, atom.Article: Paragraph, atom.Main: Paragraph, atom.Body: Paragraph,
	atom.H2: Subheading, atom.H3: Subheading, atom.H4: Subheading, atom.H5: Subheading, atom.H6: Subheading,
	atom.Li: ListItem, atom.Dt: ListItem, atom.Dd: ListItem, atom.Ul: Paragraph, atom.Ol: Paragraph, atom.Dl: Paragraph,
	atom.Blockquote: Quotation, atom.Figcaption: Caption, atom.Caption: Caption, atom.Td: Cell, atom.Th: Cell,
	atom.Header: Paragraph, atom.Footer: Furniture, atom.Nav: Furniture, atom.Aside: Paragraph, atom.Address: Paragraph,
	atom.Table: Paragraph, atom.Tr: Paragraph, atom.Pre: Paragraph, atom.Figure: Paragraph, atom.Hr: Paragraph, atom.Form: Furniture,
}

// unread are the elements whose content no reader sees.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Title: true, atom.Textarea: true,
	atom.Select: true, atom.Button: true, atom.Iframe: true, atom.Object: true, atom.Video: true, atom.Audio: true, atom.Math: true, atom.Del: true, atom.S: true,
}

// webPage is a page while it is read.
type webPage struct {
	*layer
	limits   Limits
	kinds    []kindOf // the blocks that are open
	skipping []atom.Atom
	tables   int
	row, col int
	headed   bool
	above    int // elements that are open and raise their text above the line
	at       int // of the token in the source
}

type kindOf struct {
	tag  atom.Atom
	kind Kind
}

// parseHTML reads a web page. Its tokens are read one by one, so that every
// byte keeps its place; what browsers would repair in the nesting of elements
// makes no difference to the text.
func parseHTML(name, source string, o Options) *Document {
	p := &webPage{layer: &layer{source: source}, limits: o.limits()}
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		width := len(z.Raw())
		p.token(kind, z, width)
		p.at += width
	}
	return p.document(name, HTML, o)
}

// token takes one token.
func (p *webPage) token(kind html.TokenType, z *html.Tokenizer, width int) {
	switch kind {
	case html.TextToken:
		p.words(p.at, p.at+width)
	case html.CommentToken:
		p.ignore(string(z.Text()), p.at)
	case html.StartTagToken, html.SelfClosingTagToken:
		p.start(p.tag(z), kind == html.SelfClosingTagToken)
	case html.EndTagToken:
		name, _ := z.TagName()
		p.close(atom.Lookup(name))
	}
}

// openTag is a tag that opens an element.
type openTag struct {
	atom.Atom
	hidden bool
	// furniture is set for the heads and feet of pages that word processors
	// save as `<div title="footer">`.
	furniture bool
}

// tag reads the element of a tag and what its attributes say of it.
func (p *webPage) tag(z *html.Tokenizer) openTag {
	name, more := z.TagName()
	tag := openTag{Atom: atom.Lookup(name)}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "hidden":
			tag.hidden = true
		case "style":
			tag.hidden = tag.hidden || strings.Contains(strings.ReplaceAll(string(value), " ", ""), "display:none")
		case "title":
			tag.furniture = tag.Atom == atom.Div && (string(value) == "header" || string(value) == "footer")
		}
	}
	return tag
}

// words takes a stretch of text.
func (p *webPage) words(start, stop int) {
	if len(p.skipping) > 0 {
		return
	}
	if !p.open {
		if strings.TrimSpace(p.source[start:stop]) == "" {
			return
		}
		p.block(p.kind())
	}
	if p.above > 0 {
		p.raised(start, stop)
		return
	}
	p.escaped(start, stop, false, true)
}

// kind is that of the innermost block that is open.
func (p *webPage) kind() kindOf {
	if n := len(p.kinds); n > 0 {
		return p.kinds[n-1]
	}
	return kindOf{kind: Paragraph}
}

// block opens a block.
func (p *webPage) block(k kindOf) {
	b := Block{Kind: k.kind}
	for _, outer := range p.kinds {
		if outer.kind == Furniture || outer.kind == Quotation && b.Kind == Paragraph || outer.kind == ListItem && b.Kind == Paragraph {
			b.Kind = outer.kind
		}
		if outer.kind == Cell {
			b = Block{Kind: Cell, Table: p.tables, Row: p.row, Column: p.col, Head: p.row == 1 || outer.tag == atom.Th}
			break
		}
	}
	p.begin(b, p.at)
}

// start takes a tag that opens an element.
func (p *webPage) start(opened openTag, alone bool) {
	tag := opened.Atom
	if len(p.skipping) > 0 {
		if tag == p.skipping[len(p.skipping)-1] && !alone && !void[tag] {
			p.skipping = append(p.skipping, tag)
		}
		return
	}
	if (unread[tag] || opened.hidden) && !alone && !void[tag] {
		p.skipping = append(p.skipping, tag)
		return
	}
	switch tag {
	case atom.Sup:
		p.above++
	case atom.Br:
		if p.open {
			p.put("\n", p.at, 0)
		}
		return
	case atom.Table:
		p.tables++
		p.row = 0
	case atom.Tr:
		p.row++
		p.col = 0
	case atom.Td, atom.Th:
		p.col++
	}
	kind, isBlock := htmlKinds[tag]
	if tag == atom.H1 {
		kind, isBlock = Headline, true
		if p.headed {
			kind = Subheading
		}
		p.headed = true
	}
	if opened.furniture {
		kind = Furniture
	}
	if !isBlock {
		return
	}
	p.end()
	if !alone && !void[tag] && len(p.kinds) < p.limits.Depth {
		p.kinds = append(p.kinds, kindOf{tag, kind})
	}
}

// void elements have no end tag.
var void = map[atom.Atom]bool{
	atom.Br: true, atom.Hr: true, atom.Img: true, atom.Input: true, atom.Meta: true, atom.Link: true, atom.Area: true, atom.Base: true,
	atom.Col: true, atom.Embed: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}

// close takes a tag that closes an element.
func (p *webPage) close(tag atom.Atom) {
	if n := len(p.skipping); n > 0 {
		if p.skipping[n-1] == tag {
			p.skipping = p.skipping[:n-1]
		}
		return
	}
	if _, ok := htmlKinds[tag]; !ok && tag != atom.H1 {
		if tag == atom.Sup {
			p.above = max(p.above-1, 0)
		}
		return
	}
	p.above = 0 // none reaches over the end of a block, though its end tag be missing
	p.end()
	for i := len(p.kinds) - 1; i >= 0; i-- {
		if p.kinds[i].tag == tag {
			p.kinds = p.kinds[:i]
			return
		}
	}
}
