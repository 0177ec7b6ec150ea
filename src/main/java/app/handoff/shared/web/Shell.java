package app.handoff.shared.web;

import java.util.Map;

/** What frames every page of a member: whose business it is, who looks at it and what waits behind each entry of the rail. */
public record Shell(
        String business,
        String member,
        String role,
        String current,
        Map<String, Integer> counts,
        String theme,
        boolean sample) {

    /** How many things behind an entry of the rail need this person. */
    public int waiting(String entry) {
        return counts.getOrDefault(entry, 0);
    }
}
