package app.handoff.shared;

/** The key of this installation: 256 random bits or more, known to nobody else. Signs and seals what must not be forged. */
public interface SecretKey {

    byte[] bytes();
}
