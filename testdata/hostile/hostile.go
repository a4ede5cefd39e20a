// Package hostile lists texts that have broken programs which print what people type, ours or others. For tests alone:
// whatever is written from them has to be inert, and none of it lost.
package hostile

import "strings"

// Texts lists them: controls and marks that turn the direction, broken UTF-8, scripts of the world, markup of each form
// that is written, formulas, and texts that are very long or have no blank.
func Texts() []string {
	return []string{
		"", " ", "\n", "\n\n\n", "\t", "\r\n", "\r", "a\rb", "a\x00b", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x7f",
		"\u0085", "\u009b31m", "\u2028\u2029",
		"\u202ehello\u202c", "\u2066abc\u2069", "\u200bzero\u200dwidth\u200c", "\ufeffmark", "soft\u00adhyphen",
		"non\u00a0breaking\u202fspace\u3000wide", "\ufffe\uffff",
		"\xff\xfe", "caf\xe9", "\xc3", "\xed\xa0\x80", "\xf0\x9f", "\xc0\xaf", "e\u0301 composed", "q\u0301 not composed",
		strings.Repeat("a\u0301\u0302\u0303", 40), "ẞ ĳ ŉ ǆ ﬁ ﬂ",
		"😀", "👩‍⚕️ family 👨‍👩‍👧", "🇺🇸", "日本語の診療所", "诊所", "한국어 병원", "עברית", "مستشفى", "ไทย", "हिन्दी", "Ελληνική κλινική",
		"Русская клиника", "Łódź Ürümqi Ñandú",
		"a|b|c", "| --- |", "# heading", "* list", "[link](javascript:alert(1))", "<script>alert(1)</script>", "&lt;&amp;",
		"`code`", "**bold**", "=1+1", "+1", "-1", "@SUM(A1)",
		"(", ")", "((((", "))))", `\`, `\\`, `\(`, `\)`, `\r`, `(\)`, "%PDF-1.4", "endstream endobj", "BT (x) Tj ET", "{nb}",
		"%d %s %!v", "../../etc/passwd", "CON", "-rf", "' OR 1=1 --",
		"ĊčĈ਍", "\u5c5c\u2828\u2929", "\U0010ffff", "\ue000\uf8ff", "≤ ≥ × ÷ • ✓ → ← ↑ ↓ “quotes” ‘single’ – — …",
		"164.308(a)(1)(ii)(A)", "2026-11-23/2027-01-31",
		strings.Repeat("x", 10_000), strings.Repeat("W", 600), strings.Repeat("word ", 400), strings.Repeat("line\n", 120),
		strings.Repeat("診", 100),
		strings.Repeat("a-", 200), strings.Repeat("/", 300), strings.Repeat(" ", 5_000), strings.Repeat("é", 500),
		strings.Repeat("😀", 200),

		// HTML
		"</script><script>alert(1)</script>", "</title><script>", "<!-- ", "\" onmouseover=\"alert(1)", "' onclick='x",
		"<img src=x onerror=alert(1)>", "javascript:alert(1)", "</td></table>", "<style>*{display:none}</style>", "]]>",
		"{{.}}", "https://evil.example", "\u202egnp.exe",

		// Markdown
		"| pipe | pipe", "a\nb\n\nc", "> quote", "- item", "1. item", "1) item", "+ item", "= line", "--- rule",
		"***", ":-", ":-:", " :--", "```\nfence", "*bold* _it_ ~~no~~", "[link](https://evil.example)",
		"![image](https://evil.example/x.png)", "&copy; &amp;", "www.evil.example", "me@evil.example",
		"<https://evil.example>", "\\|", "$x$", "\u2028line", "\u0085next", "bad \xff utf8", "tab\there",
		"[x]: https://evil.example", "[^1]", ":smile:", "@user", "#1", "==mark==", "{{ template }}", "http://a.b|c",

		// formulas of spreadsheets, full-width ones too
		"=HYPERLINK(\"http://evil.example\")", "@x", "-2+3", "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "' =1",
		"%0d%0a=1", "\n=1+1", ";=1+1",
	}
}
