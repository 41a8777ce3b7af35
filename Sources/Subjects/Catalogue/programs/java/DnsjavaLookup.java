import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** dnsjava's Lookup with what /etc/resolv.conf and the library's defaults say. */
final class DnsjavaLookup {
    private static final String[] WORDS = {
        "SUCCESSFUL", "UNRECOVERABLE", "TRY_AGAIN", "HOST_NOT_FOUND", "TYPE_NOT_FOUND"
    };

    private DnsjavaLookup() {}

    public static void main(String[] arguments) throws Exception {
        int type = Type.value(arguments[0]);
        Lines.answer(name -> resolve(name, type));
    }

    private static List<String> resolve(String name, int type) throws Lines.Failure {
        try {
            // A dot at the end keeps /etc/resolv.conf's search list out.
            var lookup = new Lookup(name + ".", type);
            Record[] records = lookup.run();
            if (lookup.getResult() != Lookup.SUCCESSFUL) {
                throw new Lines.Failure(WORDS[lookup.getResult()], lookup.getErrorString());
            }
            return texts(records);
        } catch (TextParseException error) {
            throw new Lines.Failure("TextParseException", error.getMessage());
        }
    }

    private static List<String> texts(Record[] records) {
        var texts = new ArrayList<String>();
        for (Record record : records) {
            if (record instanceof ARecord) {
                texts.add(((ARecord) record).getAddress().getHostAddress());
            } else if (record instanceof AAAARecord) {
                texts.add(((AAAARecord) record).getAddress().getHostAddress());
            }
        }
        return texts;
    }
}
