package main

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// Files is the file system as the command line uses it. Names are as people
// type them: relative ones are relative to the current folder.
type Files interface {
	Open(name string) (io.ReadCloser, error)
	Stat(name string) (fs.FileInfo, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	// Create makes a new file and fails where one of that name exists.
	Create(name string, mode fs.FileMode) (io.WriteCloser, error)
	// Into opens what is there and is no file on a disk, such as a device or a
	// pipe, to write to it.
	Into(name string) (io.WriteCloser, error)
	MkdirAll(name string) error
	Rename(from, to string) error
	Remove(name string) error
	// Real follows symbolic links to the file that is meant.
	Real(name string) (string, error)
}

// disk is the file system of this machine, seen from a folder.
type disk struct{ dir string }

func (d disk) at(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(d.dir, name)
}

func (d disk) Open(name string) (io.ReadCloser, error)    { return os.Open(d.at(name)) }
func (d disk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(d.at(name)) }
func (d disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.at(name)) }
func (d disk) MkdirAll(name string) error                 { return os.MkdirAll(d.at(name), 0o777) }
func (d disk) Rename(from, to string) error               { return os.Rename(d.at(from), d.at(to)) }
func (d disk) Remove(name string) error                   { return os.Remove(d.at(name)) }
func (d disk) Real(name string) (string, error)           { return filepath.EvalSymlinks(d.at(name)) }

func (d disk) Create(name string, mode fs.FileMode) (io.WriteCloser, error) {
	return os.OpenFile(d.at(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
}

func (d disk) Into(name string) (io.WriteCloser, error) {
	return os.OpenFile(d.at(name), os.O_WRONLY, 0)
}

// readSmall reads a file that people write by hand. One that is larger than
// the limit is not what it was taken for.
func readSmall(files Files, name string, limit int64) ([]byte, error) {
	r, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(text)) > limit {
		return nil, usage(strconv.Quote(name)+" is larger than "+strconv.FormatInt(limit>>20, 10)+" MB, which is not what belongs here", "")
	}
	return text, nil
}
