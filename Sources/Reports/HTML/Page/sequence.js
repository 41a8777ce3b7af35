/* Both legs of a lookup, one step a line, between lanes. */
const viewWords = {
  udp512: "over UDP, without EDNS", edns1232: "over UDP, EDNS 1232", edns4096: "over UDP, EDNS 4096", tcp: "over TCP",
  stub: "over UDP, then TCP if TC=1", lookup: "in its own way",
};
const rcodes = ["NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"];

function lanesOf(subject) {
  if (subject.through) return [subject.name, subject.through, "origin"];
  switch (subject.kind) {
    case "resolver": return ["brimful asks", subject.name, "origin"];
    case "stub": return ["program", subject.name, "origin"];
    default: return ["brimful", subject.name];
  }
}

function makeSequence(subject, result, asking) {
  const lanes = lanesOf(subject);
  const gaps = lanes.length - 1;
  const list = make("ol", { class: "sequence lane-lines" });
  list.style.setProperty("--gaps", gaps);
  list.append(step(1, "right", askedWords(result, asking)));
  for (const exchange of asking.exchanges) for (const part of exchangeSteps(exchange)) list.append(step(gaps, ...part));
  if (asking.unlisted) list.append(make("li", { class: "more-exchanges" }, make("span", {}, `and ${plural(asking.unlisted, "more exchange")}`)));
  if (gaps === 2 && asking.exchanges.length === 0) list.append(step(2, "none", ["the origin was not asked"]));
  list.append(step(1, asking.reply.status ? "left lost" : "left", replyWords(asking.reply)));
  return make("div", {}, make("div", { class: "lanes" }, lanes.map((lane) => make("span", { title: lane }, lane))), list);
}

function step(gap, way, words) {
  const content = make("div", { class: `step ${way}` }, words);
  content.style.gridColumn = gap;
  return make("li", {}, content);
}

function askedWords(result, asking) {
  if (result.view === "parse") return ["a message of ", strong(`${result.octets} octets`)];
  return [`asks for ${result.type} records, `, viewWords[asking.view] ?? asking.view];
}

const strong = (words) => make("span", { class: "octets" }, words);
const time = (value) => make("span", { class: "time" }, value === null ? "" : ` · ${milliseconds(value)}`);

function exchangeSteps(exchange) {
  const transport = exchange.transport.toUpperCase();
  const edns = exchange.ednsSize === null ? "no EDNS" : `EDNS ${exchange.ednsSize}`;
  const connection = {
    refused: [["both", ["TCP SYN, answered with RST: refused", time(exchange.at)]]],
    ignored: [["lost", ["TCP SYN, never answered", time(exchange.at)]]],
    connected: [["both", ["TCP connection", time(exchange.at)]]],
  }[exchange.action];
  if (connection) return connection;
  const query = ["right", [`${transport} ${exchange.type ?? ""} query, ${edns}`, time(exchange.at)]];
  return exchange.type === null ? [answerStep(exchange)] : [query, answerStep(exchange)];
}

function answerStep(exchange) {
  const size = exchange.octets ? strong(`${exchange.octets} octets`) : null;
  const content = `, ${plural(exchange.records, "record")}, TC=${exchange.tc ? 1 : 0}`;
  switch (exchange.action) {
    case "dropped": return ["left lost", size ? [size, content, ": lost on the way"] : ["no answer"]];
    case "closed": return ["left lost", ["TCP closed without a whole answer"]];
    case "reset": return ["left lost", ["TCP reset (RST)"]];
    case "error": return ["left", [size, ", an error"]];
    case "cut": return ["left lost", [size, content, ": cut"]];
    case "oversize": return ["left", [size, content, ": more than was asked for"]];
    case "subset": return ["left", [size, content, ": a part, as if it were all"]];
    case "forged": return ["left", [size, content, ": with a forged one beside it"]];
    default: return ["left", [size, content]];
  }
}

function replyWords(reply) {
  const { received, expected } = reply.addresses;
  const words = [];
  if (reply.rcode !== null) words.push(rcodes[reply.rcode] ?? `RCODE ${reply.rcode}`);
  if (reply.tc !== null) words.push(`TC=${reply.tc}`);
  if (reply.error) words.push(reply.error);
  if (reply.status) words.push(reply.status);
  words.push(`${received} of ${plural(expected, "address").replace("addresss", "addresses")}`);
  const size = reply.octets ? [strong(`${reply.octets} octets`), ", "] : [];
  return [...size, words.join(", "), time(reply.elapsed)];
}
