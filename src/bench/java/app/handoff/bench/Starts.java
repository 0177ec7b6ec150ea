package app.handoff.bench;

import app.handoff.bench.Server.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** How long it takes from the start of a process to its first page, with a new database and with one that is there. */
final class Starts {

    private final Settings settings;
    private final Map<String, Path> jars;

    Starts(Settings settings, Map<String, Path> jars) {
        this.settings = settings;
        this.jars = jars;
    }

    /** Each start, by kind and program. */
    Map<String, List<Start>> measure(Path sample) throws IOException {
        Map<String, List<Start>> starts = new TreeMap<>();
        for (var jar : jars.entrySet()) {
            // What a later version does with the data of an earlier one belongs to an upgrade.
            var folder = Folders.copy(sample, existing(jar.getKey()));
            Server.ofJar(settings, jar.getValue(), folder, "/sign-in").close();
        }
        for (int round = 0; round < settings.starts(); round++) {
            for (var jar : jars.entrySet()) {
                var fresh = settings.folder().resolve("new");
                FileSystemUtils.deleteRecursively(fresh);
                add(starts, "new database", jar, fresh, "/set-up");
                FileSystemUtils.deleteRecursively(fresh);
                add(starts, "existing database", jar, existing(jar.getKey()), "/sign-in");
            }
        }
        for (var program : jars.keySet()) {
            FileSystemUtils.deleteRecursively(existing(program));
        }
        return starts;
    }

    private Path existing(String program) {
        return settings.folder().resolve("start-" + program);
    }

    private void add(
            Map<String, List<Start>> starts, String kind, Map.Entry<String, Path> jar, Path folder, String page)
            throws IOException {
        try (var server = Server.ofJar(settings, jar.getValue(), folder, page)) {
            starts.computeIfAbsent(kind + ", " + jar.getKey(), key -> new ArrayList<>())
                    .add(server.start());
        }
    }
}
