package store

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

var cuts = flag.Int("power-cuts", 0, "how often a real file system loses its power; needs root")

// TestAPowerCutOfARealDiskLosesNothing: a child saves on a file system of its own, which forgets at a random moment all
// that has not reached the disk, and is mounted again as after a loss of power. What was told as saved is there, whole, and
// the next program can begin. The control leaves every sync out and has to be seen to lose saves it told of; what leaving
// out one of them costs is up to the file system, and logged.
func TestAPowerCutOfARealDiskLosesNothing(t *testing.T) {
	if *cuts == 0 || os.Getuid() != 0 {
		t.Skip("mounts a disk of its own: as root, with -power-cuts 100")
	}
	for _, system := range []string{"ext4", "xfs"} {
		t.Run(system, func(t *testing.T) {
			d := newDisk(t, system)
			for _, way := range []string{ours, noSync, noFileSync, noDirSync} {
				told, lost := d.cutOften(t, way)
				t.Logf("%s, saved %s: %d cuts, %d saves told, lost after %d cuts", system, way, *cuts, told, lost)
				if way == ours && lost > 0 || way == noSync && lost == 0 {
					t.Error("ours may lose nothing, and without any sync something has to be lost")
				}
			}
		})
	}
}

// disk is a file system in a file, mounted at a folder.
type disk struct{ image, system, dir string }

func newDisk(t *testing.T, system string) disk {
	d := disk{filepath.Join(t.TempDir(), "disk"), system, t.TempDir()}
	command(t, "truncate", "-s", "512M", d.image)
	command(t, "mkfs."+system, "-q", d.image)
	d.mount(t)
	t.Cleanup(func() { d.unmount(t) })
	return d
}

func (d disk) mount(t *testing.T) {
	t.Helper()
	command(t, "mount", "-t", d.system, "-o", "loop", d.image, d.dir)
}

func (d disk) unmount(t *testing.T) {
	t.Helper()
	command(t, "umount", d.dir)
}

func command(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}

// cutOften cuts the power of a child's disk again and again, and returns how many saves were told and after how many cuts
// one of them was not there.
func (d disk) cutOften(t *testing.T, way string) (told, lost int) {
	t.Helper()
	path := filepath.Join(d.dir, "a.yaml")
	for range *cuts {
		if err := os.WriteFile(path, []byte(filler(0)), private); err != nil {
			t.Fatal(err)
		}
		unix.Sync()
		cut := make(chan time.Time, 1)
		saves, failed := stopped(t, path, way, func(*os.Process) { cut <- cutPower(t, d.dir) })
		if len(saves) == 0 {
			t.Fatalf("the next program cannot begin: %s", failed)
		}
		last := lastBefore(saves, <-cut)
		d.unmount(t)
		d.mount(t)
		if n, whole := wholeAs(path); !whole || n < last {
			lost++
		}
		told += last
	}
	return told, lost
}

// lastBefore returns the number of the last save that was told before a moment. Xfs lets a sync of a folder that comes just
// after the cut succeed; a program without power would not have been there to tell.
func lastBefore(saves []save, cut time.Time) (n int) {
	for _, s := range saves {
		if s.at.Before(cut) {
			n = s.n
		}
	}
	return n
}

// cutPower makes a mounted file system forget what it has not written and refuse every further call: the ioctl by which
// the makers of these file systems test them (FS_IOC_SHUTDOWN, without a flush of the journal). It returns the moment before.
func cutPower(t *testing.T, dir string) time.Time {
	const shutdown, withoutFlush = 0x8004587d, uint32(2) // _IOR('X', 125, __u32)
	f, err := os.Open(dir)
	if err != nil {
		t.Error(err)
		return time.Now()
	}
	defer f.Close()
	flags, cut := withoutFlush, time.Now()
	if _, _, no := unix.Syscall(unix.SYS_IOCTL, f.Fd(), shutdown, uintptr(unsafe.Pointer(&flags))); no != 0 {
		t.Error(no)
	}
	return cut
}
