package app.handoff.contract;

import app.handoff.files.StoredFile;
import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A document that is part of a contract, such as a non-disclosure agreement. Its file never changes; another file is another
 * attachment.
 *
 * @param file which of our files it is
 * @param title what it is called in the contract
 * @param fileName as whoever uploaded it calls the file
 * @param size in bytes
 * @param sha256 of the file, in hexadecimal digits
 */
record Attachment(UUID file, String title, String fileName, long size, String sha256, String addedBy, Instant addedAt) {

    /** As many as a person reads. */
    static final int MOST = 10;

    static final int LONGEST_TITLE = 120;

    /** @throws RuleViolation at {@code title} if it has none, or one that is too long */
    static Attachment of(@Nullable String title, StoredFile file, String by, Instant now) {
        return new Attachment(file.id().id(), titled(title), file.name(), file.size(), file.sha256(), by, now);
    }

    /** @throws RuleViolation at {@code title} if there is none, or it is too long */
    static String titled(@Nullable String typed) {
        var title = typed == null ? "" : typed.strip().replaceAll("\\s+", " ");
        if (title.isEmpty()) {
            throw new RuleViolation("contract.attachments.titleMissing").at("title");
        }
        if (title.length() > LONGEST_TITLE) {
            throw new RuleViolation("text.tooLong", LONGEST_TITLE).at("title");
        }
        return title;
    }

    /** Whether these are the same documents under the same names in the same order, whichever copies of their files. */
    static boolean areSame(List<Attachment> some, List<Attachment> others) {
        return some.size() == others.size()
                && IntStream.range(0, some.size())
                        .allMatch(at -> some.get(at)
                                        .title()
                                        .equals(others.get(at).title())
                                && some.get(at).sha256().equals(others.get(at).sha256()));
    }

    boolean isCalledAs(Attachment other) {
        return Names.isSame(title, other.title());
    }
}
