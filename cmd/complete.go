package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"ephisra/assessment"
	"ephisra/assessment/store"
	"ephisra/questions"
	"ephisra/report"
)

// What a shell offers for a word that is being typed ("sra completion bash" says how to switch it on). A place of the
// command line is known by its word in the usage line, FILE or QUESTION; a flag by its name, or by the words its help
// lists behind a colon.

// completer offers the words for one place: what was typed before it is in args.
type completer func(app *App, args []string, typed string) ([]string, cobra.ShellCompDirective)

// placeWords are the places of usage lines. What is not here takes a text of one's own.
var placeWords = map[string]completer{
	"FILE": fileWords, "PATH": fileWords, "OLD": fileWords, "NEW": fileWords, "SHEET": fileWords, "KEYFILE": fileWords,
	"DIR":      folderWords,
	"QUESTION": fromBank(report.QuestionNames), "EVENT": fromBank(report.ThreatNames), "FIX": fromBank(report.FixNames),
	"ID": fromBank(report.BankNames), "WHAT": fromBank(report.ExplainNames), "OPTION": optionWords,
	"VENDOR": rowWords(assessment.VendorList), "ASSET": rowWords(assessment.AssetList),
	"PERSON": rowWords(assessment.PersonList), "INTO": rowWords(assessment.PersonList),
}

// flagWords are the flags whose words the help does not list.
var flagWords = map[string]completer{
	"bank": folderWords, "key": fileWords, "passphrase-file": fileWords, "from": fileWords, "since": fileWords,
	"baseline": fileWords, "signed": fileWords, "decision": fileWords, "logo": fileWords, "output": fileWords,
	"for": fromBank(roleNames), "only": inList(fromBank(onlyNames)), "section": fromBank(report.SectionNames),
	"fail-on": onlyThese("very_high", "high", "moderate", "low", "very_low", "incomplete", "regression"),
	"site":    siteWords,
}

// isCompletion reports whether a shell asks for words: binding them costs other commands nothing.
func isCompletion(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// complete binds what is offered, for every command below c.
func (app *App) complete(c *cobra.Command) {
	for _, sub := range c.Commands() {
		app.complete(sub)
	}
	if places := placesOf(c.Use); len(places) > 0 && c.ValidArgs == nil {
		c.ValidArgsFunction = app.offered(placeCompleter(places))
	}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if words := flagCompleter(f); words != nil {
			_ = c.RegisterFlagCompletionFunc(f.Name, app.offered(words)) // fails only for no flag, or a second time
		}
	})
}

// offered hands cobra what a completer offers for what was typed so far.
func (app *App) offered(words completer) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		offered, how := words(app, args, typed)
		return slices.DeleteFunc(offered, func(w string) bool { return !strings.HasPrefix(w, typed) }), how
	}
}

// place is one place of a usage line.
type place struct {
	word    string
	repeats bool
}

var placeWord = questions.Lazily(`^\[?([A-Z]+)(\.\.\.)?\]?$`)

// placesOf takes the places out of a usage line such as "answer FILE QUESTION [OPTION...]".
func placesOf(use string) []place {
	var places []place
	for _, word := range strings.Fields(use)[1:] {
		if m := placeWord().FindStringSubmatch(word); m != nil {
			places = append(places, place{m[1], m[2] != ""})
		} else {
			break // a flag, with its own words
		}
	}
	return places
}

// placeCompleter offers the words for the place after those that have been typed.
func placeCompleter(places []place) completer {
	return func(app *App, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		at, last := len(args), len(places)-1
		if at > last && places[last].repeats {
			at = last
		}
		if at > last || placeWords[places[at].word] == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return placeWords[places[at].word](app, args, typed)
	}
}

func flagCompleter(f *pflag.Flag) completer {
	listed := listedIn(f.Usage)
	switch {
	case len(listed) == 0:
		return flagWords[f.Name]
	case f.Value.Type() == "stringSlice":
		return inList(onlyThese(listed...))
	}
	return onlyThese(listed...)
}

// between stands between the words of a list.
var between = strings.NewReplacer(" or ", ", ", "|", ", ", "`", "")

var aside = questions.Lazily(` \([^)]*\)`)

// listedIn takes the words out of a flag's help such as "print as `FORMAT`: table, json (for programs) or csv". A list
// with anything but single words in it is none of words to type.
func listedIn(usage string) []string {
	_, list, _ := strings.Cut(usage, ": ")
	list, _, _ = strings.Cut(list, ";")
	list = between.Replace(aside().ReplaceAllString(list, ""))
	words := strings.Split(list, ", ")
	for _, word := range words {
		if !questions.IsID(strings.ReplaceAll(word, "_", "-")) {
			return nil
		}
	}
	return words
}

// fileWords leaves it to the shell, which knows files.
func fileWords(*App, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

func folderWords(*App, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func onlyThese(words ...string) completer {
	return func(*App, []string, string) ([]string, cobra.ShellCompDirective) {
		return slices.Clone(words), cobra.ShellCompDirectiveNoFileComp
	}
}

// inList offers words for the last of several with commas between them.
func inList(words completer) completer {
	return func(app *App, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndex(typed, ",")+1]
		offered, _ := words(app, args, typed)
		return report.Each(offered, func(w string) string { return before + w }),
			cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// fromBank offers ids of the bank, with what they name. A bank with faults offers none: the command will tell them.
func fromBank(names func(*questions.Bank) []report.Named) completer {
	return func(app *App, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		bank, err := app.bank()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return described(names(bank)), cobra.ShellCompDirectiveNoFileComp
	}
}

func described(names []report.Named) []string {
	return report.Each(names, func(n report.Named) string { return cobra.CompletionWithDesc(n.ID, sanitize(n.Title)) })
}

func roleNames(b *questions.Bank) []report.Named {
	return report.Each(b.Roles, func(r questions.Role) report.Named { return report.Named{ID: r.ID, Title: r.Title} })
}

func onlyNames(b *questions.Bank) []report.Named {
	return append([]report.Named{{ID: assessment.OnlyOpen, Title: "nothing is said yet"},
		{ID: assessment.OnlyLater, Title: "flagged to be asked later"},
		{ID: assessment.OnlyUnknown, Title: "answered with don't know"}}, roleNames(b)...)
}

// optionWords offers the options of the question that was typed.
func optionWords(app *App, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	bank, err := app.bank()
	if err != nil || bank.Question(args[1]) == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return described(report.Each(bank.Question(args[1]).Options, func(o questions.Option) report.Named {
		return report.Named{ID: o.ID, Title: o.Text}
	})), cobra.ShellCompDirectiveNoFileComp
}

// rowWords offers the rows of a list of the file that was typed.
func rowWords[T any](list *assessment.List[T]) completer {
	return func(app *App, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		a := app.glance(args)
		if a == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		rows := list.Rows(a)
		names := make([]report.Named, len(rows))
		for i := range rows {
			names[i] = report.Named{ID: list.ID(&rows[i]), Title: list.Name(&rows[i])}
		}
		return described(names), cobra.ShellCompDirectiveNoFileComp
	}
}

func siteWords(app *App, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	a := app.glance(args)
	if a == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return described(report.Each(a.Sites, func(s assessment.Site) report.Named {
		return report.Named{ID: s.ID, Title: s.Name}
	})), cobra.ShellCompDirectiveNoFileComp
}

// glance reads the file that was typed, or returns nil: nothing is asked and nothing told while a word is being typed,
// so an encrypted file is not opened.
func (app *App) glance(args []string) *assessment.Assessment {
	if len(args) == 0 || args[0] == stdin || store.IsSealed(args[0]) {
		return nil
	}
	bank, err := app.bank()
	if err != nil {
		return nil
	}
	src, err := app.read(args[0])
	if err != nil {
		return nil
	}
	a, _, err := assessment.Decode(args[0], src, bank)
	if err != nil {
		return nil
	}
	return a
}
