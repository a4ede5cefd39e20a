// Package markdown draws a report.Document as GitHub-flavoured Markdown. It is the accessible form
// of the report: it says what the PDF says, in the same order, in plain text.
package markdown
