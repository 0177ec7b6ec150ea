package app.handoff.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own with the classes of this one, for what can only be seen from outside. */
final class ChildProcess {

    private ChildProcess() {}

    static ProcessBuilder java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    /** As {@code kill -9} does it: nothing in the process gets to run any more. */
    static void kill(ProcessHandle process) throws IOException {
        process.destroyForcibly();
        process.onExit().join();
    }
}
