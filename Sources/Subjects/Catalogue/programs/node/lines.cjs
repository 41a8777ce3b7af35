// The line protocol of stubs: one name per line on stdin, one JSON object per line on stdout.
'use strict';

const readline = require('readline');

// A name has at most 253 characters (RFC 1035 §2.3.4); escapes may make it longer.
const LINE_CHARACTERS = 4096;

/** Argument 1. */
function recordType(types) {
  if (types.includes(process.argv[2])) return process.argv[2];
  process.stderr.write(`argument 1: the record type, ${types.join(' or ')}\n`);
  process.exit(2);
}

/** What goes to stdout for one line; an error's code is Node's own word for it. */
async function reply(line, respond) {
  if (line.length > LINE_CHARACTERS) return {error: 'LINE_TOO_LONG'};
  try {
    return {addresses: await respond(line)};
  } catch (error) {
    return {error: String(error.code || error.name), detail: String(error.message).slice(0, 250)};
  }
}

/** Answers every line of stdin, one after the other, with what `respond` makes of it. */
async function answer(respond) {
  for await (const line of readline.createInterface({input: process.stdin}))
    process.stdout.write(JSON.stringify(await reply(line, respond)) + '\n');
}

module.exports = {answer, recordType};
