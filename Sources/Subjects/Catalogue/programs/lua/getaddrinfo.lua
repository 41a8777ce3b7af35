-- LuaSocket's socket.dns.getaddrinfo, which asks for both address families; the lines of one are answered.
-- One name per line on stdin, one JSON object per line on stdout.

local socket = require("socket")

local families = {A = "inet", AAAA = "inet6"}
local family = families[arg[1]]
if not family then
  io.stderr:write("argument 1: the record type, A or AAAA\n")
  os.exit(2)
end

local function quoted(text)
  return '"' .. text:gsub('[%c"\\\128-\255]', function(octet) return ("\\u%04x"):format(octet:byte()) end) .. '"'
end

local function reply(name)
  local list, message = socket.dns.getaddrinfo(name)
  if not list then return '{"error":' .. quoted(tostring(message)) .. "}" end
  local texts = {}
  for _, found in ipairs(list) do
    if found.family == family then texts[#texts + 1] = quoted(found.addr) end
  end
  return '{"addresses":[' .. table.concat(texts, ",") .. "]}"
end

io.stdout:setvbuf("no")
for name in io.lines() do
  io.write(reply(name), "\n")
end
