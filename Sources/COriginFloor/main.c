// origin-floor: the least CPU that a server of one prebuilt answer can spend on Linux. `origin-benchmark` measures the
// other servers against it. UDP and TCP are a process each, so that neither pays for the other's readiness calls.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "serve.h"

enum { USAGE = 2 };

struct options {
    struct sockaddr_in address;
    const char *name;
    unsigned long answers;
};

static struct answer answer;

static int usage(const char *problem) {
    fprintf(stderr, "origin-floor: %s\nusage: origin-floor --listen IPV4:PORT --name NAME --answers N\n", problem);
    return USAGE;
}

/// Reads `IPV4:PORT`; the text is cut at the colon.
static bool read_address(struct sockaddr_in *address, char *text) {
    char *colon = strchr(text, ':');
    if (colon == NULL) return false;
    *colon = '\0';
    char *end;
    unsigned long port = strtoul(colon + 1, &end, 10);
    *address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    return *end == '\0' && port > 0 && port <= 65535 && inet_pton(AF_INET, text, &address->sin_addr) == 1;
}

static const char *read_options(struct options *options, int count, char **arguments) {
    static const struct option known[] = {
        {"listen", required_argument, NULL, 'l'}, {"name", required_argument, NULL, 'n'},
        {"answers", required_argument, NULL, 'a'}, {0}};
    for (int option; (option = getopt_long(count, arguments, "", known, NULL)) != -1;) {
        char *end = "";
        if (option == 'l' && !read_address(&options->address, optarg)) return "--listen takes IPV4:PORT";
        if (option == 'n') options->name = optarg;
        if (option == 'a') options->answers = strtoul(optarg, &end, 10);
        if (*end != '\0') return "--answers takes a number";
        if (option == '?') return "unknown option";
    }
    bool complete = options->address.sin_port != 0 && options->name != NULL && options->answers > 0;
    return complete ? NULL : "--listen, --name and --answers are needed";
}

static int open_socket(int type, const struct sockaddr_in *address) {
    int opened = socket(AF_INET, type | SOCK_CLOEXEC, 0);
    int reuse = type == SOCK_STREAM;  // over connections of an earlier run; for UDP it would hide a taken port
    setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
    if (bind(opened, (const struct sockaddr *)address, sizeof *address) < 0) return -1;
    return type == SOCK_STREAM && listen(opened, SOMAXCONN) < 0 ? -1 : opened;
}

int main(int count, char **arguments) {
    struct options options = {0};
    const char *problem = read_options(&options, count, arguments);
    if (problem != NULL) return usage(problem);
    if (!answer_build(&answer, options.name, options.answers)) return usage("no such name, or too many answers for it");

    int datagrams = open_socket(SOCK_DGRAM, &options.address);
    int listener = open_socket(SOCK_STREAM, &options.address);
    if (datagrams < 0 || listener < 0) return perror("origin-floor: can't listen"), EXIT_FAILURE;

    pid_t child = fork();
    if (child < 0) return perror("origin-floor: fork"), EXIT_FAILURE;
    if (child == 0) prctl(PR_SET_PDEATHSIG, SIGKILL);
    const char *failed = child == 0 ? serve_tcp(listener, &answer) : serve_udp(datagrams, &answer);
    fprintf(stderr, "origin-floor: %s: %s\n", failed, strerror(errno));
    return EXIT_FAILURE;
}
