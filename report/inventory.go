package report

import (
	"fmt"

	"ephisra/assessment/risk"
	"ephisra/questions"
)

// inventoryWords name the faults of an inventory.
var inventoryWords = map[questions.InventoryFault]string{
	questions.NotEncrypted: "not encrypted", questions.OutOfSupport: "out of support",
	questions.NoAgreement: "without an agreement", questions.AgreementExpired: "with an expired agreement",
}

// inventoryOrder is the order the faults are told in.
var inventoryOrder = []questions.InventoryFault{questions.NotEncrypted, questions.OutOfSupport, questions.NoAgreement,
	questions.AgreementExpired}

// inventoryCounts says how many rows have each fault: "1 system or device not encrypted, 2 vendors without an
// agreement".
func inventoryCounts(list []risk.InventoryFinding) string {
	by := map[questions.InventoryFault]int{}
	for _, f := range list {
		by[f.Fault]++
	}
	var parts []string
	for _, fault := range inventoryOrder {
		if n := by[fault]; n > 0 {
			noun := chooseNoun(n, "system or device", "systems or devices")
			if fault == questions.NoAgreement || fault == questions.AgreementExpired {
				noun = chooseNoun(n, "vendor", "vendors")
			}
			parts = append(parts, fmt.Sprintf("%d %s %s", n, noun, inventoryWords[fault]))
		}
	}
	return joinList(parts)
}

// inventoryText says one finding: "File server: out of support since Oct 10, 2023, 14,200 records".
func inventoryText(f risk.InventoryFinding) string {
	text := inventoryWords[f.Fault]
	if !f.On.IsZero() {
		text += " since " + DayText(f.On)
	}
	if f.Records > 0 {
		text += ", " + grouped(f.Records) + " records"
	}
	return f.Name + ": " + text
}

// mostTouched is how many rows of the inventory an event names; the others are counted.
const mostTouched = 4

// touchedText lists inventory findings in one line.
func touchedText(list []risk.InventoryFinding) string {
	texts := Each(list[:min(len(list), mostTouched)], inventoryText)
	if over := len(list) - len(texts); over > 0 {
		texts = append(texts, fmt.Sprintf("and %d more", over))
	}
	return joinFilled("; ", texts...)
}
