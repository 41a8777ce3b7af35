/* libresolv's ns_initparse(3) and ns_parserr(3), handed a message in hex. */
#include "hex.h"
#include "sections.h"
#include "version.h"

static void respond(const char *line, int family, struct answer *answer)
{
    static unsigned char octets[MESSAGE_OCTETS];
    int length = read_hex(line, octets);
    if (length < 0)
        fail(answer, "NOT_HEX", NULL);
    else
        add_message(answer, family, octets, length);
}

int main(int count, char **arguments)
{
    if (prints_version(count, arguments))
        return 0;
    return answer_lines(family_of(arguments[1]), respond);
}
