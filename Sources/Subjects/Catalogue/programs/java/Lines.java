import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The line protocol of stubs and parsers: one question per line on stdin, one JSON object per line on stdout. */
final class Lines {
    /** The largest DNS message in hex. */
    private static final int LINE_CHARACTERS = 2 * 65535;

    /** Answers one name with its addresses, or throws a {@link Failure}. */
    interface Resolver {
        List<String> resolve(String name) throws Failure;
    }

    /** The addresses of a message, and its TC bit, or null where the interface does not show it to its caller. */
    static final class Message {
        final List<String> addresses;
        final Boolean truncated;

        Message(List<String> addresses, Boolean truncated) {
            this.addresses = addresses;
            this.truncated = truncated;
        }
    }

    /** Answers one line with a message, or throws a {@link Failure}. */
    interface Reader {
        Message read(String line) throws Failure;
    }

    /** The interface's own word for its error. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
        final String word;

        Failure(String word, String detail) {
            super(detail);
            this.word = word;
        }
    }

    private Lines() {}

    /** Answers every line of stdin, a name. */
    static void answer(Resolver resolver) throws IOException {
        answerMessages(name -> new Message(resolver.resolve(name), null));
    }

    /** Answers every line of stdin. */
    static void answerMessages(Reader answerer) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1));
        for (String line; (line = read(reader)) != null; ) {
            System.out.println(reply(line, answerer));
            System.out.flush();
        }
    }

    private static String reply(String line, Reader answerer) {
        if (line.length() > LINE_CHARACTERS) {
            return failure("LINE_TOO_LONG", null);
        }
        try {
            return success(answerer.read(line));
        } catch (Failure failure) {
            return failure(failure.word, failure.getMessage());
        } catch (RuntimeException error) {
            return failure(error.getClass().getSimpleName(), error.getMessage());
        }
    }

    private static String success(Message message) {
        return message.addresses.stream().map(Lines::quote).collect(Collectors.joining(",", "{\"addresses\":[", "]"))
            + (message.truncated == null ? "}" : ",\"tc\":" + message.truncated + "}");
    }

    /** The octets of a line of hex. */
    static byte[] octets(String line) throws Failure {
        if (line.length() % 2 != 0 || !line.matches("[0-9a-fA-F]*+")) {
            throw new Failure("NOT_HEX", null);
        }
        var octets = new byte[line.length() / 2];
        for (int index = 0; index < octets.length; index++) {
            octets[index] = (byte) Integer.parseInt(line.substring(2 * index, 2 * index + 2), 16);
        }
        return octets;
    }

    private static String failure(String word, String detail) {
        return "{\"error\":" + quote(word) + (detail == null ? "" : ",\"detail\":" + quote(detail)) + "}";
    }

    private static String quote(String text) {
        var quoted = new StringBuilder("\"");
        for (char unit : text.toCharArray()) {
            if (unit == '"' || unit == '\\') {
                quoted.append('\\').append(unit);
            } else if (unit < 0x20 || unit > 0x7e) {
                quoted.append(String.format("\\u%04x", (int) unit));
            } else {
                quoted.append(unit);
            }
        }
        return quoted.append('"').toString();
    }

    /** A line without its end, null when there is none; what is too long is read away. */
    private static String read(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        int unit = reader.read();
        if (unit < 0) {
            return null;
        }
        for (; unit >= 0 && unit != '\n'; unit = reader.read()) {
            if (line.length() <= LINE_CHARACTERS) {
                line.append((char) unit);
            }
        }
        return line.toString();
    }
}
