package app.handoff.vendor;

import app.handoff.kernel.CountryNames;
import app.handoff.kernel.EmailAddress;
import app.handoff.kernel.RuleViolation;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a vendor.
 *
 * @param contact the person we talk to; the vendor itself as long as nobody is named
 * @param email in its one form, see {@link EmailAddress}
 * @param city null as long as nobody knows it
 * @param country ISO 3166 code
 * @param zone the IANA zone in which they work
 * @param languages the ones they work in, the best first
 * @param skills what they can do, as {@link Skills} reads it; none as long as nobody knows
 */
record VendorDetails(
        String name,
        String contact,
        String email,
        @Nullable String phone,
        @Nullable String web,
        @Nullable String city,
        String country,
        ZoneId zone,
        @Nullable VendorWorkingHours hours,
        List<SpokenLanguage> languages,
        List<String> skills,
        @Nullable String notes) {

    private static final Pattern EXTENSION = Pattern.compile("[,;]? ?(x|ext|extension)\\.? ?[0-9]+\\s*$");
    private static final int TELLING_DIGITS = 8;
    private static final int FEWEST_DIGITS = 7;

    public VendorDetails {
        email = EmailAddress.normal(email);
        languages = List.copyOf(languages);
        skills = List.copyOf(skills);
        requireDifferent(languages);
    }

    /** The person we talk to; null as long as nobody is named. */
    @Nullable String person() {
        return contact.equals(name) ? null : contact;
    }

    static void requireDifferent(List<SpokenLanguage> languages) {
        if (languages.stream().map(SpokenLanguage::code).distinct().count() < languages.size()) {
            throw new RuleViolation("vendor.languages.twice").at("languages[0].code");
        }
    }

    /** "Manila, Philippines", or the country alone as long as nobody knows the city. */
    String place(Locale reader) {
        var name = CountryNames.of(country, reader);
        return city == null ? name : city + ", " + name;
    }

    /** The domains of mail and web site. The columns of the database hold the same. */
    Set<String> domains() {
        var domains = new HashSet<String>();
        domains.add(email.substring(email.indexOf('@') + 1));
        if (web != null) {
            domains.add(web.toLowerCase(Locale.ROOT)
                    .replaceFirst("^https?://(www\\.)?", "")
                    .replaceFirst("[/:?#].*$", ""));
        }
        domains.remove("");
        return domains;
    }

    /** The last eight digits of the telephone, which stay whatever is dialled before; null where it has fewer than seven. */
    @Nullable String phoneEnd() {
        if (phone == null) {
            return null;
        }
        var digits = EXTENSION
                .matcher(phone.toLowerCase(Locale.ROOT))
                .replaceFirst("")
                .replaceAll("[^0-9]", "");
        return digits.length() < FEWEST_DIGITS ? null : digits.substring(Math.max(0, digits.length() - TELLING_DIGITS));
    }
}
