// Package compare tells how a question bank differs from an older version of itself, and what each difference means for
// saved assessments: which only reword, which ask for confirmation, which would break them.
package compare
