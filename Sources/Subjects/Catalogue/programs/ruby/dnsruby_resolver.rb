# Dnsruby::Resolver#query with what /etc/resolv.conf and the library's defaults say.

require "dnsruby"
require_relative "lines"

type = Lines.record_type
resolver = Dnsruby::Resolver.new

Lines.answer do |name|
  message = resolver.query("#{name}.", type)
  records = message.answer.select { |record| record.type == type }
  {addresses: records.map { |record| record.address.to_s.downcase }, tc: message.header.tc}
end
