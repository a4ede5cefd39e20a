package questions

// fitGrading checks the in-place values of one question against each other.
func (f *file) fitGrading(n *node, q *Question) {
	options := n.Get("options")
	switch graded := q.Graded(); {
	case options != nil && !graded:
		f.refuseGrades(options)
	case options != nil && !f.checkGrades(options):
		return
	}
	f.fitCount(n, q)
	if !q.Graded() {
		return
	}
	switch q.Type {
	case Choice:
		f.fitChoice(options, q.Options)
	case Many:
		f.fitMany(options, q.Options)
	case Date:
		f.fitAge(n.Get("age"), q.Age)
		f.fitStandIns(options, q.Options)
	case Number:
		f.fitRanges(n.Get("ranges"), q.Ranges)
		f.fitStandIns(options, q.Options)
	}
}

// refuseGrades checks that no option has an in-place value.
func (f *file) refuseGrades(options *node) {
	for _, o := range options.Items {
		if at := keyOf(o, "in_place"); at != nil {
			f.Errorf(at, "a fact is never graded; delete \"in_place\"")
		}
	}
}

// checkGrades checks that each option has an in-place value.
func (f *file) checkGrades(options *node) bool {
	all := true
	for _, o := range options.Items {
		if o.Get("in_place") == nil {
			f.Errorf(o, "option has no \"in_place\"; say how far this answer puts the safeguard in place, 0 to 100")
			all = false
		}
	}
	return all
}

// fitCount checks that there is something to choose from.
func (f *file) fitCount(n *node, q *Question) {
	if (q.Type == Choice || q.Type == Many) && len(q.Options) < 2 {
		f.Errorf(n.Get("options"), "a %s question needs two options or more", q.Type)
	}
}

// fitChoice checks that options stand best first and exactly one is wholly in place.
func (f *file) fitChoice(n *node, options []Option) {
	for i, o := range options {
		switch {
		case i == 0 && o.InPlace != 100:
			f.Errorf(n.Items[0], "the first option must be in_place 100; put the best answer first")
		case i > 0 && o.InPlace == 100:
			f.Errorf(n.Items[i], "a second option at in_place 100; only one answer is wholly in place")
		case i > 0 && o.InPlace > options[i-1].InPlace:
			f.Errorf(n.Items[i], "option %q is better than the one before it; put the best first", o.ID)
		}
	}
}

// fitMany checks that all options together can bring the safeguard wholly into place.
func (f *file) fitMany(n *node, options []Option) {
	sum := 0
	for _, o := range options {
		sum += o.InPlace
	}
	if sum < 100 {
		f.Errorf(n, "all options together come to %d; they must reach 100, or no answer is ever wholly in place", sum)
	}
}

// fitStandIns checks that an option beside a date or a number, such as never, is not the best answer.
func (f *file) fitStandIns(n *node, options []Option) {
	for i, o := range options {
		if o.InPlace == 100 {
			f.Errorf(n.Items[i], "an option that stands in for a date or a number must be below in_place 100")
		}
	}
}

// fitAge checks that older is never better, and that a fresh date is wholly in place.
func (f *file) fitAge(n *node, bands []AgeBand) {
	if len(bands) == 0 {
		f.Errorf(n, "age has no bands; add the first, such as {within: 12 months, in_place: 100}")
	}
	for i, b := range bands {
		switch {
		case i == 0 && b.InPlace != 100:
			f.Errorf(n.Items[0], "the first band must be in_place 100; the freshest date is the best answer")
		case i > 0 && (b.Months <= bands[i-1].Months || b.InPlace >= bands[i-1].InPlace):
			f.Errorf(n.Items[i], "this band must reach further back than the one before it and be worth less")
		}
	}
}

// fitRanges checks that no number has two values and that some number is wholly in place.
func (f *file) fitRanges(n *node, ranges []Range) {
	best := 0
	for i, r := range ranges {
		switch {
		case r.From > r.To:
			f.Errorf(n.Items[i], "from %d is above to %d; exchange them", r.From, r.To)
		case i > 0 && r.From <= ranges[i-1].To:
			f.Errorf(n.Items[i], "this range must start above %d, where the one before it ends", ranges[i-1].To)
		}
		best = max(best, r.InPlace)
	}
	if best < 100 {
		f.Errorf(n, "no range is in_place 100; one number has to be the best answer")
	}
}
