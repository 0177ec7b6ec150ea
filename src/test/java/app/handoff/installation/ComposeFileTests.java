package app.handoff.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever setting the README names, the containers pass it on. */
class ComposeFileTests {

    private static final Pattern SETTING =
            Pattern.compile("\\b((?:handoff|spring|server)\\.[a-z][a-z-]*(?:\\.[a-z-]+)*)(?=[=`\\s])");

    /** What a container has in another way. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("handoff.data", "data:/handoff/data", "server.port", "${HANDOFF_PORT:-8080}:8080");

    @Test
    void theComposeFilePassesEverySettingThatTheReadmeNames() {
        var compose = read("docker-compose.yml");
        var application = compose.substring(compose.indexOf("  application:"));
        var named = named(read("README.md").split("\n## The process")[0]);
        var missing = new TreeSet<String>();
        for (var setting : named) {
            var elsewhere = ELSEWHERE.get(setting);
            if (elsewhere == null
                    ? !Pattern.compile("(?m)^      " + variable(setting) + ":")
                            .matcher(application)
                            .find()
                    : !application.contains(elsewhere)) {
                missing.add(variable(setting));
            }
        }
        System.out.println("Settings that the README names: " + named.size() + ", not passed on: " + missing.size());
        assertThat(named)
                .contains(
                        "handoff.mail-from",
                        "handoff.base-url",
                        "handoff.secret",
                        "handoff.trusted-proxies",
                        "spring.mail.properties.mail.smtp.starttls.required");
        assertThat(missing).as("add them to the environment of the application").isEmpty();
    }

    private static Set<String> named(String readme) {
        var named = new TreeSet<String>();
        var settings = SETTING.matcher(readme);
        while (settings.find()) {
            if (!settings.group(1).startsWith("handoff.jar")
                    && !settings.group(1).startsWith("handoff.example")) {
                named.add(settings.group(1));
            }
        }
        return named;
    }

    /** Dots and dashes become underscores. */
    private static String variable(String setting) {
        return setting.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
