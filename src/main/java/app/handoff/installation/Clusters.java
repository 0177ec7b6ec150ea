package app.handoff.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database clusters of a data folder. Each has the major version that reads it in its name, {@code database-18}; when
 * Handoff brings a newer PostgreSQL, everything is carried over into a new one, and the old one is kept.
 */
final class Clusters {

    private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);
    private static final Pattern NAME = Pattern.compile("database-(\\d+)");

    private final DataFolder data;
    private final ServerPrograms programs;
    private final Properties passwords;

    Clusters(DataFolder data, ServerPrograms programs, Properties passwords) {
        this.data = data;
        this.programs = programs;
        this.passwords = passwords;
    }

    /** Every cluster in the folder by its version, the newest last. */
    static TreeMap<Integer, Path> in(Path dataFolder) throws IOException {
        TreeMap<Integer, Path> found = new TreeMap<>();
        try (Stream<Path> folders = Files.list(dataFolder)) {
            for (Path folder : folders.toList()) {
                Matcher name = NAME.matcher(folder.getFileName().toString());
                if (name.matches() && Files.isDirectory(folder)) {
                    found.put(Integer.valueOf(name.group(1)), folder);
                }
            }
        }
        return found;
    }

    /** The cluster that the programs of this Handoff work on: found, made, or carried over from an older version. */
    Cluster upToDate() throws IOException, SQLException {
        int version = programs.version();
        TreeMap<Integer, Path> found = in(data.resolve(""));
        if (!found.isEmpty() && found.lastKey() > version) {
            throw new InstallationProblem(
                    "The data in " + data + " were written by PostgreSQL " + found.lastKey()
                            + ", and this Handoff brings PostgreSQL " + version
                            + ". Start the newer Handoff that wrote them, or name another folder with --handoff.data=<folder>.");
        }
        for (var cluster : found.entrySet()) {
            requireVersion(cluster.getValue(), cluster.getKey());
        }
        Cluster current = new Cluster(data, programs, "database-" + version, passwords);
        if (!found.containsKey(version)) {
            // Under another name first: whoever pulls the plug now starts again as before, not from half a database.
            Cluster draft = new Cluster(data, programs, "database-" + version + ".creating", passwords);
            programs.killAll();
            DataFolder.delete(draft.folder());
            if (found.isEmpty()) {
                draft.create();
            } else {
                carryOver(found.lastKey(), draft);
            }
            DataFolder.move(draft.folder(), current.folder());
        }
        for (Path older : found.headMap(version).values()) {
            keepAside(older, version);
        }
        return current;
    }

    /** PostgreSQL writes into each cluster which version it is of. */
    private static void requireVersion(Path cluster, int version) throws IOException {
        Path file = cluster.resolve("PG_VERSION");
        String written = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!written.equals(String.valueOf(version))) {
            throw new InstallationProblem("The folder " + cluster + " holds "
                    + (written.isEmpty() ? "no database" : "a database of PostgreSQL " + written)
                    + ". Put the right one in its place, from your last copy if need be.");
        }
    }

    private void carryOver(int version, Cluster draft) throws IOException, SQLException {
        ServerPrograms olderPrograms = programs.ofVersion(version)
                .orElseThrow(
                        () -> new InstallationProblem("The data in " + data + " were written by PostgreSQL " + version
                                + ", whose programs are not in " + data.resolve("programs")
                                + ". Start the Handoff of before once on this folder, which puts them there, stop it, and start this"
                                + " one again."));
        Cluster older = new Cluster(data, olderPrograms, "database-" + version, passwords);
        boolean complete = false;
        try {
            new Upgrade(data, older, draft).carryOver();
            complete = true;
        } finally {
            if (!complete) {
                draft.kill();
                DataFolder.delete(draft.folder());
            }
        }
    }

    private void keepAside(Path older, int version) throws IOException {
        Path kept = older.resolveSibling(older.getFileName() + ".kept");
        for (int copy = 2; Files.exists(kept); copy++) {
            kept = older.resolveSibling(older.getFileName() + ".kept-" + copy);
        }
        DataFolder.move(older, kept);
        LOG.info(
                "Your data are in a database of PostgreSQL {} now. The one of before is kept in {} ({} MB): remove it when you"
                        + " have seen that all is there.",
                version,
                kept,
                Math.max(1, DataFolder.size(kept) / 1_000_000));
        programs.deleteOthers(List.copyOf(in(data.resolve("")).keySet()));
    }
}
