package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// meddling is a file system on which another program writes the file just before ours is put in its place, as
// often as told.
type meddling struct {
	faulty
	path  string
	times int
}

func (m *meddling) Exchange(one, other string) error { return m.meddle(one, other, m.faulty.Exchange) }

func (m *meddling) meddle(one, other string, then func(one, other string) error) error {
	if other == m.path && m.times > 0 {
		m.times--
		mine := filepath.Join(filepath.Dir(m.path), "editor")
		if err := errors.Join(os.WriteFile(mine, fmt.Appendf(nil, "theirs %d", m.times), 0o600),
			os.Rename(mine, m.path)); err != nil {
			return err
		}
	}
	return then(one, other)
}

// TestWhatComesBetweenTheLookAndTheSwapIsKept: what another program wrote in that moment, once or again while
// it is given back, is on disk afterwards under some name, and so is what we wanted to save.
func TestWhatComesBetweenTheLookAndTheSwapIsKept(t *testing.T) {
	if err := exchange(fresh(t, "one"), fresh(t, "other")); errors.Is(err, errors.ErrUnsupported) {
		t.Skip("two names cannot change places here: what comes in that moment is not seen")
	}
	for _, times := range []int{1, 2} {
		path := fresh(t, "old")
		files := &meddling{path: path, times: times}
		f, err := OpenIn(files, path, testNow())
		if err != nil {
			t.Fatal(err)
		}
		var conflict *ConflictError
		if err := f.Save([]byte("ours"), nil); !errors.As(err, &conflict) {
			t.Fatalf("%d times: got %v, want a conflict", times, err)
		}
		held := contents(t, filepath.Dir(path))
		for _, want := range []string{"ours", "theirs 0", "theirs 1"}[:times+1] {
			if held[want] == "" {
				t.Errorf("%d times: %q is nowhere: %v", times, want, held)
			}
		}
		if held["ours"] != conflict.Copy {
			t.Errorf("%d times: ours is in %s, told as %s", times, held["ours"], conflict.Copy)
		}
		wholeNames(t, path)
		f.Close()
	}
}

// contents maps what the files of a folder hold to their paths.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	held := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		held[string(text)] = filepath.Join(dir, e.Name())
	}
	return held
}

// wholeNames looks for temporary files that are left.
func wholeNames(t *testing.T, path string) {
	t.Helper()
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if strings.Contains(e.Name(), tempMark) {
			t.Errorf("%s is left behind", e.Name())
		}
	}
}

// TestASaveWithoutExchangeLooksAgain: where names cannot change places the file is looked at once more.
func TestASaveWithoutExchangeLooksAgain(t *testing.T) {
	path := fresh(t, "old")
	f, err := OpenIn(&faulty{noExchange: true}, path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Save([]byte("new"), nil); err != nil {
		t.Fatal(err)
	}
	late := func([]byte) error { return os.WriteFile(path, []byte("theirs"), 0o600) } // after the first look
	var conflict *ConflictError
	if err := f.Save([]byte("newer"), late); !errors.As(err, &conflict) {
		t.Fatalf("got %v, want a conflict", err)
	}
	if held := contents(t, filepath.Dir(path)); held["theirs"] != f.path || held["newer"] != conflict.Copy {
		t.Errorf("on disk: %v", held)
	}
}

// TestSomethingElseInItsPlaceDoesNotHang: a pipe, a folder, a link or nothing where the file was.
func TestSomethingElseInItsPlaceDoesNotHang(t *testing.T) {
	for name, put := range map[string]func(string) error{
		"a pipe": mkfifo, "nothing": func(string) error { return nil },
		"a folder": func(p string) error { return os.Mkdir(p, 0o700) },
		"a link":   func(p string) error { return os.Symlink("elsewhere", p) },
	} {
		path := fresh(t, "old")
		f, err := Open(path, testNow())
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.Remove(path), put(path)); err != nil {
			t.Logf("%s cannot be made here: %v", name, err)
			f.Close()
			continue
		}
		var conflict *ConflictError
		if err := f.Save([]byte("ours"), nil); !errors.As(err, &conflict) || conflict.Gone != (name == "nothing") {
			t.Errorf("%s: got %v", name, err)
		} else if got, _ := os.ReadFile(conflict.Copy); string(got) != "ours" {
			t.Errorf("%s: the copy holds %q", name, got)
		}
		f.Close()
	}
}

// TestAFolderNameIsNoPattern: names with the signs of patterns are taken by the letter.
func TestAFolderNameIsNoPattern(t *testing.T) {
	for _, name := range []string{"clinic [old", "p*", "clinic [2026]", `back\slash`, "what?", "$HOME", "~"} {
		dir := filepath.Join(t.TempDir(), name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			continue // a name this system does not take
		}
		path, stale, other := filepath.Join(dir, "a.yaml"), filepath.Join(dir, ".a.yaml"+tempMark+"dead"),
			filepath.Join(dir, ".a.yaml2"+tempMark+"alive")
		for _, p := range []string{path, stale, other} {
			if err := os.WriteFile(p, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		f, err := Open(path, testNow())
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		if err := errors.Join(f.Save([]byte("new"), nil), f.Close()); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if _, err := os.Stat(stale); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: a dead program's temporary file is still there", name)
		}
		if _, err := os.Stat(other); err != nil {
			t.Errorf("%q: another file's temporary file is gone", name)
		}
	}
}

// TestASomebodyElsesFileIsNoLock: a file that stands where the lock goes is not written over.
func TestASomebodyElsesFileIsNoLock(t *testing.T) {
	path := fresh(t, "old")
	victim := filepath.Join(filepath.Dir(path), "victim")
	if err := os.WriteFile(victim, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, plant := range map[string]func() error{
		"a second name": func() error { return os.Link(victim, path+".lock") },
		"a text":        func() error { return os.WriteFile(path+".lock", []byte("precious"), 0o600) },
		"a pipe":        func() error { return mkfifo(path + ".lock") },
		"a folder":      func() error { return os.Mkdir(path+".lock", 0o700) },
	} {
		if err := plant(); err != nil {
			t.Skipf("%s cannot be made here: %v", name, err)
		}
		f, err := Open(path, testNow())
		if err == nil {
			f.Close()
			t.Errorf("%s is taken for a lock", name)
		} else if !strings.Contains(err.Error(), "a.yaml.lock") || !strings.Contains(err.Error(), "move it away") {
			t.Errorf("%s: %v", name, err)
		}
		if got, _ := os.ReadFile(victim); string(got) != "precious" {
			t.Errorf("%s: the victim holds %q", name, got)
		}
		if err := os.RemoveAll(path + ".lock"); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSavingIsProvedAtTheDoor: what would make the first save fail is told when the file is opened.
func TestSavingIsProvedAtTheDoor(t *testing.T) {
	path := fresh(t, "old")
	if err := os.Mkdir(path+".bak", 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, testNow())
	if err == nil {
		f.Close()
		t.Fatal("opened, though the copy cannot be made")
	}
	if !strings.Contains(err.Error(), "a.yaml.bak") {
		t.Errorf("the error does not name the copy: %v", err)
	}
}
