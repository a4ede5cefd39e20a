package questions

// checkRequirements holds the shape of the Rule: a specification belongs to a standard of its
// family, a standard stands alone and is always required (164.306(c)).
func (l *loader) checkRequirements() {
	for i := range l.bank.Requirements {
		q := &l.bank.Requirements[i]
		at := l.at(toRequirement, q.ID)
		switch q.Kind {
		case Specification:
			l.checkSpecification(q, at)
		case Standard, GeneralRule:
			l.checkAlone(q, at)
		}
		switch {
		case q.Kind == Standard && q.Matrix == "":
			l.errorf(at, "standard %q has no \"matrix\"; add the citation Appendix A of the Rule uses", q.ID)
		case q.Kind != Standard && q.Kind != NoKind && q.Matrix != "":
			l.errorf(at.key("matrix"), "only a standard has a matrix citation; delete the line")
		}
	}
}

func (l *loader) checkSpecification(q *Requirement, at place) {
	parent := l.bank.Requirement(q.Parent)
	switch {
	case q.Parent == "":
		l.errorf(at, "specification %q has no \"parent\"; name its standard", q.ID)
	case parent == nil || parent.Safeguard == NoSafeguard || parent.Kind == NoKind: // named already
	case parent.Kind != Standard:
		l.errorf(at.key("parent"), "the parent of %q is no standard but a %s", q.ID, parent.Kind)
	case parent.Safeguard != q.Safeguard:
		l.errorf(at.key("safeguard"), "%q is %s, but its standard %q is %s", q.ID, q.Safeguard.ID(), parent.ID,
			parent.Safeguard.ID())
	}
}

func (l *loader) checkAlone(q *Requirement, at place) {
	if q.Parent != "" {
		l.errorf(at.key("parent"), "only a specification has a parent; delete the line")
	}
	if q.Obligation == Addressable {
		l.errorf(at.key("obligation"), "only a specification can be addressable; %q is required", q.ID)
	}
}
