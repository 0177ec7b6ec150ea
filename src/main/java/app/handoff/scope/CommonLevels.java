package app.handoff.scope;

import app.handoff.kernel.Canonical;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The common service levels that come with Handoff, in {@code scope/levels.json}. */
@Component
class CommonLevels {

    private final List<CommonLevel> levels = List.of(Canonical.resource("scope/levels.json", CommonLevel[].class));

    List<CommonLevel> all() {
        return levels;
    }

    Optional<CommonLevel> find(String key) {
        return levels.stream().filter(level -> level.key().equals(key)).findFirst();
    }

    /** All of them to choose from, those for the same work beside each other. */
    List<Option> options(Format format) {
        return levels.stream()
                .map(level -> new Option(level.key(), level.offered(format)))
                .toList();
    }
}
