package app.handoff;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Handoff: one application, its pages and its database. */
@SpringBootApplication
public class HandoffApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(HandoffApplication.class, arguments);
    }
}
