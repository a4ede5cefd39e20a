package cmd

import (
	"errors"

	"ephisra/assessment/store"
	"ephisra/questions/yamlfile"
)

// The exit codes of sra. Of several, exitFailed comes before exitFaults.
const (
	exitDone        = 0
	exitFailed      = 1   // no file, no rights, lock held, full disk
	exitUsage       = 2   // wrong flag, argument or command
	exitFaults      = 3   // faults in a bank or an assessment file
	exitGate        = 4   // a gate that was asked for was reached, and nothing worse happened
	exitHangup      = 129 // SIGHUP
	exitInterrupted = 130 // SIGINT, or input that ended early
	exitTerminated  = 143 // SIGTERM
)

// usageError is a command line that cannot be meant as it stands.
type usageError struct{ error }

// stopped says that the interview was left with a code of its own; everything is saved.
type stopped struct {
	code int
	why  string
}

func (s stopped) Error() string { return s.why }

// exitCode returns the code an error ends the program with.
func exitCode(err error) int {
	var usage usageError
	var stop stopped
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &stop):
		return stop.code
	case withoutGates(err) == nil:
		return exitGate
	}
	switch err = withoutGates(err); {
	case onlyFaults(err):
		return exitFaults
	case errors.As(err, &usage):
		return exitUsage
	}
	return exitFailed
}

// withoutGates is an error less the gates that were reached; nil where they are all there is.
func withoutGates(err error) error {
	if _, is := err.(gateReached); is {
		return nil
	}
	many, is := err.(interface{ Unwrap() []error })
	if !is {
		return err
	}
	var rest []error
	for _, one := range many.Unwrap() {
		rest = append(rest, withoutGates(one))
	}
	return errors.Join(rest...)
}

// onlyFaults reports whether every error joined in err is a fault in a file: a file that cannot be
// opened comes first.
func onlyFaults(err error) bool {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range many.Unwrap() {
			if !onlyFaults(one) {
				return false
			}
		}
		return true
	}
	var faults yamlfile.Problems
	var bank bankFault
	return errors.As(err, &faults) || errors.As(err, &bank) || store.IsDamaged(err)
}
