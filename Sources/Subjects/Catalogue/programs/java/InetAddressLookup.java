import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * InetAddress.getAllByName, without its cache; it always asks for A and AAAA together, and what is wanted is printed.
 *
 * In the language of Java 11, which it is run with too.
 */
final class InetAddressLookup {
    private InetAddressLookup() {}

    public static void main(String[] arguments) throws Exception {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Predicate<InetAddress> wanted = wanted(arguments[0]);
        Lines.answer(name -> resolve(name, wanted));
    }

    private static Predicate<InetAddress> wanted(String types) {
        switch (types) {
            case "A": return Inet4Address.class::isInstance;
            case "AAAA": return Inet6Address.class::isInstance;
            case "A+AAAA": return address -> true;
            default: throw new IllegalArgumentException("argument 1: the record types, A, AAAA or A+AAAA");
        }
    }

    private static List<String> resolve(String name, Predicate<InetAddress> wanted) throws Lines.Failure {
        try {
            return Arrays.stream(InetAddress.getAllByName(name))
                .filter(wanted)
                .map(InetAddress::getHostAddress)
                .collect(Collectors.toList());
        } catch (UnknownHostException error) {
            throw new Lines.Failure(word(name, error), error.getMessage());
        }
    }

    /** One exception stands for every failure; only its text tells the caller which ("<name>: <reason>"). */
    private static String word(String name, UnknownHostException error) {
        String text = String.valueOf(error.getMessage());
        String reason = text.startsWith(name) ? text.substring(name.length()) : ": " + text;
        return "UnknownHostException" + reason;
    }
}
