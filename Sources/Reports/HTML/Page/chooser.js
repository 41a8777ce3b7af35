/* The scenarios as tabs (WAI-ARIA Authoring Practices, Tabs): one is in the tab order, arrow keys choose. */
function makeChooser() {
  const element = make("div", { class: "chooser", role: "tablist", "aria-label": "Scenario" });
  const tabs = scenarios.map((scenario, place) => make("button", {
    type: "button", role: "tab", id: `scenario-${place}`, "aria-controls": "map", title: scenario.title,
  }));
  element.append(...tabs);
  element.addEventListener("click", (event) => {
    const place = tabs.indexOf(event.target.closest("button"));
    if (place >= 0) chooseScenario(place);
  });
  element.addEventListener("keydown", (event) => {
    const next = { ArrowRight: state.scenario + 1, ArrowLeft: state.scenario - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    chooseScenario((next + tabs.length) % tabs.length);
    tabs[state.scenario].focus();
  });
  return { element, update() { tabs.forEach(updateTab); } };
}

function updateTab(tab, place) {
  const rows = scenarios[place].rows.filter(matches);
  const deviating = rows.filter((row) => row.standingBits & (1 << DEVIATES)).length;
  const isChosen = place === state.scenario;
  tab.setAttribute("aria-selected", isChosen);
  tab.tabIndex = isChosen ? 0 : -1;
  tab.classList.toggle("empty", rows.length === 0);
  const badge = deviating ? make("span", { class: "badge" }, make("span", { "aria-hidden": "true" }, deviating), make("span", { class: "unseen" }, ` ${plural(deviating, "subject")} deviating`)) : null;
  tab.replaceChildren(scenarios[place].name, ...(badge ? [badge] : []));
}
