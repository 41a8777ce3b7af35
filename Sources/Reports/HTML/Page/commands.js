const shellWord = (word) => (/^[A-Za-z0-9/._@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

function commandsFor(subject, scenario, result) {
  const type = result.type === "A" ? "" : ` --type ${result.type}`;
  const command = subject.options.startsWith("--zone") ? "check" : "audit";
  const audit = `brimful ${command} ${subject.options} --scenario ${shellWord(scenario.name)} --counts ${result.count}${type}`;
  const minimise = `brimful minimise ${subject.options} ${shellWord(result.id)}`;
  const name = `1.${result.type.toLowerCase()}${result.count}.${scenario.label}.${text(data.zone)}`;
  const dig = `${text(data.dig)} ${shellWord(name)} ${result.type} ${result.dig}`;
  return [...(scenario.serve ? [scenario.serve, dig] : []), audit, ...(result.verdict === "fail" && subject.options.startsWith("--subject") ? [minimise] : [])];
}

function makeCommands(subject, scenario, result) {
  const note = scenario.serve ? null : make("p", { class: "quiet" }, "Only the sandbox can leave SYNs unanswered: brimful serve can't play this.");
  return make("div", {}, make("h3", {}, "See it yourself"), note, commandsFor(subject, scenario, result).map(makeCommand));
}

function makeCommand(line) {
  const button = make("button", { type: "button", "aria-label": `Copy: ${line}` }, "Copy");
  button.addEventListener("click", async () => {
    button.textContent = (await copy(line)) ? "Copied" : "Select it";
  });
  return make("div", { class: "command" }, make("code", { tabindex: "0" }, line), button);
}

/* Files opened from a disk may not write to the clipboard in some browsers. */
async function copy(line) {
  try {
    await navigator.clipboard.writeText(line);
    return true;
  } catch {
    return false;
  }
}
