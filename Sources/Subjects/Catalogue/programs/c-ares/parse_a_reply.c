/* ares_parse_a_reply(3), for AAAA ares_parse_aaaa_reply(3), handed a message in hex. */
#include "hex.h"
#include "message.h"

int main(int count, char **arguments)
{
    return prints_version(count, arguments) ? 0 : answer_messages(arguments[1], add_message);
}
