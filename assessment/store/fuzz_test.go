package store

import (
	"testing"

	"filippo.io/age"
)

// FuzzDecrypt gives any bytes for an encrypted file and for a key: what is not one is refused, and never half read.
func FuzzDecrypt(f *testing.F) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		f.Fatal(err)
	}
	whole, err := encrypt([]byte(secret), identity.Recipient())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(binary + "\n-> X25519 AAAA\nAAAA\n--- AAAA\n"))
	f.Add([]byte(identity.String()))
	f.Fuzz(func(t *testing.T, src []byte) {
		if got, err := decrypt(src, identity); err == nil && string(got) != secret {
			t.Errorf("%q opens to %q", src, got)
		}
		if isEncrypted(src) {
			return // with a passphrase it would take a second
		}
		if key, err := OpenKey(src, ""); err == nil && key.Recipient() == "" {
			t.Errorf("%q is a key of nobody", src)
		}
	})
}
