package app.handoff.delivery;

import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The files of a report. Each stays with the versions that it was sent with; what was not sent yet, only its own side sees. */
@Embeddable
class ReportAttachments {

    static final int MOST = 10;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<AttachedFile> attachments = List.of();

    protected ReportAttachments() {}

    /** What this side will send, the oldest first. */
    public List<AttachedFile> next(boolean ours) {
        return attachments.stream().filter(file -> file.isNext(ours)).toList();
    }

    /** What came with a version, the oldest first. */
    public List<AttachedFile> of(int revision) {
        return attachments.stream().filter(file -> file.isOf(revision)).toList();
    }

    /** @throws NotFound if no such file is here for this side */
    public AttachedFile get(UUID file, boolean ours) {
        return attachments.stream()
                .filter(one -> one.id().equals(file) && (one.wasSent() || one.isOurs() == ours))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Whether what this side will send has this content already. */
    boolean holds(String sha256, boolean ours) {
        return next(ours).stream().anyMatch(file -> file.sha256().equals(sha256));
    }

    /** @throws RuleViolation if there are so many already that one more, beside those under way, is too many */
    void requireRoom(long underWay, boolean ours) {
        if (next(ours).size() + underWay >= MOST) {
            throw new RuleViolation("delivery.files.tooMany", MOST).at("file");
        }
    }

    /** Adds a file; one that was taken out and not left out of a version yet comes back. */
    void add(AttachedFile file) {
        boolean ours = file.isOurs();
        if (holds(file.sha256(), ours)) {
            throw new RuleViolation("delivery.files.twice", file.name()).at("file");
        }
        requireRoom(0, ours);
        attachments = Stream.concat(attachments.stream(), Stream.of(file)).toList();
    }

    /**
     * Takes a file out of what will be sent next.
     *
     * @return whether it was never sent, so that nobody needs it any more
     */
    boolean takeOut(UUID id, boolean ours) {
        var file = get(id, ours);
        if (!file.isNext(ours)) {
            return false;
        }
        attachments = attachments.stream()
                .filter(one -> !one.equals(file) || file.wasSent())
                .map(one -> one.equals(file) ? one.takenOut() : one)
                .toList();
        return !file.wasSent();
    }

    /** A version was sent with what its side had there. */
    void sent(int revision, Actor by) {
        boolean ours = by.kind() != Actor.Kind.VENDOR;
        attachments = attachments.stream()
                .map(file -> file.wasSent() || file.isOurs() == ours ? file.sent(revision) : file)
                .toList();
    }
}
