package risk

import (
	"cmp"
	"slices"

	"ephisra/assessment"
	"ephisra/questions"
)

// InventoryFinding is a row of an inventory that is weak by its own data: a system or device without
// encryption or support, a vendor without an agreement in force. Only what holds patient data counts.
type InventoryFinding struct {
	Fault   questions.InventoryFault
	ID      string // of the asset or vendor
	Name    string
	Kind    string         // of an asset: system, device, media or paper; empty for a vendor
	Records int            // about how many patients' records; 0 is not known
	On      assessment.Day // when support or the agreement ended; zero where it never was
}

// EmptyLists returns the share questions over a list that nobody filled in yet: they are not assessed.
func (r *Result) EmptyLists() []*Finding { return r.sharesAt(Unanswered) }

// ListsToConfirm returns those over a list that came along from an earlier assessment and is not confirmed yet.
func (r *Result) ListsToConfirm() []*Finding { return r.sharesAt(ToConfirm) }

// sharesAt returns the share questions over lists that are in a state.
func (r *Result) sharesAt(state State) []*Finding {
	var list []*Finding
	for i := range r.Findings {
		f := &r.Findings[i]
		if s := f.Question.Share; s != nil && s.Of != questions.Risks && f.State == state {
			list = append(list, f)
		}
	}
	return list
}

// Inventory lists what the inventories themselves show as weak, the most records first, then in the
// order of the file.
func (r *Result) Inventory() []InventoryFinding { return Inventory(r.Assessment) }

// Inventory lists what an assessment's inventories show as weak on its own day, in the order of Result.Inventory.
func Inventory(a *assessment.Assessment) []InventoryFinding {
	var list []InventoryFinding
	for i := range a.Assets {
		list = append(list, assetFindings(&a.Assets[i], a.AsOf)...)
	}
	for i := range a.Vendors {
		list = append(list, vendorFindings(&a.Vendors[i], a.AsOf)...)
	}
	slices.SortStableFunc(list, func(x, y InventoryFinding) int { return cmp.Compare(y.Records, x.Records) })
	return list
}

func assetFindings(a *assessment.Asset, asOf assessment.Day) []InventoryFinding {
	if a.EPHI == assessment.No || a.Kind == "paper" {
		return nil
	}
	var list []InventoryFinding
	if a.Encrypted == assessment.No {
		list = append(list, InventoryFinding{questions.NotEncrypted, a.ID, a.Name, a.Kind, a.Records, assessment.Day{}})
	}
	if !a.SupportEnds.IsZero() && asOf.After(a.SupportEnds) {
		list = append(list, InventoryFinding{questions.OutOfSupport, a.ID, a.Name, a.Kind, a.Records, a.SupportEnds})
	}
	return list
}

func vendorFindings(v *assessment.Vendor, asOf assessment.Day) []InventoryFinding {
	switch {
	case v.EPHI == assessment.No:
		return nil
	case v.BAA.IsZero() || v.BAA.After(asOf):
		return []InventoryFinding{{questions.NoAgreement, v.ID, v.Name, "", 0, assessment.Day{}}}
	case !v.BAAEnds.IsZero() && asOf.After(v.BAAEnds):
		return []InventoryFinding{{questions.AgreementExpired, v.ID, v.Name, "", 0, v.BAAEnds}}
	}
	return nil
}

// Touched lists the inventory findings that an event could strike.
func (r *Result) Touched(t *questions.ThreatEvent) []InventoryFinding {
	var list []InventoryFinding
	for _, f := range r.Inventory() {
		if slices.Contains(t.Inventory, f.Fault) && (t.ShownBy == "" || t.ShownBy == f.Kind) {
			list = append(list, f)
		}
	}
	return list
}

// Contradicted names the rows of the inventory that show an event to apply although a fact rules it out.
func (r *Result) Contradicted(t *questions.ThreatEvent) []string {
	var names []string
	for i := range r.Assessment.Assets {
		if a := &r.Assessment.Assets[i]; a.EPHI != assessment.No && t.ShownBy != "" && a.Kind == t.ShownBy {
			names = append(names, a.Name)
		}
	}
	return names
}
