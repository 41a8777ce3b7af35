/* On paper there are no tabs: every scenario is there, unless that is more than a printer should be asked for. */
const MOST_PRINTED_CELLS = 60000;
let paper = null;

window.addEventListener("beforeprint", () => {
  const cells = scenarios.reduce((sum, scenario) => sum + scenario.rows.length * scenario.counts.length, 0);
  if (cells > MOST_PRINTED_CELLS) return;
  paper = make("div", { class: "paper" }, scenarios.map((scenario) => {
    const grid = makeHeatMap(scenario);
    const rows = filterHeatMap(grid);
    const heading = make("h3", {}, `${scenario.name}: ${scenario.title}`);
    return make("div", { class: "map" }, heading, rows.length ? grid : make("p", {}, "No subject is left by the filter."), makeLegend(rows));
  }));
  app.hidden = true;
  app.after(paper);
});

window.addEventListener("afterprint", () => {
  paper?.remove();
  paper = null;
  app.hidden = false;
});
