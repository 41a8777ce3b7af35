import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** dnsjava's Message, handed octets in hex. */
final class DnsjavaMessage {
    private DnsjavaMessage() {}

    public static void main(String[] arguments) throws Exception {
        int type = Type.value(arguments[0]);
        Lines.answerMessages(line -> read(Lines.octets(line), type));
    }

    private static Lines.Message read(byte[] octets, int type) throws Lines.Failure {
        try {
            var message = new Message(octets);
            if (message.getRcode() != Rcode.NOERROR) {
                throw new Lines.Failure(Rcode.string(message.getRcode()), null);
            }
            return new Lines.Message(texts(message, type), message.getHeader().getFlag(Flags.TC));
        } catch (IOException error) {
            throw new Lines.Failure(error.getClass().getSimpleName(), error.getMessage());
        }
    }

    private static List<String> texts(Message message, int type) {
        var texts = new ArrayList<String>();
        for (Record record : message.getSectionArray(Section.ANSWER)) {
            if (record.getType() == type && record instanceof ARecord) {
                texts.add(((ARecord) record).getAddress().getHostAddress());
            } else if (record.getType() == type && record instanceof AAAARecord) {
                texts.add(((AAAARecord) record).getAddress().getHostAddress());
            }
        }
        return texts;
    }
}
