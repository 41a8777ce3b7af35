package Lines;

# The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout.

use strict;
use warnings;

use JSON::PP ();

use constant LINE_OCTETS => 2 * 65535;

my $json = JSON::PP->new->ascii->canonical;

# Argument 1.
sub record_type {
    my $type = $ARGV[0] // '';
    die "argument 1: the record type, A or AAAA\n" unless $type =~ /\A(?:A|AAAA)\z/;
    return $type;
}

sub failure {
    my ($word, $detail) = @_;
    return { error => $word, defined $detail ? (detail => substr($detail, 0, 250)) : () };
}

# The octets of a line of hex, or undef when it is none.
sub octets {
    my ($line) = @_;
    return $line =~ /\A(?:[0-9a-fA-F]{2})*\z/ ? pack('H*', $line) : undef;
}

sub reply {
    my ($line, $respond) = @_;
    return failure('LINE_TOO_LONG') if length $line > LINE_OCTETS;
    my $reply = eval { $respond->($line) };
    return $reply // failure('EXCEPTION', $@ =~ s/\s+\z//r);
}

# Answers every line of stdin with what `respond` makes of it.
sub answer {
    my ($respond) = @_;
    $| = 1;
    while (defined(my $line = <STDIN>)) {
        chomp $line;
        print $json->encode(reply($line, $respond)), "\n";
    }
}

1;
