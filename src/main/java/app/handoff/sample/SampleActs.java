package app.handoff.sample;

import java.util.List;

/** What one module does in the sample business, through the services that its pages use. */
public interface SampleActs {

    List<SampleAct<?>> acts();
}
