package app.handoff.kernel;

import java.util.Set;
import java.util.UUID;

/**
 * The link that messages carry stopped working, and there is another one in its place. Published as an event; those {@link
 * MailRequest#about} it that have not left carry the new one.
 *
 * @param key the {@link MailRequest#key} of the messages
 * @param path the page that they open from now on; whoever knows it can open it
 */
public record LinkRenewed(Set<UUID> about, String key, String path) {

    public LinkRenewed {
        about = Set.copyOf(about);
    }

    @Override
    public String toString() {
        return "LinkRenewed[" + key + "]";
    }
}
