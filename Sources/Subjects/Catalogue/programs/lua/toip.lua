-- LuaSocket's socket.dns.toip: gethostbyname of the C library, IPv4 alone.

package.path = arg[0]:match("^.*/") .. "?.lua;" .. package.path
local lines = require("lines")
local socket = require("socket")

lines.record_type({A = true})

lines.answer(function(name)
  local first, found = socket.dns.toip(name)
  if not first then return nil, found end
  return found.ip
end)
