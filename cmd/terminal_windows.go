package cmd

import "os"

// interrupt ends the program as Ctrl-C does; Windows has no signal to send to oneself.
func interrupt() {
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		_ = self.Signal(os.Interrupt)
	}
}

// suspend does nothing: Windows knows no stopped programs.
func suspend() {}

// hasMore is not to be found out here; each line stands alone.
func hasMore(*os.File) bool { return false }
