package app.handoff.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages that have not left: no mail server took them. */
public interface UnsentMessages {

    /**
     * Those of these engagements that wait for a person, or that a mail server has not taken so far; none in a sample business,
     * which writes to nobody.
     */
    List<UnsentMessage> of(Collection<EngagementId> engagements);

    /**
     * Those {@link MailRequest#about} which messages still wait and none has ever left, with or without a mail server: nobody
     * outside has been told of them. None in a sample business.
     */
    Set<UUID> toldNobody(Collection<UUID> about);

    /**
     * @param key what it says, see {@link MailRequest#key()}; null of messages written before that was kept
     * @param about whom or what it asks for something, see {@link MailRequest#about()}; null where it asks for nothing
     * @param obstacle why it has not left
     */
    record UnsentMessage(
            EngagementId engagement,
            @Nullable String key,
            @Nullable UUID about,
            Obstacle obstacle) {

        /** Whether nobody gets it unless a person sends it. */
        public boolean isLeftToPeople() {
            return obstacle != Obstacle.NOT_TAKEN;
        }
    }

    /** Why a message has not left. */
    enum Obstacle {
        /** There is no mail server, so somebody has to send it. */
        NO_SERVER,
        /** The mail server refused it, or could not be reached for too long: somebody has to look. */
        REFUSED,
        /** The mail server has not taken it so far; it is tried again. */
        NOT_TAKEN
    }
}
