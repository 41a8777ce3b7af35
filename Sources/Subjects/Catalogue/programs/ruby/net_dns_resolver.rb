# Net::DNS::Resolver#query of ruby-net-dns with what /etc/resolv.conf and the library's defaults say.

require_relative "lines"
require_relative "net_dns"

type = Lines.record_type
resolver = Net::DNS::Resolver.new

Lines.answer { |name| NetDNS.reply(resolver.query("#{name}.", type), type) }
