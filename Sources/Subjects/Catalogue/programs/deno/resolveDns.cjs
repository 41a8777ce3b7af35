// Deno.resolveDns with the servers of /etc/resolv.conf: hickory-resolver, as Deno is built with it.
'use strict';

const lines = require('../node/lines.cjs');

const type = lines.recordType(['A', 'AAAA']);
lines.answer((name) => Deno.resolveDns(name, type));
