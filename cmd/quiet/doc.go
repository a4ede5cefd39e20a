// Package quiet keeps the terminal from being asked anything before the program starts.
//
// The bubbletea package asks the terminal for its background colour while packages are initialised,
// and waits five seconds for a terminal that never answers, even for "sra --help". Telling lipgloss
// the colour first takes away the question. Go initialises packages that are ready in the order of
// their import paths, so this path has to sort before github.com/charmbracelet/bubbletea: that is
// why the module is called ephisra. A test on a silent pseudo-terminal holds it.
package quiet
