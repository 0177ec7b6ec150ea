package app.handoff;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** An installation that was told a mail server. No job of it runs, so nothing is sent: tests read the letters as they are written. */
@TestPropertySource(properties = {"spring.mail.host=127.0.0.1", "spring.mail.port=9", "db-scheduler.enabled=false"})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithMailServer {}
