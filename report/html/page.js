
// Lets long tables be searched and sorted. Without it the page is whole: nothing is hidden or fetched.
"use strict";
for (const table of document.querySelectorAll("table.long")) {
  const records = () => [...table.tBodies].filter(b => !b.classList.contains("group"));
  const groups = [...table.tBodies].filter(b => b.classList.contains("group"));
  const tools = document.createElement("p");
  const label = document.createElement("label");
  const input = document.createElement("input");
  const found = document.createElement("span");
  tools.className = "tools";
  label.textContent = "Show rows with: ";
  input.type = "search";
  found.setAttribute("role", "status");
  label.append(input);
  tools.append(label, " ", found);
  table.parentElement.before(tools);
  input.addEventListener("input", () => {
    const want = input.value.trim().toLowerCase();
    let shown = 0;
    for (const b of records()) {
      b.hidden = !b.textContent.toLowerCase().includes(want);
      shown += b.hidden ? 0 : 1;
    }
    for (const g of groups) g.hidden = want !== "";
    found.textContent = want ? shown + " of " + records().length : "";
  });
  // what a cell is sorted by: its number, which stands before every text, or its text, 2.9 before 2.10
  const worth = (body, column) => {
    const cell = body.rows[0] && body.rows[0].cells[column];
    if (!cell) return "";
    return "sort" in cell.dataset ? Number(cell.dataset.sort) : cell.textContent.trim();
  };
  const isText = a => typeof a === "string" ? 1 : 0;
  const compare = (a, b) => isText(a) - isText(b) ||
    (isText(a) ? a.localeCompare(b, "en", {numeric: true}) : a - b);
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", "Sort by " + head.textContent.trim());
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const h of table.tHead.rows[0].cells) h.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sorted = records().map((b, at) => [worth(b, column), at, b]);
      sorted.sort((x, y) => (down ? -compare(x[0], y[0]) : compare(x[0], y[0])) || x[1] - y[1]);
      for (const g of groups) g.hidden = true;
      table.append(...sorted.map(s => s[2]));
    });
  });
}
