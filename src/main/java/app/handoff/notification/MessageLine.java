package app.handoff.notification;

import app.handoff.notification.Message.Status;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One message as the pages show it.
 *
 * @param sentBy who sent it themselves; null where nobody did
 */
record MessageLine(
        String id,
        String to,
        String email,
        String subject,
        State state,
        Instant at,
        @Nullable String sentBy) {

    /** @param left the states in which messages are left to people to send */
    static MessageLine of(Message message, boolean sample, boolean hasServer, Set<Status> left, Instant now) {
        return new MessageLine(
                message.getId().toString(),
                message.recipientName(),
                message.recipientEmail(),
                message.subject(),
                sample ? State.SAMPLE : State.of(message, hasServer, left, now),
                message.createdAt(),
                message.sentBy());
    }

    boolean isToSend() {
        return state == State.TO_SEND || hasFailed();
    }

    public boolean hasFailed() {
        return state == State.FAILED;
    }

    /** Where a message is, with the look of the badge that says so. */
    enum State {
        /** In the sample business, which no mail leaves. */
        SAMPLE("idle"),
        /** Waits for the mail server. */
        WAITING("wait"),
        /** Waits for a person, since there is no mail server. */
        TO_SEND("wait"),
        FAILED("bad"),
        SENT("good"),
        SENT_BY_HAND("good"),
        NOT_NEEDED("idle"),
        /** Its link has ended. */
        TOO_LATE("idle"),
        /** Only its reader may see it, and there is no mail server to bring it. */
        NOBODY_TO_SEND("bad"),
        /** Tells our own people what their home says too. */
        TO_US("idle");

        private final String kind;

        State(String kind) {
            this.kind = kind;
        }

        static State of(Message message, boolean hasServer, Set<Status> left, Instant now) {
            return switch (message.status()) {
                case SENT -> message.sentBy() == null ? SENT : SENT_BY_HAND;
                case NOT_NEEDED -> NOT_NEEDED;
                case WAITING, FAILED -> {
                    if (message.isTooLate(now)) {
                        yield TOO_LATE;
                    } else if (message.isForAPersonToSend(left, now)) {
                        yield hasServer ? FAILED : TO_SEND;
                    } else if (hasServer) {
                        yield message.status() == Status.FAILED ? FAILED : WAITING;
                    }
                    yield message.isConfidential() ? NOBODY_TO_SEND : TO_US;
                }
            };
        }

        public String kind() {
            return kind;
        }
    }
}
