/* A message in octets: a field that is hovered or focused lights up in both places. */
function samplesOf(scenario, result) {
  const own = samples.filter((sample) => sample.scenario === scenario.name && sample.type === result.type && sample.count === result.count);
  if (result.view === "parse") return handedOver(own, result);
  const asked = [...result.exchanges, ...result.repetitions.flatMap((repetition) => repetition.exchanges)];
  return own.filter((sample) => asked.some((exchange) =>
    exchange.transport === sample.transport && exchange.type === sample.type && exchange.ednsSize === sample.ednsSize));
}

/* What a parser gets is whole, or else what comes over UDP where the scenario cuts that. */
function handedOver(own, result) {
  const plain = own.filter((sample) => sample.ednsSize === null);
  const whole = plain.filter((sample) => sample.octets === result.octets);
  return whole.length > 0 ? whole.slice(0, 1) : plain.filter((sample) => sample.transport === "udp");
}

const sampleName = (sample) =>
  `${sample.transport.toUpperCase()}, ${sample.ednsSize === null ? "no EDNS" : `EDNS ${sample.ednsSize}`}: ${sample.octets} octets`;

function makeMessages(found) {
  if (found.length === 0) return null;
  const place = make("div");
  const field = make("select", {}, found.map((sample, number) => make("option", { value: number }, sampleName(sample))));
  const show = () => place.replaceChildren(makeMessage(found[Number(field.value)]));
  field.addEventListener("change", show);
  show();
  return make("div", {}, make("h3", {}, "The origin's response in octets"), make("label", { class: "pick" }, "Response ", field), place);
}

function makeMessage(sample) {
  const hex = make("div", { class: "hex mono", tabindex: "0", role: "region", "aria-label": "Octets in hexadecimal" });
  const list = make("ul", { class: "fields" });
  let end = 0;
  sample.fields.forEach((field, number) => {
    addGap(hex, list, field.offset - end);
    end = field.offset + field.hex.length / 2;
    hex.append(make("span", { "data-field": number }, spaced(field.hex)), " ");
    list.append(make("li", {}, make("button", { type: "button", "data-field": number },
      make("span", { class: "at" }, field.offset), make("span", { class: "field" }, field.name), make("span", {}, field.value))));
  });
  addGap(hex, list, sample.octets - end);
  const element = make("div", { class: "message" }, hex, list);
  for (const kind of ["pointerover", "focusin"]) element.addEventListener(kind, (event) => lightUp(element, event));
  return element;
}

const spaced = (hex) => hex.match(/../g)?.join(" ") ?? "";

function addGap(hex, list, octets) {
  if (octets <= 0) return;
  const words = `… ${plural(octets, "octet")} left out`;
  hex.append(make("span", { class: "gap" }, words));
  list.append(make("li", { class: "gap" }, words));
}

function lightUp(element, event) {
  const field = event.target.closest("[data-field]")?.dataset.field;
  if (field === undefined) return;
  for (const part of element.querySelectorAll("[data-field]")) part.classList.toggle("on", part.dataset.field === field);
}
