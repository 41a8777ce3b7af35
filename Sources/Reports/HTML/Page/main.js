const app = document.getElementById("app");
const tools = makeTools();
const chooser = makeChooser();
const map = make("div", { class: "map", id: "map", role: "tabpanel" });

function changeFilter(key, value) {
  state[key] = value;
  writeState();
  draw();
}

function chooseScenario(place) {
  state.scenario = place;
  writeState();
  draw();
}

function draw() {
  tools.fill();
  chooser.update();
  drawMap();
}

let drawn = null;

function drawMap() {
  const scenario = scenarios[state.scenario];
  if (!scenario) return map.replaceChildren(make("p", { class: "nothing" }, "No scenario was played."));
  if (drawn?.scenario !== scenario) drawn = drawScenario(scenario);
  const rows = filterHeatMap(drawn.grid);
  drawn.grid.hidden = rows.length === 0;
  drawn.nothing.hidden = rows.length > 0;
  drawn.legend.replaceChildren(makeLegend(rows));
  announce(scenario, rows);
}

function drawScenario(scenario) {
  const grid = makeHeatMap(scenario);
  const nothing = make("p", { class: "nothing" }, "No subject is left by this filter.");
  const legend = make("div");
  grid.addEventListener("click", (event) => {
    const cell = event.target.closest(".cell");
    if (cell) openCell(cell);
  });
  grid.addEventListener("keydown", (event) => moveIn(grid, event));
  map.setAttribute("aria-labelledby", `scenario-${state.scenario}`);
  map.replaceChildren(make("h3", {}, `${scenario.name}: ${scenario.title}`),
    make("p", { class: "wire" }, scenario.requirement), make("div", { class: "scroll" }, grid, nothing), legend);
  return { scenario, grid, nothing, legend };
}

function announce(scenario, rows) {
  const cells = rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell !== 0).length, 0);
  const words = `${rows.length} of ${plural(scenario.rows.length, "subject")}, ${plural(cells, "cell")}`;
  if (tools.shown.textContent !== words) tools.shown.textContent = words;
}

/* Only what occurs is explained. */
function makeLegend(rows) {
  const seen = new Map();
  for (const row of rows) for (const cell of row.cells) {
    const { letter, meaning } = cellSymbol(cell);
    const standing = cellStanding(cell);
    seen.set(`${standing} ${letter}`, { letter, standing, meaning: standing === 1 ? `${meaning}; accepted` : meaning });
  }
  const order = [...seen.values()].sort((a, b) => (b.standing ?? -1) - (a.standing ?? -1));
  return make("dl", { class: "legend", "aria-label": "What the letters mean" }, order.map(({ letter, standing, meaning }) =>
    make("div", {}, make("dt", { class: standing === null ? "" : `s${standing}` }, letter), make("dd", {}, meaning))));
}

function openCell(cell) {
  const { row, column } = placeOf(cell);
  focusCell(cell.closest(".grid"), cell);
  opener = cell;
  openEvidence(row.row, column);
}

/* What a link names, even where the filter hides it. */
function openNamed() {
  if (!state.open) return dialog.open && dialog.close();
  const { subject, through, count } = state.open;
  const scenario = scenarios[state.scenario];
  const row = scenario?.rows.find((row) => row.subject.name === subject && (row.subject.through ?? null) === through);
  const column = scenario?.counts.indexOf(count) ?? -1;
  if (!row || column < 0) return;
  const shown = [...map.querySelectorAll(".row")].find((element) => element.row === row);
  opener = shown ? cellAt(shown, column) : null;
  openEvidence(row, column);
}

function follow() {
  readState();
  draw();
  openNamed();
}

app.append(chooser.element, tools.element, map);
app.hidden = false;
window.addEventListener("hashchange", follow);
follow();
