package app.handoff.kernel;

import java.util.List;
import java.util.Optional;

/** The people who work for the current business at this moment. Account answers. */
public interface Colleagues {

    /** Everybody who has joined and has not left, by name. */
    List<Colleague> all();

    /** Those of them who may do what asks for this role at least. */
    default List<Colleague> whoMay(Role least) {
        return all().stream().filter(one -> one.role().includes(least)).toList();
    }

    /** Where this person gets mail; empty for whoever has not joined, or has left. */
    default Optional<String> addressOf(MemberId id) {
        return all().stream()
                .filter(one -> one.id().equals(id))
                .map(Colleague::email)
                .findFirst();
    }

    /**
     * One person, with what they may do now.
     *
     * @param email where they read mail now
     */
    record Colleague(MemberId id, String name, String email, Role role) {}
}
