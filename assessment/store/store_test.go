package store

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

var kills = flag.Int("kills", 60, "how often a saving child is killed")

// TestMain lets the test binary be the child that is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("STORE_CHILD"); path != "" {
		child(path, os.Getenv("STORE_CHILD_WAY"))
	}
	os.Exit(m.Run())
}

// filler makes a file large enough that a kill can hit the middle of a write.
func filler(n int) string { return fmt.Sprintf("%d\n%s\n%d\n", n, strings.Repeat("x", 64<<10), n) }

// The ways a child can save: as the program does, and the controls, each of which has to be seen to lose something.
const (
	ours       = "with both syncs"
	inPlace    = "in place"
	noSync     = "without any sync"
	noFileSync = "without the sync of the file"
	noDirSync  = "without the sync of the folder"
)

// unsynced is the real file system without the syncs that a way leaves out.
type unsynced struct {
	OS
	way string
}

func (u unsynced) OpenFile(name string, flag int, perm fs.FileMode) (Handle, error) {
	h, err := u.OS.OpenFile(name, flag, perm)
	if u.way == noSync || u.way == noFileSync {
		h = unsyncedHandle{h}
	}
	return h, err
}

func (u unsynced) SyncDir(name string) error {
	if u.way == noSync || u.way == noDirSync {
		return nil
	}
	return u.OS.SyncDir(name)
}

type unsyncedHandle struct{ Handle }

func (unsyncedHandle) Sync() error { return nil }

// save is one that returned: its number and when.
type save struct {
	n  int
	at time.Time
}

// child saves again and again and prints the number of each save that returned, and when it did.
func child(path, way string) {
	f, err := OpenIn(unsynced{way: way}, path, time.Now())
	for n := 1; err == nil; n++ {
		if way == inPlace {
			err = os.WriteFile(path, []byte(filler(n)), 0o600)
		} else {
			err = f.Save([]byte(filler(n)), nil)
		}
		if err == nil {
			fmt.Println(n, time.Now().UnixNano())
		}
	}
	fmt.Println("error", err)
	os.Exit(1)
}

// stopped runs a child, stops it at a random moment after its first save, and returns the saves it told of and the error
// it ended with, if it lived to tell.
func stopped(t *testing.T, path, way string, stop func(*os.Process)) (saves []save, failed string) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "STORE_CHILD="+path, "STORE_CHILD_WAY="+way)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var n int
		var at int64
		if _, err := fmt.Sscan(lines.Text(), &n, &at); err != nil {
			failed = lines.Text()
			continue
		}
		if saves = append(saves, save{n, time.Unix(0, at)}); n == 1 {
			time.AfterFunc(time.Duration(rand.IntN(12_000))*time.Microsecond, func() { stop(c.Process) })
		}
	}
	_ = c.Wait()
	return saves, failed
}

// killed stops a child by SIGKILL and returns the number of the last save it told of.
func killed(t *testing.T, path, way string) int {
	t.Helper()
	saves, failed := stopped(t, path, way, func(p *os.Process) { _ = p.Kill() })
	if failed != "" {
		t.Fatalf("the child says %q", failed)
	}
	return len(saves)
}

// wholeAs returns the number of the save a file holds, and whether it is whole.
func wholeAs(path string) (n int, whole bool) {
	src, err := os.ReadFile(path)
	if err != nil {
		return 0, false
	}
	_, err = fmt.Sscan(string(src), &n)
	return n, err == nil && string(src) == filler(n)
}

// TestAKillLosesNothing: what was told as saved is on disk, whole, whenever the program is killed,
// and the next one can start. The control, os.WriteFile, must be seen to lose files.
func TestAKillLosesNothing(t *testing.T) {
	path := fresh(t, filler(0))
	for range *kills {
		told := killed(t, path, ours)
		if told == 0 {
			t.Fatal("after a kill the next program could not begin")
		}
		if n, whole := wholeAs(path); !whole || n < told {
			t.Fatalf("told of save %d, the file holds %d, whole %v", told, n, whole)
		}
	}
	lost := 0
	for range *kills {
		killed(t, path, inPlace)
		if _, whole := wholeAs(path); !whole {
			lost++
			if err := os.WriteFile(path, []byte(filler(0)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d kills: 0 files lost; control: %d of %d", *kills, lost, *kills)
	if lost == 0 {
		t.Error("the control loses nothing, so this test proves nothing")
	}
}

func TestOnlyOneProgramChangesAFile(t *testing.T) {
	path := fresh(t, "old")
	f, err := Open(path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(path, testNow())
	want := fmt.Sprintf("process %d on ", os.Getpid())
	if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "since 2026-11-23T15:04:05Z") {
		t.Errorf("the second program hears %v, want %q", err, want)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func TestASomebodyElsesChangeIsNotOverwritten(t *testing.T) {
	path := fresh(t, "old")
	f, err := Open(path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := os.WriteFile(path, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	err = f.Save([]byte("ours"), nil)
	var conflict *ConflictError
	if !errors.As(err, &conflict) {
		t.Fatalf("got %v, want a conflict", err)
	}
	theirs, _ := os.ReadFile(path)
	ours, _ := os.ReadFile(conflict.Copy)
	if string(theirs) != "theirs" || string(ours) != "ours" {
		t.Errorf("theirs %q, ours %q", theirs, ours)
	}
}

func TestTheFileAsItWasIsKept(t *testing.T) {
	path := fresh(t, "old")
	f, err := Open(path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, content := range []string{"new", "newer"} {
		if err := f.Save([]byte(content), nil); err != nil {
			t.Fatal(err)
		}
	}
	if got, _ := os.ReadFile(path + ".bak"); string(got) != "old" {
		t.Errorf("the copy holds %q, want the file as the session found it", got)
	}
}

func TestWhatDoesNotReadBackIsNotSaved(t *testing.T) {
	path := fresh(t, "old")
	f, err := Open(path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	bad := errors.New("reads back differently")
	if err := f.Save([]byte("new"), func([]byte) error { return bad }); !errors.Is(err, bad) {
		t.Errorf("got %v", err)
	}
	wholeAndClean(t, path, "verify", 1)
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("the file holds %q", got)
	}
}

func TestOnlyTheOwnerCanRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	path := fresh(t, "old")
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.Save([]byte("new"), nil), f.Close()); err != nil {
		t.Fatal(err)
	}
	created := filepath.Join(filepath.Dir(path), "new.yaml")
	report := filepath.Join(filepath.Dir(path), "out", "r.pdf")
	if err := errors.Join(Create(created, []byte("c")), WriteFile(report, []byte("r"))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + ".bak", path + ".lock", created, report} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != private {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if info, _ := os.Stat(filepath.Dir(report)); info.Mode().Perm() != 0o700 {
		t.Errorf("the folder of reports has mode %v", info.Mode())
	}
}

func TestLinksAreNotFollowedToAVictim(t *testing.T) {
	path := fresh(t, "old")
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(victim, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, planted := range []string{path + ".bak", path + ".lock"} {
		err := os.Symlink(victim, planted)
		if info, looked := os.Lstat(planted); err != nil || looked != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Skipf("no links that can be seen here: %v", err)
		}
	}
	if f, err := Open(path, testNow()); err == nil {
		f.Close()
		t.Error("a planted link is taken for the lock")
	}
	if err := os.Remove(path + ".lock"); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Save([]byte("new"), nil); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path+".bak", []byte("r")); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(victim); string(got) != "precious" {
		t.Errorf("the victim holds %q", got)
	}
}

func TestWhatCannotBeSavedIsRefusedAtTheDoor(t *testing.T) {
	dir := t.TempDir()
	readOnly := fresh(t, "signed")
	if err := os.Chmod(readOnly, 0o400); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"no file": filepath.Join(dir, "none.yaml"), "a folder": dir,
		"a device": os.DevNull, "a read-only copy": readOnly} {
		f, err := Open(path, testNow())
		if err == nil {
			f.Close()
			t.Errorf("%s can be opened for change", name)
		} else if !strings.Contains(err.Error(), strconv.Quote(path)) {
			t.Errorf("%s: the error does not name the path: %v", name, err)
		}
	}
	if err := Create(readOnly, []byte("x")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("an existing file: got %v", err)
	}
	if err := Create(filepath.Join(dir, "no", "such", "a.yaml"), []byte("x")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing folder: got %v", err)
	}
}

func TestStaleTemporaryFilesAreRemoved(t *testing.T) {
	path := fresh(t, "old")
	stale := filepath.Join(filepath.Dir(path), ".a.yaml"+tempMark+"dead")
	other := filepath.Join(filepath.Dir(path), ".b.yaml"+tempMark+"alive")
	for _, name := range []string{stale, other} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f, err := Open(path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if _, err := os.Stat(stale); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a dead program's temporary file is still there: %v", err)
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("another file's temporary file is gone: %v", err)
	}
}

func TestAFileOverTheLimitIsReadJustFarEnough(t *testing.T) {
	path := fresh(t, strings.Repeat("x", Limit+100))
	src, err := Read(path)
	if err != nil || len(src) != Limit+1 {
		t.Errorf("got %d bytes, %v", len(src), err)
	}
}
