import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;

/** InetAddress.getAllByName, without its cache; it asks for A and AAAA together, and one type is printed. */
final class InetAddressLookup {
    private InetAddressLookup() {}

    public static void main(String[] arguments) throws Exception {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        boolean v4 = arguments[0].equals("A");
        Lines.answer(name -> resolve(name, v4));
    }

    private static List<String> resolve(String name, boolean v4) throws Lines.Failure {
        try {
            return Arrays.stream(InetAddress.getAllByName(name))
                .filter(address -> address instanceof Inet4Address == v4)
                .map(InetAddress::getHostAddress)
                .toList();
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
