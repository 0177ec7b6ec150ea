package app.handoff.web;

import app.handoff.kernel.Role;
import java.util.Map;

/** What frames every page of a member: whose business it is, who looks at it and what waits behind each entry of the rail. */
record PageFrame(
        String business,
        String member,
        Role role,
        String current,
        Map<String, Integer> counts,
        String theme,
        boolean sample) {

    /** Staff see only what they work on. */
    public boolean isStaff() {
        return role == Role.STAFF;
    }

    public boolean isOwner() {
        return role == Role.OWNER;
    }

    /** Whether somebody who has just done something has more to do, and is not where all of it is listed. */
    public boolean leadsHome() {
        return waiting("home") > 0 && !current.equals("home");
    }

    /** How many things behind an entry of the rail need this person. */
    public int waiting(String entry) {
        return counts.getOrDefault(entry, 0);
    }
}
