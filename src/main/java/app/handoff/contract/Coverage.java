package app.handoff.contract;

import app.handoff.kernel.RuleViolation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which clause settles which part of the scope. A clause settles an item when it is a clause for that kind of item and its
 * text, as it stands, has the item's own words, the schedule that lists it, or the words that mean all items of the kind.
 * An item is covered when a clause settles it and no clause that is there to name it has lost it: how much of an output is
 * to be delivered does not make up for a clause that no longer says when it is accepted.
 */
record Coverage(List<Row> rows) {

    /**
     * @param clauses the numbers of the clauses that settle it; none is a gap
     * @param lost the titles of the clauses that are there to name it and do not any more
     */
    public record Row(ScopeItem item, List<Integer> clauses, List<String> lost) {
        public boolean isCovered() {
            return !clauses.isEmpty() && lost.isEmpty();
        }
    }

    /** @param covered whether each item of this kind has a clause */
    public record Group(ScopeItem.Kind kind, int items, List<Integer> clauses, boolean covered) {}

    static Coverage of(ContractBasis contractBasis, Collection<ClauseText> clauses) {
        var rows = new ArrayList<Row>();
        for (var item : ScopeItem.of(contractBasis.work())) {
            var numbers = new ArrayList<Integer>();
            var lost = new ArrayList<String>();
            int number = 0;
            for (var clause : clauses) {
                number++;
                if (settles(clause, item)) {
                    numbers.add(number);
                } else if (isThereToName(clause, item)) {
                    lost.add(clause.title());
                }
            }
            rows.add(new Row(item, numbers, lost));
        }
        return new Coverage(List.copyOf(rows));
    }

    /** @throws RuleViolation if a part of the scope has no clause, or one that is there to name it does not */
    void requireWhole() {
        for (var row : rows) {
            if (!row.lost().isEmpty()) {
                throw new RuleViolation(
                        "contract.notNamed", row.item().name(), row.lost().get(0));
            }
            if (!row.isCovered()) {
                throw new RuleViolation(
                        "contract.notCovered." + row.item().kind(), row.item().name());
            }
        }
    }

    private static boolean settles(ClauseText clause, ScopeItem item) {
        var standard = ClauseLibrary.standard().of(clause.type());
        if (!standard.covers().contains(item.kind())) {
            return false;
        }
        var text = clause.law().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        var whole = standard.speaksOf();
        return has(text, ContractPhrases.phrase(item.name()))
                || whole != null && text.contains(whole)
                || item.kind().schedule() != null
                        && has(text, "schedule " + item.kind().schedule());
    }

    /** A clause that speaks of all items at once adds to the one that names each. */
    private static boolean isThereToName(ClauseText clause, ScopeItem item) {
        var standard = ClauseLibrary.standard().of(clause.type());
        return standard.covers().contains(item.kind()) && standard.speaksOf() == null;
    }

    /** Whole words: a report is not named by a text about reporters, nor schedule 1 by schedule 12. */
    private static boolean has(String text, String words) {
        var sought = words.toLowerCase(Locale.ROOT);
        if (sought.isEmpty()) {
            return true;
        }
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
            int end = at + sought.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    public boolean isComplete() {
        return rows.stream().allMatch(Row::isCovered);
    }

    public long covered() {
        return rows.stream().filter(Row::isCovered).count();
    }

    public List<ScopeItem> gaps() {
        return rows.stream().filter(row -> !row.isCovered()).map(Row::item).toList();
    }

    /** The same, a line per kind. */
    public List<Group> groups() {
        Map<ScopeItem.Kind, List<Row>> byKind = new EnumMap<>(ScopeItem.Kind.class);
        rows.forEach(row -> byKind.computeIfAbsent(row.item().kind(), kind -> new ArrayList<>())
                .add(row));
        var groups = new ArrayList<Group>();
        byKind.forEach((kind, ofKind) -> {
            var numbers = new TreeSet<Integer>();
            ofKind.forEach(row -> numbers.addAll(row.clauses()));
            groups.add(new Group(
                    kind, ofKind.size(), List.copyOf(numbers), ofKind.stream().allMatch(Row::isCovered)));
        });
        return groups;
    }
}
