# Resolv::DNS::Message.decode, handed a message in hex.

require "resolv"
require_relative "lines"

RCODES = {1 => "FORMERR", 2 => "SERVFAIL", 3 => "NXDOMAIN", 4 => "NOTIMP", 5 => "REFUSED"}.freeze
RECORD = Resolv::DNS::Resource::IN.const_get(Lines.record_type)

Lines.answer do |line|
  octets = Lines.octets(line)
  next {error: "NOT_HEX"} unless octets
  message = Resolv::DNS::Message.decode(octets)
  reply = {tc: message.tc == 1}
  next reply.merge(error: RCODES.fetch(message.rcode, "RCODE#{message.rcode}")) unless message.rcode.zero?
  records = message.answer.map { |_, _, data| data }.grep(RECORD)
  reply.merge(addresses: records.map { |record| record.address.to_s.downcase })
end
