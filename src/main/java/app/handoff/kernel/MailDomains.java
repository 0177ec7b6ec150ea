package app.handoff.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The domains of e-mail addresses that belong to firms. Two people with addresses of one such domain work for one firm; with
 * addresses of a provider where anybody can have one, they do not.
 */
public final class MailDomains {

    private static final Set<String> COMMON = read();

    private MailDomains() {}

    private static Set<String> read() {
        var file = Objects.requireNonNull(MailDomains.class.getResourceAsStream("common-mail-domains.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The domains of providers where anybody can have an address. */
    public static Set<String> common() {
        return COMMON;
    }

    /** The domain that a firm has for itself; empty for an address at a common provider, and for what is no address. */
    public static Optional<String> ofFirm(@Nullable String address) {
        return EmailAddress.of(address)
                .map(known -> known.substring(known.indexOf('@') + 1))
                .filter(domain -> COMMON.stream().noneMatch(common -> isWithin(domain, common)));
    }

    /** Whether both addresses are of the same firm, because one domain is the other one or lies within it. */
    public static boolean isSameFirm(@Nullable String one, @Nullable String other) {
        var first = ofFirm(one);
        var second = ofFirm(other);
        return first.isPresent()
                && second.isPresent()
                && (isWithin(first.get(), second.get()) || isWithin(second.get(), first.get()));
    }

    private static boolean isWithin(String domain, String wider) {
        return domain.equals(wider) || domain.endsWith("." + wider);
    }
}
