# dns_unpack of the module that argument 2 names (AnyEvent::DNS or Net::DNS::Lite), handed a message in hex.

use strict;
use warnings;

use FindBin;
use lib $FindBin::Bin;
use Lines;
use Module::Load;

my $type = lc Lines::record_type();
my $module = $ARGV[1] // '';
die "argument 2: AnyEvent::DNS or Net::DNS::Lite\n" unless $module =~ /\A(?:AnyEvent::DNS|Net::DNS::Lite)\z/;
load $module;
my $unpack = $module->can('dns_unpack');

# What a broken message makes it read past its end is only warned of.
$SIG{__WARN__} = sub { };

Lines::answer(sub {
    my ($line) = @_;
    my $octets = Lines::octets($line);
    return Lines::failure('NOT_HEX') unless defined $octets;
    my $message = $unpack->($octets);
    return Lines::failure('undef') unless $message;
    my %reply = (tc => $message->{tc} ? \1 : \0);
    return { %reply, error => $message->{rc} } if $message->{rc} ne 'noerror';
    return { %reply, addresses => [map { $_->[4] } grep { $_->[1] eq $type } @{ $message->{an} }] };
});
