package questions

// The built-in bank is compiled into the program as Go: builtin_bank.go holds it, laid out in memory, so that no
// command waits for its files. The YAML stays the only source: "go test ./questions -run Compiled -update" writes
// builtin_bank.go from it, and a test holds the two equal.

// compiledBank returns the built-in bank. Its lists are shared by all that is returned: nobody changes a bank.
func compiledBank() *Bank {
	b := builtinBank
	b.index()
	return &b
}
