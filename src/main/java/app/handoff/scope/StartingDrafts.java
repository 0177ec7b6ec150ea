package app.handoff.scope;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.NotFound;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ready-made drafts that come with Handoff, one file each under {@code scope/drafts}. */
@Component
class StartingDrafts {

    private static final List<String> KEYS = List.of(
            "bookkeeping",
            "payroll",
            "data-entry",
            "virtual-assistant",
            "customer-support",
            "it-upkeep",
            "logo-and-website",
            "tax-advice");

    private final List<StartingDraft> drafts =
            KEYS.stream().map(StartingDrafts::read).toList();

    public List<StartingDraft> all() {
        return drafts;
    }

    /** @throws NotFound if there is no draft of that name */
    public StartingDraft get(String key) {
        return drafts.stream()
                .filter(draft -> draft.key().equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static StartingDraft read(String key) {
        return Canonical.resource("scope/drafts/" + key + ".json", StartingDraft.class);
    }
}
