package app.handoff.kernel;

/** Somebody else saved the same thing since this form was opened. The page shows both and loses neither. */
public class EditedMeanwhile extends RuntimeException {

    public EditedMeanwhile() {
        super("Somebody else saved this meanwhile.", null, false, false);
    }
}
