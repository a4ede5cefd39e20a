// Package report decides once what a report says. Build turns a risk.Result into a Document:
// sections of blocks in reading order, every sentence final. The writers in report/* only draw it.
//
// build.go lists the chapters, one file each. document.go has the blocks and the Writer that draws them; ref.go the
// references from place to place; sheets.go the tables for workbooks and programs, one fact a cell; explain.go and
// bankpage.go what "sra explain" and "sra bank show" say. README.md says how a writer or a chapter is added.
package report
