# Net::DNS::Resolver with what /etc/resolv.conf and the library's defaults say.

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use Lines;
use Net::DNS;

my $type = Lines::record_type();
my $resolver = Net::DNS::Resolver->new;

# The words of `errorstring` that name a server or a system's error are cut down to their first part.
sub word {
    my ($text) = @_;
    return $text =~ s/[:;(\[].*//sr =~ s/\s+\z//r;
}

Lines::answer(sub {
    my ($name) = @_;
    my $message = $resolver->query($name, $type);
    return Lines::failure(word($resolver->errorstring), $resolver->errorstring) unless $message;
    my @addresses = map { $_->address } grep { $_->type eq $type } $message->answer;
    return { addresses => \@addresses, tc => $message->header->tc ? \1 : \0 };
});
