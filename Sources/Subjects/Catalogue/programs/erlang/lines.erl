%% The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.
-module(lines).
-export([answer/1, addresses/1, addresses/2, failure/1, octets/1, type/1]).

%% The record type of the program's first argument.
type(["A"]) -> a;
type(["AAAA"]) -> aaaa;
type(_) ->
    io:put_chars(standard_error, "argument 1: the record type, A or AAAA\n"),
    halt(2).

%% Answers every line of stdin with what Respond makes of it.
answer(Respond) ->
    %% Binaries: a message in hex is long for a list of characters.
    io:setopts(standard_io, [binary, {encoding, latin1}]),
    answer_next(Respond).

answer_next(Respond) ->
    case io:get_line("") of
        Line when is_binary(Line) ->
            io:put_chars([reply(string:trim(Line, trailing, "\n"), Respond), "\n"]),
            answer_next(Respond);
        _ -> halt(0)
    end.

reply(Line, _) when byte_size(Line) > 2 * 65535 -> failure(line_too_long);
reply(Line, Respond) ->
    try Respond(Line)
    catch _:Reason -> failure(Reason)
    end.

addresses(Addresses) -> ["{\"addresses\":[", texts(Addresses), "]}"].

addresses(Addresses, Truncated) -> ["{\"addresses\":[", texts(Addresses), "],\"tc\":", atom_to_list(Truncated), "}"].

texts(Addresses) -> lists:join(",", [["\"", inet:ntoa(Address), "\""] || Address <- Addresses]).

%% An atom is the library's own word; of anything else, its shape.
failure(Word) when is_atom(Word) -> ["{\"error\":\"", atom_to_list(Word), "\"}"];
failure({Word, _}) when is_atom(Word) -> failure(Word);
failure(Other) -> ["{\"error\":\"OTHER\",\"detail\":", quoted(io_lib:format("~0p", [Other])), "}"].

quoted(Text) ->
    First = lists:sublist(lists:flatten(Text), 250),
    Plain = [Unit || Unit <- First, Unit >= 32, Unit < 127, Unit =/= $", Unit =/= $\\],
    ["\"", Plain, "\""].

%% The octets of a line of hex, or `error` when it is none. (binary:decode_hex/1 is not there before OTP 24.)
octets(Line) when byte_size(Line) rem 2 =:= 0 ->
    try << <<(digit(High) * 16 + digit(Low))>> || <<High, Low>> <= Line >>
    catch error:_ -> error
    end;
octets(_) -> error.

digit(Digit) when Digit >= $0, Digit =< $9 -> Digit - $0;
digit(Digit) when Digit >= $a, Digit =< $f -> Digit - $a + 10;
digit(Digit) when Digit >= $A, Digit =< $F -> Digit - $A + 10.
