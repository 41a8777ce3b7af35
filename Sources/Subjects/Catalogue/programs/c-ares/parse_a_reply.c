/* ares_parse_a_reply(3), for AAAA ares_parse_aaaa_reply(3), handed a message in hex. */
#include "hex.h"
#include "message.h"

static void respond(const char *line, int family, struct answer *answer)
{
    respond_to_hex(line, family, answer, add_message);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return answer_lines(family_of(arguments[1]), respond);
}
