// origin-load: asks one question a fixed number of times, checks every response, and prints how long it took.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "load.h"

enum { USAGE = 2, ARGUMENTS = 8, LARGEST_COUNT = 1000000000 };

static const char usage[] =
    "usage: origin-load udp|tcp IPV4 PORT QUERY RESPONSE-OCTETS ANSWERS COUNT\n"
    "  QUERY            the query message in hexadecimal, one question, ID 0\n"
    "  RESPONSE-OCTETS  the length that every response must have\n"
    "  ANSWERS          the ANCOUNT that every response must have\n"
    "  COUNT            how many responses to wait for\n"
    "prints {\"responses\":COUNT,\"microseconds\":N}\n";

/// Reads a number from 1 to `largest`, or 0 when the text is none.
static unsigned long read_number(const char *text, unsigned long largest) {
    char *end;
    unsigned long number = strtoul(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0' && number <= largest ? number : 0;
}

static size_t read_hexadecimal(uint8_t *octets, size_t room, const char *text) {
    size_t count = strlen(text) / 2;
    if (strlen(text) % 2 != 0 || count > room || strspn(text, "0123456789abcdefABCDEF") != strlen(text)) return 0;
    for (size_t index = 0; index < count; index++) {
        char pair[3] = {text[2 * index], text[2 * index + 1], '\0'};
        octets[index] = (uint8_t)strtoul(pair, NULL, 16);
    }
    return count;
}

static const char *read_exchange(struct exchange *exchange, char **arguments) {
    exchange->server.sin_family = AF_INET;
    exchange->server.sin_port = htons((uint16_t)read_number(arguments[3], UINT16_MAX));
    if (inet_pton(AF_INET, arguments[2], &exchange->server.sin_addr) != 1) return "the address is not IPv4";
    if (exchange->server.sin_port == 0) return "the port is not from 1 to 65535";
    exchange->query_octets = read_hexadecimal(exchange->query, sizeof exchange->query, arguments[4]);
    exchange->response_octets = read_number(arguments[5], LARGEST_MESSAGE_OCTETS);
    exchange->answers = (unsigned)read_number(arguments[6], UINT16_MAX);
    if (exchange->query_octets == 0) return "the query is not hexadecimal, or above 512 octets";
    if (exchange->response_octets == 0 || exchange->answers == 0) return "the response's numbers are from 1 to 65535";
    return exchange_prepare(exchange);
}

static long long microseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

int main(int count, char **arguments) {
    struct exchange exchange = {0};
    bool is_tcp = count == ARGUMENTS && strcmp(arguments[1], "tcp") == 0;
    if (count != ARGUMENTS || (!is_tcp && strcmp(arguments[1], "udp") != 0)) return fputs(usage, stderr), USAGE;
    const char *problem = read_exchange(&exchange, arguments);
    unsigned long responses = read_number(arguments[7], LARGEST_COUNT);
    if (problem == NULL && responses == 0) problem = "the count is not from 1 to 1000000000";
    if (problem != NULL) return fprintf(stderr, "origin-load: %s\n%s", problem, usage), USAGE;

    long long start = microseconds_now();
    problem = is_tcp ? load_tcp(&exchange, responses) : load_udp(&exchange, responses);
    if (problem != NULL) return fprintf(stderr, "origin-load: %s\n", problem), EXIT_FAILURE;
    printf("{\"responses\":%lu,\"microseconds\":%lld}\n", responses, microseconds_now() - start);
    return EXIT_SUCCESS;
}
