import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The line protocol of stubs: one name per line on stdin, one JSON object per line on stdout. */
final class Lines {
    /** A name has at most 253 characters (RFC 1035 §2.3.4); escapes may make it longer. */
    private static final int LINE_CHARACTERS = 4096;

    /** Answers one name with its addresses, or throws a {@link Failure}. */
    interface Resolver {
        List<String> resolve(String name) throws Failure;
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

    /** Answers every line of stdin. */
    static void answer(Resolver resolver) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.ISO_8859_1));
        for (String line; (line = read(reader)) != null; ) {
            System.out.println(reply(line, resolver));
            System.out.flush();
        }
    }

    private static String reply(String line, Resolver resolver) {
        if (line.length() > LINE_CHARACTERS) {
            return failure("LINE_TOO_LONG", null);
        }
        try {
            return resolver.resolve(line).stream().map(Lines::quote)
                .collect(Collectors.joining(",", "{\"addresses\":[", "]}"));
        } catch (Failure failure) {
            return failure(failure.word, failure.getMessage());
        } catch (RuntimeException error) {
            return failure(error.getClass().getSimpleName(), error.getMessage());
        }
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
