package app.handoff.scope;

import app.handoff.kernel.EngagementId;
import app.handoff.kernel.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All versions of the bid document of one engagement, the oldest first; what is being written comes last. */
record DocumentVersions(
        EngagementId engagement,
        List<FrozenScope> frozen,
        @Nullable BidDocument draft) {

    private static final String DRAFT = "draft";

    static DocumentVersions of(
            ScopeOfWork newest, String title, List<EvidenceLine> evidence, List<FrozenScope> frozen) {
        return new DocumentVersions(
                newest.engagement(), frozen, newest.isFrozen() ? null : newest.preview(title, evidence));
    }

    public List<BidDocument> all() {
        return Stream.concat(frozen.stream(), Stream.ofNullable(draft)).toList();
    }

    /** What a version is called in an address: its number, or draft. */
    public String key(BidDocument document) {
        return document.sha256() == null ? DRAFT : String.valueOf(document.version());
    }

    /** @throws NotFound if there is no such version */
    public BidDocument get(String key) {
        return all().stream()
                .filter(document -> key(document).equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** What vendors read: the newest final version, or the draft before there is one. */
    public BidDocument current() {
        var all = all();
        return frozen.isEmpty() ? all.get(0) : frozen.get(frozen.size() - 1);
    }

    /** The version that came before this one. */
    public Optional<BidDocument> before(BidDocument document) {
        var all = all();
        int at = all.indexOf(document);
        return at > 0 ? Optional.of(all.get(at - 1)) : Optional.empty();
    }

    /** The page that compares a version with the one before it; null for the first one. */
    public @Nullable String comparisonWithTheOneBefore(BidDocument document) {
        return before(document)
                .map(old ->
                        "/engagements/" + engagement + "/scope/comparison?from=" + key(old) + "&to=" + key(document))
                .orElse(null);
    }
}
