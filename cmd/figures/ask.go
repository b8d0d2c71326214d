package main

import (
	"context"

	"github.com/spf13/cobra"
)

// exportArguments is the Args of commands that read exports. That one is
// there is checked when figures.yaml, which may name it, has been read.
func exportArguments(*cobra.Command, []string) error { return nil }

// completeExports lets the shell complete the names of files that may be
// exports.
func completeExports(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"csv", "tsv", "txt", "xlsx", "ods", "gz", "zip"}, cobra.ShellCompDirectiveFilterFileExt
}

// ask does what all commands begin with: it settles what was typed, makes the
// one pass over the data, and resolves names and periods against them.
func (f *frame) ask(ctx context.Context, d *dataFlags, exports []string) (*session, question, error) {
	s, err := f.newSession(d, exports)
	if err != nil {
		return nil, question{}, err
	}
	plan, err := s.plan()
	if err != nil {
		return nil, question{}, err
	}
	if err := s.load(ctx, plan); err != nil {
		return nil, question{}, err
	}
	q, err := s.understand()
	return s, q, err
}
