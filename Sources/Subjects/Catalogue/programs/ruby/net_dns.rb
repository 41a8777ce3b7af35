# What ruby-net-dns' Net::DNS::Packet tells its reader.

# It logs to $stdout, where the JSON lines go.
$stdout = $stderr
require "net/dns"

module NetDNS
  RECORDS = {"A" => Net::DNS::RR::A, "AAAA" => Net::DNS::RR::AAAA}.freeze

  def self.reply(message, type)
    code = message.header.rCode
    reply = {tc: message.header.truncated?}
    return reply.merge(error: code.type) unless code.code.zero?
    records = message.answer.grep(RECORDS.fetch(type))
    reply.merge(addresses: records.map { |record| record.address.to_s })
  end
end
