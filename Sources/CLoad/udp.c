#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

#include "load.h"
#include "window.h"

// 4 x 32 small datagrams stay below the kernel's default receive buffer, so that nothing is lost.
enum { SOCKETS = 4, BURST = 32, RESPONSE_OCTETS = 4097 };

static uint8_t queries[BURST][LARGEST_QUERY_OCTETS];
static uint8_t responses[BURST][RESPONSE_OCTETS];
static struct mmsghdr outgoing[BURST];
static struct mmsghdr incoming[BURST];
static struct iovec outgoing_vectors[BURST];
static struct iovec incoming_vectors[BURST];

static void prepare(const struct exchange *exchange) {
    for (int index = 0; index < BURST; index++) {
        outgoing_vectors[index] = (struct iovec){queries[index], exchange->query_octets};
        incoming_vectors[index] = (struct iovec){responses[index], RESPONSE_OCTETS};
        outgoing[index].msg_hdr = (struct msghdr){.msg_iov = &outgoing_vectors[index], .msg_iovlen = 1};
        incoming[index].msg_hdr = (struct msghdr){.msg_iov = &incoming_vectors[index], .msg_iovlen = 1};
    }
}

static const char *ask(int socket, struct window *window, const struct exchange *exchange, unsigned count) {
    window_open(window, count);
    for (unsigned index = 0; index < count; index++) {
        exchange_write_query(exchange, (uint16_t)(window->first_id + index), queries[index]);
    }
    for (unsigned sent = 0; sent < count;) {
        int accepted = sendmmsg(socket, outgoing + sent, count - sent, 0);
        if (accepted < 0 && errno == EINTR) continue;
        if (accepted < 0) return "the server's port does not take datagrams";
        sent += (unsigned)accepted;
    }
    return NULL;
}

static const char *hear(int socket, struct window *window, const struct exchange *exchange, struct progress *progress) {
    int count = recvmmsg(socket, incoming, BURST, MSG_DONTWAIT, NULL);
    if (count < 0) return errno == EAGAIN || errno == EINTR ? NULL : "the server's port does not answer";
    for (int index = 0; index < count; index++) {
        const char *problem = exchange_check(exchange, responses[index], incoming[index].msg_len);
        if (problem != NULL) return problem;
        if (!window_close(window, message_id(responses[index]))) return "a response that was not asked for";
    }
    progress->to_hear -= (unsigned)count;
    return NULL;
}

static const char *open_sockets(struct pollfd *sockets, const struct exchange *exchange) {
    const struct sockaddr *server = (const struct sockaddr *)&exchange->server;
    for (int index = 0; index < SOCKETS; index++) {
        sockets[index] = (struct pollfd){.fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), .events = POLLIN};
        if (connect(sockets[index].fd, server, sizeof exchange->server) < 0) return "no UDP socket to the server";
    }
    return NULL;
}

/// Takes what arrived and, where a burst is over, asks the next.
static const char *serve_socket(
    struct pollfd *socket, struct window *window, const struct exchange *exchange, struct progress *progress) {
    const char *problem = socket->revents != 0 ? hear(socket->fd, window, exchange, progress) : NULL;
    if (problem != NULL || window->waiting != 0) return problem;
    unsigned count = progress_take(progress, BURST);
    return count == 0 ? NULL : ask(socket->fd, window, exchange, count);
}

const char *load_udp(const struct exchange *exchange, unsigned long count) {
    struct pollfd sockets[SOCKETS];
    struct window windows[SOCKETS] = {0};
    struct progress progress = {count, count};
    if (exchange->response_octets >= RESPONSE_OCTETS) return "responses above 4096 octets are for TCP";
    prepare(exchange);
    const char *problem = open_sockets(sockets, exchange);
    for (int index = 0; index < SOCKETS; index++) sockets[index].revents = 0;
    while (problem == NULL && progress.to_hear > 0) {
        for (int index = 0; index < SOCKETS && problem == NULL; index++) {
            problem = serve_socket(&sockets[index], &windows[index], exchange, &progress);
        }
        if (problem != NULL || progress.to_hear == 0) break;
        if (poll(sockets, SOCKETS, PATIENCE_MILLISECONDS) == 0) return "no response within 3 s: lost or never sent";
    }
    return problem;
}
