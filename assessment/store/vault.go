package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"filippo.io/age"
)

// SealedEnd ends the names of files that are encrypted.
const SealedEnd = ".age"

// IsSealed reports whether a file is encrypted, by its name.
func IsSealed(path string) bool { return strings.HasSuffix(strings.ToLower(path), SealedEnd) }

// Ext is the extension of a file, of an encrypted one with the one before it: ".yaml.age".
func Ext(path string) string {
	ext := filepath.Ext(path)
	if IsSealed(path) {
		ext = filepath.Ext(strings.TrimSuffix(path, ext)) + ext
	}
	return ext
}

// Vault reads and writes files, those that are encrypted too: in memory their content is plain, on disk it never is.
// Unlock is asked for the key once, when the first encrypted file is met; without it such files are refused.
type Vault struct {
	Unlock func() (*Key, error)
	Wait   time.Duration // how long Open waits for a file that another program is changing

	once sync.Once
	key  *Key
	err  error
}

var errNoKey = errors.New("the file is encrypted; name the file of the key with --key")

func (v *Vault) unlock() (*Key, error) {
	v.once.Do(func() {
		if v.err = errNoKey; v.Unlock != nil {
			v.key, v.err = v.Unlock()
		}
	})
	return v.key, v.err
}

// Read is the function of that name for any file.
func (v *Vault) Read(path string) ([]byte, error) { return v.ReadInto(nil, path) }

// ReadInto is the function of that name for any file.
func (v *Vault) ReadInto(room []byte, path string) ([]byte, error) {
	src, err := ReadInto(room, path)
	if err != nil || !IsSealed(path) {
		return src, err
	}
	return v.open(path, src)
}

// Create is the function of that name for any file.
func (v *Vault) Create(path string, content []byte) error {
	if !IsSealed(path) {
		return Create(path, content)
	}
	if err := Free(path); err != nil { // before anybody is asked for a passphrase
		return err
	}
	sealed, err := v.Seal(path, content)
	if err != nil {
		return err
	}
	return Create(path, sealed)
}

// Open is the function of that name for any file.
func (v *Vault) Open(path string, now time.Time) (*File, error) { return openIn(OS{}, v, path, now) }

// open decrypts what a file holds.
func (v *Vault) open(path string, sealed []byte) ([]byte, error) {
	key, err := v.unlock()
	if err != nil {
		return nil, fmt.Errorf("cannot open %q: %w", path, err)
	}
	content, err := decrypt(sealed, key.identity)
	if err != nil {
		return nil, fmt.Errorf("cannot open %q: %w", path, err)
	}
	return content, nil
}

// Seal encrypts content for a file: for the key itself, and for those whom recipients.txt beside the file names.
func (v *Vault) Seal(path string, content []byte) ([]byte, error) {
	others, err := recipientsBeside(path)
	if err != nil {
		return nil, err
	}
	return v.seal(path, content, others)
}

func (v *Vault) seal(path string, content []byte, others []age.Recipient) ([]byte, error) {
	key, err := v.unlock()
	if err != nil {
		return nil, fmt.Errorf("cannot write %q: %w", path, err)
	}
	return encrypt(content, append([]age.Recipient{key.identity.Recipient()}, others...)...)
}

// recipientsFile names further recipients of the files in its folder, a public key a line.
const recipientsFile = "recipients.txt"

// recipientsBeside reads the recipients file of a file's folder; none is fine. Every line that is no public key is
// told.
func recipientsBeside(path string) ([]age.Recipient, error) {
	name := filepath.Join(filepath.Dir(path), recipientsFile)
	src, err := Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var list []age.Recipient
	var faults []error
	at := 0
	for line := range bytes.Lines(src) {
		at++
		text := strings.TrimSpace(string(line))
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		one, err := age.ParseX25519Recipient(text)
		if err != nil {
			faults = append(faults, fmt.Errorf("%s:%d:1: this is no public key of age; sra key show prints one, age1 and so on",
				name, at))
			continue
		}
		list = append(list, one)
	}
	return list, errors.Join(faults...)
}
