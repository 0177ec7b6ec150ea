package app.handoff.account;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.CountryNames;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.kernel.Locality;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A business that uses Handoff: its name and where it is. */
@Entity
class Business implements Persistable<BusinessId> {

    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "business_id"))
    private BusinessId id;

    private String name;
    private String country;
    private String zone;
    private String currency;
    private String locale;
    private boolean sample;
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    Business(BusinessId id, String name, String country, Locality locality, boolean sample, Instant now) {
        this.id = id;
        this.name = name;
        this.country = country;
        this.sample = sample;
        this.createdAt = now;
        move(locality);
    }

    @SuppressWarnings("NullAway.Init")
    protected Business() {}

    /** Counts how often the settings were saved; a form carries it along. */
    public int version() {
        return version == null ? 0 : version;
    }

    /** @throws EditedMeanwhile if somebody saved the settings since a form was opened */
    void expectVersion(int seen) {
        if (seen != version()) {
            throw new EditedMeanwhile();
        }
    }

    void rename(String name) {
        this.name = name;
    }

    void moveTo(String country) {
        this.country = country;
    }

    /** Amounts already written keep their currency; new ones take this one. */
    final void move(Locality locality) {
        this.zone = locality.zone().getId();
        this.currency = locality.currency().getCurrencyCode();
        this.locale = locality.locale().toLanguageTag();
    }

    @Override
    public BusinessId getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }

    public String name() {
        return name;
    }

    public String country() {
        return country;
    }

    /** As people call it. */
    public String countryName() {
        return CountryNames.of(country);
    }

    public Locality locality() {
        return new Locality(ZoneId.of(zone), Currency.getInstance(currency), Locale.forLanguageTag(locale), country);
    }

    public boolean isSample() {
        return sample;
    }
}
