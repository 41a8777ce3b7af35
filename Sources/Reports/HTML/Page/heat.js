/* One scenario's table, as a grid (WAI-ARIA Authoring Practices, Grid): one cell is in the tab order. */
function makeHeatMap(scenario) {
  const rows = scenario.rows.filter(matches);
  const grid = make("div", { class: "grid", role: "grid", "aria-label": `${scenario.name}: subjects by number of addresses`, "aria-readonly": "true" });
  grid.style.setProperty("--columns", scenario.counts.length);
  grid.append(makeHead(scenario));
  for (const group of new Set(rows.map((row) => row.subject.group))) {
    const members = rows.filter((row) => row.subject.group === group);
    grid.append(makeGroup(groups[group], scenario, members));
  }
  const first = grid.querySelector(".cell");
  if (first) first.tabIndex = 0;
  return { grid, rows };
}

function makeHead(scenario) {
  return make("div", { class: "row head", role: "row" },
    make("div", { class: "name", role: "columnheader" }, "addresses"),
    scenario.counts.map((count) => make("div", { class: "count", role: "columnheader" }, count)),
    make("div", { class: "note", role: "columnheader" }, "how far it holds"));
}

function makeGroup(group, scenario, members) {
  const heading = make("div", { class: "row group", role: "row" },
    make("div", { class: "name group-name", role: "rowheader", "aria-colspan": scenario.counts.length + 2 }, `${group.heading} (${members.length})`));
  return make("div", { role: "rowgroup", "aria-label": group.heading }, heading, members.map((row) => makeHeatRow(row, scenario)));
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

/* Where a cell stands: its row on the page and its column among the counts. */
function placeOf(cell) {
  const row = cell.parentElement;
  return { row, column: [...row.querySelectorAll(".cell")].indexOf(cell) };
}

function cellAt(row, column) {
  const cells = row.querySelectorAll(".cell");
  return cells[Math.max(0, Math.min(column, cells.length - 1))];
}
