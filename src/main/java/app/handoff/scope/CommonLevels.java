package app.handoff.scope;

import app.handoff.kernel.Canonical;
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

    /** Those of these keys, in their order. */
    List<CommonLevel> of(List<String> keys) {
        return keys.stream().flatMap(key -> find(key).stream()).toList();
    }
}
