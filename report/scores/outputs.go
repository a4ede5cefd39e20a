package scores

import (
	"reflect"

	"ephisra/report"
	"ephisra/report/schema"
)

// Outputs are the forms that this package writes.
func Outputs() []schema.Output {
	return []schema.Output{
		{Name: "score", ID: Schema, Title: "sra score --format json, and each line of --format ndjson", Written: score{}},
		{Name: "portfolio", ID: PortfolioSchema, Title: "sra score --summary --format json", Written: portfolio{}},
		{Name: "report", ID: ReportSchema, Title: "sra report --format json", Written: everything{}},
		{Name: "compare", ID: CompareSchema, Title: "sra compare --format json", Written: compared{}},
		{Name: "explain", ID: ExplainSchema, Title: "sra explain --format json", Written: explanation{}},
	}
}

// SheetTypes says what the sheets of a report look like, for their schema: each a list of rows, by the key of the
// sheet.
func SheetTypes(list []report.Sheet) map[reflect.Type]schema.Schema {
	all := schema.Schema{Type: "object", Additional: schema.Nothing}
	for i := range list {
		rows := sheetSchema(&list[i])
		all.Properties = append(all.Properties, schema.Member{Name: list[i].Key,
			Schema: schema.Schema{Type: "array", Description: list[i].Title, Items: &rows}})
		all.Required = append(all.Required, list[i].Key)
	}
	return map[reflect.Type]schema.Schema{reflect.TypeFor[sheets](): all}
}

// sheetSchema describes a row. What is not known is null.
func sheetSchema(s *report.Sheet) schema.Schema {
	row := schema.Schema{Type: "object", Additional: schema.Nothing}
	for _, c := range s.Columns {
		one := kindSchemas[c.Kind]
		one.Description = c.Title
		row.Properties = append(row.Properties, schema.Member{Name: c.Key, Schema: one})
		row.Required = append(row.Required, c.Key)
	}
	return row
}

// kindSchemas are the values of a column by its kind.
var kindSchemas = map[report.Kind]schema.Schema{
	report.TextKind: schema.OrNull("string"), report.NumberKind: schema.OrNull("integer"),
	report.TenthsKind: schema.OrNull("number"), report.MoneyKind: schema.OrNull("integer"),
	report.DayKind: schema.OrNull("string"), report.LevelKind: schema.OrNull("string"),
	report.StatusKind: schema.OrNull("string"),
}
