package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// faulty is the real file system with the n-th call of one kind failing.
type faulty struct {
	OS
	kind string
	n    int
	err  error
	seen int

	noExchange bool // as on a file system where two names cannot change places
}

func (f *faulty) fail(kind string) error {
	if kind != f.kind {
		return nil
	}
	if f.seen++; f.seen == f.n {
		return &fs.PathError{Op: kind, Path: "x", Err: f.err}
	}
	return nil
}

func (f *faulty) OpenFile(name string, flag int, perm fs.FileMode) (Handle, error) {
	if err := f.fail("open"); err != nil {
		return nil, err
	}
	h, err := f.OS.OpenFile(name, flag, perm)
	return &faultyHandle{h, f}, err
}

func (f *faulty) ReadFile(name string) ([]byte, error) {
	if err := f.fail("read"); err != nil {
		return nil, err
	}
	return f.OS.ReadFile(name)
}

func (f *faulty) Rename(old, new string) error {
	return errors.Join(f.fail("rename"),
		unless(f.kind == "rename" && f.seen == f.n, func() error { return f.OS.Rename(old, new) }))
}

func (f *faulty) Exchange(one, other string) error {
	if err := f.fail("exchange"); err != nil {
		return err
	}
	if f.noExchange {
		return errors.ErrUnsupported
	}
	return f.OS.Exchange(one, other)
}

func (f *faulty) Remove(name string) error {
	if err := f.fail("remove"); err != nil {
		return err
	}
	return f.OS.Remove(name)
}

func (f *faulty) SyncDir(name string) error {
	if err := f.fail("syncdir"); err != nil {
		return err
	}
	return f.OS.SyncDir(name)
}

func unless(failed bool, do func() error) error {
	if failed {
		return nil
	}
	return do()
}

type faultyHandle struct {
	Handle
	f *faulty
}

func (h *faultyHandle) Write(b []byte) (int, error) {
	if err := h.f.fail("write"); err != nil {
		n, _ := h.Handle.Write(b[:len(b)/2]) // what a full disk leaves behind
		return n, err
	}
	return h.Handle.Write(b)
}

func (h *faultyHandle) Sync() error {
	if err := h.f.fail("sync"); err != nil {
		return err
	}
	return h.Handle.Sync()
}

func (h *faultyHandle) Close() error {
	return errors.Join(h.Handle.Close(), h.f.fail("close"))
}

// testNow is when every test's file is opened.
func testNow() time.Time { return time.Date(2026, 11, 23, 15, 4, 5, 0, time.UTC) }

// fresh makes a folder with one file.
func fresh(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.yaml")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestAFailingCallLeavesTheOldFileOrTheNewOne: whichever call fails, with whatever error, the file
// is whole, the failure is told, no temporary file is left, and the next save works.
func TestAFailingCallLeavesTheOldFileOrTheNewOne(t *testing.T) {
	failed := 0
	for _, kind := range []string{"open", "write", "sync", "close", "read", "rename", "exchange", "syncdir"} {
		for _, errno := range []syscall.Errno{syscall.ENOSPC, syscall.EIO, syscall.EACCES, syscall.EROFS, syscall.EMFILE} {
			n := 1
			for failOnce(t, kind, n, errno) {
				n++
			}
			if n < 3 && kind != "exchange" { // one a save
				t.Errorf("only %d calls of kind %s were reached", n-1, kind)
			}
			failed += n - 1
		}
	}
	t.Logf("%d failing calls: the old file or the new one, and an error each time", failed)
}

// failOnce saves with the n-th call of a kind failing and reports whether there was such a call.
func failOnce(t *testing.T, kind string, n int, errno syscall.Errno) bool {
	t.Helper()
	path := fresh(t, "old")
	files := &faulty{kind: kind, n: n, err: errno}
	f, err := OpenIn(files, path, testNow())
	if err == nil {
		err = f.Save([]byte("new"), nil)
		defer f.Close()
	}
	if files.seen < n {
		if err != nil {
			t.Errorf("%s %d: failed without a failing call: %v", kind, n, err)
		}
		return false
	}
	if err == nil {
		t.Errorf("%s %d %v: the failure was not told", kind, n, errno)
	}
	wholeAndClean(t, path, kind, n)
	if f != nil {
		if err := f.Save([]byte("newer"), nil); err != nil {
			t.Errorf("%s %d: the next save fails: %v", kind, n, err)
		}
		if got, _ := os.ReadFile(path); string(got) != "newer" {
			t.Errorf("%s %d: the next save left %q", kind, n, got)
		}
	}
	return true
}

func wholeAndClean(t *testing.T, path, kind string, n int) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "old" && string(got) != "new" {
		t.Errorf("%s %d: the file holds %q, %v", kind, n, got, err)
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if strings.Contains(e.Name(), tempMark) {
			t.Errorf("%s %d: %s is left behind", kind, n, e.Name())
		}
	}
}

// recorded logs what would change the disk, in order, so that a test can rebuild what a loss of
// power leaves: content not synced may be missing, a rename not followed by a sync of its folder
// may not have happened.
type recorded struct {
	OS
	log []step
}

type step struct{ op, name, to, data string }

func (r *recorded) OpenFile(name string, flag int, perm fs.FileMode) (Handle, error) {
	h, err := r.OS.OpenFile(name, flag, perm)
	r.log = append(r.log, step{op: "create", name: name})
	return &recordedHandle{h, r, name}, err
}

func (r *recorded) Rename(old, new string) error {
	r.log = append(r.log, step{op: "rename", name: old, to: new})
	return r.OS.Rename(old, new)
}

func (r *recorded) Exchange(one, other string) error {
	err := r.OS.Exchange(one, other)
	if err == nil {
		r.log = append(r.log, step{op: "exchange", name: one, to: other})
	}
	return err
}

func (r *recorded) SyncDir(name string) error {
	r.log = append(r.log, step{op: "syncdir"})
	return r.OS.SyncDir(name)
}

type recordedHandle struct {
	Handle
	r    *recorded
	name string
}

func (h *recordedHandle) Write(b []byte) (int, error) {
	h.r.log = append(h.r.log, step{op: "write", name: h.name, data: string(b)})
	return h.Handle.Write(b)
}

func (h *recordedHandle) Sync() error {
	h.r.log = append(h.r.log, step{op: "sync", name: h.name})
	return h.Handle.Sync()
}

// afterPowerLoss returns every content that target could have if power went after the first n
// steps: each content not synced is there or lost, each rename not synced happened or not.
func afterPowerLoss(log []step, n int, target, old string) map[string]bool {
	states := map[string]bool{}
	for keep := 0; keep < 4; keep++ { // bit 0: content not synced survives; bit 1: rename not synced survives
		states[replay(log[:n], target, old, keep&1 == 1, keep&2 == 2)] = true
	}
	return states
}

func replay(log []step, target, old string, contentSurvives, renameSurvives bool) string {
	content, synced := map[string]string{target: old}, map[string]bool{target: true}
	lastSync := -1
	for i, s := range log {
		if s.op == "syncdir" {
			lastSync = i
		}
	}
	for i, s := range log {
		switch s.op {
		case "create":
			content[s.name], synced[s.name] = "", false
		case "write":
			content[s.name] += s.data
		case "sync":
			synced[s.name] = true
		case "exchange":
			if i < lastSync || renameSurvives {
				content[s.to], content[s.name] = content[s.name], content[s.to]
				synced[s.to], synced[s.name] = synced[s.name], synced[s.to]
			}
		case "rename":
			if i < lastSync || renameSurvives {
				content[s.to], synced[s.to] = content[s.name], synced[s.name]
			}
		}
	}
	if !synced[target] && !contentSurvives {
		return ""
	}
	return content[target]
}

// TestPowerLossLeavesTheOldFileOrTheNewOne also checks that a save that does not sync would be caught.
func TestPowerLossLeavesTheOldFileOrTheNewOne(t *testing.T) {
	path := fresh(t, "old")
	files := &recorded{}
	f, err := OpenIn(files, path, testNow())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	files.log = nil
	if err := f.Save([]byte("new"), nil); err != nil {
		t.Fatal(err)
	}
	if bad := badStates(files.log, f.path); len(bad) > 0 {
		t.Errorf("a loss of power can leave %v", bad)
	}
	if left := afterPowerLoss(files.log, len(files.log), f.path, "old"); len(left) != 1 || !left["new"] {
		t.Errorf("after Save returned, a loss of power can leave %v", left)
	}
	for _, op := range []string{"sync", "syncdir"} { // the control: without either sync the test must see it
		without := slicesWithout(files.log, op)
		if len(badStates(without, f.path)) == 0 &&
			afterPowerLoss(without, len(without), f.path, "old")["old"] == (op == "sync") {
			t.Errorf("a save without %s goes unnoticed", op)
		}
	}
	t.Logf("power lost at each of %d calls of a save: the old file or the new one; without a sync the test sees it", len(files.log)+1)
}

func badStates(log []step, target string) []string {
	var bad []string
	for n := range len(log) + 1 {
		for content := range afterPowerLoss(log, n, target, "old") {
			if content != "old" && content != "new" {
				bad = append(bad, content)
			}
		}
	}
	return bad
}

func slicesWithout(log []step, op string) []step {
	var kept []step
	for _, s := range log {
		if s.op != op {
			kept = append(kept, s)
		}
	}
	return kept
}
