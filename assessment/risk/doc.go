// Package risk is the risk engine: a pure function from a bank and an assessment to levels of risk,
// requirement statuses, coverage and the order of fixes. Whole numbers throughout, each result
// rounded half up, so that a person can redo every line with a pencil (NIST SP 800-30 Rev. 1).
package risk
