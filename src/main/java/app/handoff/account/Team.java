package app.handoff.account;

import app.handoff.kernel.Colleagues;
import java.util.List;
import org.springframework.stereotype.Component;

/** The active members of the current business, for modules that name some of them. */
@Component
class Team implements Colleagues {

    private final Accounts accounts;

    Team(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Colleague> all() {
        return accounts.people().stream()
                .filter(member -> member.status() == Member.Status.ACTIVE)
                .map(member -> new Colleague(member.getId(), member.name(), member.email(), member.role()))
                .toList();
    }
}
