package app.handoff.shared.web;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people reach this installation: the address that links to copy begin with. */
@Component("publicAddress")
public class PublicAddress {

    private final String setting;

    PublicAddress(@Value("${handoff.base-url}") String setting) {
        this.setting = setting.strip().replaceAll("/+$", "");
    }

    /**
     * A page as a whole link, to be given to others: with the address that was set, or while none was, with the one that the
     * current request came to.
     *
     * @param path from the root of the installation, beginning with a slash
     */
    public String linkTo(String path) {
        return (isSet()
                        ? setting
                        : ServletUriComponentsBuilder.fromCurrentContextPath().build())
                + path;
    }

    /** Whether the installation was told an address that others reach, too. */
    public boolean isSet() {
        return !opensOnlyHere(setting);
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
