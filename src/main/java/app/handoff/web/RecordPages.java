package app.handoff.web;

import java.util.UUID;

/** The pages about records of one kind, such as engagements. Each module answers for its own. */
public interface RecordPages {

    /** With which their addresses begin: {@code engagements}. */
    String folder();

    /** Whether the current business has such a record. */
    boolean has(UUID id);
}
