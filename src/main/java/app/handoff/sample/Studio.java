package app.handoff.sample;

import app.handoff.kernel.Locality;
import app.handoff.kernel.Role;
import java.util.List;

/** The sample business and who works in it beside whoever looks around. */
public record Studio(String name, String country, Locality locality, List<Colleague> colleagues) {

    public Studio {
        locality = new Locality(locality.zone(), locality.currency(), locality.locale(), country);
    }

    /**
     * Somebody of the sample business. Has no login: nobody ever signs in as them.
     *
     * @param called by what the play calls them
     */
    public record Colleague(String called, String name, String email, Role role) {}
}
