# Net::DNS::Packet->decode, handed a message in hex.

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use Lines;
use Net::DNS;

my $type = Lines::record_type();

# "corrupt wire-format data at … line 12": what varies is cut off.
sub word {
    my ($text) = @_;
    return $text =~ s/ at \S+ line .*//sr =~ s/\s+\z//r;
}

Lines::answer(sub {
    my ($line) = @_;
    my $octets = Lines::octets($line);
    return Lines::failure('NOT_HEX') unless defined $octets;
    my $message = Net::DNS::Packet->decode(\$octets);
    my $error = $@;
    # It gives what it could read together with its error, and says of both that the caller has to look.
    return Lines::failure(word($error), $error) if $error || !$message;
    my %reply = (tc => $message->header->tc ? \1 : \0);
    return { %reply, error => $message->header->rcode } if $message->header->rcode ne 'NOERROR';
    return { %reply, addresses => [map { $_->address } grep { $_->type eq $type } $message->answer] };
});
