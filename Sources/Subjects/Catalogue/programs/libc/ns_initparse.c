/* libresolv's ns_initparse(3) and ns_parserr(3), handed a message in hex. */
#include "hex.h"
#include "sections.h"
#include "version.h"

int main(int count, char **arguments)
{
    return prints_version(count, arguments) ? 0 : answer_messages(arguments[1], add_message);
}
