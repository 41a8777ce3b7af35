#define _GNU_SOURCE
#include "CSockets.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { control_octets = CMSG_SPACE(sizeof(struct in6_pktinfo)) };

/* Of the family that its first field tells. */
typedef union {
    sa_family_t family;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
} socket_name;

/* Which of the two the socket's family tells. */
typedef union {
    struct in_addr v4;
    struct in6_addr v6;
} address;

typedef struct {
    socket_name source;
    struct iovec in, out;
    _Alignas(struct cmsghdr) uint8_t control[control_octets];
    address destination;
} slot;

struct brimful_batch {
    unsigned capacity, received, sending;
    size_t receive_octets, send_octets, written;
    slot *slots;
    struct mmsghdr *incoming, *outgoing;
    uint8_t *queries, *responses;
};

brimful_batch *brimful_batch_create(unsigned capacity, size_t receive_octets, size_t send_octets) {
    brimful_batch *batch = calloc(1, sizeof *batch);
    if (!batch) return NULL;
    *batch = (brimful_batch){.capacity = capacity, .receive_octets = receive_octets, .send_octets = send_octets};
    batch->slots = calloc(capacity, sizeof *batch->slots);
    batch->incoming = calloc(capacity, sizeof *batch->incoming);
    batch->outgoing = calloc(capacity, sizeof *batch->outgoing);
    batch->queries = malloc(capacity * receive_octets);
    batch->responses = malloc(capacity * send_octets);
    if (batch->slots && batch->incoming && batch->outgoing && batch->queries && batch->responses) return batch;
    brimful_batch_destroy(batch);
    return NULL;
}

void brimful_batch_destroy(brimful_batch *batch) {
    if (!batch) return;
    free(batch->slots);
    free(batch->incoming);
    free(batch->outgoing);
    free(batch->queries);
    free(batch->responses);
    free(batch);
}

static void prepare(brimful_batch *batch, unsigned index) {
    slot *slot = &batch->slots[index];
    slot->in = (struct iovec){batch->queries + index * batch->receive_octets, batch->receive_octets};
    batch->incoming[index].msg_hdr = (struct msghdr){
        .msg_name = &slot->source, .msg_namelen = sizeof slot->source, .msg_iov = &slot->in, .msg_iovlen = 1,
        .msg_control = slot->control, .msg_controllen = sizeof slot->control};
}

/* The destination as IP_PKTINFO tells it (ip(7)), or IPV6_PKTINFO (RFC 3542 section 6.2). */
static address destination_of(struct msghdr *message) {
    address destination = {0};
    for (struct cmsghdr *control = CMSG_FIRSTHDR(message); control; control = CMSG_NXTHDR(message, control)) {
        if (control->cmsg_level == IPPROTO_IP && control->cmsg_type == IP_PKTINFO) {
            struct in_pktinfo info;
            memcpy(&info, CMSG_DATA(control), sizeof info);
            destination.v4 = info.ipi_addr;
        } else if (control->cmsg_level == IPPROTO_IPV6 && control->cmsg_type == IPV6_PKTINFO) {
            struct in6_pktinfo info;
            memcpy(&info, CMSG_DATA(control), sizeof info);
            destination.v6 = info.ipi6_addr;
        }
    }
    return destination;
}

int brimful_batch_receive(brimful_batch *batch, int socket) {
    /* Only what the last round used has to be made ready again. */
    unsigned stale = batch->received ? batch->received : batch->capacity;
    for (unsigned index = 0; index < stale; index++) prepare(batch, index);
    batch->received = batch->sending = 0;
    batch->written = 0;
    int count = recvmmsg(socket, batch->incoming, batch->capacity, MSG_DONTWAIT, NULL);
    if (count < 0) return -errno;
    batch->received = (unsigned)count;
    for (int index = 0; index < count; index++)
        batch->slots[index].destination = destination_of(&batch->incoming[index].msg_hdr);
    return count;
}

brimful_datagram brimful_batch_datagram(const brimful_batch *batch, unsigned index) {
    const slot *slot = &batch->slots[index];
    bool is_v6 = slot->source.family == AF_INET6;
    return (brimful_datagram){
        .query = slot->in.iov_base,
        .query_length = batch->incoming[index].msg_len,
        .query_cut = batch->incoming[index].msg_hdr.msg_flags & MSG_TRUNC,
        .source = is_v6 ? 0 : slot->source.v4.sin_addr.s_addr,
        .source_port = ntohs(is_v6 ? slot->source.v6.sin6_port : slot->source.v4.sin_port),
        .destination = is_v6 ? 0 : slot->destination.v4.s_addr,
        .source_address = is_v6 ? (const uint8_t *)&slot->source.v6.sin6_addr
                                : (const uint8_t *)&slot->source.v4.sin_addr,
        .source_address_length = is_v6 ? sizeof(struct in6_addr) : sizeof(struct in_addr),
        .response = batch->responses + batch->written,
        .response_capacity = batch->send_octets};
}

/* A datagram from this address, not from the one that routing would choose. */
static size_t send_from(struct in_addr source, uint8_t *octets) {
    struct cmsghdr *control = (struct cmsghdr *)octets;
    struct in_pktinfo info = {.ipi_spec_dst = source};
    *control = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof info), .cmsg_level = IPPROTO_IP, .cmsg_type = IP_PKTINFO};
    memcpy(CMSG_DATA(control), &info, sizeof info);
    return CMSG_SPACE(sizeof info);
}

static size_t send_from_v6(struct in6_addr source, uint8_t *octets) {
    struct cmsghdr *control = (struct cmsghdr *)octets;
    struct in6_pktinfo info = {.ipi6_addr = source};
    *control = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof info), .cmsg_level = IPPROTO_IPV6, .cmsg_type = IPV6_PKTINFO};
    memcpy(CMSG_DATA(control), &info, sizeof info);
    return CMSG_SPACE(sizeof info);
}

void brimful_batch_respond(brimful_batch *batch, unsigned index, size_t octets) {
    if (!octets) return;
    slot *slot = &batch->slots[index];
    bool is_v6 = slot->source.family == AF_INET6;
    slot->out = (struct iovec){batch->responses + batch->written, octets};
    /* One behind the other: a few pages serve a whole batch of small answers. */
    batch->written += (octets + 15) & ~(size_t)15;
    batch->outgoing[batch->sending++].msg_hdr = (struct msghdr){
        .msg_name = &slot->source,
        .msg_namelen = is_v6 ? sizeof slot->source.v6 : sizeof slot->source.v4,
        .msg_iov = &slot->out, .msg_iovlen = 1,
        .msg_control = slot->control,
        .msg_controllen = is_v6 ? send_from_v6(slot->destination.v6, slot->control)
                                : send_from(slot->destination.v4, slot->control)};
}

int brimful_batch_send(brimful_batch *batch, int socket) {
    unsigned next = 0;
    int sent = 0;
    while (next < batch->sending) {
        int count = sendmmsg(socket, batch->outgoing + next, batch->sending - next, 0);
        if (count > 0) {
            sent += count;
            next += (unsigned)count;
        } else if (errno != EINTR) {
            next++; /* this one can't be sent (its asker is gone, or it is too large): the others still can */
        }
    }
    return sent;
}

int brimful_udp_send(
    int socket, const brimful_payload *payloads, unsigned count, uint32_t source, uint32_t to, uint16_t to_port) {
    enum { most = 2 };
    if (count > most) return -EINVAL;
    _Alignas(struct cmsghdr) uint8_t control[control_octets] = {0};
    struct sockaddr_in name = {.sin_family = AF_INET, .sin_port = htons(to_port), .sin_addr.s_addr = to};
    struct iovec vectors[most];
    struct mmsghdr messages[most] = {0};
    size_t control_length = send_from((struct in_addr){source}, control);
    for (unsigned index = 0; index < count; index++) {
        vectors[index] = (struct iovec){(void *)payloads[index].octets, payloads[index].length};
        messages[index].msg_hdr = (struct msghdr){
            .msg_name = &name, .msg_namelen = sizeof name, .msg_iov = &vectors[index], .msg_iovlen = 1,
            .msg_control = control, .msg_controllen = control_length};
    }
    return sendmmsg(socket, messages, count, 0) < 0 ? -errno : 0;
}

/* Room for a burst of large answers; more than the kernel allows is cut by it. */
enum { socket_buffer_octets = 8 << 20 };

static int bound(int descriptor, int level, int option, const socket_name *name, socklen_t length) {
    if (descriptor < 0) return -errno;
    int on = 1, octets = socket_buffer_octets;
    setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &octets, sizeof octets);
    setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &octets, sizeof octets);
    if (setsockopt(descriptor, level, option, &on, sizeof on) == 0 &&
        bind(descriptor, (const struct sockaddr *)name, length) == 0)
        return descriptor;
    int error = errno;
    close(descriptor);
    return -error;
}

int brimful_udp_socket(uint32_t address, uint16_t port) {
    socket_name name = {.v4 = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = address}};
    int descriptor = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    return bound(descriptor, IPPROTO_IP, IP_PKTINFO, &name, sizeof name.v4);
}

int brimful_udp6_socket(const uint8_t *address, uint16_t port) {
    socket_name name = {.v6 = {.sin6_family = AF_INET6, .sin6_port = htons(port)}};
    memcpy(&name.v6.sin6_addr, address, sizeof name.v6.sin6_addr);
    int descriptor = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0), on = 1;
    /* IPv4 has a socket of its own. */
    if (descriptor >= 0) setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    return bound(descriptor, IPPROTO_IPV6, IPV6_RECVPKTINFO, &name, sizeof name.v6);
}

uint16_t brimful_bound_port(int descriptor) {
    socket_name name = {0};
    socklen_t length = sizeof name;
    if (getsockname(descriptor, (struct sockaddr *)&name, &length) != 0) return 0;
    return ntohs(name.family == AF_INET6 ? name.v6.sin6_port : name.v4.sin_port);
}
