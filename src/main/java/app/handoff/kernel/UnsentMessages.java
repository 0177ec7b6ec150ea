package app.handoff.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages that nobody gets unless a person sends them: no mail server takes them. */
public interface UnsentMessages {

    /** Those that belong to these engagements; none in a sample business, which writes to nobody. */
    List<UnsentMessage> of(Collection<EngagementId> engagements);

    /**
     * Those {@link MailRequest#about} which messages still wait and none has ever left, with or without a mail server: nobody
     * outside has been told of them. None in a sample business.
     */
    Set<UUID> toldNobody(Collection<UUID> about);

    /**
     * @param key what it says, see {@link MailRequest#key()}; null of messages written before that was kept
     * @param about whom or what it asks for something, see {@link MailRequest#about()}; null where it asks for nothing
     */
    record UnsentMessage(
            EngagementId engagement,
            @Nullable String key,
            @Nullable UUID about) {}
}
