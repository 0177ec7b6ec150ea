package app.handoff.scope;

import app.handoff.kernel.Canonical;
import app.handoff.text.Format;
import app.handoff.text.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The common service levels that come with Handoff, in {@code scope/levels.json}. */
@Component
class CommonLevels {

    private final List<CommonLevel> levels = read();

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

    private static List<CommonLevel> read() {
        try (InputStream in = new ClassPathResource("scope/levels.json").getInputStream()) {
            return List.of(Canonical.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), CommonLevel[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
