/* What the places of the packed data mean (Packed.swift); a text is its number in `strings`. */
const data = JSON.parse(document.getElementById("data").textContent);
const text = (place) => (place === null || place === undefined ? null : data.strings[place]);
const texts = (places) => places.map(text);

/* By weight: what weighs more for the run is larger. */
const standings = ["as expected", "accepted", "tolerated", "inconclusive", "deviates"];
const DEVIATES = 4;

const symbols = data.symbols.map(([letter, meaning]) => ({ letter: text(letter), meaning: text(meaning) }));
const rules = data.rules.map(([rfc, section, sentence]) => ({ rfc: text(rfc), section: text(section), sentence: text(sentence) }));
const groups = data.groups.map(([heading, kind]) => ({ heading: text(heading), kind: text(kind) }));

const subjects = data.subjects.map(([name, group, kind, version, source, through, options]) => ({
  name: text(name), group, kind: text(kind), version: text(version), source: text(source), through: text(through),
  options: text(options),
  get fullName() { return this.through ? `${this.name} through ${this.through}` : this.name; },
}));

const scenarios = data.scenarios.map(([name, title, wire, requirement, serve, label, counts, rows]) => ({
  name: text(name), title: text(title), wire: text(wire), requirement: text(requirement), serve: text(serve), label: text(label),
  counts,
  rows: rows.map(([subject, note, cells]) => makeRow(subjects[subject], text(note), cells)),
}));

function makeRow(subject, note, cells) {
  let standingBits = 0;
  for (const cell of cells) if (cell !== 0) standingBits |= 1 << cell[1];
  const search = `${subject.fullName} ${groups[subject.group].heading} ${subject.source} ${note}`.toLowerCase();
  return { subject, note, cells, standingBits, search };
}

/* A cell is 0 where nothing was asked. */
const cellStanding = (cell) => (cell === 0 ? null : cell[1]);
const cellSymbol = (cell) => (cell === 0 ? { letter: "·", meaning: "not asked" } : symbols[cell[0]]);
const cellResults = (cell) => (cell === 0 ? [] : cell[2].map(makeResult));

function makeResult([id, view, type, count, octets, outcome, verdict, standing, flags, rule, why, reply, exchanges, unlisted, repetitions, dig, purpose, leg]) {
  const accepted = Array.isArray(standing) ? { reason: text(standing[0]), source: text(standing[1]) } : null;
  return {
    id: text(id), view: text(view), type: text(type), count, octets, outcome: text(outcome), verdict: text(verdict),
    standing: accepted ? 1 : standing, accepted, flags: texts(flags), rule: rule === null ? null : rules[rule], why: text(why),
    reply: makeReply(reply), isBrief: exchanges === null, exchanges: (exchanges ?? []).map(makeExchange), unlisted,
    repetitions: (repetitions ?? []).map(([view, reply, exchanges, unlisted]) => ({
      view: text(view), reply: makeReply(reply), exchanges: exchanges.map(makeExchange), unlisted,
    })),
    dig: text(dig), purpose: text(purpose), leg: text(leg),
  };
}

function makeReply([status, error, errorClass, rcode, tc, octets, elapsed, addresses, log]) {
  const [expected, received, missing, foreign, duplicate, viaTCP, inOrder, examples] = addresses;
  return {
    status: text(status), error: text(error), errorClass: text(errorClass), rcode, tc, octets, elapsed,
    addresses: { expected, received, missing, foreign, duplicate, viaTCP, inOrder, examples: texts(examples) }, log: texts(log),
  };
}

function makeExchange([transport, ednsSize, octets, tc, records, action, type, at, destination]) {
  return {
    transport: text(transport), ednsSize, octets, tc, records, action: text(action), type: text(type), at,
    destination: text(destination),
  };
}

const samples = data.samples.map(([scenario, type, count, transport, size, octets, fields]) => ({
  scenario: text(scenario), type: text(type), count, transport: text(transport), ednsSize: size, octets,
  fields: fields.map(([offset, hex, name, value]) => ({ offset, hex: text(hex), name: text(name), value: text(value) })),
}));
