#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "serve.h"

enum { BATCH = 64 };

/// One datagram on its way in and out. `response` is filled once; each query only patches its head.
struct slot {
    uint8_t query[LARGEST_QUERY_OCTETS];
    uint8_t *response;
    struct sockaddr_in asker;
    struct iovec query_vector;
    struct iovec response_vector;
};

static struct slot slots[BATCH];
static struct mmsghdr received[BATCH];
static struct mmsghdr responses[BATCH];

static bool prepare(const struct answer *answer) {
    for (int index = 0; index < BATCH; index++) {
        struct slot *slot = &slots[index];
        slot->response = malloc(answer->octets_with_opt);
        if (slot->response == NULL) return false;
        memcpy(slot->response, answer->octets, answer->octets_with_opt);
        slot->query_vector = (struct iovec){slot->query, sizeof slot->query};
        slot->response_vector = (struct iovec){slot->response, 0};
        received[index].msg_hdr =
            (struct msghdr){.msg_name = &slot->asker, .msg_iov = &slot->query_vector, .msg_iovlen = 1};
        responses[index].msg_hdr.msg_iovlen = 1;
    }
    return true;
}

/// The largest response this asker takes over UDP: what its OPT says, 512 octets without one (RFC 6891, section 6.2.3).
static size_t limit_of(const struct answer *answer, const uint8_t *query, size_t response_octets) {
    if (response_octets != answer->octets_with_opt) return 512;
    const uint8_t *size = query + HEADER_OCTETS + answer->question_octets + 3;
    return (size_t)(size[0] << 8 | size[1]);
}

/// Patches the responses to `count` queries and returns how many there are. What can't be answered whole is dropped:
/// this is a floor, and its load generator reports every missing answer.
static unsigned answer_queries(const struct answer *answer, unsigned count) {
    unsigned ready = 0;
    for (unsigned index = 0; index < count; index++) {
        struct slot *slot = &slots[index];
        size_t octets = answer_octets_for(answer, slot->query, received[index].msg_len);
        if (octets == 0 || octets > limit_of(answer, slot->query, octets)) continue;
        answer_patch(answer, slot->query, octets, slot->response);
        slot->response_vector.iov_len = octets;
        struct msghdr *response = &responses[ready++].msg_hdr;
        response->msg_name = &slot->asker;
        response->msg_namelen = sizeof slot->asker;
        response->msg_iov = &slot->response_vector;
    }
    return ready;
}

/// Sends all; a datagram the system refuses is lost as on any network, and the others go on.
static void send_responses(int socket, unsigned count) {
    for (unsigned sent = 0; sent < count;) {
        int accepted = sendmmsg(socket, responses + sent, count - sent, 0);
        if (accepted < 0 && errno == EINTR) continue;
        sent += accepted > 0 ? (unsigned)accepted : 1;
    }
}

const char *serve_udp(int socket, const struct answer *answer) {
    if (!prepare(answer)) return "memory for the responses";
    for (;;) {
        for (int index = 0; index < BATCH; index++) received[index].msg_hdr.msg_namelen = sizeof slots[index].asker;
        int count = recvmmsg(socket, received, BATCH, MSG_WAITFORONE, NULL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return "recvmmsg";
        send_responses(socket, answer_queries(answer, (unsigned)count));
    }
}
