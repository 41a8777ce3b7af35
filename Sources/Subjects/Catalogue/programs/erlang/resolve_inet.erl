%% inet:getaddrs/2: getaddrinfo of the C library, by a port program of Erlang's.
-module(resolve_inet).
-export([main/0]).

main() ->
    Family = case lines:type(init:get_plain_arguments()) of a -> inet; aaaa -> inet6 end,
    lines:answer(fun(Name) -> respond(binary_to_list(Name), Family) end).

respond(Name, Family) ->
    case inet:getaddrs(Name, Family) of
        {ok, Addresses} -> lines:addresses(Addresses);
        {error, Reason} -> lines:failure(Reason)
    end.
