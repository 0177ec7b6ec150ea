package app.handoff.bench;

import static org.awaitility.Awaitility.await;

import app.handoff.bench.Business.Session;
import app.handoff.bench.Business.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how fast pages of the packaged application are, what they cost and what they ask of the database, beside a bare page of
 * the same libraries. All that is compared takes turns within one run, since no machine is equally fast all day.
 */
public final class Benchmark {

    private static final String THIS = "this";
    private static final String AGAINST = "against";
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(10);

    private final Settings settings;
    private final Results results;
    /** By the name that they have in the results, the earlier version first. */
    private final Map<String, Path> jars = new LinkedHashMap<>();

    private Benchmark(Settings settings) {
        this.settings = settings;
        this.results = new Results(settings);
        settings.against().ifPresent(jar -> jars.put(AGAINST, jar));
        jars.put(THIS, settings.jar());
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Locale.setDefault(Locale.ROOT);
        new Benchmark(Settings.read()).run();
    }

    private void run() throws IOException, SQLException {
        Files.createDirectories(settings.folder());
        var sample = sample();
        if (settings.starts() > 0) {
            results.say("Starting it with and without a database");
            results.starts(new Starts(settings, jars).measure(sample));
        }
        try (var bare = BareServer.start(settings)) {
            results.say("Warming the bare page up");
            bare.warmUp(settings.warmUp());
            for (var size : sizes()) {
                measure(size, sample, bare);
            }
        }
        results.write();
    }

    /** An installation with the sample business, made by the earlier version: the later one can read it, not the other way round. */
    private Path sample() throws IOException {
        results.say("Setting a business up");
        var folder = settings.folder().resolve("sample");
        FileSystemUtils.deleteRecursively(folder);
        try (var server = Server.ofJar(settings, jars.values().iterator().next(), folder, "/set-up")) {
            Business.found(server);
        }
        return folder;
    }

    private List<Size> sizes() {
        var sizes = new ArrayList<>(settings.rows().stream().map(Size::of).toList());
        if (settings.open() > 0) {
            sizes.add(sizes.get(0).withOpen(settings.open()));
        }
        return sizes;
    }

    private void measure(Size size, Path sample, BareServer bare) throws IOException, SQLException {
        results.say("Making " + size);
        var data = Folders.copy(sample, settings.folder().resolve("data"));
        var business = Business.multiply(data, size);
        List<Program> programs = new ArrayList<>();
        try {
            for (var jar : jars.entrySet()) {
                var folder = Folders.copy(data, settings.folder().resolve("data-" + jar.getKey()));
                programs.add(start(jar.getKey(), jar.getValue(), folder, business, size));
            }
            var turns = new Turns(settings, programs, bare);
            results.say("Warming up");
            turns.warmUp();
            for (var page : turns.pages()) {
                results.add(turns.measure(size.toString(), page));
            }
            for (var program : programs) {
                results.memory(
                        size + ", after load", program.name(), program.server().memory());
            }
        } finally {
            programs.forEach(program -> program.server().close());
        }
    }

    private Program start(String name, Path jar, Path folder, Business business, Size size)
            throws IOException, SQLException {
        var server = Server.ofJar(settings, jar, folder, "/sign-in");
        // It may have brought tables and indexes that the data were made without.
        server.database().run("analyze");
        await().forever().pollDelay(UNTIL_IDLE).until(() -> true);
        results.memory(size + ", idle", name, server.memory());
        List<Session> sessions = new ArrayList<>();
        for (int number = 1; number <= Business.PEOPLE; number++) {
            sessions.add(Business.signIn(server, number));
        }
        // Whoever changes something meanwhile is an owner, in another browser and with a task that nobody else changes.
        return new Program(
                name,
                server,
                new Pages(server, business).all(),
                sessions,
                Business.signIn(server, 1).numbered(0),
                settings.visitsPerChange());
    }
}
