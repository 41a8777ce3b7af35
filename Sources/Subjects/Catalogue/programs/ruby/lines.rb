# The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.

require "json"

module Lines
  LINE_OCTETS = 2 * 65535

  # Argument 1.
  def self.record_type
    abort "argument 1: the record type, A or AAAA" unless ["A", "AAAA"].include?(ARGV[0])
    ARGV[0]
  end

  # The octets of a line of hex, or nil when it is none.
  def self.octets(line)
    line.match?(/\A(?:[0-9a-fA-F]{2})*\z/) ? [line].pack("H*") : nil
  end

  # What goes to stdout for one line; an exception's class is the library's own word for its error.
  def self.reply(line)
    return {error: "LINE_TOO_LONG"} if line.bytesize > LINE_OCTETS
    yield line
  # A message that points at itself takes some libraries to the end of the stack.
  rescue StandardError, SystemStackError => error
    {error: error.class.name, detail: error.message.to_s.encode("UTF-8", invalid: :replace, undef: :replace)[0, 250]}
  end

  # Answers every line of stdin with what the block makes of it.
  def self.answer(&respond)
    STDOUT.sync = true
    $stdin.binmode.each_line(chomp: true) { |line| STDOUT.puts JSON.generate(reply(line, &respond)) }
  end
end
