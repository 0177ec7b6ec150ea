package app.handoff.notification;

import jakarta.mail.MessagingException;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * What a mail server answered when it was offered a message.
 *
 * @param words what it said itself, if anything
 */
record Answer(Kind kind, String words) {

    /** Says that the service ends here, whatever it was asked. */
    private static final int GOING_AWAY = 421;

    /** This address does not exist, is not served here, or is none: the same tomorrow. */
    private static final Set<Integer> NO_SUCH_ADDRESS = Set.of(501, 550, 551, 553);

    /** The server's rules are against it, not the address. */
    private static final String AGAINST_ITS_RULES = " 5.7.";

    static final Answer TAKEN = new Answer(Kind.TAKEN, "");

    static Answer to(MailException failure) {
        if (failure instanceof MailAuthenticationException) {
            return new Answer(Kind.NO_ENTRY, "");
        }
        if (!(failure instanceof MailSendException notSent)) {
            return new Answer(Kind.NOT_TAKEN, "");
        }
        var failed = notSent.getFailedMessages().values().stream().findFirst();
        if (failed.isEmpty()) {
            // It had taken the message; only the farewell failed.
            return TAKEN;
        }
        return notSent.getCause() == failed.get() ? new Answer(Kind.AWAY, "") : toOffer(failed.get());
    }

    private static Answer toOffer(Exception failure) {
        for (Exception next = failure; next != null; next = after(next)) {
            if (next instanceof SMTPAddressFailedException refused) {
                return new Answer(toRecipient(refused.getReturnCode(), said(refused)), said(refused));
            }
        }
        boolean refused = failure instanceof SMTPSendFailedException answer && goesOn(answer.getReturnCode());
        return refused ? new Answer(Kind.NOT_TAKEN, said(failure)) : new Answer(Kind.BROKE_OFF, "");
    }

    private static Kind toRecipient(int code, String said) {
        if (!goesOn(code)) {
            return Kind.BROKE_OFF;
        }
        return NO_SUCH_ADDRESS.contains(code) && !said.contains(AGAINST_ITS_RULES)
                ? Kind.NO_SUCH_ADDRESS
                : Kind.NOT_TAKEN;
    }

    /** Whether it answered, and still listens. */
    private static boolean goesOn(int code) {
        return code > 0 && code != GOING_AWAY;
    }

    private static @Nullable Exception after(Exception failure) {
        return failure instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static String said(Exception failure) {
        return String.valueOf(failure.getMessage()).strip();
    }

    /** Whether there is no sense in offering the next message now. */
    boolean endsTheRound() {
        return kind == Kind.AWAY || kind == Kind.NO_ENTRY || kind == Kind.BROKE_OFF;
    }

    enum Kind {
        TAKEN,
        /** It cannot be reached; the message was not offered. */
        AWAY,
        /** It does not accept our name and password; the message was not offered. */
        NO_ENTRY,
        /** It ended the connection, or said nothing any more, while it was offered this message. */
        BROKE_OFF,
        /** It does not know the recipient. */
        NO_SUCH_ADDRESS,
        /** It refused this message, or does not take it for this recipient yet. */
        NOT_TAKEN,
        /** It cannot be offered: it was sealed with another key. */
        SEALED
    }
}
