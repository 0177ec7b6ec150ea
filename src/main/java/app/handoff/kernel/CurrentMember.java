package app.handoff.kernel;

/**
 * The signed-in member of this request, read anew for each request: what changes takes effect at once.
 *
 * @param administrator whether they look after the whole installation, whatever their role in this business
 */
public record CurrentMember(
        MemberId id,
        BusinessId business,
        String businessName,
        boolean sample,
        String name,
        String email,
        Role role,
        String theme,
        Locality locality,
        boolean administrator) {

    public Actor actor() {
        return Actor.member(id, name);
    }

    public boolean may(Role least) {
        return role.includes(least);
    }

    public boolean owns() {
        return may(Role.OWNER);
    }

    public boolean manages() {
        return may(Role.MANAGER);
    }
}
