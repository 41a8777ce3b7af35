const dialog = document.getElementById("evidence");
let opener = null;

function openEvidence(row, column) {
  const scenario = scenarios[state.scenario];
  const results = cellResults(row.cells[column]);
  if (results.length === 0) return;
  state.open = { subject: row.subject.name, through: row.subject.through, count: scenario.counts[column] };
  writeState();
  dialog.replaceChildren(evidenceHead(row, scenario, column), evidenceBody(row, scenario, results));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
}

function evidenceHead(row, scenario, column) {
  const count = scenario.counts[column];
  const close = make("button", { type: "button", class: "close" }, "Close");
  close.addEventListener("click", () => dialog.close());
  return make("div", { class: "evidence-head" },
    make("div", {}, make("h2", { id: "evidence-title", tabindex: "-1", autofocus: true }, `${row.subject.fullName} · ${plural(count, "address").replace("addresss", "addresses")}`),
      make("p", {}, `${scenario.name}: ${scenario.title}`), make("p", {}, row.subject.source)),
    make("div", { class: "buttons" }, neighbour(row, column, -1, "Fewer"), neighbour(row, column, 1, "More"), close));
}

/* The next cell in this direction that was asked. */
function neighbour(row, column, way, words) {
  let next = column + way;
  while (row.cells[next] === 0) next += way;
  const button = make("button", { type: "button", disabled: row.cells[next] === undefined, "aria-label": `${words} addresses` }, words);
  button.addEventListener("click", () => {
    openEvidence(row, next);
    dialog.querySelector(`[aria-label="${words} addresses"]:not([disabled])`)?.focus() ?? dialog.querySelector(".close").focus();
  });
  return button;
}

function evidenceBody(row, scenario, results) {
  const worst = Math.max(...results.map((result) => result.standing));
  const firstLoud = results.findIndex((result) => result.standing === worst);
  return make("div", { class: "evidence-body" },
    make("p", { class: "quiet" }, `${scenario.wire} A correct client: ${scenario.requirement}`),
    results.map((result, number) => makeView(row.subject, scenario, result, number === firstLoud || results.length === 1)));
}

/* What is folded away is made when it is unfolded. */
function makeView(subject, scenario, result, isOpen) {
  const view = make("details", { class: "view", open: isOpen }, viewSummary(result));
  let isFilled = false;
  const fill = () => {
    if (isFilled || !view.open) return;
    isFilled = true;
    view.append(...viewParts(subject, scenario, result));
  };
  view.addEventListener("toggle", fill);
  fill();
  return view;
}

function viewSummary(result) {
  return make("summary", {}, make("span", {}, result.view), make("span", { class: `chip s${result.standing}` }, standings[result.standing]),
    make("span", { class: "what" }, result.view === "parse" ? `${result.outcome}, handed the message itself` : `${result.outcome}, asked ${viewWords[result.view] ?? ""}`));
}

function viewParts(subject, scenario, result) {
  return [
    make("p", { class: "why" }, result.why), chips(result), acceptedBecause(result), brokenRule(result), addressFacts(result),
    make("h3", {}, "What went over the wire"),
    result.isBrief ? make("p", { class: "quiet" }, "In a report of so many results, this is left out where all is as expected; the JSON report has it.")
      : makeSequence(subject, result, result),
    ...result.repetitions.flatMap((repetition, number) => [
      make("p", { class: "again" }, `Asked again${number ? ", once more" : ""}`), makeSequence(subject, result, repetition)]),
    logTail(result), makeMessages(samplesOf(scenario, result)), makeCommands(subject, scenario, result),
  ].filter(Boolean);
}

function chips(result) {
  const words = [result.id, `verdict: ${result.verdict}`, ...(result.purpose === "sweep" ? [] : [`asked as ${result.purpose}`]), ...result.flags, ...(result.leg === "none" ? [] : [`${result.leg} leg`])];
  return make("p", { class: "chips" }, words.flatMap((word) => [make("span", { class: "chip flag" }, word), " "]));
}

function acceptedBecause(result) {
  if (!result.accepted) return null;
  return make("p", { class: "accepted-because" }, make("strong", {}, "Accepted: "), `${result.accepted.reason} (`, sourceLink(result.accepted.source), ")");
}

function brokenRule(result) {
  if (!result.rule) return null;
  const { rfc, section, sentence } = result.rule;
  const number = /^RFC ([0-9]+)$/.exec(rfc)?.[1];
  const words = `${rfc} §${section}`;
  const cite = number && /^[0-9.]+$/.test(section)
    ? link(`https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`, words) : words;
  return make("blockquote", {}, sentence, make("cite", {}, cite));
}

const link = (address, words) => make("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, words);

/* Nothing but a plain address becomes one. */
const sourceLink = (source) => (/^https:\/\/[\w./?=&#~%+-]+$/.test(source) ? link(source, source) : source);

function addressFacts(result) {
  const { expected, received, missing, foreign, duplicate, viaTCP, inOrder, examples } = result.reply.addresses;
  const facts = [["expected", expected], ["received", received], ["missing", missing], ["foreign", foreign], ["duplicate", duplicate], ["via TCP", viaTCP]];
  const rest = [...(received > 1 && !inOrder ? [["order", "changed"]] : []), ...(examples.length ? [["such as", examples.join(", ")]] : [])];
  return make("div", {}, make("h3", {}, "Addresses"),
    make("dl", { class: "facts" }, [...facts, ...rest].map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value)))));
}

function logTail(result) {
  if (result.reply.log.length === 0) return null;
  return make("div", {}, make("h3", {}, "The subject's last lines"),
    make("pre", { class: "log", tabindex: "0", role: "region", "aria-label": "The subject's last lines" }, result.reply.log.join("\n")));
}

dialog.addEventListener("close", () => {
  state.open = null;
  writeState();
  opener?.isConnected ? opener.focus() : document.getElementById("heat-map").focus();
});

/* A click beside the panel is on the dialog itself. */
dialog.addEventListener("click", (event) => {
  if (event.target === dialog && event.clientX < dialog.getBoundingClientRect().left) dialog.close();
});
