/* What is shown stands in the address, so that a link shows the same. */
const state = { scenario: 0, search: "", show: "all", kind: "all", open: null };

function readState() {
  const words = new URLSearchParams(location.hash.slice(1));
  const named = scenarios.findIndex((scenario) => scenario.name === words.get("scenario"));
  state.scenario = named >= 0 ? named : firstScenario();
  state.search = words.get("search") ?? "";
  state.show = showChoices.some(([value]) => value === words.get("show")) ? words.get("show") : "all";
  state.kind = kindChoices.some(([value]) => value === words.get("kind")) ? words.get("kind") : "all";
  const count = Number(words.get("count"));
  state.open = words.has("subject") && count ? { subject: words.get("subject"), through: words.get("through"), count } : null;
}

/* The first in which something deviates. */
function firstScenario() {
  const loud = scenarios.findIndex((scenario) => scenario.rows.some((row) => row.standingBits & (1 << DEVIATES)));
  return Math.max(0, loud);
}

function stateWords() {
  const words = new URLSearchParams();
  if (scenarios.length) words.set("scenario", scenarios[state.scenario].name);
  if (state.search) words.set("search", state.search);
  if (state.show !== "all") words.set("show", state.show);
  if (state.kind !== "all") words.set("kind", state.kind);
  if (state.open) {
    words.set("subject", state.open.subject);
    if (state.open.through) words.set("through", state.open.through);
    words.set("count", state.open.count);
  }
  return `#${words}`;
}

function writeState() {
  history.replaceState(null, "", stateWords());
}
