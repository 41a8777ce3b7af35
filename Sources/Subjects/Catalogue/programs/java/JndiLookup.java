import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** The DNS provider of JNDI, with the servers of /etc/resolv.conf and its default timeouts. */
final class JndiLookup {
    private JndiLookup() {}

    public static void main(String[] arguments) throws Exception {
        var environment = new Hashtable<String, String>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, "dns:");
        var context = new InitialDirContext(environment);
        Lines.answer(name -> resolve(context, name, arguments[0]));
    }

    private static List<String> resolve(InitialDirContext context, String name, String type) throws Lines.Failure {
        try {
            Attribute records = context.getAttributes(name, new String[] {type}).get(type);
            return records == null ? List.of() : texts(records);
        } catch (NamingException error) {
            throw new Lines.Failure(error.getClass().getSimpleName(), error.getMessage());
        }
    }

    private static List<String> texts(Attribute records) throws NamingException {
        var texts = new ArrayList<String>();
        for (var values = records.getAll(); values.hasMore(); ) {
            texts.add(String.valueOf(values.next()));
        }
        return texts;
    }
}
