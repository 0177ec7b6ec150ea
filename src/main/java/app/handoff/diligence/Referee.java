package app.handoff.diligence;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.MailDomains;
import app.handoff.kernel.Names;
import app.handoff.kernel.RuleViolation;
import app.handoff.vendor.Vendor;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who can tell about a vendor.
 *
 * @param client the business that bought from the vendor
 * @param contact the person there, and how to reach them
 */
public record Referee(String client, Relation relation, String contact, ReferenceSource source) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;()<>]+");

    /** The first e-mail address among the ways to reach them. */
    Optional<String> email() {
        return emails().findFirst();
    }

    private Stream<String> emails() {
        return Arrays.stream(BETWEEN.split(contact)).flatMap(word -> EmailAddress.of(word).stream());
    }

    /** The person to ask, without the ways to reach them, as far as a comma, a bracket or an address tells. */
    String person() {
        var name = contact.split("[,;(<]", 2)[0].strip();
        return EmailAddress.of(name).isPresent() ? "" : name;
    }

    /**
     * The vendor's own people are no references: they sell what they judge.
     *
     * @throws RuleViolation at {@code client} if that is the vendor itself, at {@code contact} if an address there is of its firm
     */
    void requireOutside(Vendor vendor) {
        if (Names.isSameFirm(client, vendor.name())) {
            throw new RuleViolation("diligence.reference.own.client", vendor.name()).at("client");
        }
        emails().forEach(address -> requireOutside(address, vendor, "contact"));
    }

    /** @throws RuleViolation at this field if the address is of the vendor's own firm */
    static void requireOutside(@Nullable String address, Vendor vendor, String field) {
        if (EmailAddress.isSame(address, vendor.email()) || MailDomains.isSameFirm(address, vendor.email())) {
            throw new RuleViolation("diligence.reference.own.address", vendor.name()).at(field);
        }
    }
}
