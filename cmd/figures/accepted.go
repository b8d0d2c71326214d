package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/pressfigures/figures/pkg/check"
)

// This file is about what a check passes over: what figures.yaml says, and
// what was accepted before.

// checkLists finds out before any work whether the lists that were named can
// be read and written.
func (c *checking) checkLists() error {
	for _, flag := range []struct{ name, file string }{{"facts", c.flags.facts}, {"accepted", c.flags.accepted}} {
		if flag.file == "" || flag.file == c.flags.writeAccepted && !c.exists(flag.file) {
			continue
		}
		if _, err := c.checkInput(flag.file, tableEndings); err != nil {
			return c.blame(flag.name, flag.file, err)
		}
	}
	return c.checkNewList()
}

// checkNewList refuses to write a list over a file that is no such list. The
// list of accepted findings itself may be written anew.
func (c *checking) checkNewList() error {
	name := c.flags.writeAccepted
	info, err := c.env.Files.Stat(name)
	switch {
	case name == "" || errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return cannotWrite(name, err)
	case info.IsDir():
		return usage(fmt.Sprintf("--write-accepted %q is a folder", name), "type the name of a file in it, such as accepted.csv")
	}
	for _, read := range c.readNames() {
		if in, err := c.env.Files.Stat(read); err == nil && os.SameFile(in, info) && read != c.flags.accepted {
			return usage(fmt.Sprintf("--write-accepted %q would overwrite an input", name), "choose another name, such as accepted.csv")
		}
	}
	if !isDevice(c.env.Files, name) {
		if _, err := c.readList(name); err != nil {
			return usage(fmt.Sprintf("--write-accepted %q would overwrite a file that is no list of findings", name), "choose another name, such as accepted.csv")
		}
	}
	return nil
}

// readList reads a list of accepted findings.
func (c *checking) readList(name string) (*check.Accepted, error) {
	return readTable(c, name, check.ReadAccepted)
}

// readTable opens a list that was named and reads it. What is wrong in it is
// for its writer to mend.
func readTable[T any](c *checking, name string, read func(io.Reader, string) (T, error)) (T, error) {
	var none T
	r, err := c.env.Files.Open(name)
	if err != nil {
		return none, c.unreadable(name, err)
	}
	defer r.Close()
	list, err := read(r, name)
	if err != nil {
		return none, asUsage(err)
	}
	return list, nil
}

// passOver leaves out of the reports what figures.yaml asks to pass over and
// what was accepted before.
func (c *checking) passOver() error {
	reports := c.reports()
	if c.config != nil && len(c.config.ignores) > 0 {
		for _, r := range reports {
			r.Pass(c.config.ignores)
		}
		check.UnusedPatterns(reports)
	}
	if c.accepted == nil {
		return nil
	}
	for _, r := range reports {
		r.Accept(c.accepted)
	}
	if stale := len(c.accepted.Stale()); stale > 0 {
		is := map[bool]string{true: "is", false: "are"}[stale == 1]
		c.remarks = append(c.remarks, fmt.Sprintf("note: %s of %q %s not found any more; --write-accepted writes the list without what is gone",
			plural(stale, "finding", "findings"), c.flags.accepted, is))
	}
	return nil
}

// writeList writes the findings of this run to the file of --write-accepted.
func (c *checking) writeList() error {
	if c.flags.writeAccepted == "" {
		return nil
	}
	var b bytes.Buffer
	if err := check.WriteAccepted(&b, c.reports(), c.accepted, c.periods.Dated.String()); err != nil {
		return err
	}
	if err := c.stop.place(c.env.Files, c.flags.writeAccepted, b.Bytes()); err != nil {
		return err
	}
	c.tell("wrote " + c.flags.writeAccepted)
	return nil
}
