package app.handoff.installation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of the PostgreSQL that comes with Handoff, unpacked once under the data folder. */
final class ServerPrograms {

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");
    private static final int LOOKS = 100;
    private static final int LOOK_IN_MILLISECONDS = 100;

    private final Path folder;
    private final List<String> prefix;
    private int version;

    private ServerPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** The PostgreSQL that this build carries. */
    static URL archive() {
        URL archive = ServerPrograms.class.getResource("/" + archiveName());
        if (archive == null) {
            throw new InstallationProblem(
                    "This build of Handoff carries no PostgreSQL for " + System.getProperty("os.name")
                            + " on " + System.getProperty("os.arch")
                            + ". Build it on this machine, or name a PostgreSQL of your own with spring.datasource.url.");
        }
        return archive;
    }

    static ServerPrograms unpackedUnder(DataFolder data, URL archive) throws IOException {
        Path programs = data.resolve("programs");
        DataFolder.createPrivateFolder(programs);
        Path folder = programs.resolve("postgresql-" + fingerprint(archive));
        boolean fresh = Files.notExists(folder);
        if (fresh) {
            Path draft = programs.resolve("unpacking");
            DataFolder.delete(draft);
            unpack(archive, draft);
            DataFolder.move(draft, folder);
        }
        ServerPrograms unpacked = in(folder);
        if (fresh) {
            unpacked.deleteOthers(Clusters.in(data.resolve("")).keySet());
        }
        return unpacked;
    }

    private static ServerPrograms in(Path folder) throws IOException {
        return new ServerPrograms(folder, runsAsRoot(folder) ? withoutBeingRoot() : List.of());
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        return "postgres-" + system + "-" + (arch.matches("aarch64|arm64") ? "arm_64" : "x86_64") + ".txz";
    }

    /** The archive's checksum as its jar states it: a new version of PostgreSQL gets a folder of its own. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void unpack(URL archive, Path target) throws IOException {
        DataFolder.createPrivateFolder(target);
        try (InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive of PostgreSQL reaches outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0) {
                        path.toFile().setExecutable(true, true);
                    }
                }
            }
        }
    }

    /** The major version, as the programs say it themselves. */
    int version() throws IOException {
        if (version == 0) {
            version = askVersion();
        }
        return version;
    }

    private int askVersion() throws IOException {
        Process process = new ProcessBuilder(postgres().toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher said = VERSION.matcher(words);
        if (!said.find()) {
            throw new IOException("The programs in " + folder + " do not say their version: " + words.strip());
        }
        return Integer.parseInt(said.group(1));
    }

    /** The programs of another version, left here by the Handoff that brought them. */
    Optional<ServerPrograms> ofVersion(int version) throws IOException {
        for (Path other : others()) {
            ServerPrograms programs = in(other);
            if (programs.isOf(version)) {
                return Optional.of(programs);
            }
        }
        return Optional.empty();
    }

    private boolean isOf(int version) {
        try {
            return version() == version;
        } catch (IOException e) {
            // Half a folder: no use to anybody.
            return false;
        }
    }

    /** Removes the programs that no cluster needs any more; those of an older one are needed to carry it over. */
    void deleteOthers(Collection<Integer> clusters) throws IOException {
        int version = version();
        for (Path other : others()) {
            ServerPrograms programs = new ServerPrograms(other, prefix);
            if (clusters.stream().noneMatch(cluster -> cluster != version && programs.isOf(cluster))) {
                DataFolder.delete(other);
            }
        }
    }

    private List<Path> others() throws IOException {
        try (Stream<Path> all = Files.list(folder.getParent())) {
            return all.filter(path -> !path.equals(folder)).toList();
        }
    }

    /** Ends every process that runs one of these programs. Whoever holds the lock of the data folder owns them all. */
    void killAll() throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            List<ProcessHandle> running = ProcessHandle.allProcesses()
                    .filter(process -> words(process).contains(folder.toString()))
                    .toList();
            if (running.isEmpty()) {
                return;
            }
            running.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(running);
        }
        throw new IOException("A database server of an earlier run cannot be ended");
    }

    // Not longer than a moment: what a parent has not taken note of yet is alive for the system.
    private static void awaitEnd(List<ProcessHandle> processes) throws IOException {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(LOOK_IN_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the database server ends", e);
        } catch (ExecutionException | TimeoutException e) {
            // The next look finds those that are still there.
        }
    }

    /** Whether a process has ended, also when its parent has not taken note yet. */
    static boolean isOver(ProcessHandle process) {
        return !process.isAlive() || words(process).isEmpty();
    }

    static String words(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.commandLine().or(info::command).orElse("");
    }

    private static boolean runsAsRoot(Path ownFolder) throws IOException {
        return Files.getFileStore(ownFolder).supportsFileAttributeView("posix")
                && Integer.valueOf(0).equals(Files.getAttribute(ownFolder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own it owns its files all the same, and nothing else. */
    private static List<String> withoutBeingRoot() throws IOException {
        List<String> prefix = List.of("unshare", "--user");
        try {
            Process trial = new ProcessBuilder("unshare", "--user", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0) {
                return prefix;
            }
        } catch (IOException e) {
            // No such program here: the sentence below says what to do instead.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new InstallationProblem("PostgreSQL does not run as root here. "
                + "Start Handoff as an ordinary user, or name a PostgreSQL of your own with spring.datasource.url.");
    }

    Path postgres() {
        return folder.resolve("bin").resolve("postgres");
    }

    /** Runs one of the programs to its end, with its output in the given file. */
    boolean run(Path output, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                // A file and no pipe: the server would inherit the pipe and keep it open.
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        Process process = builder.start();
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + program, e);
        }
    }
}
