package app.handoff.installation;

/** Why Handoff cannot start here, as one sentence that says what to do about it. */
public class InstallationProblem extends RuntimeException {

    InstallationProblem(String sentence) {
        super(sentence);
    }

    InstallationProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
