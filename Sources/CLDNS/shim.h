// Before any ldns header: without it ldns/common.h defines _Bool as signed char, and every flag arrives in Swift as
// Int8.
#include <stdbool.h>

// Only the codec: ldns/ldns.h would bring OpenSSL, and a resolver that compares no IDs.
#include <ldns/packet.h>
#include <ldns/rbtree.h>  // host2wire.h uses its type without including it
#include <ldns/host2wire.h>
#include <ldns/wire2host.h>
#include <ldns/error.h>
