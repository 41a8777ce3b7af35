{ ResolveName and ResolveName6 of Free Pascal's unit netdb, with room for more addresses than a message can hold. They
  give a number of addresses, or a negative one, and no error.
  One name per line on stdin, one JSON object per line on stdout. }
program lookup;

{$mode objfpc}{$H+}

uses
  netdb, sockets, sysutils;

var
  addresses: array[1..8192] of THostAddr;
  addresses6: array[1..8192] of THostAddr6;

function Joined(const texts, text: string): string;
begin
  if texts = '' then Exit('"' + text + '"');
  Result := texts + ',"' + text + '"';
end;

{ The error's word is the number itself. }
function Reply(const texts: string; count: Integer): string;
begin
  if count < 0 then Exit('{"error":"' + IntToStr(count) + '"}');
  Result := '{"addresses":[' + texts + ']}';
end;

function Respond(const name: string): string;
var
  index, count: Integer;
  texts: string = '';
begin
  count := ResolveName(name, addresses);
  for index := 1 to count do texts := Joined(texts, NetAddrToStr(addresses[index]));
  Result := Reply(texts, count);
end;

function Respond6(const name: string): string;
var
  index, count: Integer;
  texts: string = '';
begin
  count := ResolveName6(name, addresses6);
  for index := 1 to count do texts := Joined(texts, LowerCase(NetAddrToStr6(addresses6[index])));
  Result := Reply(texts, count);
end;

var
  name: string;
begin
  if (ParamStr(1) <> 'A') and (ParamStr(1) <> 'AAAA') then
  begin
    WriteLn(StdErr, 'argument 1: the record type, A or AAAA');
    Halt(2);
  end;
  while not EOF do
  begin
    ReadLn(name);
    if ParamStr(1) = 'A' then WriteLn(Respond(name)) else WriteLn(Respond6(name));
    Flush(Output);
  end;
end.
