# AnyEvent::DNS, the resolver that `AnyEvent::DNS::resolver` makes of /etc/resolv.conf. It gives records or none, and no
# error.

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use AnyEvent;
use AnyEvent::DNS;
use Lines;

my $type = lc Lines::record_type();

Lines::answer(sub {
    my ($name) = @_;
    my $answered = AnyEvent->condvar;
    # A dot at the end keeps /etc/resolv.conf's search list out.
    AnyEvent::DNS::resolver()->resolve("$name.", $type, sub { $answered->send(@_) });
    return { addresses => [map { $_->[4] } grep { $_->[1] eq $type } $answered->recv] };
});
