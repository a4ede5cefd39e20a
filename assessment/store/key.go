package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// Key opens encrypted files: an X25519 identity of age (https://age-encryption.org/v1).
type Key struct{ identity *age.X25519Identity }

// Recipient is the public half, "age1…": who has it can encrypt for the key and read nothing.
func (k *Key) Recipient() string { return k.identity.Recipient().String() }

// NewKey makes a key, and the file to keep it in: an identity file as age reads it, itself encrypted with a passphrase.
func NewKey(passphrase string, now time.Time) (*Key, []byte, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, nil, fmt.Errorf("cannot make a key: %w", err)
	}
	by, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, nil, fmt.Errorf("cannot make a key: %w", err)
	}
	k := &Key{identity}
	text := fmt.Sprintf("# created: %s\n# public key: %s\n%s\n", now.UTC().Format(time.RFC3339), k.Recipient(), identity)
	file, err := encrypt([]byte(text), by)
	return k, file, err
}

// ErrPassphrase says that a key file is encrypted and the passphrase given is not its own.
var ErrPassphrase = errors.New("the passphrase is not that of the key")

// mostWork bounds the work that a key file may ask for, as a power of two: some seconds.
const mostWork = 20

// NeedsPassphrase reports whether a key file is encrypted.
func NeedsPassphrase(file []byte) bool { return isEncrypted(file) }

// OpenKey reads a key file: one of NewKey or of age-keygen, encrypted with a passphrase or not.
func OpenKey(file []byte, passphrase string) (*Key, error) {
	if isEncrypted(file) {
		by, err := age.NewScryptIdentity(passphrase)
		if err != nil {
			return nil, ErrPassphrase
		}
		by.SetMaxWorkFactor(mostWork)
		if file, err = decrypt(file, by); err != nil {
			return nil, fmt.Errorf("%w (%w)", ErrPassphrase, err)
		}
	}
	for line := range strings.Lines(string(file)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		identity, err := age.ParseX25519Identity(line)
		if err != nil {
			return nil, errors.New("this is no key file: it holds no X25519 identity of age")
		}
		return &Key{identity}, nil
	}
	return nil, errors.New("this is no key file: it is empty")
}

// The ways in which an encrypted file starts.
const (
	armored = "-----BEGIN AGE ENCRYPTED FILE-----"
	binary  = "age-encryption.org/v1"
	closing = "-----END AGE ENCRYPTED FILE-----"
)

func isEncrypted(src []byte) bool {
	src = bytes.TrimLeft(src, " \t\r\n")
	return bytes.HasPrefix(src, []byte(armored)) || bytes.HasPrefix(src, []byte(binary))
}

// encrypt writes in armor: text, so that one cut anywhere lacks its last line and is known to be cut.
func encrypt(content []byte, to ...age.Recipient) ([]byte, error) {
	var b bytes.Buffer
	text := armor.NewWriter(&b)
	w, err := age.Encrypt(text, to...)
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = errors.Join(w.Close(), text.Close())
	}
	if err != nil {
		return nil, fmt.Errorf("cannot encrypt: %w", err)
	}
	return b.Bytes(), nil
}

// The ways in which an encrypted file cannot be read. Nothing of one is looked at before all of it is known to be
// whole.
var (
	ErrNotEncrypted = errors.New("the file is not encrypted, although its name ends with .age")
	ErrWrongKey     = errors.New("the file is not encrypted for this key")
	ErrCut          = errors.New("the file is cut short; take a whole copy")
	ErrTampered     = errors.New("the file was changed or damaged since it was encrypted; take a good copy")
)

// IsDamaged reports whether an error is one of a file itself that is to be encrypted: cut, changed, or plain.
func IsDamaged(err error) bool {
	return errors.Is(err, ErrCut) || errors.Is(err, ErrTampered) || errors.Is(err, ErrNotEncrypted)
}

// decrypt reads all of a file before it hands any of it on.
func decrypt(src []byte, by age.Identity) ([]byte, error) {
	if !isEncrypted(src) {
		return nil, ErrNotEncrypted
	}
	var in io.Reader = bytes.NewReader(src)
	if text := bytes.TrimSpace(src); bytes.HasPrefix(text, []byte(armored)) {
		if !bytes.HasSuffix(text, []byte(closing)) {
			return nil, ErrCut
		}
		in = armor.NewReader(in)
	}
	r, err := age.Decrypt(in, by)
	if wrong := (*age.NoIdentityMatchError)(nil); errors.As(err, &wrong) {
		return nil, ErrWrongKey
	}
	if err != nil {
		return nil, ErrTampered
	}
	content, err := io.ReadAll(io.LimitReader(r, Limit+1))
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, ErrCut
	case err != nil:
		return nil, ErrTampered
	}
	return content, nil
}
