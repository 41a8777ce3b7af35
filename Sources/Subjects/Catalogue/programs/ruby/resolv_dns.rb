# Resolv::DNS#getresources with what /etc/resolv.conf and the library's defaults say. It gives resources or none; what
# `each_resource` does with no such name and with no such record is the same to its caller.

require "resolv"
require_relative "lines"

record = Resolv::DNS::Resource::IN.const_get(Lines.record_type)
resolver = Resolv::DNS.new

# An absolute name keeps /etc/resolv.conf's search list out.
Lines.answer do |name|
  found = resolver.getresources(Resolv::DNS::Name.create("#{name}."), record)
  {addresses: found.map { |resource| resource.address.to_s.downcase }}
end
