#include "connection.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct connection *connection_create(int socket, const struct answer *answer) {
    struct connection *connection = calloc(1, sizeof *connection);
    uint8_t *output = malloc(RESPONSES_PER_WRITE * (2 + answer->octets_with_opt));
    if (connection == NULL || output == NULL) {
        free(connection);
        free(output);
        close(socket);
        return NULL;
    }
    connection->socket = socket;
    connection->output = output;
    return connection;
}

void connection_destroy(struct connection *connection) {
    close(connection->socket);
    free(connection->output);
    free(connection);
}

static void append_response(
    struct connection *connection, const struct answer *answer, const uint8_t *query, size_t octets) {
    uint8_t *frame = connection->output + connection->output_octets;
    frame[0] = (uint8_t)(octets >> 8);
    frame[1] = (uint8_t)octets;
    memcpy(frame + 2, answer->octets, octets);
    answer_patch(answer, query, octets, frame + 2);
    connection->output_octets += 2 + octets;
}

/// Takes whole queries from the input, as many as the output has room for. False when the peer sent something else.
static bool answer_input(struct connection *connection, const struct answer *answer) {
    size_t taken = 0;
    for (int room = RESPONSES_PER_WRITE; room > 0 && connection->input_octets - taken >= 2; room--) {
        const uint8_t *frame = connection->input + taken;
        size_t query_octets = (size_t)(frame[0] << 8 | frame[1]);
        if (query_octets > LARGEST_QUERY_OCTETS) return false;
        if (connection->input_octets - taken < 2 + query_octets) break;
        size_t octets = answer_octets_for(answer, frame + 2, query_octets);
        if (octets == 0) return false;
        append_response(connection, answer, frame + 2, octets);
        taken += 2 + query_octets;
    }
    connection->input_octets -= taken;
    memmove(connection->input, connection->input + taken, connection->input_octets);
    return true;
}

/// Writes the pending output once; a short write is left for the next time the socket is writable.
static enum connection_state write_output(struct connection *connection) {
    const uint8_t *pending = connection->output + connection->sent_octets;
    ssize_t sent = send(connection->socket, pending, connection->output_octets - connection->sent_octets, MSG_NOSIGNAL);
    if (sent < 0) return errno == EAGAIN || errno == EINTR ? CONNECTION_WANTS_OUTPUT : CONNECTION_OVER;
    connection->sent_octets += (size_t)sent;
    if (connection->sent_octets < connection->output_octets) return CONNECTION_WANTS_OUTPUT;
    connection->sent_octets = connection->output_octets = 0;
    return CONNECTION_WANTS_INPUT;
}

/// Answers and writes until the input holds no whole query any more.
static enum connection_state answer_and_write(struct connection *connection, const struct answer *answer) {
    for (;;) {
        if (!answer_input(connection, answer)) return CONNECTION_OVER;
        if (connection->output_octets == 0) return CONNECTION_WANTS_INPUT;
        enum connection_state state = write_output(connection);
        if (state != CONNECTION_WANTS_INPUT) return state;
    }
}

enum connection_state connection_advance(struct connection *connection, const struct answer *answer) {
    if (connection->output_octets > 0) {
        enum connection_state state = write_output(connection);
        return state == CONNECTION_WANTS_INPUT ? answer_and_write(connection, answer) : state;
    }
    uint8_t *free_input = connection->input + connection->input_octets;
    ssize_t received = recv(connection->socket, free_input, INPUT_OCTETS - connection->input_octets, 0);
    if (received < 0) return errno == EAGAIN || errno == EINTR ? CONNECTION_WANTS_INPUT : CONNECTION_OVER;
    if (received == 0) return CONNECTION_OVER;
    connection->input_octets += (size_t)received;
    return answer_and_write(connection, answer);
}
