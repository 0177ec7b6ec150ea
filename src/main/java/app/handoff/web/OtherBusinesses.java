package app.handoff.web;

import app.handoff.kernel.BusinessId;
import java.util.Optional;

/** The other businesses of whoever is signed in, and of nobody else. Implemented by {@code account}. */
public interface OtherBusinesses {

    /** The one that has what this page is about; empty where none has. */
    Optional<Other> withPage(String path);

    record Other(BusinessId id, String name) {}
}
