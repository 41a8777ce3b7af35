/* A message in hex, as parsers get it, and the program around a parser. */
#ifndef BRIMFUL_HEX_H
#define BRIMFUL_HEX_H

#include <stddef.h>

#include "lines.h"

#define MESSAGE_OCTETS 65535

static inline int hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

/* Returns the number of octets, or -1 when the text is no hex or has more than MESSAGE_OCTETS. */
static inline int read_hex(const char *text, unsigned char *octets)
{
    int length = 0;
    for (; *text != '\0'; text += 2) {
        int high = hex_digit(text[0]);
        int low = high < 0 ? -1 : hex_digit(text[1]);
        if (low < 0 || length == MESSAGE_OCTETS)
            return -1;
        octets[length++] = (unsigned char)(high << 4 | low);
    }
    return length;
}

/* Adds what a parser makes of a message to the answer. */
typedef void add_octets_function(struct answer *answer, int family, const unsigned char *octets, int length);

static add_octets_function *parser;

static inline void respond_to_hex(const char *line, int family, struct answer *answer)
{
    static unsigned char octets[MESSAGE_OCTETS];
    int length = read_hex(line, octets);
    if (length < 0)
        fail(answer, "NOT_HEX", NULL);
    else
        parser(answer, family, octets, length);
}

/* Answers every message on stdin with what the parser makes of it; returns the program's exit status. */
static inline int answer_messages(const char *type, add_octets_function *add)
{
    parser = add;
    return answer_lines(family_of(type), respond_to_hex);
}

#endif
