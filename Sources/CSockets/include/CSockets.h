/* The calls that Swift's Glibc lacks: recvmmsg and sendmmsg with IP_PKTINFO, a watch for TCP SYNs, unshare. */
#ifndef BRIMFUL_CSOCKETS_H
#define BRIMFUL_CSOCKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Datagrams that are received together and answered together. Addresses are in network byte order. */
typedef struct brimful_batch brimful_batch;

/* One datagram of a batch, and where its answer goes. */
typedef struct {
    const uint8_t *query;
    size_t query_length;
    bool query_cut;       /* MSG_TRUNC: more came than the buffer holds */
    uint32_t source; /* 0 over IPv6 */
    uint16_t source_port;
    uint32_t destination; /* the address that was asked, and that will answer; 0 over IPv6 */
    const uint8_t *source_address; /* 4 or 16 octets */
    size_t source_address_length;
    uint8_t *response;
    size_t response_capacity;
} brimful_datagram;

/* NULL when memory is short. */
brimful_batch *brimful_batch_create(unsigned capacity, size_t receive_octets, size_t send_octets);
void brimful_batch_destroy(brimful_batch *batch);

/* Takes the datagrams that are there: how many, or a negative errno. */
int brimful_batch_receive(brimful_batch *batch, int socket);
brimful_datagram brimful_batch_datagram(const brimful_batch *batch, unsigned index);

/* The octets that datagram `index` is answered with, in the space that it named last; 0 sends nothing. */
void brimful_batch_respond(brimful_batch *batch, unsigned index, size_t octets);

/* Sends every answer of the batch from the address that was asked: how many the kernel took. */
int brimful_batch_send(brimful_batch *batch, int socket);

/* The octets of one datagram. */
typedef struct {
    const uint8_t *octets;
    size_t length;
} brimful_payload;

/* Sends one or two datagrams outside of a batch, with nothing between them, from an address of this machine; addresses are in
   network byte order. Returns 0 or a negative errno. */
int brimful_udp_send(
    int socket, const brimful_payload *payloads, unsigned count, uint32_t source, uint32_t to, uint16_t to_port);

/* A UDP socket on `address` (network byte order; 0 is any) that knows which address was asked; a negative errno on failure. */
int brimful_udp_socket(uint32_t address, uint16_t port);

/* The same at an IPv6 address of 16 octets, and for IPv6 alone. */
int brimful_udp6_socket(const uint8_t *address, uint16_t port);

/* The port that a socket is bound to, or 0. */
uint16_t brimful_bound_port(int socket);

/* A SYN that arrived on the loopback interface. */
typedef struct {
    uint32_t destination;
    uint16_t destination_port;
    uint16_t source_port;
} brimful_syn;

/* A socket that sees the TCP SYNs of the loopback interface, refused and ignored ones too; a negative errno on failure. */
int brimful_syn_watch(void);

/* Waits a moment for the next SYN: 1 when there is one, 0 when the packet was none, or a negative errno. */
int brimful_syn_next(int watch, brimful_syn *syn);

/* A private mount namespace for this process: 0, or a negative errno. */
int brimful_unshare_mounts(void);

/* A new network namespace, in which nobody is yet: a descriptor, or a negative errno. This thread stays where it was. */
int brimful_new_network(void);

/* Takes this thread, and no other, into a network namespace: 0, or a negative errno. */
int brimful_enter_network(int network);

#endif
