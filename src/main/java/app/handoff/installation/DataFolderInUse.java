package app.handoff.installation;

/** Another instance works on the same data folder. */
public final class DataFolderInUse extends InstallationProblem {

    DataFolderInUse(String sentence) {
        super(sentence);
    }
}
