package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
)

var day = time.Date(2026, 11, 29, 15, 4, 5, 0, time.UTC)

// secret is what must never stand on disk.
const secret = "the back door key is under the pot"

// keyed is a vault with a key of its own, without the second that a passphrase takes.
func keyed(t *testing.T) *Vault {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return &Vault{Unlock: func() (*Key, error) { return &Key{identity}, nil }}
}

// nowherePlain fails where the secret stands in any file of a folder.
func nowherePlain(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) == 0 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	for _, e := range entries {
		if src, err := os.ReadFile(filepath.Join(dir, e.Name())); err != nil || bytes.Contains(src, []byte(secret)) {
			t.Errorf("%s holds the secret (%v)", e.Name(), err)
		}
	}
}

// TestSealedFiles: an encrypted file is made, read, saved, kept as a copy and saved beside a stranger's change, and never
// stands there plain.
func TestSealedFiles(t *testing.T) {
	v, dir := keyed(t), t.TempDir()
	path := filepath.Join(dir, "maple.yaml.age")
	if err := v.Create(path, []byte(secret)); err != nil {
		t.Fatal(err)
	}
	if got, err := v.Read(path); err != nil || string(got) != secret {
		t.Fatalf("read %q, %v", got, err)
	}
	f, err := v.Open(path, day)
	if err != nil {
		t.Fatal(err)
	}
	seen := ""
	next := secret + " no more"
	if err := f.Save([]byte(next), func(got []byte) error { seen = string(got); return nil }); err != nil || seen != next {
		t.Fatalf("verify saw %q, %v", seen, err)
	}
	if got, err := v.Read(path); err != nil || string(got) != next {
		t.Fatalf("saved is %q, %v", got, err)
	}
	nowherePlain(t, dir)
	copied, err := os.ReadFile(path + backup)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := v.open("the copy", copied); err != nil || string(got) != secret {
		t.Errorf("the copy of before holds %q, %v", got, err)
	}
	strange := filepath.Join(dir, "strange.yaml.age")
	if err := errors.Join(v.Create(strange, []byte("a stranger's")), os.Rename(strange, path)); err != nil {
		t.Fatal(err)
	}
	var conflict *ConflictError
	if err := f.Save([]byte(secret), nil); !errors.As(err, &conflict) {
		t.Fatalf("a stranger's change is overwritten: %v", err)
	}
	if base := filepath.Base(conflict.Copy); !strings.HasPrefix(base, "maple.conflict-") || !strings.HasSuffix(base, ".yaml.age") {
		t.Errorf("the copy is called %s", base)
	}
	if got, err := v.Read(conflict.Copy); err != nil || string(got) != secret {
		t.Errorf("the copy holds %q, %v", got, err)
	}
	nowherePlain(t, dir)
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

// TestSealedFaults: another key, a file cut anywhere and one changed anywhere are told apart, and change nothing.
func TestSealedFaults(t *testing.T) {
	v, dir := keyed(t), t.TempDir()
	path := filepath.Join(dir, "a.yaml.age")
	if err := v.Create(path, []byte(strings.Repeat(secret+"\n", 100))); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	refused := func(v *Vault, src []byte, want error, what string) {
		t.Helper()
		if err := os.WriteFile(path, src, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := v.Read(path); !errors.Is(err, want) {
			t.Fatalf("%s: got %v, want %v", what, err, want)
		}
		if f, err := v.Open(path, day); err == nil {
			t.Fatalf("%s: it is opened (%v)", what, f.Close())
		}
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, src) {
			t.Fatalf("%s: the file was changed (%v)", what, err)
		}
	}
	end := len(bytes.TrimRight(whole, "\n"))
	for cut := len(armored); cut < end; cut += 97 {
		refused(v, whole[:cut], ErrCut, "cut")
	}
	refused(v, whole[:end-1], ErrCut, "cut by its last letter")
	refused(v, nil, ErrNotEncrypted, "empty")
	refused(v, []byte("format: 1\n"), ErrNotEncrypted, "plain")
	lines := bytes.SplitAfter(whole, []byte("\n"))
	for at := 1; at < len(lines)-2; at++ {
		changed := bytes.Clone(whole)
		i := len(bytes.Join(lines[:at], nil)) + len(lines[at])/2
		if changed[i] = 'A'; whole[i] == 'A' {
			changed[i] = 'B'
		}
		if want := error(ErrTampered); at > 5 {
			refused(v, changed, want, "changed")
		} else if err := os.WriteFile(path, changed, 0o600); err != nil {
			t.Fatal(err)
		} else if _, err := v.Read(path); !errors.Is(err, ErrTampered) && !errors.Is(err, ErrWrongKey) {
			t.Fatalf("changed in line %d of the head: %v", at+1, err)
		}
	}
	refused(keyed(t), whole, ErrWrongKey, "another key")
	refused(&Vault{}, whole, errNoKey, "no key")
}

// TestRecipients: who is named beside a file can open it, and every line that names nobody is told before anything is
// opened.
func TestRecipients(t *testing.T) {
	v, other, dir := keyed(t), keyed(t), t.TempDir()
	key, _ := other.unlock()
	list := filepath.Join(dir, recipientsFile)
	if err := os.WriteFile(list, []byte("# the owner\n\n"+key.Recipient()+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a.yaml.age")
	if err := v.Create(path, []byte(secret)); err != nil {
		t.Fatal(err)
	}
	for _, one := range []*Vault{v, other} {
		if got, err := one.Read(path); err != nil || string(got) != secret {
			t.Errorf("%q, %v", got, err)
		}
	}
	if err := os.WriteFile(list, []byte("age1nonsense\n# fine\nssh-ed25519 AAAA\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := v.Open(path, day)
	if err == nil || !strings.Contains(err.Error(), recipientsFile+":1:1: ") ||
		!strings.Contains(err.Error(), recipientsFile+":3:1: ") {
		t.Errorf("got %v", err)
	}
}

// TestKeyFiles: a key file opens with its passphrase and no other, and one without a passphrase is read too.
func TestKeyFiles(t *testing.T) {
	key, file, err := NewKey("correct horse", day)
	if err != nil || !NeedsPassphrase(file) || bytes.Contains(file, []byte("AGE-SECRET-KEY")) {
		t.Fatalf("%.40q, %v", file, err)
	}
	got, err := OpenKey(file, "correct horse")
	if err != nil || got.Recipient() != key.Recipient() {
		t.Errorf("%v", err)
	}
	for _, wrong := range []string{"", "correct horse "} {
		if _, err := OpenKey(file, wrong); !errors.Is(err, ErrPassphrase) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	plain := "# created: today\n" + key.identity.String() + "\n"
	if got, err := OpenKey([]byte(plain), ""); err != nil || got.Recipient() != key.Recipient() {
		t.Errorf("%v", err)
	}
	for _, none := range []string{"", "# nothing\n", "AGE-SECRET-KEY-1NONE\n", "format: 1\n"} {
		if _, err := OpenKey([]byte(none), ""); err == nil {
			t.Errorf("%q is taken for a key", none)
		}
	}
}
