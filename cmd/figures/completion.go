package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

// shells are those that completions can be written for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

type completionOptions struct {
	frame *frame
	root  *cobra.Command
	shell string
}

func newCompletionCommand(f *frame) *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "completions for bash, zsh, fish or PowerShell",
		Long: `Prints a script that teaches a shell to complete the commands and flags of figures with the Tab key.

  bash         figures completion bash > ~/.local/share/bash-completion/completions/figures
  zsh          figures completion zsh > "${fpath[1]}/_figures"
  fish         figures completion fish > ~/.config/fish/completions/figures.fish
  powershell   figures completion powershell | Out-String | Invoke-Expression

The PowerShell line lasts for one session: put it into the file that $PROFILE names to keep it.`,
		GroupID: otherGroup,
		Example: `# For bash
figures completion bash

# For PowerShell
figures completion powershell`,
		ValidArgs: shells,
		Args:      oneShell,
		RunE: func(cmd *cobra.Command, args []string) error {
			return runCompletion(cmd.Context(), completionOptions{frame: f, root: cmd.Root(), shell: args[0]})
		},
	}
}

func oneShell(_ *cobra.Command, args []string) error {
	list := joined(shells, "or")
	if len(args) != 1 {
		return usage("figures completion takes one shell: "+list, "for example: figures completion bash")
	}
	for _, s := range shells {
		if s == args[0] {
			return nil
		}
	}
	hint := "the shells are " + joined(shells, "and")
	if near := nearest(args[0], shells, 1); len(near) > 0 {
		hint = "did you mean: figures completion " + near[0]
	}
	return usage(fmt.Sprintf("there are no completions for %q", args[0]), hint)
}

func runCompletion(_ context.Context, o completionOptions) error {
	out := o.frame.streams.Out
	switch o.shell {
	case "bash":
		return o.root.GenBashCompletionV2(out, true)
	case "zsh":
		return o.root.GenZshCompletion(out)
	case "fish":
		return o.root.GenFishCompletion(out, true)
	}
	return o.root.GenPowerShellCompletionWithDesc(out)
}
