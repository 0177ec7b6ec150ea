package app.handoff.delivery;

import app.handoff.delivery.MeetingAction.Side;
import app.handoff.files.InspectedFile;
import app.handoff.kernel.Actor;
import app.handoff.kernel.Ids;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What one side wrote about an {@link Issue}, as it was sent; nobody changes it. */
@Entity
class IssueEntry extends BusinessOwned<UUID> {

    static final int LONGEST_TEXT = 4_000;

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "issue_id"))
    private IssueId issue;

    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "delivery_id"))
    private DeliveryId delivery;

    @Enumerated(EnumType.STRING)
    private Side side;

    private String authorName;
    private Instant writtenAt;

    @Enumerated(EnumType.STRING)
    private Issue.Step step;

    private String text;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SentFile> files;

    @SuppressWarnings("NullAway.Init")
    protected IssueEntry() {}

    /** @throws RuleViolation at {@code text} if the step needs words and there are none, or they are too long */
    IssueEntry(
            Issue issue,
            Issue.Step step,
            @Nullable String text,
            List<SentFile> files,
            Side side,
            Actor by,
            Instant now) {
        this.id = Ids.next();
        this.issue = issue.id();
        this.delivery = issue.delivery();
        this.step = step;
        this.text = words(step, text);
        this.files = List.copyOf(files);
        this.side = side;
        this.authorName = by.name();
        this.writtenAt = now;
    }

    /** What is kept of what was typed. */
    static String words(Issue.Step step, @Nullable String typed) {
        return !step.needsWords() && (typed == null || typed.isBlank())
                ? ""
                : CurePlan.text(typed, LONGEST_TEXT, "delivery.issue.textMissing", "text");
    }

    /** Whether just this was written before, such as when the button was pressed twice. */
    boolean says(Issue.@Nullable Step otherStep, Issues.Words words, Issues.Writer writer) {
        return step == otherStep
                && side == writer.side()
                && authorName.equals(writer.actor().name())
                && text.equals(words.text() == null ? "" : words.text().strip())
                && sizes(files, SentFile::name, SentFile::size)
                        .equals(sizes(words.files().files(), InspectedFile::name, InspectedFile::size));
    }

    private static <F> List<String> sizes(List<F> files, Function<F, String> name, ToLongFunction<F> size) {
        return files.stream()
                .map(file -> size.applyAsLong(file) + " " + name.apply(file))
                .toList();
    }

    @Override
    public UUID getId() {
        return id;
    }

    IssueId issue() {
        return issue;
    }

    public Side side() {
        return side;
    }

    public String authorName() {
        return authorName;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    public Issue.Step step() {
        return step;
    }

    /** Empty where somebody closed it without a word. */
    public String text() {
        return text;
    }

    public List<SentFile> files() {
        return files;
    }
}
