// Package cmd holds the commands of sra, one file each: they read flags, ask the time, print, and
// end with an exit code. What they decide is decided in the packages below.
//
// app.go binds the commands and holds what they need of the world; load.go, change.go and keeper.go open, change and
// save files for all of them; exit.go lists the exit codes; complete.go says what a shell offers. Errors are printed by
// App.Run alone. The interview is a package of its own, cmd/interview; the program is cmd/sra.
package cmd
