package app.handoff.kernel;

/**
 * Somebody works for the current business no more. Published as an event in the transaction in which they leave: what they did
 * here without an account, such as writing reports through a link, ends with it.
 */
public record MemberLeft(String name, String email) {}
