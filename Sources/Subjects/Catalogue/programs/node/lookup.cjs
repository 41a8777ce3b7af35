// dns.promises.lookup with `all`: getaddrinfo of the C library, by a thread of libuv's.
'use strict';

const dns = require('dns').promises;
const lines = require('./lines.cjs');

const family = {A: 4, AAAA: 6, 'A+AAAA': 0}[lines.recordType(['A', 'AAAA', 'A+AAAA'])];
lines.answer(async (name) => (await dns.lookup(name, {all: true, family})).map((found) => found.address));
