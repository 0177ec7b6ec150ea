package app.handoff.notification;

import app.handoff.engagement.Agenda;
import app.handoff.kernel.Deadline;
import app.handoff.kernel.Role;
import app.handoff.kernel.Sentence;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of the messages that nobody sends unless a person does. One line for all, late from the day after the oldest. */
@Component
class MessagesAgenda implements Agenda {

    private final MessageRepository messages;
    private final Mailer mailer;

    MessagesAgenda(MessageRepository messages, Mailer mailer) {
        this.messages = messages;
        this.mailer = mailer;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Need> needs(Viewer viewer, Instant now, int limit) {
        if (!viewer.role().includes(Role.MANAGER) || viewer.sample() || limit < 1) {
            return List.of();
        }
        var pile = messages.toSend(mailer.leftToPeople(), now, viewer.role().includes(Role.OWNER));
        if (pile.getMessages() == 0) {
            return List.of();
        }
        var zone = Tenancy.locality().zone();
        var oldest = Objects.requireNonNull(pile.getOldest()).atZone(zone).toLocalDate();
        var what = mailer.isThere() ? "notification.agenda.failed" : "notification.agenda.toSend";
        return List.of(new Need(
                null,
                Sentence.of(what, pile.getMessages()),
                Sentence.of(what + ".note", oldest),
                endOf(oldest, zone),
                "/messages?show=to-send",
                Sentence.of(what + ".button", pile.getMessages()),
                mailer.isThere() ? Need.Kind.PROBLEM : Need.Kind.YOUR_TURN,
                pile.getMessages()));
    }

    private static Deadline endOf(LocalDate day, ZoneId zone) {
        return new Deadline(day.plusDays(1).atStartOfDay(zone).minusMinutes(1).toInstant(), zone);
    }

    @Override
    public List<Happening> happenings(Instant from, Instant to, int limit) {
        return List.of();
    }
}
