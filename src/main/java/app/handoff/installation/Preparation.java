package app.handoff.installation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the folder that {@link PreparedStart} goes on from, for the JDK that runs this: unpacks the jar beside itself and has
 * Java write down which classes a start loads, in a trial start on a database of its own.
 */
public final class Preparation {

    private static final Pattern RUNNING = Pattern.compile("Open (http://localhost:\\d+)");
    private static final int PATIENCE_IN_MINUTES = 5;

    private final Path started;
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    private Preparation(Path started) {
        this.started = started;
    }

    /** Prepares the jar that Java was started with, and says what came of it. */
    public static String ofThisJar() {
        try {
            Path jar = Path.of(System.getProperty("java.class.path"));
            return "A fast start on this JDK is prepared in " + new Preparation(jar.toRealPath()).prepare();
        } catch (IOException e) {
            return "No fast start on this JDK is prepared, Handoff starts without one: "
                    + String.valueOf(e.getMessage()).strip();
        }
    }

    private Path prepare() throws IOException {
        if (!Files.isRegularFile(started)) {
            throw new IOException("it was not started from a jar");
        }
        PreparedFolder folder = unpacked();
        if (!folder.hasArchive()) {
            Files.deleteIfExists(folder.archive());
            Path draft = folder.jar().resolveSibling("classes.draft");
            tryOut(folder, draft);
            DataFolder.move(draft, folder.archive());
            folder.archiveIsWhole();
        }
        return Objects.requireNonNull(folder.jar().getParent());
    }

    private PreparedFolder unpacked() throws IOException {
        if (Files.isDirectory(started.resolveSibling("lib"))) {
            return new PreparedFolder(started);
        }
        var found = PreparedFolder.of(started);
        if (found.isPresent()) {
            return found.get();
        }
        Path folder = PreparedFolder.beside(started);
        if (!PreparedFolder.isOurs(folder)) {
            throw new IOException("what is in " + folder + " is not of an earlier preparation and stays as it is."
                    + " Give the jar another name, or move that folder");
        }
        DataFolder.delete(folder);
        PreparedFolder.begin(folder);
        run("-Djarmode=tools", "-jar", started.toString(), "extract", "--force", "--destination", folder.toString());
        PreparedFolder.finish(folder, started);
        return PreparedFolder.of(started)
                .orElseThrow(() -> new IOException("the jar could not be unpacked to " + folder));
    }

    private void run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (await(process) != 0) {
            // What is below the first line is for whoever wrote it.
            throw new IOException(words.lines().findFirst().orElse("the jar could not be unpacked"));
        }
    }

    private void tryOut(PreparedFolder folder, Path archive) throws IOException {
        Path trial = Files.createTempDirectory("handoff-trial");
        try {
            List<String> command = new ArrayList<>(List.of(java.toString()));
            command.addAll(JavaSettings.unlessGiven(JavaSettings.inEnvironment(System.getenv())));
            command.add(
                    (PreparedFolder.isAheadOfTime() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
            command.addAll(List.of(
                    "-jar",
                    folder.jar().toString(),
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--handoff.data=" + trial));
            Process process = new ProcessBuilder(command)
                    .directory(trial.toFile())
                    .redirectErrorStream(true)
                    .start();
            // A build that is broken off, or a start that goes on and on, leaves nothing behind.
            Runtime.getRuntime().addShutdownHook(new Thread(process.toHandle()::destroy));
            CompletableFuture.delayedExecutor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)
                    .execute(process.toHandle()::destroy);
            StringBuilder words = new StringBuilder();
            try (BufferedReader console =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line; (line = console.readLine()) != null; ) {
                    words.append(line).append('\n');
                    Matcher running = RUNNING.matcher(line);
                    if (running.find()) {
                        visit(running.group(1));
                        // Not by the process itself, which would close the console that is read here.
                        process.toHandle().destroy();
                    }
                }
            } finally {
                process.destroy();
                await(process);
            }
            if (Files.notExists(archive)) {
                throw new IOException(words.toString());
            }
        } finally {
            DataFolder.delete(trial);
        }
    }

    /** What people open first. */
    private static void visit(String address) throws IOException {
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build();
        try {
            for (String page : List.of("/", "/sign-in", "/app.css", "/nowhere")) {
                browser.send(HttpRequest.newBuilder(URI.create(address + page)).build(), BodyHandlers.discarding());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int await(Process process) throws IOException {
        try {
            if (!process.waitFor(PATIENCE_IN_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException("the trial start does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
