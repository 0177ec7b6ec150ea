package app.handoff.kernel;

import java.util.Optional;

/**
 * The one person who looks after this installation: its mail server, its public address, its backups. Whoever set up its first
 * business is that, until they pass it on. Account answers.
 */
public interface Administrators {

    /** Their name, to send others to them; empty while nobody has set the installation up. */
    Optional<String> name();
}
