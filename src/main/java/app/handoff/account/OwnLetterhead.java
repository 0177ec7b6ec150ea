package app.handoff.account;

import app.handoff.kernel.BrandColour;
import app.handoff.kernel.EditedMeanwhile;
import app.handoff.tenancy.BusinessCache;
import app.handoff.tenancy.Letterheads;
import app.handoff.tenancy.ReadTransaction;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the current business has chosen for the head of its documents. */
@Service
class OwnLetterhead implements Letterheads {

    private final LetterheadRepository letterheads;
    private final BusinessCache cache;
    private final TransactionTemplate transaction;
    private final ReadTransaction reading;

    OwnLetterhead(
            LetterheadRepository letterheads,
            BusinessCache cache,
            TransactionTemplate transaction,
            ReadTransaction reading) {
        this.letterheads = letterheads;
        this.cache = cache;
        this.transaction = transaction;
        this.reading = reading;
    }

    @Override
    public Letterheads.Design own() {
        return cache.get(
                Letterheads.class,
                "own",
                () -> letterheads.chosen().map(OwnLetterhead::shown).orElse(Letterheads.Design.PLAIN));
    }

    private static Letterheads.Design shown(LetterheadRepository.Chosen chosen) {
        var colour = chosen.getColour();
        var version = chosen.getLogoVersion();
        return new Letterheads.Design(
                colour == null ? null : new BrandColour(colour),
                version == null
                        ? null
                        : new Logo(
                                version,
                                Objects.requireNonNull(chosen.getLogoWidth()),
                                Objects.requireNonNull(chosen.getLogoHeight())));
    }

    @Override
    public Optional<byte[]> logo() {
        return Objects.requireNonNull(reading.execute(status -> letterheads.logo()));
    }

    /** As it is saved, to be changed on a page. */
    Letterhead saved() {
        return Objects.requireNonNull(reading.execute(status -> letterheads.own()));
    }

    /**
     * Chooses a colour, or none, and another logo.
     *
     * @param picture null to keep the logo there is
     * @throws EditedMeanwhile if somebody else changed it since the form with this version was opened
     */
    void choose(int seen, @Nullable BrandColour colour, @Nullable LogoPicture picture) {
        transaction.executeWithoutResult(status -> {
            var letterhead = letterheads.own();
            if (Objects.equals(letterhead.colour(), colour) && (picture == null || letterhead.shows(picture))) {
                return;
            }
            letterhead.expectVersion(seen);
            letterhead.choose(colour);
            if (picture != null) {
                letterhead.show(picture);
            }
            letterheads.saveAndFlush(letterhead);
        });
    }

    /** @throws EditedMeanwhile if somebody else changed it since the form with this version was opened */
    void removeLogo(int seen) {
        transaction.executeWithoutResult(status -> {
            var letterhead = letterheads.own();
            if (letterhead.hasLogo()) {
                letterhead.expectVersion(seen);
                letterhead.removeLogo();
                letterheads.saveAndFlush(letterhead);
            }
        });
    }
}
