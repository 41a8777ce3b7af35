# Net::DNS::Lite's `resolve` with what /etc/resolv.conf and the module's defaults say. It gives records or none, and no
# error.

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use Lines;
use Net::DNS::Lite;

my $type = lc Lines::record_type();
my $resolver = Net::DNS::Lite->new;

# What a broken message makes it read past its end is only warned of.
$SIG{__WARN__} = sub { };

Lines::answer(sub {
    my ($name) = @_;
    # A dot at the end keeps /etc/resolv.conf's search list out.
    return { addresses => [map { $_->[4] } grep { $_->[1] eq $type } $resolver->resolve("$name.", $type)] };
});
