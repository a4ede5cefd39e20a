// Package assessment holds what a practice answered: the Assessment with its answers, inventories,
// decisions, overrides, plan and sign-off; the Session, which decides what is asked next; and the
// codec between an Assessment and the bytes of its file. It opens no file and reads no clock.
package assessment
