#define _GNU_SOURCE
#include <errno.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "load.h"
#include "window.h"

enum { CONNECTIONS = 8, PIPELINED = 16 };

/// The input holds exactly one burst of responses; it is empty again when the burst is over.
struct connection {
    struct window window;
    uint8_t *input;
    size_t input_octets;
    size_t parsed_octets;
};

static const char *ask(int socket, struct window *window, const struct exchange *exchange, unsigned count) {
    uint8_t frames[PIPELINED * (2 + LARGEST_QUERY_OCTETS)];
    size_t frame_octets = 2 + exchange->query_octets;
    window_open(window, count);
    for (unsigned index = 0; index < count; index++) {
        uint8_t *frame = frames + index * frame_octets;
        frame[0] = (uint8_t)(exchange->query_octets >> 8);
        frame[1] = (uint8_t)exchange->query_octets;
        exchange_write_query(exchange, (uint16_t)(window->first_id + index), frame + 2);
    }
    for (size_t sent = 0; sent < count * frame_octets;) {
        ssize_t accepted = send(socket, frames + sent, count * frame_octets - sent, MSG_NOSIGNAL);
        if (accepted < 0 && errno == EINTR) continue;
        if (accepted < 0) return "the server closed the connection before the query";
        sent += (size_t)accepted;
    }
    return NULL;
}

/// Checks the whole frames that have arrived.
static const char *parse(struct connection *connection, const struct exchange *exchange, struct progress *progress) {
    while (connection->input_octets - connection->parsed_octets >= 2) {
        const uint8_t *frame = connection->input + connection->parsed_octets;
        size_t octets = (size_t)(frame[0] << 8 | frame[1]);
        if (octets != exchange->response_octets) return "a response of another length";
        if (connection->input_octets - connection->parsed_octets < 2 + octets) return NULL;
        const char *problem = exchange_check(exchange, frame + 2, octets);
        if (problem != NULL) return problem;
        if (!window_close(&connection->window, message_id(frame + 2))) return "a response that was not asked for";
        connection->parsed_octets += 2 + octets;
        progress->to_hear--;
    }
    return NULL;
}

/// A server that leaves Nagle's algorithm on holds back the rest of a burst until its start is acknowledged. Without
/// this it would wait 40 ms for our delayed acknowledgement at every burst, and the load would not load it.
static void acknowledge(int socket) {
    int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
}

static const char *hear(
    int socket, struct connection *connection, const struct exchange *exchange, struct progress *progress) {
    size_t room = PIPELINED * (2 + exchange->response_octets) - connection->input_octets;
    if (room == 0) return "more responses than queries";
    ssize_t received = recv(socket, connection->input + connection->input_octets, room, 0);
    if (received < 0) return errno == EINTR ? NULL : "the server reset the connection";
    if (received == 0) return "the server closed the connection before its responses";
    connection->input_octets += (size_t)received;
    const char *problem = parse(connection, exchange, progress);
    if (problem == NULL && connection->window.waiting != 0) acknowledge(socket);
    return problem;
}

static const char *serve_socket(
    struct pollfd *socket, struct connection *connection, const struct exchange *exchange, struct progress *progress) {
    const char *problem = socket->revents != 0 ? hear(socket->fd, connection, exchange, progress) : NULL;
    if (problem != NULL || connection->window.waiting != 0) return problem;
    connection->input_octets = connection->parsed_octets = 0;
    unsigned count = progress_take(progress, PIPELINED);
    return count == 0 ? NULL : ask(socket->fd, &connection->window, exchange, count);
}

static const char *open_connections(
    struct pollfd *sockets, struct connection *connections, const struct exchange *exchange) {
    const struct sockaddr *server = (const struct sockaddr *)&exchange->server;
    int on = 1;
    for (int index = 0; index < CONNECTIONS; index++) {
        connections[index].input = malloc(PIPELINED * (2 + exchange->response_octets));
        if (connections[index].input == NULL) return "no memory for the responses";
        sockets[index] = (struct pollfd){.fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), .events = POLLIN};
        setsockopt(sockets[index].fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (connect(sockets[index].fd, server, sizeof exchange->server) < 0) return "no TCP connection to the server";
    }
    return NULL;
}

const char *load_tcp(const struct exchange *exchange, unsigned long count) {
    struct pollfd sockets[CONNECTIONS] = {0};
    struct connection connections[CONNECTIONS] = {0};
    struct progress progress = {count, count};
    const char *problem = open_connections(sockets, connections, exchange);
    while (problem == NULL && progress.to_hear > 0) {
        for (int index = 0; index < CONNECTIONS && problem == NULL; index++) {
            problem = serve_socket(&sockets[index], &connections[index], exchange, &progress);
        }
        if (problem != NULL || progress.to_hear == 0) break;
        if (poll(sockets, CONNECTIONS, PATIENCE_MILLISECONDS) == 0) return "no response within 3 s";
    }
    return problem;
}
