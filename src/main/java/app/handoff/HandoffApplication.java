package app.handoff;

import app.handoff.installation.Backup;
import app.handoff.installation.InstallationProblem;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/** Starts Handoff: one application, its pages and its database. With {@code --backup=<folder>} copies a running one instead. */
@SpringBootApplication
public class HandoffApplication {

    public static void main(String[] arguments) {
        var options = new SimpleCommandLinePropertySource(arguments);
        var copy = options.getProperty("backup");
        if (copy == null) {
            SpringApplication.run(HandoffApplication.class, arguments);
        } else {
            backUp(
                    Path.of(options.containsProperty("handoff.data") ? options.getProperty("handoff.data") : "./data"),
                    copy);
        }
    }

    private static void backUp(Path data, String copy) {
        try {
            Backup.take(data, Path.of(copy));
            System.out.println(
                    "Handoff's data are in " + copy + ". Keep them as safe as the original: its keys are among them.");
        } catch (InstallationProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
    }
}
