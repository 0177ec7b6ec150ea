package app.handoff.installation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of the PostgreSQL that comes with Handoff, unpacked once under the data folder. */
final class ServerPrograms {

    private final Path folder;
    private final List<String> prefix;

    private ServerPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    static ServerPrograms unpackedUnder(DataFolder data) throws IOException {
        URL archive = ServerPrograms.class.getResource("/" + archiveName());
        if (archive == null) {
            throw new InstallationProblem(
                    "This build of Handoff carries no PostgreSQL for " + System.getProperty("os.name")
                            + " on " + System.getProperty("os.arch")
                            + ". Build it on this machine, or name a PostgreSQL of your own with spring.datasource.url.");
        }
        Path programs = data.resolve("programs");
        DataFolder.createPrivateFolder(programs);
        Path folder = programs.resolve("postgresql-" + fingerprint(archive));
        if (Files.notExists(folder)) {
            Path draft = programs.resolve("unpacking");
            DataFolder.delete(draft);
            unpack(archive, draft);
            DataFolder.move(draft, folder);
            deleteAllBut(folder);
        }
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

    private static void deleteAllBut(Path current) throws IOException {
        try (Stream<Path> others = Files.list(current.getParent())) {
            for (Path other : others.filter(path -> !path.equals(current)).toList()) {
                DataFolder.delete(other);
            }
        }
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
