// Package risk is the risk engine: a pure function from a bank and an assessment to levels of risk,
// requirement statuses, coverage and the order of fixes. Whole numbers throughout, each result
// rounded half up, so that a person can redo every line with a pencil (NIST SP 800-30 Rev. 1).
//
// Compile makes a bank ready once: ids become places in its lists. Model.Assess works an assessment out over plain
// arrays (a scenario says how far each safeguard is in place). What only an explanation needs, the lines of a gap, the
// weak spots of an event, the claims on a requirement, is made when asked for.
package risk
