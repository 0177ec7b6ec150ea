package app.handoff.vendor;

import app.handoff.engagement.VendorHours;
import app.handoff.kernel.Actor;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.kernel.VendorId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody outside the house who could do a task: whom to talk to, where and when they work, how we found them. */
@Entity
public class Vendor extends BusinessOwned<VendorId> {

    @EmbeddedId
    private VendorId id;

    private String name;

    @Column(insertable = false, updatable = false)
    private @Nullable String foldedName;

    private String contact;
    private String email;
    private @Nullable String phone;
    private @Nullable String web;
    private @Nullable String city;
    private String country;
    private ZoneId zone;

    @Embedded
    private @Nullable VendorWorkingHours hours;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SpokenLanguage> languages;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> skills;

    /** The same with a line end before and behind each. */
    @Column(insertable = false, updatable = false)
    private @Nullable String skillLines;

    private @Nullable String notes;

    @Embedded
    private Lead lead;

    @Embedded
    @EmbeddedColumnNaming("added_by_%s")
    private Actor addedBy;

    private Instant addedAt;

    /** Null as long as the vendor is in the directory. */
    @Embedded
    private @Nullable Archiving archiving;

    /** The entry that stands for this vendor; null where it is this one. */
    @Embedded
    @EmbeddedColumnNaming("merged_into_%s")
    private @Nullable VendorId mergedInto;

    @Column(insertable = false, updatable = false)
    private @Nullable String firm;

    @Column(insertable = false, updatable = false)
    private @Nullable String mailDomain;

    @Column(insertable = false, updatable = false)
    private @Nullable String webDomain;

    @Column(insertable = false, updatable = false)
    private @Nullable String phoneEnd;

    @SuppressWarnings("NullAway.Init")
    protected Vendor() {}

    @SuppressWarnings("NullAway.Init")
    Vendor(VendorDetails details, Lead lead, Actor by, Instant now) {
        this.id = VendorId.next();
        this.addedBy = by;
        this.addedAt = now;
        describe(details, lead);
    }

    final void describe(VendorDetails details, Lead lead) {
        this.name = details.name();
        this.contact = details.contact();
        this.email = details.email();
        this.phone = details.phone();
        this.web = details.web();
        this.city = details.city();
        this.country = details.country();
        this.zone = details.zone();
        this.hours = details.hours();
        this.languages = details.languages();
        this.skills = details.skills();
        this.notes = details.notes();
        this.lead = lead;
        tellHours(id);
    }

    /** Tells whoever works with the vendor under this entry when it works. */
    final void tellHours(VendorId entry) {
        if (hours != null) {
            registerEvent(new VendorHours.Told(entry, hours.from(), hours.to()));
        }
    }

    /**
     * Nobody asks this vendor any more; its past stays.
     *
     * @param bound what binds the business to it, with the way to end it; null for nothing
     * @param reason at most 500 characters; null or blank for none
     * @throws RuleViolation while something binds, or if it is archived already
     */
    void archive(@Nullable Sentence bound, @Nullable String reason, Actor by, Instant now) {
        requireArchivable(bound);
        archiving = Archiving.because(reason, by, now);
    }

    void requireArchivable(@Nullable Sentence bound) {
        requireInUse();
        if (bound != null) {
            throw new RuleViolation("vendor.archiving.bound", bound);
        }
    }

    /** The vendor can be asked again, and stands for itself. Does nothing where it is in the directory. */
    void bringBack() {
        archiving = null;
        mergedInto = null;
    }

    /** Another entry stands for this vendor from now on; what hangs on this one stays there. */
    void mergeInto(Vendor standing, Actor by, Instant now) {
        requireInUse();
        standing.requireInUse();
        archiving = Archiving.because(null, by, now);
        mergedInto = standing.id;
    }

    /** The entry of the directory that stands for this vendor: mostly this one. */
    VendorId standingEntry() {
        return mergedInto == null ? id : mergedInto;
    }

    /** @throws RuleViolation if another entry stands for this vendor */
    void requireStanding() {
        if (isMerged()) {
            throw new RuleViolation("vendor.merger.merged", name);
        }
    }

    boolean isMerged() {
        return mergedInto != null;
    }

    /** @throws RuleViolation if the vendor is archived */
    public void requireInUse() {
        if (isArchived()) {
            throw new RuleViolation("vendor.archiving.already", name);
        }
    }

    public boolean isArchived() {
        return archiving != null;
    }

    /** By whom and why it was archived; empty as long as the vendor is in the directory. */
    Optional<Archiving> archiving() {
        return Optional.ofNullable(archiving);
    }

    /** @param firm a name without its legal form */
    boolean isOf(String firm) {
        return firm.equals(this.firm);
    }

    boolean shares(Set<String> domains, Set<String> phoneEnds) {
        return Stream.of(mailDomain, webDomain).filter(Objects::nonNull).anyMatch(domains::contains)
                || phoneEnd != null && phoneEnds.contains(phoneEnd);
    }

    @Override
    public VendorId getId() {
        return id;
    }

    public VendorId id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The person we talk to. */
    public String contact() {
        return contact;
    }

    public String email() {
        return email;
    }

    /** Null as long as nobody knows it. */
    public @Nullable String city() {
        return city;
    }

    /** "Manila, Philippines", or the country alone. */
    public String place(Locale reader) {
        return details().place(reader);
    }

    /** ISO 3166 code. */
    public String country() {
        return country;
    }

    public ZoneId zone() {
        return zone;
    }

    public Optional<VendorWorkingHours> hours() {
        return Optional.ofNullable(hours);
    }

    public List<SpokenLanguage> languages() {
        return languages;
    }

    /** The language they command best, if any is known. */
    public Optional<SpokenLanguage> language() {
        return languages.stream().findFirst();
    }

    /** Whether just this is written down. */
    boolean is(VendorDetails details, Lead lead) {
        return details().equals(details) && this.lead.equals(lead);
    }

    public Lead lead() {
        return lead;
    }

    public LeadSource source() {
        return lead.source();
    }

    public Actor addedBy() {
        return addedBy;
    }

    public Instant addedAt() {
        return addedAt;
    }

    public VendorDetails details() {
        return new VendorDetails(
                name, contact, email, phone, web, city, country, zone, hours, languages, skills, notes);
    }
}
