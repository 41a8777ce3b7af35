%% inet_dns:decode/1, handed a message in hex.
-module(parse_inet_dns).
-export([main/0]).

main() ->
    Type = lines:type(init:get_plain_arguments()),
    lines:answer(fun(Line) -> respond(lines:octets(Line), Type) end).

respond(error, _) -> lines:failure(not_hex);
respond(Octets, Type) ->
    case inet_dns:decode(Octets) of
        {ok, Message} -> read(Message, inet_dns:msg(Message, header), Type);
        {error, Reason} -> lines:failure(Reason)
    end.

read(Message, Header, Type) ->
    case inet_dns:header(Header, rcode) of
        0 ->
            Records = inet_dns:msg(Message, anlist),
            Addresses = [inet_dns:rr(Record, data) || Record <- Records, inet_dns:rr(Record, type) =:= Type],
            lines:addresses(Addresses, inet_dns:header(Header, tc));
        1 -> lines:failure(formerr);
        2 -> lines:failure(servfail);
        3 -> lines:failure(nxdomain);
        4 -> lines:failure(notimp);
        5 -> lines:failure(refused);
        _ -> lines:failure(rcode)
    end.
