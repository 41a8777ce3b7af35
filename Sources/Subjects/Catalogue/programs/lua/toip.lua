-- LuaSocket's socket.dns.toip: gethostbyname of the C library, IPv4 alone.
-- One name per line on stdin, one JSON object per line on stdout.

local socket = require("socket")

if arg[1] ~= "A" then
  io.stderr:write("argument 1: the record type, A\n")
  os.exit(2)
end

local function quoted(text)
  return '"' .. text:gsub('[%c"\\\128-\255]', function(octet) return ("\\u%04x"):format(octet:byte()) end) .. '"'
end

local function reply(name)
  local first, found = socket.dns.toip(name)
  if not first then return '{"error":' .. quoted(tostring(found)) .. "}" end
  local texts = {}
  for index, address in ipairs(found.ip) do
    texts[index] = quoted(address)
  end
  return '{"addresses":[' .. table.concat(texts, ",") .. "]}"
end

io.stdout:setvbuf("no")
for name in io.lines() do
  io.write(reply(name), "\n")
end
