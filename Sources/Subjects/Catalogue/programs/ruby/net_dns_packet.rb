# Net::DNS::Packet.parse of ruby-net-dns, handed a message in hex.

require_relative "lines"
require_relative "net_dns"

type = Lines.record_type

Lines.answer do |line|
  octets = Lines.octets(line)
  next {error: "NOT_HEX"} unless octets
  NetDNS.reply(Net::DNS::Packet.parse(octets), type)
end
