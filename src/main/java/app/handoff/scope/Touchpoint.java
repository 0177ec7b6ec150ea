package app.handoff.scope;

/** Where one of our departments meets the vendor's people: who of theirs, by which channel, how often. */
public record Touchpoint(String ourDepartment, String theirRole, String channel, String frequency) {

    public Touchpoint {
        ourDepartment = Blank.text(ourDepartment);
        theirRole = Blank.text(theirRole);
        channel = Blank.text(channel);
        frequency = Blank.text(frequency);
    }
}
