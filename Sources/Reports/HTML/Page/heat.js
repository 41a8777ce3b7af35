/* One scenario's table, as a grid (WAI-ARIA Authoring Practices, Grid): one cell is in the tab order. All rows are made once;
   a filter only hides some. */
function makeHeatMap(scenario) {
  const grid = make("div", { class: "grid", role: "grid", "aria-label": `${scenario.name}: subjects by number of addresses`, "aria-readonly": "true" });
  grid.style.setProperty("--columns", scenario.counts.length);
  grid.append(makeHead(scenario));
  for (const group of new Set(scenario.rows.map((row) => row.subject.group))) {
    grid.append(makeGroup(groups[group], scenario, scenario.rows.filter((row) => row.subject.group === group)));
  }
  return grid;
}

function makeHead(scenario) {
  return make("div", { class: "row head", role: "row" },
    make("div", { class: "name", role: "columnheader" }, "addresses"),
    scenario.counts.map((count) => make("div", { class: "count", role: "columnheader" }, count)),
    make("div", { class: "note", role: "columnheader" }, "how far it holds"));
}

function makeGroup(group, scenario, members) {
  const heading = make("div", { class: "row group", role: "row" },
    make("div", { class: "name group-name", role: "rowheader", "aria-colspan": scenario.counts.length + 2 }, group.heading));
  const element = make("div", { role: "rowgroup", "aria-label": group.heading }, heading, members.map((row) => makeHeatRow(row, scenario)));
  element.heading = group.heading;
  return element;
}

function makeHeatRow(row, scenario) {
  const element = make("div", { class: row.standingBits > 1 ? "row loud" : "row", role: "row" },
    make("div", { class: "name", role: "rowheader", title: `${row.subject.fullName}\n${row.subject.source}` }, row.subject.name),
    row.cells.map((cell, column) => makeCell(cell, scenario.counts[column])),
    make("div", { class: "note", role: "gridcell", title: row.note }, row.note));
  element.row = row;
  return element;
}

function makeCell(cell, count) {
  const symbol = cellSymbol(cell);
  const standing = cellStanding(cell);
  const words = standing === null ? symbol.meaning : `${standings[standing]}: ${symbol.meaning}`;
  const element = document.createElement("div");
  element.className = standing === null ? "cell" : `cell open s${standing}`;
  element.setAttribute("role", "gridcell");
  element.setAttribute("aria-label", `${count}: ${words}`);
  element.tabIndex = -1;
  element.textContent = symbol.letter;
  return element;
}

/* Hides what the filter leaves out; returns the rows that are left. */
function filterHeatMap(grid) {
  const left = [];
  for (const group of grid.querySelectorAll("[role=rowgroup]")) {
    const rows = [...group.children].filter((element) => element.row);
    for (const element of rows) element.hidden = !matches(element.row);
    const shown = rows.filter((element) => !element.hidden);
    group.hidden = shown.length === 0;
    group.querySelector(".group-name").textContent = `${group.heading} (${shown.length})`;
    left.push(...shown);
  }
  const current = grid.querySelector('.cell[tabindex="0"]');
  if (current) current.tabIndex = -1;
  const next = current && !current.parentElement.hidden ? current : left[0]?.querySelector(".cell");
  if (next) next.tabIndex = 0;
  return left.map((element) => element.row);
}

/* Where a cell stands: its row on the page and its column among the counts. */
function placeOf(cell) {
  const row = cell.parentElement;
  return { row, column: [...row.querySelectorAll(".cell")].indexOf(cell) };
}

function cellAt(row, column) {
  const cells = row.querySelectorAll(".cell");
  return cells[Math.max(0, Math.min(column, cells.length - 1))];
}
