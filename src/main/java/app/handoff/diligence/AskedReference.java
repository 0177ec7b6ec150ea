package app.handoff.diligence;

import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reference and all that it told us: what a colleague heard, and what came through a link. It counts once; where we talked, what
 * we heard counts, because then we know to whom.
 *
 * @param request what it was asked through a link; null if it never was
 */
record AskedReference(ReferenceCheck check, @Nullable ReferenceRequest request) {

    /** Whether this client told us what the work was like, in whichever way. */
    boolean isContacted() {
        return answers().isPresent();
    }

    /** What counts of what it told us; empty as long as it said nothing, and of somebody who never was a client. */
    Optional<Answers> answers() {
        return check.answers().or(this::answersByLink);
    }

    /** What came through the link, as a colleague would have written it down. */
    Optional<Answers> answersByLink() {
        return reply().filter(ReferenceReply::isOfClient).map(said -> said.answers(repliedOn()));
    }

    Optional<ReferenceReply> reply() {
        return Optional.ofNullable(request).flatMap(ReferenceRequest::reply);
    }

    /** Whether it is a client of today or a former one: as we heard it, else as it says of itself, else as we noted it. */
    Relation relation() {
        var own = reply().map(said -> said.client().relation()).orElse(null);
        return check.isContacted() || own == null ? check.relation() : own;
    }

    /** Whether what it says it is differs from what we noted. */
    boolean contradicts() {
        return reply().filter(said -> said.client().relation() != check.relation())
                .isPresent();
    }

    /** How far we are with it. */
    Standing standing(Instant now) {
        if (check.isContacted()) {
            return Standing.CONTACTED;
        }
        var reply = reply();
        if (reply.isPresent()) {
            return reply.get().isOfClient() ? Standing.ANSWERED : Standing.NO_CLIENT;
        }
        if (check.status() == ReferenceCheck.Status.REFUSED) {
            return Standing.REFUSED;
        }
        if (request == null) {
            return Standing.NAMED;
        }
        if (request.declinedAt().isPresent()) {
            return Standing.DECLINED;
        }
        return request.isOpen(now) ? Standing.ASKED : Standing.UNANSWERED;
    }

    enum Standing {
        NAMED,
        /** A link is open. */
        ASKED,
        /** The link ended before an answer came. */
        UNANSWERED,
        /** Somebody of ours talked to them. */
        CONTACTED,
        /** They answered through the link, and nobody of ours talked to them. */
        ANSWERED,
        /** They say that they never were a client. */
        NO_CLIENT,
        /** They did not want to talk. */
        REFUSED,
        /** They did not want to answer through the link. */
        DECLINED
    }

    private LocalDate repliedOn() {
        return Optional.ofNullable(request)
                .flatMap(ReferenceRequest::repliedAt)
                .orElseThrow()
                .atZone(Tenancy.locality().zone())
                .toLocalDate();
    }
}
