package assessment

import (
	"slices"

	"ephisra/questions"
	"ephisra/questions/yamlfile"
)

// BankOf names a bank, for an assessment that is answered with it.
func BankOf(bank *questions.Bank) BankRef {
	return BankRef{ID: bank.ID, Version: bank.Version, Added: slices.Clone(bank.Added)}
}

// Name returns ids and versions, such as "hipaa-security-rule 2026.1 with texas 3".
func (r *BankRef) Name() string {
	return (&questions.Bank{ID: r.ID, Version: r.Version, Added: r.Added}).Name()
}

// isSame reports whether two files were answered with the same banks.
func (r *BankRef) isSame(other *BankRef) bool {
	return r.ID == other.ID && r.Version == other.Version && slices.Equal(r.Added, other.Added)
}

// NameAdded puts on record which banks of one's own lie on the bank, as they are now: what is answered from now on may
// be to their questions. A signed assessment stays as it was signed.
func (a *Assessment) NameAdded(bank *questions.Bank) {
	if a.Changeable() != nil {
		return
	}
	for _, layer := range bank.Added {
		if at := a.Bank.indexOf(layer.ID); at >= 0 {
			a.Bank.Added[at] = layer
		} else {
			a.Bank.Added = append(a.Bank.Added, layer)
		}
	}
}

func (r *BankRef) indexOf(id string) int {
	return slices.IndexFunc(r.Added, func(l questions.Layer) bool { return l.ID == id })
}

func (d *decoder) bankRef(n *yamlfile.Node) {
	readRecord(d, n, &bankRecord, &d.a.Bank)
	d.checkBank(n)
}

// scanBankRef is bankRef without a tree.
func (d *decoder) scanBankRef(s *yamlfile.Scanner) bool {
	if !s.Take(' ') {
		return false
	}
	here := s.Here()
	if !scanRecord(d, s, &bankRecord, &d.a.Bank) {
		return false
	}
	d.checkBank(&here)
	return s.EndLine()
}

// checkBank names another bank, and another version of it.
func (d *decoder) checkBank(n *yamlfile.Node) {
	if d.a.Bank.ID != "" && d.a.Bank.ID != d.bank.ID {
		d.Errorf(n, "the file was answered with the bank %s, not %q; give its folder with --bank", yamlfile.Clip(d.a.Bank.ID),
			d.bank.ID)
	} else if d.a.Bank.Version != "" && d.a.Bank.Version != d.bank.Version {
		next := "sra migrate says what that changes"
		if compareVersions(d.a.Bank.Version, d.bank.Version) > 0 {
			next = "it is older, so update sra"
		}
		d.warn(n, "the file was answered with version %s of the bank; this is %s; %s", d.a.Bank.Version, d.bank.Version, next)
	}
}

// checkAdded names every bank of one's own that is missing, or that changed since.
func (d *decoder) checkAdded(n *yamlfile.Node, added []questions.Layer) {
	d.unique("added bank", idsOf(added, func(l *questions.Layer) string { return l.ID }), n)
	here := BankOf(d.bank)
	for i, l := range added {
		at := here.indexOf(l.ID)
		switch {
		case l.ID == "":
		case at < 0:
			d.Errorf(itemAt(n, i), "the file was answered with the bank %q, version %s, on top of the built-in one; give its "+
				"folder with --bank", l.ID, yamlfile.Clip(l.Version))
		case here.Added[at].Version != l.Version:
			d.warn(itemAt(n, i), "the file was answered with version %s of the bank %q; this is %s", yamlfile.Clip(l.Version),
				l.ID, yamlfile.Clip(here.Added[at].Version))
		case l.Digest != "" && here.Added[at].Digest != l.Digest:
			d.warn(itemAt(n, i), "the bank %q was changed since the file was answered, and still says it is version %s", l.ID,
				yamlfile.Clip(l.Version))
		}
	}
}
