package main

import (
	"context"
	"embed"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/pressfigures/figures/pkg/wording"
)

// topicTexts are the help topics as people read them.
//
//go:embed topics/*.txt
var topicTexts embed.FS

// topics are the help topics and what each is about.
var topics = []struct{ name, short string }{
	{"periods", "how periods are typed: 2019, Jan-Jun 2019, 2018/19 …"},
	{"areas", "how places are named, nested and said"},
	{"checking", "how a release is checked, and by what"},
	{"hedges", "when a word such as “nearly” or “doubled” is true"},
	{"styles", "the house styles"},
	{"formats", "tables, sentences, Markdown, CSV, JSON and HTML"},
	{"limits", "what a file may cost, and how to allow more"},
}

type topicOptions struct {
	frame *frame
	name  string
}

func newTopicCommands(f *frame) []*cobra.Command {
	var list []*cobra.Command
	for _, t := range topics {
		list = append(list, &cobra.Command{
			Use: t.name, Short: t.short, Long: "Explains " + t.short + ".",
			GroupID: topicGroup,
			Example: "# Read it here\nfigures help " + t.name + "\n\n# The same, shorter\nfigures " + t.name,
			Args:    noArguments,
			RunE: func(cmd *cobra.Command, _ []string) error {
				return runTopic(cmd.Context(), topicOptions{frame: f, name: t.name})
			},
		})
	}
	return list
}

func runTopic(_ context.Context, o topicOptions) error {
	text, err := topicText(o.name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(o.frame.streams.Out, text)
	return err
}

// topicText is a help topic. Those on hedges and limits end in the tables that
// the program uses itself, so that they can never say anything else.
func topicText(name string) (string, error) {
	text, err := topicTexts.ReadFile("topics/" + name + ".txt")
	if err != nil {
		return "", failed(fmt.Sprintf("the topic %q was left out of this build", name), "", err)
	}
	switch name {
	case "hedges":
		return string(text) + hedgeTable(), nil
	case "limits":
		return string(text) + limitTable(), nil
	}
	return string(text), nil
}

// hedgeTable lists each wording and when it is right, loose and wrong.
func hedgeTable() string {
	var b strings.Builder
	for _, row := range wording.Rows() {
		right, loose, wrong := row.Cells(wording.DefaultTolerances())
		b.WriteString(wrapped("", row.Wording))
		b.WriteString(wrapped("    right   ", right))
		b.WriteString(wrapped("    loose   ", loose))
		b.WriteString(wrapped("    wrong   ", wrong))
	}
	return b.String()
}

// wrapped breaks a text into lines that fit help, the first after a label and
// the others below it.
func wrapped(label, text string) string {
	var b strings.Builder
	margin := strings.Repeat(" ", utf8.RuneCountInString(label))
	line := label
	for i, word := range strings.Fields(text) {
		if i > 0 && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > helpWidth {
			b.WriteString(line + "\n")
			line = margin + word
			continue
		}
		if i > 0 {
			line += " "
		}
		line += word
	}
	if text != "" {
		b.WriteString(line + "\n")
	}
	return b.String()
}
