import java.io.IOException;
import java.util.ArrayList;
import org.minidns.dnsmessage.DnsMessage;
import org.minidns.record.Data;
import org.minidns.record.InternetAddressRR;
import org.minidns.record.Record;

/** MiniDNS's DnsMessage, handed octets in hex. */
final class MinidnsMessage {
    private MinidnsMessage() {}

    public static void main(String[] arguments) throws Exception {
        var type = Record.TYPE.valueOf(arguments[0]);
        Lines.answerMessages(line -> read(Lines.octets(line), type));
    }

    private static Lines.Message read(byte[] octets, Record.TYPE type) throws Lines.Failure {
        try {
            var message = new DnsMessage(octets);
            if (message.responseCode != DnsMessage.RESPONSE_CODE.NO_ERROR) {
                throw new Lines.Failure(message.responseCode.name(), null);
            }
            var texts = new ArrayList<String>();
            for (Record<? extends Data> record : message.answerSection) {
                if (record.type == type) {
                    texts.add(((InternetAddressRR) record.getPayload()).getInetAddress().getHostAddress());
                }
            }
            return new Lines.Message(texts, message.truncated);
        } catch (IOException error) {
            throw new Lines.Failure(error.getClass().getSimpleName(), error.getMessage());
        }
    }
}
