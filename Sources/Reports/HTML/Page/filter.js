const showChoices = [["all", "everything"], ["unexpected", "not as expected"], ["deviates", "deviates"], ["accepted", "accepted"], ["tolerated", "tolerated"], ["inconclusive", "inconclusive"]];
const kindChoices = [["all", "all kinds"], ["resolver", "resolvers"], ["stub", "stub resolvers"], ["parser", "parsers"], ["pair", "pairs"]];

const standingBits = { all: 31, unexpected: 30, deviates: 16, inconclusive: 8, tolerated: 4, accepted: 2 };

function matches(row) {
  if (state.show !== "all" && !(row.standingBits & standingBits[state.show])) return false;
  if (state.kind === "pair" ? !row.subject.through : state.kind !== "all" && (row.subject.kind !== state.kind || row.subject.through)) return false;
  return state.search.toLowerCase().split(/\s+/).every((word) => row.search.includes(word));
}

function select(label, choices, key) {
  const field = make("select", {}, choices.map(([value, words]) => make("option", { value }, words)));
  field.addEventListener("change", () => changeFilter(key, field.value));
  return { element: make("label", {}, label, field), field };
}

function makeTools() {
  const search = make("input", { type: "search", placeholder: "subject, version, words", autocomplete: "off", spellcheck: "false" });
  search.addEventListener("input", () => changeFilter("search", search.value));
  const show = select("Show", showChoices, "show");
  const kind = select("Kind", kindChoices, "kind");
  const shown = make("p", { class: "shown", role: "status", id: "shown" });
  const element = make("div", { class: "tools", role: "search", "aria-label": "Filter" },
    make("label", {}, "Search", search), show.element, kind.element, shown, makeThemeButton());
  return { element, shown, fill() { search.value = state.search; show.field.value = state.show; kind.field.value = state.kind; } };
}
