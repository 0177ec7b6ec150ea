package app.handoff.tenancy;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Where people reach this installation: the address that links begin with. What the machine's configuration says comes first,
 * then what the administrator saved.
 */
@Component("publicAddress")
public class PublicAddress {

    private final String given;
    private final String fallback;
    private final Supplier<Optional<String>> saved;

    @Autowired
    PublicAddress(@Value("${handoff.base-url}") String given, @Value("${server.port}") int port, SavedAddress saved) {
        this(given, port, saved::get);
    }

    public PublicAddress(String given, int port, Supplier<Optional<String>> saved) {
        this.given = withoutSlash(given);
        this.fallback = "http://localhost:" + port;
        this.saved = saved;
    }

    private static String withoutSlash(String address) {
        return address.strip().replaceAll("/+$", "");
    }

    /** Whether the machine's configuration says it, so that it cannot be saved here. */
    public boolean isGiven() {
        return !given.isEmpty();
    }

    /** The address that was set, if any, in one way or the other. */
    public Optional<String> address() {
        return isGiven() ? Optional.of(given) : saved.get();
    }

    /**
     * A page as a whole link, to be given to others: with the address that was set, or while none was, with the one that the
     * current request came to.
     *
     * @param path from the root of the installation, beginning with a slash
     */
    public String linkTo(String path) {
        return (isSet()
                        ? address().orElse(fallback)
                        : ServletUriComponentsBuilder.fromCurrentContextPath().build())
                + path;
    }

    /** A page as a whole link in a message, which is written while nobody asks for a page. */
    public String linkInMail(String path) {
        return address().orElse(fallback) + path;
    }

    /** The name of the machine in the address. */
    public String host() {
        return Optional.ofNullable(host(address().orElse(fallback))).orElse("localhost");
    }

    /** Whether the installation was told an address that others reach, too. */
    public boolean isSet() {
        return address().filter(address -> !opensOnlyHere(address)).isPresent();
    }

    /**
     * Whether the links that others are to get open on the computer alone on which Handoff runs.
     *
     * @param mailed whether mails take them there; else people copy them from pages like the current one
     */
    public boolean givesLinksThatOpenOnlyHere(boolean mailed) {
        return mailed ? !isSet() : opensOnlyHere(linkTo("/"));
    }

    /** Whether this link opens on the computer alone on which Handoff runs. */
    public boolean opensOnlyHere(@Nullable String link) {
        var host = host(link);
        return host != null
                && (host.equals("localhost")
                        || host.endsWith(".localhost")
                        || host.equals("[::1]")
                        || host.matches("127(\\.\\d{1,3}){3}"));
    }

    /** Null for what is no address. */
    private static @Nullable String host(@Nullable String link) {
        try {
            var host = link == null ? null : URI.create(link).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
