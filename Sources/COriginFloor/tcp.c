#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "connection.h"
#include "serve.h"

enum { EVENTS = 64 };

static void watch(int epoll, struct connection *connection, int operation, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = connection};
    if (epoll_ctl(epoll, operation, connection->socket, &event) < 0) perror("origin-floor: epoll_ctl");
}

static void accept_connection(int epoll, int listener, const struct answer *answer) {
    int socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0) return;
    int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct connection *connection = connection_create(socket, answer);
    if (connection != NULL) watch(epoll, connection, EPOLL_CTL_ADD, EPOLLIN);
}

static void advance(int epoll, struct connection *connection, const struct answer *answer) {
    bool wanted_output = connection->output_octets > 0;
    enum connection_state state = connection_advance(connection, answer);
    if (state == CONNECTION_OVER) {
        connection_destroy(connection);
        return;
    }
    // Only a change costs a system call.
    if ((state == CONNECTION_WANTS_OUTPUT) == wanted_output) return;
    watch(epoll, connection, EPOLL_CTL_MOD, wanted_output ? EPOLLIN : EPOLLOUT);
}

const char *serve_tcp(int listener, const struct answer *answer) {
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event listening = {.events = EPOLLIN, .data.ptr = NULL};
    if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &listening) < 0) return "epoll";
    for (;;) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(epoll, events, EVENTS, -1);
        if (count < 0 && errno != EINTR) return "epoll_wait";
        for (int index = 0; index < count; index++) {
            struct connection *connection = events[index].data.ptr;
            if (connection == NULL) accept_connection(epoll, listener, answer);
            else advance(epoll, connection, answer);
        }
    }
}
