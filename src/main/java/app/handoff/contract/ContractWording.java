package app.handoff.contract;

import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Parent;
import org.jspecify.annotations.Nullable;

/**
 * The words of a contract or an amendment: its clauses, filled in from what was agreed or put in words of their own, and every version that
 * both sides could read. As long as only we see it, a change makes no version.
 */
@Embeddable
public class ContractWording {

    /** How many clauses of its own a business can add to a contract, with those that it left out again. */
    static final int MOST_OWN = 30;

    @Parent private Agreement agreement;

    /** Counts the changes of the text, so that two people who edit it at once are told. */
    private int revision;

    private int edition;

    /** Of the text as both sides can read it; null as long as nobody else can. */
    private @Nullable String fingerprint;

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    @BatchSize(size = 20)
    private List<Clause> allClauses = new ArrayList<>();

    @OneToMany(mappedBy = "contract", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    private List<ContractVersion> editions = new ArrayList<>();

    /** Every clause that there is to write, filled in. */
    ContractWording(Agreement agreement) {
        this.agreement = agreement;
        for (var key : agreement.keys()) {
            allClauses.add(new Clause(agreement, key, Objects.requireNonNull(standard(key))));
        }
        renumber();
        noticeChanges(Map.of());
    }

    @SuppressWarnings("NullAway.Init")
    protected ContractWording() {}

    // Changing

    /** Fills every clause in our library's words in again, by the present terms. */
    void follow(Actor by, Instant now) {
        reword(() -> agreement.arrange(allClauses));
        renumber();
        publish(by, now);
    }

    /** Puts a clause in other words. */
    public void change(ClauseId id, String title, String law, String plain, Actor by, Instant now) {
        agreement.requireOpenText();
        var clause = clause(id);
        agreement.requireOwnWords(clause);
        requireTitleFree(title, clause);
        reword(() -> clause.change(new ClauseLibrary.Text(title, law, plain), standard(clause.key())));
        if (isShown()) {
            agreement.requireDiffers(clause);
        }
        publish(by, now);
        agreement.happened(new ClauseChanged(agreement.id(), agreement.engagement(), clause.title(), by, now));
    }

    /** Confirms that the plain words of a changed clause still say what it says. */
    public void confirmPlain(ClauseId id, Actor by, Instant now) {
        agreement.requireOpenText();
        var clause = clause(id);
        if (clause.isPlainUnchecked()) {
            clause.confirmPlain();
            agreement.happened(new PlainConfirmed(agreement.id(), agreement.engagement(), clause.title(), by, now));
        }
    }

    /** Gives a clause back the words of our library. */
    public void reset(ClauseId id, Actor by, Instant now) {
        agreement.requireOpenText();
        var clause = clause(id);
        var standard = standard(clause.key());
        if (standard != null) {
            requireTitleFree(standard.title(), clause);
        }
        reword(() -> clause.reset(standard));
        publish(by, now);
        agreement.happened(new ClauseChanged(agreement.id(), agreement.engagement(), clause.title(), by, now));
    }

    /** Leaves a clause out that a contract can do without. */
    public void remove(ClauseId id, Actor by, Instant now) {
        agreement.requireOpenText();
        var clause = clause(id);
        agreement.requireRemovable(clause);
        if (agreement.reading().hasOpenQuestion(clause)) {
            throw new RuleViolation("contract.clause.questionOpen", clause.title());
        }
        if (agreement.negotiation().openAbout(clause).isPresent()) {
            throw new RuleViolation("contract.clause.proposalOpen", clause.title());
        }
        reword(clause::remove);
        agreement.requireComplete();
        publish(by, now);
        agreement.happened(new ClauseRemoved(agreement.id(), agreement.engagement(), clause.title(), by, now));
    }

    /** Takes a clause that was left out back in. */
    public void putBack(ClauseId id, Actor by, Instant now) {
        agreement.requireOpenText();
        var clause = clause(id);
        agreement.requireOwnWords(clause);
        requireTitleFree(clause.title(), clause);
        reword(clause::putBack);
        publish(by, now);
        agreement.happened(new ClauseChanged(agreement.id(), agreement.engagement(), clause.title(), by, now));
    }

    /**
     * Adds a clause that the business has written itself.
     *
     * @param after the clause that it stands behind
     */
    ClauseId add(ClauseLibrary.Text text, ClauseId after, Actor by, Instant now) {
        var words = Clause.checked(text);
        var own = new Clause(agreement, ClauseKey.nextOwn(), words);
        place(own, allClauses.indexOf(clause(after)) + 1);
        publish(by, now);
        agreement.happened(new ClauseAdded(agreement.id(), agreement.engagement(), words.title(), by, now));
        return own.id();
    }

    /**
     * Leaves out and adds what a template says; several own clauses behind one clause stand in the order of the template.
     *
     * @throws RuleViolation if one of them has the title of another clause
     */
    void arrange(ContractTemplates.Arrangement by) {
        allClauses.stream()
                .filter(clause -> by.leftOut().contains(clause.type()))
                .forEach(Clause::remove);
        for (var own : by.own()) {
            int at = behind(own.after());
            while (at < allClauses.size() && allClauses.get(at).isOwn()) {
                at++;
            }
            var title = own.words().title();
            if (clauses().stream().anyMatch(other -> other.isCalled(title))) {
                throw new RuleViolation("contract.template.titleTaken", title);
            }
            place(new Clause(agreement, ClauseKey.nextOwn(), own.words()), at);
        }
    }

    /** The clause of our library that an own one stands behind; the first one of all where it stands before them. */
    ClauseType before(Clause own) {
        return allClauses.stream()
                .takeWhile(clause -> clause != own)
                .filter(clause -> !clause.isOwn())
                .reduce((earlier, later) -> later)
                .map(Clause::type)
                .orElse(ClauseType.WORK);
    }

    /** Behind this clause, or where it would stand. */
    private int behind(ClauseType type) {
        int at = 0;
        for (int index = 0; index < allClauses.size(); index++) {
            var one = allClauses.get(index);
            if (!one.isOwn() && one.type().compareTo(type) <= 0) {
                at = index + 1;
            }
        }
        return at;
    }

    /** Whether it has this clause of our library, or left it out. */
    boolean has(ClauseType type) {
        return allClauses.stream().anyMatch(clause -> clause.type() == type);
    }

    /**
     * Adds clauses of our library, each at its place; those in our library's words follow the terms as they are now.
     *
     * @throws RuleViolation if a clause has the title of one of them
     */
    void addOfLibrary(List<ClauseType> types, Actor by, Instant now) {
        for (var type : types) {
            var words = Objects.requireNonNull(standard(ClauseKey.of(type)));
            if (clauses().stream().anyMatch(other -> other.isCalled(words.title()))) {
                throw new RuleViolation("contract.newer.titleTaken", words.title());
            }
            place(new Clause(agreement, ClauseKey.of(type), words), behind(type));
        }
        follow(by, now);
    }

    private void place(Clause clause, int at) {
        requireTitleFree(clause.title(), clause);
        if (clause.isOwn() && allClauses.stream().filter(Clause::isOwn).count() >= MOST_OWN) {
            throw new RuleViolation("contract.clause.mostOwn", MOST_OWN);
        }
        reword(() -> allClauses.add(at, clause));
        renumber();
    }

    /** Of two clauses with one title nobody knows which one is meant. */
    private void requireTitleFree(String title, Clause own) {
        if (clauses().stream().anyMatch(other -> other != own && other.isCalled(title))) {
            throw new RuleViolation("contract.clause.titleTaken", title.strip()).at("title");
        }
    }

    private void renumber() {
        for (int at = 0; at < allClauses.size(); at++) {
            allClauses.get(at).standAt(at);
        }
    }

    private void reword(Runnable change) {
        var before = new HashMap<ClauseId, ClauseText>();
        allClauses.forEach(clause -> before.put(clause.id(), clause.text()));
        change.run();
        revision++;
        noticeChanges(before);
    }

    private void noticeChanges(Map<ClauseId, ClauseText> before) {
        var schedules = ContractDocument.schedules(agreement.basis(), agreement.terms());
        for (var clause : allClauses) {
            var schedule = ClauseLibrary.standard().of(clause.type()).schedule();
            var was = before.get(clause.id());
            var previous = isShown() && was != null ? was.law() : null;
            clause.notice(
                    clause.printWith(
                            schedule == null ? "" : schedules.get(schedule - 1).text(), was),
                    isShown() ? edition + 1 : 1,
                    previous,
                    agreement.before(clause.key(), previous));
        }
    }

    /** Shows it to the vendor; from now on every change makes a new version. */
    void publishFirst(Actor by, Instant now) {
        add(document(1), by, now);
    }

    private void publish(Actor by, Instant now) {
        if (isShown() && !document(edition).text().equals(text())) {
            add(document(edition + 1), by, now);
        }
        agreement.negotiation().outdate(by, now);
    }

    private void add(ContractDocument document, Actor by, Instant now) {
        edition = document.edition();
        var made = new ContractVersion(agreement, document, by.name(), now);
        editions.add(made);
        fingerprint = made.fingerprint();
    }

    private boolean isShown() {
        return edition > 0;
    }

    private ClauseLibrary.@Nullable Text standard(ClauseKey key) {
        return agreement.standard(key);
    }

    // Questions to the text

    /** The clauses in their order, without those left out. */
    public List<Clause> clauses() {
        return allClauses.stream().filter(clause -> !clause.isRemoved()).toList();
    }

    public List<Clause> removedClauses() {
        return allClauses.stream().filter(Clause::isRemoved).toList();
    }

    /** @throws NotFound if this contract has no such clause */
    public Clause clause(ClauseId id) {
        return allClauses.stream()
                .filter(clause -> clause.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    Clause presentClause(ClauseId id) {
        var clause = clause(id);
        if (clause.isRemoved()) {
            throw new NotFound();
        }
        return clause;
    }

    /** The number of a clause as it is printed. */
    public int numberOf(ClauseId id) {
        return agreement.numberOf(id);
    }

    /** Whether a clause in words of its own may have to follow terms that changed since. */
    public boolean lagsBehind(Clause clause) {
        return clause.lagsBehind(standard(clause.key()));
    }

    public Coverage coverage() {
        return agreement.coverage();
    }

    /** Clauses that say different things about one matter. */
    public List<Contradiction> contradictions() {
        return Contradiction.in(agreement.standing());
    }

    public Differences differences() {
        return Differences.of(agreement.basis(), agreement.terms());
    }

    /** The contract as it now reads. */
    public ContractDocument document() {
        return document(edition);
    }

    private ContractDocument document(int edition) {
        var articles = new ArrayList<ContractDocument.Article>();
        clauses().forEach(clause -> articles.add(new ContractDocument.Article(numberOf(clause.id()), clause)));
        return agreement.document(edition, articles);
    }

    /** The text of the version that counts now, exactly as its fingerprint was taken. */
    public String text() {
        return editions.isEmpty()
                ? document().text()
                : editions.get(editions.size() - 1).text();
    }

    /** The version that counts now in its parts, as they are printed; those of its clauses, where its text is what they say. */
    ContractText parts() {
        var document = document();
        return document.text().equals(text())
                ? ContractText.read(text(), document.words())
                : editions.get(editions.size() - 1).read();
    }

    public List<ContractVersion> editions() {
        return List.copyOf(editions);
    }

    /** Which version counts; 0 as long as nobody else has seen it. */
    public int edition() {
        return edition;
    }

    public @Nullable String fingerprint() {
        return fingerprint;
    }

    public record ClauseChanged(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record ClauseAdded(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record PlainConfirmed(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}

    public record ClauseRemoved(ContractId contract, EngagementId engagement, String clause, Actor by, Instant at)
            implements EngagementEvent {}
}
