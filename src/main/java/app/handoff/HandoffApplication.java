package app.handoff;

import app.handoff.installation.Backup;
import app.handoff.installation.InstallationProblem;
import app.handoff.installation.Preparation;
import app.handoff.installation.PreparedStart;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Starts Handoff: one application, its pages and its database. With {@code --backup=<folder>} copies a running one
 * instead, with {@code --prepare} makes later starts of this jar faster.
 */
@SpringBootApplication
public class HandoffApplication {

    public static void main(String[] arguments) {
        PreparedStart.becomeIfThere();
        var options = new SimpleCommandLinePropertySource(arguments);
        var copy = options.getProperty("backup");
        if (options.containsProperty("prepare")) {
            System.out.println(Preparation.ofThisJar());
        } else if (copy == null) {
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
