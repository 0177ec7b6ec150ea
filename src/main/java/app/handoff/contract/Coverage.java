package app.handoff.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which clause settles which part of the scope. A clause settles an item when it is a clause for that kind of item and
 * its text, as it stands, names the item, the schedule that lists it, or all items of the kind; so a clause whose text was changed keeps covering
 * only what it still speaks of.
 */
public record Coverage(List<Row> rows) {

    /** @param clauses the numbers of the clauses that settle it; none is a gap */
    public record Row(ScopeItem item, List<Integer> clauses) {
        public boolean isCovered() {
            return !clauses.isEmpty();
        }
    }

    /** @param covered whether each item of this kind has a clause */
    public record Group(ScopeItem.Kind kind, int items, List<Integer> clauses, boolean covered) {}

    static Coverage of(Basis basis, Collection<Clause> clauses) {
        var rows = new ArrayList<Row>();
        for (var item : ScopeItem.of(basis.work())) {
            var numbers = new ArrayList<Integer>();
            int number = 0;
            for (var clause : clauses) {
                number++;
                if (settles(clause, item)) {
                    numbers.add(number);
                }
            }
            rows.add(new Row(item, numbers));
        }
        return new Coverage(List.copyOf(rows));
    }

    private static boolean settles(Clause clause, ScopeItem item) {
        var standard = ClauseLibrary.standard().of(clause.type());
        if (!standard.covers().contains(item.kind())) {
            return false;
        }
        var text = clause.law().toLowerCase(Locale.ROOT);
        var whole = standard.speaksOf();
        return text.contains(ContractPhrases.phrase(item.name()).toLowerCase(Locale.ROOT))
                || whole != null && text.contains(whole)
                || item.kind().schedule() != null
                        && text.contains("schedule " + item.kind().schedule());
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
