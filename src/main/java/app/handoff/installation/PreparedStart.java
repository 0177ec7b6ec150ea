package app.handoff.installation;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.StringArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A start of {@code java -jar} that goes on from what {@link Preparation} laid beside the jar: this process becomes one that
 * runs the unpacked application, with the classes that an earlier JVM has loaded already and with settings for one business.
 * It keeps its number, its terminal and its place in whatever watches it. Where anything is missing, the start goes on as it
 * began.
 */
public final class PreparedStart {

    /** For whoever wants to know what the difference is. */
    private static final String OFF = "-Dhandoff.prepared=false";

    /** Whoever looks into the JVM, or brings an archive of classes, wants this JVM and no other. */
    private static final List<String> ITS_OWN = List.of(
            OFF,
            "-agent",
            "-javaagent",
            "-Xrun",
            "-Xdebug",
            "-Xshare",
            "-XX:SharedArchiveFile",
            "-XX:ArchiveClassesAtExit",
            "-XX:AOT",
            "-XX:Flags",
            // What stands in a file is not seen here.
            "@",
            "-XX:VMOptionsFile",
            // Java 17 breaks down where its flight recorder meets classes of an archive.
            "-XX:StartFlightRecording",
            "-XX:+FlightRecorder");

    private PreparedStart() {}

    /** Returns when there is nothing to go on from, or when the system cannot exchange the program of a process. */
    public static void becomeIfThere() {
        try {
            Path self = Path.of("/proc/self");
            if (!Files.isReadable(self.resolve("cmdline"))) {
                return;
            }
            // Bytes are bytes: what somebody typed in any encoding is handed on as it came.
            String line = Files.readString(self.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            Optional<PreparedFolder> folder = PreparedFolder.of(Path.of(System.getProperty("java.class.path")));
            Optional<List<String>> command =
                    folder.flatMap(prepared -> command(List.of(line.split("\0", -1)), System.getenv(), prepared));
            if (command.isPresent()) {
                become(self.resolve("exe").toRealPath(), command.get());
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            // A faster start is not worth a failed one.
        }
    }

    /**
     * The command that goes on from the folder.
     *
     * @param given what this JVM was started with, from the program to the empty word behind the last argument
     */
    static Optional<List<String>> command(List<String> given, Map<String, String> environment, PreparedFolder folder) {
        int jar = given.indexOf("-jar");
        if (jar < 1) {
            return Optional.empty();
        }
        List<String> options = given.subList(1, jar);
        List<String> all = new ArrayList<>(options);
        all.addAll(JavaSettings.inEnvironment(environment));
        if (all.stream().anyMatch(option -> ITS_OWN.stream().anyMatch(option::startsWith))) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>();
        command.add(given.get(0));
        // Before what was given: of two, the later one counts.
        command.addAll(JavaSettings.unlessGiven(all));
        command.addAll(folder.archiveOptions());
        command.addAll(options);
        command.add("-jar");
        command.add(folder.jar().toString());
        command.addAll(given.subList(jar + 2, given.size() - 1));
        return Optional.of(command);
    }

    private static void become(Path program, List<String> command) {
        Function exec = NativeLibrary.getInstance("c").getFunction("execv");
        // Returns only if it fails.
        exec.invokeInt(new Object[] {
            program.toString(), new StringArray(command.toArray(new String[0]), StandardCharsets.ISO_8859_1.name())
        });
    }
}
