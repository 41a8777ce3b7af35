import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.minidns.hla.ResolverApi;
import org.minidns.hla.ResolverResult;
import org.minidns.record.A;
import org.minidns.record.AAAA;
import org.minidns.record.Data;
import org.minidns.record.InternetAddressRR;

/** MiniDNS's ResolverApi with what /etc/resolv.conf and the library's defaults say. */
final class MinidnsResolver {
    private MinidnsResolver() {}

    public static void main(String[] arguments) throws Exception {
        Class<? extends Data> type = arguments[0].equals("A") ? A.class : AAAA.class;
        Lines.answer(name -> resolve(name, type));
    }

    private static List<String> resolve(String name, Class<? extends Data> type) throws Lines.Failure {
        try {
            ResolverResult<? extends Data> result = ResolverApi.INSTANCE.resolve(name, type);
            if (!result.wasSuccessful()) {
                throw new Lines.Failure(result.getResponseCode().name(), null);
            }
            var texts = new ArrayList<String>();
            for (Data data : result.getAnswers()) {
                texts.add(((InternetAddressRR) data).getInetAddress().getHostAddress());
            }
            return texts;
        } catch (IOException error) {
            throw new Lines.Failure(error.getClass().getSimpleName(), error.getMessage());
        }
    }
}
