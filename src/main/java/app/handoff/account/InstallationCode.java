package app.handoff.account;

import app.handoff.tenancy.SecretKey;
import org.springframework.stereotype.Component;

/** The code with which this installation is set up from another machine: the same on every node, as long as its key stays. */
@Component
class InstallationCode {

    private final SecretKey key;

    InstallationCode(SecretKey key) {
        this.key = key;
    }

    public String toSetUp() {
        return SpokenCode.make("set-up", key);
    }

    public boolean isToSetUp(String typed) {
        return SpokenCode.isSame(toSetUp(), typed);
    }
}
