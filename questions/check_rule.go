package questions

// checkRequirements holds the shape of the Rule: a specification belongs to a standard of its
// family, a standard stands alone and is always required (164.306(c)).
func (l *loader) checkRequirements() {
	for i := range l.bank.Requirements {
		req := &l.bank.Requirements[i]
		at := l.at(toRequirement, req.ID)
		switch req.Kind {
		case Specification:
			l.checkSpecification(req, at)
		case Standard, GeneralRule:
			l.checkAlone(req, at)
		}
		switch {
		case req.Kind == Standard && req.Matrix == "":
			l.errorf(at, "standard %q has no \"matrix\"; add the citation Appendix A of the Rule uses", req.ID)
		case req.Kind != Standard && req.Kind != NoKind && req.Matrix != "":
			l.errorf(at.key("matrix"), "only a standard has a matrix citation; delete the line")
		}
	}
}

func (l *loader) checkSpecification(req *Requirement, at place) {
	parent := l.bank.Requirement(req.Parent)
	switch {
	case req.Parent == "":
		l.errorf(at, "specification %q has no \"parent\"; name its standard", req.ID)
	case parent == nil || parent.Safeguard == NoSafeguard || parent.Kind == NoKind: // named already
	case parent.Kind != Standard:
		l.errorf(at.key("parent"), "the parent of %q is no standard but a %s", req.ID, parent.Kind)
	case parent.Safeguard != req.Safeguard:
		l.errorf(at.key("safeguard"), "%q is %s, but its standard %q is %s", req.ID, req.Safeguard.ID(), parent.ID,
			parent.Safeguard.ID())
	}
}

func (l *loader) checkAlone(req *Requirement, at place) {
	if req.Parent != "" {
		l.errorf(at.key("parent"), "only a specification has a parent; delete the line")
	}
	if req.Obligation == Addressable {
		l.errorf(at.key("obligation"), "only a specification can be addressable; %q is required", req.ID)
	}
}
