package app.handoff.contract;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.BusinessRow;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One clause: what binds, and the same in plain words. */
@Entity
@Table(name = "contract_clause")
public class Clause extends BusinessRow {

    static final int LONGEST_TITLE = 120;
    static final int LONGEST_TEXT = 12_000;

    @EmbeddedId
    private ClauseId id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contract_id")
    private Agreement contract;

    @Enumerated(EnumType.STRING)
    private ClauseType type;

    /** Which one of the business's own it is; null of a clause of our library. */
    private @Nullable UUID ownId;

    private int position;
    private String title;
    private String law;
    private String plain;
    private String fingerprint = "";
    private boolean changed;
    private boolean removed;

    /** Whether what binds changed and nobody has looked at the plain words since. */
    private boolean plainUnchecked;

    private @Nullable String changedFrom;
    private int changedIn;
    private @Nullable String before;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<EarlierText> earlierTexts = List.of();

    Clause(Agreement contract, ClauseKey key, ClauseLibrary.Text text) {
        this.id = ClauseId.next();
        this.contract = contract;
        this.type = key.type();
        this.ownId = key.own();
        this.title = text.title();
        this.law = text.law();
        this.plain = text.plain();
    }

    @SuppressWarnings("NullAway.Init")
    protected Clause() {}

    /**
     * Takes over the standard text as it now is; a clause in words of its own keeps them.
     *
     * @param standard null of a clause that has no other words than its own
     */
    void refill(ClauseLibrary.@Nullable Text standard) {
        if (!changed && standard != null) {
            title = standard.title();
            law = standard.law();
            plain = standard.plain();
            plainUnchecked = false;
        }
    }

    /** @param standard null where there are no words that it would have without anybody's doing */
    void change(ClauseLibrary.Text text, ClauseLibrary.@Nullable Text standard) {
        var lawBefore = law;
        var plainBefore = plain;
        var words = checked(text);
        title = words.title();
        law = words.law();
        plain = words.plain();
        plainUnchecked = plain.equals(plainBefore)
                && (plainUnchecked || !law.equals(lawBefore))
                && !(standard != null && law.equals(standard.law()) && plain.equals(standard.plain()));
        changed = standard != null && !standard.equals(words);
        changedFrom = standard == null || !changed ? null : Canonical.sha256(standard.law());
    }

    /**
     * The words of a clause as they are kept.
     *
     * @throws RuleViolation at the field that is empty or too long
     */
    static ClauseLibrary.Text checked(ClauseLibrary.Text text) {
        return new ClauseLibrary.Text(
                required(text.title(), "title", LONGEST_TITLE).replaceAll("\\s+", " "),
                required(text.law(), "law", LONGEST_TEXT),
                required(text.plain(), "plain", LONGEST_TEXT));
    }

    void reset(ClauseLibrary.@Nullable Text standard) {
        changed = false;
        changedFrom = null;
        refill(standard);
    }

    void confirmPlain() {
        plainUnchecked = false;
    }

    void remove() {
        if (type.isRequired()) {
            throw new RuleViolation("contract.clause.required", type);
        }
        removed = true;
    }

    /** An amendment no longer concerns it. */
    void leaveOut() {
        removed = true;
    }

    void putBack() {
        removed = false;
    }

    /**
     * Notes in which version this clause became what it is now.
     *
     * @param previous what bound in the version before; null if nobody outside could read that
     * @param before what it is compared with; null if there is nothing
     */
    void notice(String fingerprint, int edition, @Nullable String previous, @Nullable String before) {
        if (!this.fingerprint.equals(fingerprint)) {
            if (previous != null) {
                earlierTexts = Stream.concat(
                                earlierTexts.stream(), Stream.of(new EarlierText(this.fingerprint, previous)))
                        .toList();
            }
            this.fingerprint = fingerprint;
            this.changedIn = edition;
            this.before = before;
        }
    }

    /**
     * The fingerprint of all that it says. One that says what it said before keeps that by which it was ticked: earlier ones were
     * taken of the words without telling where one part ends and the next begins.
     *
     * @param schedule the text of the schedule that it brings along; empty where it brings none
     * @param was what it said before; null where it is new
     */
    String printWith(String schedule, @Nullable ClauseText was) {
        var now = text();
        if (now.equals(was) && fingerprint.equals(earlierPrint(now, schedule))) {
            return fingerprint;
        }
        return Canonical.sha256(Canonical.write(new Printed(title, law, plain, schedule)));
    }

    static String earlierPrint(ClauseText text, String schedule) {
        return Canonical.sha256(
                text.title() + "\n" + text.law() + "\n" + text.plain() + (schedule.isEmpty() ? "" : "\n" + schedule));
    }

    /** What a fingerprint is taken of, each part by its name. */
    private record Printed(String title, String law, String plain, String schedule) {}

    private static String required(String text, String field, int longest) {
        var stripped = text.replace("\r\n", "\n").strip();
        if (stripped.isEmpty()) {
            throw new RuleViolation("field.required").at(field);
        }
        if (stripped.length() > longest) {
            throw new RuleViolation("text.tooLong", longest).at(field);
        }
        return stripped;
    }

    public ClauseId id() {
        return id;
    }

    public ClauseType type() {
        return type;
    }

    /** Which clause it is, here and in every amendment of the contract. */
    ClauseKey key() {
        return new ClauseKey(type, ownId);
    }

    /** Whether the business added it in words of its own. */
    public boolean isOwn() {
        return type.isOwn();
    }

    boolean isCalled(String other) {
        return title.equalsIgnoreCase(other.strip().replaceAll("\\s+", " "));
    }

    public String title() {
        return title;
    }

    /** The text that binds; paragraphs stand apart by a blank line. */
    public String law() {
        return law;
    }

    /** The same in plain words. */
    public String plain() {
        return plain;
    }

    /** The words as they now stand. */
    ClauseText text() {
        return new ClauseText(type, title, law, plain, ownId);
    }

    /** Whether the plain words may still say what the clause said before it was changed. */
    public boolean isPlainUnchecked() {
        return plainUnchecked;
    }

    public List<String> lawParagraphs() {
        return List.of(law.split("\n\\s*\n"));
    }

    public List<String> plainParagraphs() {
        return List.of(plain.split("\n\\s*\n"));
    }

    /** Stands for exactly this text, with the schedule that belongs to the clause. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Whether its words differ from our library's. */
    public boolean isChanged() {
        return changed;
    }

    /** Whether the standard text has moved on, because of other terms, since somebody put this one in words of their own. */
    boolean lagsBehind(ClauseLibrary.@Nullable Text standard) {
        return changedFrom != null && standard != null && !changedFrom.equals(Canonical.sha256(standard.law()));
    }

    public boolean isRemoved() {
        return removed;
    }

    /** The version of the contract in which this clause became what it is now. */
    public int changedIn() {
        return changedIn;
    }

    /** The text that bound in the version before it last changed; null if it never did. */
    public @Nullable String before() {
        return before;
    }

    /** The text that bound when the clause had this fingerprint; empty if nobody outside could read it then. */
    Optional<String> lawAt(String fingerprint) {
        return earlierTexts.stream()
                .filter(text -> text.fingerprint().equals(fingerprint))
                .map(EarlierText::law)
                .findFirst();
    }

    /** @param position where it stands among all clauses, from 0 */
    void standAt(int position) {
        this.position = position;
    }
}
