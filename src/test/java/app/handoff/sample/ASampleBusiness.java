package app.handoff.sample;

import java.time.Instant;
import org.springframework.context.ApplicationContext;

/** Makes sample businesses for tests. */
public final class ASampleBusiness {

    private ASampleBusiness() {}

    /** The same person in a sample business of theirs, made just now. */
    public static SampleOwner of(SampleOwner person, ApplicationContext context) {
        return context.getBean(SampleBusiness.class).make(person, Instant.now());
    }
}
