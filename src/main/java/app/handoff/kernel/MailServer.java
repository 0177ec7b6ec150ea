package app.handoff.kernel;

/** The server that sends this installation's mail, if it has one. */
public interface MailServer {

    /** Whether this installation sends mail; where it does not, people carry links by hand. */
    boolean isThere();
}
