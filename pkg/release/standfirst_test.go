package release

import "testing"

func TestStandfirst(t *testing.T) {
	for _, tt := range []struct {
		text   string
		format Format
		want   Kind
	}{
		{"Calls rise\n\nMore people than ever ask for help, says a charity\n\nSome 412 people rang.", Text, Standfirst},
		{"# Calls rise\n\n## More people than ever ask for help\n\nSome 412 people rang.", Markdown, Standfirst},
		{"# Calls rise\n\n## Background\n\nSome 412 people rang.", Markdown, Subheading},
		{"Calls rise\n\nSome 412 people rang in 2019, says the charity.\n\nIt was 300.", Text, Paragraph},
		{"Calls rise\n\n3 May 2019\n\nSome 412 people rang.", Text, Paragraph},
	} {
		if d := Parse("test", tt.text, Options{Format: tt.format}); d.Blocks[1].Kind != tt.want {
			t.Errorf("%q: the second block is a %s, want a %s", tt.text, d.Blocks[1].Kind, tt.want)
		}
	}
}
