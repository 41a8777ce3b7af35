%% inet_res:resolve/3: Erlang's own resolver, with what /etc/resolv.conf and its defaults say.
-module(resolve_inet_res).
-export([main/0]).

main() ->
    Type = lines:type(init:get_plain_arguments()),
    lines:answer(fun(Name) -> respond(binary_to_list(Name), Type) end).

respond(Name, Type) ->
    case inet_res:resolve(Name, in, Type) of
        {ok, Message} ->
            Records = inet_dns:msg(Message, anlist),
            Addresses = [inet_dns:rr(Record, data) || Record <- Records, inet_dns:rr(Record, type) =:= Type],
            lines:addresses(Addresses, inet_dns:header(inet_dns:msg(Message, header), tc));
        {error, Reason} -> lines:failure(Reason)
    end.
