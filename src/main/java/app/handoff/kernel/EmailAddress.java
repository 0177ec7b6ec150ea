package app.handoff.kernel;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in the one form in which it is stored and compared: small letters, composed, its domain as the name
 * system knows it. So {@code Jürgen@Bücher.example} and {@code jürgen@xn--bcher-kva.example}, which is what some browsers
 * make of it, are one address. One that cannot exist has no such form.
 */
public final class EmailAddress {

    /** The longest address, in characters (RFC 5321). */
    public static final int LONGEST = 254;

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_LABEL = 63;

    private static final Pattern WITH_A_NAME = Pattern.compile("[^<>]*<([^<>]*)>[\\s;,.]*");
    /** What a sentence, a list or a letter leaves around an address: quotes, its full stop, a name in brackets behind it. */
    private static final Pattern AROUND = Pattern.compile(
            "^[\\s\"'\u2018\u2019\u201c\u201d]+|(?:\\s+\\([^()]*\\))?[\\s\"'\u2018\u2019\u201c\u201d;,.]*$");

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
    private static final Pattern TOP = Pattern.compile("[a-z]{2,}|xn--[a-z0-9-]+");
    /** Full stops of other scripts, which separate the parts of a domain, too. */
    private static final String STOPS = "[\u3002\uff0e\uff61]";
    /** Letters that the older rule for domains, which Java follows, turned into others. */
    private static final Pattern NEWER_LETTERS = Pattern.compile("[\u00df\u03c2]");

    private EmailAddress() {}

    /** The one form of this address, or nothing where no such address can exist. */
    public static Optional<String> of(@Nullable String typed) {
        if (typed == null || typed.length() > 2 * LONGEST) {
            return Optional.empty();
        }
        var text = PlainText.of(typed).strip().replace('\uff20', '@');
        var named = WITH_A_NAME.matcher(text);
        text = AROUND.matcher(named.matches() ? named.group(1) : text).replaceAll("");
        text = text.regionMatches(true, 0, "mailto:", 0, 7) ? text.substring(7).replaceFirst("\\?.*", "") : text;
        int at = text.indexOf('@');
        if (at < 1 || at != text.lastIndexOf('@')) {
            return Optional.empty();
        }
        var name = text.substring(0, at).replace('\u2019', '\'').toLowerCase(Locale.ROOT);
        var domain = domain(text.substring(at + 1));
        boolean possible = name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && domain != null
                && name.length() + 1 + domain.length() <= LONGEST;
        return possible ? Optional.of(name + "@" + domain) : Optional.empty();
    }

    /** The one form of this address; one that cannot exist stays as it is, in small letters, and belongs to nobody. */
    public static String normal(String typed) {
        return of(typed).orElseGet(() -> PlainText.of(typed).strip().toLowerCase(Locale.ROOT));
    }

    /** Whether both are the same address, however they were typed. */
    public static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && other != null && normal(one).equals(normal(other));
    }

    /**
     * The mailbox behind an address as most servers see it: what follows a plus sign sorts its mail and makes no other of it. Only to
     * count by; a message goes to the address as it is.
     */
    public static String mailbox(String address) {
        var normal = normal(address);
        int at = normal.indexOf('@');
        int plus = normal.indexOf('+');
        return plus > 0 && plus < at ? normal.substring(0, plus) + normal.substring(at) : normal;
    }

    private static @Nullable String domain(String typed) {
        var labels = typed.replaceAll(STOPS, ".").split("\\.", -1);
        if (labels.length < 2) {
            return null;
        }
        try {
            var ascii = Arrays.stream(labels).map(EmailAddress::label).collect(Collectors.joining("."));
            boolean possible = Arrays.stream(ascii.split("\\.", -1))
                            .allMatch(label -> label.length() <= LONGEST_LABEL
                                    && LABEL.matcher(label).matches())
                    && TOP.matcher(ascii.substring(ascii.lastIndexOf('.') + 1)).matches();
            return possible ? ascii : null;
        } catch (IllegalArgumentException impossible) {
            return null;
        }
    }

    private static String label(String typed) {
        var label = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NEWER_LETTERS.matcher(label).find()
                ? "xn--" + punycode(label)
                : IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    }

    /** Letters beyond a to z, written with a to z (RFC 3492). */
    private static String punycode(String label) {
        var points = label.codePoints().toArray();
        var written = new StringBuilder();
        Arrays.stream(points).filter(point -> point < 0x80).forEach(written::appendCodePoint);
        int plain = written.length();
        int done = plain;
        if (plain > 0) {
            written.append('-');
        }
        int delta = 0;
        int bias = 72;
        int least = 0x80;
        while (done < points.length) {
            int from = least;
            int next =
                    Arrays.stream(points).filter(point -> point >= from).min().orElseThrow();
            delta += (next - least) * (done + 1);
            least = next;
            for (int point : points) {
                if (point < least) {
                    delta++;
                } else if (point == least) {
                    write(delta, bias, written);
                    bias = bias(delta, done + 1, done == plain);
                    delta = 0;
                    done++;
                }
            }
            delta++;
            least++;
        }
        return written.toString();
    }

    private static void write(int delta, int bias, StringBuilder written) {
        int left = delta;
        int weight = 36;
        while (true) {
            int limit = Math.max(1, Math.min(26, weight - bias));
            if (left < limit) {
                written.append(digit(left));
                return;
            }
            written.append(digit(limit + (left - limit) % (36 - limit)));
            left = (left - limit) / (36 - limit);
            weight += 36;
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int bias(int delta, int length, boolean first) {
        int left = first ? delta / 700 : delta / 2;
        left += left / length;
        int steps = 0;
        while (left > 35 * 26 / 2) {
            left /= 35;
            steps += 36;
        }
        return steps + 36 * left / (left + 38);
    }
}
