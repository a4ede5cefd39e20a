// Package html draws a report.Document as one web page that needs nothing beside it: styles, pictures and a small
// script stand in the page, and without the script all of it is read as well.
package html
