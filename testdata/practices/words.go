package practices

// Words as they stand in such files, with quotes, line breaks and letters of other languages among them.
var (
	names  = []string{"Lakeside", "Harbor Street", "Muñoz & Łoś", "Riverbend", "Northgate", "Cedar Hill", "Queen Anne"}
	kinds  = []string{"Family Practice", "Dental", "Dermatology", "Imaging", "Physical Therapy", "Pediatrics"}
	people = []string{"Ana Ruiz", "Sam Okafor", "Dr. Björn Holm", "Lee Chen",
		"Pat O'Neill", "Maria Da Silva", "Kim Tran"}
	roles = []string{"practice leader", "office manager", "IT support", "security official", "front desk",
		"billing"}
	streets = []string{"Main Street 12", "second floor, locked cabinet", "server closet",
		"shared drive, folder \"Policies\"",
		"front desk", "billing office"}
	things = []string{"record system", "reception PC", "ultrasound cart",
		"laptop of the owner", "backup drive", "copier",
		"phone system", "paper charts until 2014"}
	vendors = []string{"Clearpath EHR", "Blue Ridge IT", "Paperless Billing, Inc.", "ShredRight", "CloudFax",
		"Acme Transcription"}
	services = []string{"hosts the record system", "keeps the computers", "claims and billing",
		"shreds paper", "fax over the web"}
	papers = []string{"policy of March", "screenshot of the settings", "signed list", "invoice", "log of the last drill"}
	notes  = []string{
		"Looked at it together; the settings page shows it for everybody.",
		"The vendor does this for us. Ask Blue Ridge IT for the report of last month, and where it is kept.",
		"Only the two owners know the password; it is in the safe. To be changed when the new person starts.",
		"Half of the PCs, the ones bought in 2024. The others follow with the new lease in spring.",
		"\"We always did it like that\": nothing in writing.",
		"Not since the move.\nThe old log is in the blue folder.",
		"Café network is apart – the guest Wi-Fi has its own line.",
		"No; too dear for five people, and the vendor's offer of 2,400 $ a year has not been compared.",
		"Done in October, 14 of 15 people; the last is on leave until January.",
	}
)
