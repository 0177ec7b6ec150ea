package app.handoff.vendor;

import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.RuleViolation;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a vendor.
 *
 * @param contact the person we talk to
 * @param email in its one form, see {@link EmailAddress}
 * @param country ISO 3166 code
 * @param zone the IANA zone in which they work
 * @param languages the ones they work in, the best first
 * @param services what they do
 */
record VendorDetails(
        String name,
        String contact,
        String email,
        @Nullable String phone,
        @Nullable String web,
        String city,
        String country,
        ZoneId zone,
        @Nullable VendorWorkingHours hours,
        List<SpokenLanguage> languages,
        String services,
        @Nullable String notes) {

    public VendorDetails {
        email = EmailAddress.normal(email);
        languages = List.copyOf(languages);
        if (languages.stream().map(SpokenLanguage::code).distinct().count() < languages.size()) {
            throw new RuleViolation("vendor.languages.twice").at("languages[0].code");
        }
    }
}
