package assessment

import "ephisra/questions"

// assuranceMonths is how long a look at a vendor's safeguards counts.
const assuranceMonths = 12

// assetProperties and vendorProperties say what each property of questions.Properties means on a day.
// What is not known does not count as there, except that ePHI not ruled out counts as touched.
var (
	assetProperties = map[string]func(*Asset, Day) bool{
		"ephi":      func(a *Asset, _ Day) bool { return a.EPHI != No },
		"encrypted": func(a *Asset, _ Day) bool { return a.Encrypted == Yes },
		"supported": func(a *Asset, on Day) bool { return !a.SupportEnds.IsZero() && !on.After(a.SupportEnds) },
		"device":    func(a *Asset, _ Day) bool { return a.Kind == "device" },
		"system":    func(a *Asset, _ Day) bool { return a.Kind == "system" },
	}
	vendorProperties = map[string]func(*Vendor, Day) bool{
		"ephi": func(v *Vendor, _ Day) bool { return v.EPHI != No },
		"baa_in_force": func(v *Vendor, on Day) bool {
			return !v.BAA.IsZero() && !v.BAA.After(on) && (v.BAAEnds.IsZero() || !on.After(v.BAAEnds))
		},
		"assured": func(v *Vendor, on Day) bool {
			return !v.Assurance.IsZero() && !v.Assurance.After(on) && !on.After(v.Assurance.AddMonths(assuranceMonths))
		},
	}
)

// IsListed reports whether the inventory of a share question has any row. An empty one says nothing yet.
func (a *Assessment) IsListed(s *questions.Share) bool {
	if s.Of == questions.Assets {
		return len(a.Assets) > 0
	}
	return len(a.Vendors) > 0
}

// ShareRows counts the rows of an inventory a share question speaks of, and those that have what
// they need. Lacking names the others, in the order of the file.
func (a *Assessment) ShareRows(s *questions.Share) (have, all int, lacking []string) {
	if s.Of == questions.Assets {
		return count(a.Assets, assetProperties, s, a.AsOf, func(x *Asset) string { return x.Name })
	}
	return count(a.Vendors, vendorProperties, s, a.AsOf, func(v *Vendor) string { return v.Name })
}

func count[T any](rows []T, properties map[string]func(*T, Day) bool, s *questions.Share, on Day,
	name func(*T) string) (have, all int, lacking []string) {
	for i := range rows {
		row := &rows[i]
		if !holds(row, properties, s.Where, on) {
			continue
		}
		all++
		if properties[s.Have](row, on) {
			have++
		} else {
			lacking = append(lacking, name(row))
		}
	}
	return have, all, lacking
}

func holds[T any](row *T, properties map[string]func(*T, Day) bool, names []string, on Day) bool {
	for _, n := range names {
		if !properties[n](row, on) {
			return false
		}
	}
	return true
}
