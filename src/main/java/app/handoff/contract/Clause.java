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

    Clause(Agreement contract, ClauseType type, ClauseLibrary.Text text) {
        this.id = ClauseId.next();
        this.contract = contract;
        this.type = type;
        this.position = type.ordinal();
        this.title = text.title();
        this.law = text.law();
        this.plain = text.plain();
    }

    @SuppressWarnings("NullAway.Init")
    protected Clause() {}

    /** Takes over the standard text as it now is; a clause in words of its own keeps them. */
    void refill(ClauseLibrary.Text standard) {
        if (!changed) {
            title = standard.title();
            law = standard.law();
            plain = standard.plain();
            plainUnchecked = false;
        }
    }

    void change(ClauseLibrary.Text text, ClauseLibrary.Text standard) {
        var lawBefore = law;
        var plainBefore = plain;
        title = required(text.title(), "title", LONGEST_TITLE);
        law = required(text.law(), "law", LONGEST_TEXT);
        plain = required(text.plain(), "plain", LONGEST_TEXT);
        plainUnchecked = plain.equals(plainBefore)
                && (plainUnchecked || !law.equals(lawBefore))
                && !(law.equals(standard.law()) && plain.equals(standard.plain()));
        changed = !standard.equals(new ClauseLibrary.Text(title, law, plain));
        changedFrom = changed ? Canonical.sha256(standard.law()) : null;
    }

    void reset(ClauseLibrary.Text standard) {
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
        return new ClauseText(type, title, law, plain);
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
    boolean lagsBehind(ClauseLibrary.Text standard) {
        return changedFrom != null && !changedFrom.equals(Canonical.sha256(standard.law()));
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

    int position() {
        return position;
    }
}
