-- LuaSocket's socket.dns.getaddrinfo, which asks for both address families; the lines of one are answered.

package.path = arg[0]:match("^.*/") .. "?.lua;" .. package.path
local lines = require("lines")
local socket = require("socket")

local family = lines.record_type({A = "inet", AAAA = "inet6"})

lines.answer(function(name)
  local list, message = socket.dns.getaddrinfo(name)
  if not list then return nil, message end
  local addresses = {}
  for _, found in ipairs(list) do
    if found.family == family then addresses[#addresses + 1] = found.addr end
  end
  return addresses
end)
