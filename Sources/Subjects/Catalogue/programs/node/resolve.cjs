// dns.promises.resolve4 and resolve6: c-ares, as Node is built with it.
'use strict';

const dns = require('dns').promises;
const lines = require('./lines.cjs');

const resolve = {A: dns.resolve4, AAAA: dns.resolve6}[lines.recordType(['A', 'AAAA'])];
lines.answer((name) => resolve(name));
