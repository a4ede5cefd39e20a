// Package xlsx draws the sheets of a report as one workbook: a worksheet each, with filters, headings that stay, real
// dates and numbers. Besides assessment/sheet, which reads and writes the sheets people fill in, it alone imports
// excelize.
package xlsx
