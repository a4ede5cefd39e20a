package assessment

import (
	"errors"
	"slices"

	"ephisra/questions"
)

// SetOverride puts the assessor's own level of a threat event in place of an earlier one. Of an earlier one that
// set both levels the other stays, with its reason. The event has to be one of the bank's; a reason, a person and at
// least one level are needed. Every fault
// comes back at once, and then nothing is changed.
func (a *Assessment) SetOverride(bank *questions.Bank, o Override) error {
	var faults []error
	if bank.Threat(o.Threat) == nil {
		faults = append(faults, bank.UnknownThreat(o.Threat))
	}
	if o.Likelihood == questions.Undetermined && o.Impact == questions.Undetermined {
		faults = append(faults, errors.New("an override needs a likelihood, an impact, or both"))
	}
	if Blank(o.Reason) {
		faults = append(faults, errors.New("an override needs a reason; the report prints it"))
	}
	if Blank(o.By) {
		faults = append(faults, errors.New("an override needs the name of who decides it"))
	}
	if err := errors.Join(append(faults, CheckText(o.Reason))...); err != nil {
		return err
	}
	a.giveWay(&o)
	a.Overrides = append(a.Overrides, o)
	return nil
}

// giveWay takes the levels a new override sets out of the earlier ones of its event.
func (a *Assessment) giveWay(o *Override) {
	for i := range a.Overrides {
		before := &a.Overrides[i]
		if before.Threat != o.Threat {
			continue
		}
		if o.Likelihood != questions.Undetermined {
			before.Likelihood = questions.Undetermined
		}
		if o.Impact != questions.Undetermined {
			before.Impact = questions.Undetermined
		}
	}
	a.Overrides = slices.DeleteFunc(a.Overrides, func(o Override) bool {
		return o.Likelihood == questions.Undetermined && o.Impact == questions.Undetermined
	})
}

// ClearOverride takes the assessor's own level of a threat event away and reports whether there was one.
func (a *Assessment) ClearOverride(threat string) bool {
	before := len(a.Overrides)
	a.Overrides = slices.DeleteFunc(a.Overrides, func(o Override) bool { return o.Threat == threat })
	return len(a.Overrides) < before
}

// Says names what an override sets, such as "likelihood High".
func (o *Override) Says() []string {
	var set []string
	if o.Likelihood != questions.Undetermined {
		set = append(set, "likelihood "+o.Likelihood.String())
	}
	if o.Impact != questions.Undetermined {
		set = append(set, "impact "+o.Impact.String())
	}
	return set
}
