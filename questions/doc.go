// Package questions holds the bank: what is asked, how an answer is graded, the requirements of the
// Security Rule, the threat events, the fixes and the tables of the risk method. It reads the bank
// from YAML, checks it, and says which questions apply. It knows no answers and no single question.
package questions
