package app.handoff.kernel;

/** There is no such thing in this business. The same answer for what never existed and for what belongs to another. */
public class NotFound extends RuntimeException {

    public NotFound() {
        super("There is no such thing in this business.", null, false, false);
    }
}
