/*
 * The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.
 *
 *     {"addresses":["198.18.0.1",…]}        what the interface gave, in its order, duplicates kept
 *     {"error":"EAI_AGAIN","detail":"…"}    its own word for its error
 *
 * Either may carry "tc":true|false where the interface shows its caller the TC bit (RFC 1035 §4.1.1).
 */
#ifndef BRIMFUL_LINES_H
#define BRIMFUL_LINES_H

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* The largest DNS message in hex, with room for the line's end. */
#define LINE_OCTETS (2 * 65535 + 2)

struct answer {
    char *text; /* JSON strings; not of open_memstream(3), that dietlibc lacks */
    size_t length;
    size_t room;
    int tc; /* -1 where the interface does not show it */
    char error[96];
    char detail[256];
};

/* Answers one question; `family` is AF_INET or AF_INET6, or AF_UNSPEC for both at once. */
typedef void answer_line(const char *line, int family, struct answer *answer);

/* Makes room for one more address; ends the program when there is none. */
static inline void make_room(struct answer *answer)
{
    if (answer->room - answer->length > INET6_ADDRSTRLEN + 4)
        return;
    answer->room = 2 * answer->room + 4096;
    answer->text = realloc(answer->text, answer->room);
    if (answer->text != NULL)
        return;
    fputs("out of memory\n", stderr);
    exit(1);
}

static inline void add_address(struct answer *answer, int family, const void *octets)
{
    char text[INET6_ADDRSTRLEN];
    if (inet_ntop(family, octets, text, sizeof text) == NULL)
        return;
    make_room(answer);
    answer->length += (size_t)sprintf(
        answer->text + answer->length, "%s\"%s\"", answer->length == 0 ? "" : ",", text);
}

static inline void fail(struct answer *answer, const char *word, const char *detail)
{
    snprintf(answer->error, sizeof answer->error, "%s", word);
    snprintf(answer->detail, sizeof answer->detail, "%s", detail == NULL ? "" : detail);
}

static inline void print_string(const char *text)
{
    putchar('"');
    for (; *text != '\0'; text++) {
        unsigned char octet = (unsigned char)*text;
        if (octet == '"' || octet == '\\')
            printf("\\%c", octet);
        else if (octet < 0x20 || octet > 0x7e)
            printf("\\u%04x", octet);
        else
            putchar(octet);
    }
    putchar('"');
}

static inline void print_answer(struct answer *answer)
{
    if (answer->error[0] != '\0') {
        printf("{\"error\":");
        print_string(answer->error);
    } else {
        printf("{\"addresses\":[%s]", answer->text == NULL ? "" : answer->text);
    }
    if (answer->detail[0] != '\0') {
        printf(",\"detail\":");
        print_string(answer->detail);
    }
    if (answer->tc >= 0)
        printf(",\"tc\":%s", answer->tc ? "true" : "false");
    puts("}");
    fflush(stdout);
}

/* Reads a line without its end. 1: it fitted, 0: it did not and was read away, -1: there is none. */
static inline int read_line(char *line, size_t size)
{
    size_t length = 0;
    int fits = 1, octet;
    while ((octet = getchar()) != EOF && octet != '\n') {
        if (length + 1 < size)
            line[length++] = (char)octet;
        else
            fits = 0;
    }
    line[length] = '\0';
    return octet == EOF && length == 0 ? -1 : fits;
}

static inline void run_line(const char *line, int fits, int family, answer_line *respond)
{
    struct answer answer = {.tc = -1};
    if (fits)
        respond(line, family, &answer);
    else
        fail(&answer, "LINE_TOO_LONG", "a line holds a name, or a message of at most 65535 octets in hex");
    print_answer(&answer);
    free(answer.text);
}

/* The address family of a record type; ends the program when it is neither A nor AAAA. */
static inline int family_of(const char *type)
{
    if (type != NULL && strcmp(type, "A") == 0)
        return AF_INET;
    if (type != NULL && strcmp(type, "AAAA") == 0)
        return AF_INET6;
    fputs("argument 1: the record type, A or AAAA\n", stderr);
    exit(2);
}

/* The same for an interface that asks for both families in one call: `A+AAAA` is AF_UNSPEC. */
static inline int families_of(const char *types)
{
    return types != NULL && strcmp(types, "A+AAAA") == 0 ? AF_UNSPEC : family_of(types);
}

/* Answers every line of stdin; returns the program's exit status. */
static inline int answer_lines(int family, answer_line *respond)
{
    static char line[LINE_OCTETS];
    int fits;
    while ((fits = read_line(line, sizeof line)) >= 0)
        run_line(line, fits, family, respond);
    return 0;
}

#endif
