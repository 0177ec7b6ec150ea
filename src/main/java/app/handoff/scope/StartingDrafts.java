package app.handoff.scope;

import app.handoff.kernel.Canonical;
import app.handoff.kernel.NotFound;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The ready-made drafts that come with Handoff, one file each under {@code scope/drafts}. */
@Component
class StartingDrafts {

    private static final List<String> KEYS = List.of(
            "bookkeeping",
            "payroll",
            "data-entry",
            "virtual-assistant",
            "call-answering",
            "customer-support",
            "it-upkeep",
            "logo-and-website",
            "tax-advice");

    private final List<StartingDraft> drafts =
            KEYS.stream().map(StartingDrafts::read).toList();

    public List<StartingDraft> all() {
        return drafts;
    }

    /** All of them with this one first, if there is one of that key. */
    public List<StartingDraft> beginningWith(String key) {
        return Stream.concat(
                        drafts.stream().filter(draft -> draft.key().equals(key)),
                        drafts.stream().filter(draft -> !draft.key().equals(key)))
                .toList();
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
