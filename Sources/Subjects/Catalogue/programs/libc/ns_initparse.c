/* libresolv's ns_initparse(3) and ns_parserr(3), handed a message in hex. */
#include "hex.h"
#include "sections.h"
#include "version.h"

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
