-- The line protocol of stubs: one name per line on stdin, one JSON object per line on stdout.

local lines = {}

-- Argument 1, as what `values` has for it.
function lines.record_type(values)
  local value = values[arg[1]]
  if value then return value end
  io.stderr:write("argument 1: the record type, " .. (values.AAAA and "A or AAAA" or "A") .. "\n")
  os.exit(2)
end

local function quoted(text)
  return '"' .. text:gsub('[%c"\\\128-\255]', function(octet) return ("\\u%04x"):format(octet:byte()) end) .. '"'
end

-- `respond` gives the addresses, or nil and the library's own words for its error.
local function reply(name, respond)
  local addresses, message = respond(name)
  if not addresses then return '{"error":' .. quoted(tostring(message)) .. "}" end
  local texts = {}
  for index, address in ipairs(addresses) do
    texts[index] = quoted(address)
  end
  return '{"addresses":[' .. table.concat(texts, ",") .. "]}"
end

-- Answers every line of stdin with what `respond` makes of it.
function lines.answer(respond)
  io.stdout:setvbuf("no")
  for name in io.lines() do
    io.write(reply(name, respond), "\n")
  end
end

return lines
