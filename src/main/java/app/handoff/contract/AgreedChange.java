package app.handoff.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing that an amendment changes, in the words of the contract.
 *
 * @param before how it stands as long as the amendment does not count
 */
record AgreedChange(String what, String before, String after) {

    private static final String TOTAL = "Total at these quantities";

    /** Whether it says what a whole term costs. */
    boolean tellsTotal() {
        return what.equals(TOTAL);
    }

    /** Everything in which two states of a contract differ, beside the words of its clauses. */
    static List<AgreedChange> between(Consolidated before, Consolidated after) {
        var changes = new ArrayList<AgreedChange>();
        levels(before, after, changes);
        scope(before, after, changes);
        prices(before, after, changes);
        outputs(before, after, changes);
        terms(before, after, changes);
        clauses(before, after, changes);
        attachments(before, after, changes);
        return List.copyOf(changes);
    }

    private static void levels(Consolidated before, Consolidated after, List<AgreedChange> changes) {
        var old = before.basis().work().levels();
        var other = after.basis().work().levels();
        for (var level : old) {
            boolean stays = find(after, level).isPresent();
            add(changes, level.name(), said(before, level, !stays), said(after, level, false));
        }
        for (var level : other) {
            if (find(before, level).isEmpty()) {
                add(changes, level.name(), said(before, level, false), said(after, level, true));
            }
        }
    }

    /** @param whole whether it is told with the time over which it is judged, as one that comes or goes */
    private static String said(Consolidated standing, ContractBasis.Level level, boolean whole) {
        return find(standing, level)
                .map(one -> standing.basis().said(one, standing.terms().agreedFor(one))
                        + (whole ? " per " + one.words().window() : ""))
                .orElse("no service level");
    }

    private static Optional<ContractBasis.Level> find(Consolidated standing, ContractBasis.Level level) {
        return standing.basis().work().levels().stream()
                .filter(one -> one.id().equals(level.id()))
                .findFirst();
    }

    private static void scope(Consolidated before, Consolidated after, List<AgreedChange> changes) {
        var old = before.basis().work();
        var other = after.basis().work();
        add(changes, "Included in the work", lines(old.included()), lines(other.included()));
        add(changes, "Not included", lines(old.excluded()), lines(other.excluded()));
    }

    private static String lines(List<String> items) {
        return items.isEmpty() ? "nothing named" : String.join("; ", items);
    }

    private static void prices(Consolidated before, Consolidated after, List<AgreedChange> changes) {
        var locale = before.basis().notation();
        var old = before.basis().offer();
        var other = after.basis().offer();
        for (int i = 0; i < Math.min(old.prices().size(), other.prices().size()); i++) {
            var one = old.prices().get(i);
            var two = other.prices().get(i);
            add(
                    changes,
                    one.label() + ", price per unit",
                    locale.money(one.unitPrice()),
                    locale.money(two.unitPrice()));
            add(
                    changes,
                    one.label() + ", quantity a year",
                    locale.number(one.quantityPerYear()),
                    locale.number(two.quantityPerYear()));
        }
        add(changes, TOTAL, locale.money(old.total()), locale.money(other.total()));
    }

    private static void outputs(Consolidated before, Consolidated after, List<AgreedChange> changes) {
        var old = before.basis().work().outputs();
        var other = after.basis().work().outputs();
        for (int i = 0; i < Math.min(old.size(), other.size()); i++) {
            var one = old.get(i);
            var two = other.get(i);
            add(changes, one.name() + ", quantity", one.quantity(), two.quantity());
            add(changes, one.name() + ", quality", one.quality(), two.quality());
            add(changes, one.name() + ", due", one.due() == null ? "" : one.due(), two.due() == null ? "" : two.due());
            add(changes, one.name() + ", accepted when", one.acceptance(), two.acceptance());
        }
    }

    private static void terms(Consolidated before, Consolidated after, List<AgreedChange> changes) {
        var locale = before.basis().notation();
        var old = before.terms();
        var other = after.terms();
        add(changes, "End", locale.day(old.end()), locale.day(other.end()));
        add(changes, "Notice", old, other, terms -> days(terms.noticeDays()));
        add(changes, "Payment within", old, other, terms -> days(terms.paymentDays()));
        add(
                changes,
                "Weekly report due",
                old,
                other,
                terms -> ContractPhrases.weekday(terms.reportDay()) + " at "
                        + ContractPhrases.time(terms.reportTime(), terms.reportZone()));
        add(
                changes,
                "Weekly report written by",
                old,
                other,
                terms -> terms.reportedBy() == ReportedBy.VENDOR
                        ? "the " + before.basis().vendorCalled()
                        : "the Client's staff");
        add(
                changes,
                "Credit for a missed service level",
                old,
                other,
                terms -> locale.number(terms.creditPercent()) + " %");
        add(changes, "Most that is credited", old, other, terms -> locale.number(terms.capPercent()) + " %");
        add(
                changes,
                "Right to end early",
                old,
                other,
                terms -> terms.breaches() + " misses in " + terms.windows() + " measuring periods");
        add(changes, "Notice after such misses", old, other, terms -> days(terms.breachNoticeDays()));
    }

    /** Clauses of the business's own that come or end. */
    private static void clauses(Consolidated before, Consolidated after, List<AgreedChange> changes) {
        for (var clause : after.clauses()) {
            if (clause.type().isOfAttachments()) {
                continue;
            }
            var old = before.clauses().stream()
                    .filter(one -> one.key().equals(clause.key()))
                    .findFirst();
            if (old.isEmpty()) {
                add(changes, "Clause \u201c" + clause.title() + "\u201d", "not in the contract", "added");
            } else {
                add(
                        changes,
                        "Clause \u201c" + clause.title() + "\u201d",
                        old.get().hasEnded() ? "no longer applies" : "applies",
                        clause.hasEnded() ? "no longer applies" : "applies");
            }
        }
    }

    /** Documents that come, go or get another file, each with the hash of its file. */
    private static void attachments(Consolidated before, Consolidated after, List<AgreedChange> changes) {
        for (var one : before.attachments()) {
            add(changes, titled(one), said(before, one), said(after, one));
        }
        for (var one : after.attachments()) {
            if (before.attachments().stream().noneMatch(one::isCalledAs)) {
                add(changes, titled(one), said(before, one), said(after, one));
            }
        }
        if (changes.isEmpty() && !Attachment.areSame(before.attachments(), after.attachments())) {
            add(changes, "Order of the attachments", order(before), order(after));
        }
    }

    private static String titled(Attachment one) {
        return "Attachment \u201c" + one.title() + "\u201d";
    }

    private static String said(Consolidated standing, Attachment one) {
        return standing.attachments().stream()
                .filter(one::isCalledAs)
                .findFirst()
                .map(found -> found.fileName() + ", SHA-256 " + found.sha256())
                .orElse("not attached");
    }

    private static String order(Consolidated standing) {
        return standing.attachments().stream().map(Attachment::title).collect(Collectors.joining("; "));
    }

    private static String days(int days) {
        return ContractPhrases.count(days, "day", "days");
    }

    private static void add(
            List<AgreedChange> changes, String what, Terms before, Terms after, Function<Terms, String> said) {
        add(changes, what, said.apply(before), said.apply(after));
    }

    private static void add(List<AgreedChange> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new AgreedChange(what, before, after));
        }
    }
}
