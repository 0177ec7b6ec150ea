package app.handoff.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.DigestUtils;

/** Static files by what is in them, as {@code #assets}: browsers keep them for a year, so a changed file needs a new address. */
final class Assets {

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    public String version(String file) {
        return versions.computeIfAbsent(file, Assets::fingerprint);
    }

    private static String fingerprint(String file) {
        try (var content = new ClassPathResource("static/" + file).getInputStream()) {
            return DigestUtils.md5DigestAsHex(content).substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException("static/" + file + " is missing", e);
        }
    }
}
