// Package interview asks the questions of an assessment at a terminal. It changes the assessment
// through its Session and saves, tells the time and listens for signals only through what its
// caller gives it; it opens no file.
package interview
