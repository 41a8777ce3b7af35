# Dnsruby::Message.decode, handed a message in hex.

require "dnsruby"
require_relative "lines"

TYPE = Lines.record_type

Lines.answer do |line|
  octets = Lines.octets(line)
  next {error: "NOT_HEX"} unless octets
  message = Dnsruby::Message.decode(octets)
  reply = {tc: message.header.tc}
  next reply.merge(error: message.rcode.to_s) unless message.rcode == Dnsruby::RCode.NOERROR
  records = message.answer.select { |record| record.type == TYPE }
  reply.merge(addresses: records.map { |record| record.address.to_s.downcase })
end
