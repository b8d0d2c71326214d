package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"syscall"
)

// newFileMode is the mode of files that did not exist: the umask narrows it.
const newFileMode = 0o666

// writeFile puts the whole content in place or nothing at all: a temporary
// file in the same folder, then a rename. What was there keeps its mode, and a
// symbolic link keeps pointing where it did.
func writeFile(files Files, name string, content []byte) error {
	target, mode := name, fs.FileMode(newFileMode)
	if info, err := files.Stat(name); err == nil {
		mode = info.Mode().Perm()
		if real, err := files.Real(name); err == nil {
			target = real
		}
	}
	temporary := filepath.Join(filepath.Dir(target), ".figures-"+rand.Text()[:12]+".tmp")
	if err := fill(files, temporary, mode, content); err != nil {
		_ = files.Remove(temporary)
		return cannotWrite(name, err)
	}
	if err := files.Rename(temporary, target); err != nil {
		_ = files.Remove(temporary)
		return cannotWrite(name, err)
	}
	return nil
}

func fill(files Files, name string, mode fs.FileMode, content []byte) error {
	w, err := files.Create(name, mode)
	if err != nil {
		return err
	}
	return writeAll(w, content)
}

// isDevice reports whether a name stands for something that is no file on a
// disk: a device or a pipe, which is written to and never replaced by a file.
func isDevice(files Files, name string) bool {
	info, err := files.Stat(name)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

func writeInto(files Files, name string, content []byte) error {
	w, err := files.Into(name)
	if err == nil {
		err = writeAll(w, content)
	}
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return err
	}
	return cannotWrite(name, err)
}

// writeAll writes to w and closes it.
func writeAll(w io.WriteCloser, content []byte) error {
	_, err := w.Write(content)
	if closed := w.Close(); err == nil {
		err = closed
	}
	return err
}

func cannotWrite(name string, err error) error {
	why := reason(err)
	if errors.Is(err, fs.ErrNotExist) {
		why = "there is no such folder"
	}
	return failed(fmt.Sprintf("cannot write %q: %s", name, why), "", err)
}
