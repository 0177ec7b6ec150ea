package app.handoff.account;

import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.Tenancy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LetterheadRepository extends Repository<Letterhead, BusinessId> {

    Letterhead saveAndFlush(Letterhead letterhead);

    Optional<Letterhead> findById(BusinessId id);

    /** That of the business at work; a plain one where it has chosen nothing yet. */
    default Letterhead own() {
        var business = Tenancy.required().business();
        return findById(business).orElseGet(() -> new Letterhead(business));
    }

    /** All but the picture. */
    @Query("select l.colour as colour, l.logoVersion as logoVersion, l.logoWidth as logoWidth,"
            + " l.logoHeight as logoHeight from Letterhead l")
    Optional<Chosen> chosen();

    @Query("select l.logo from Letterhead l where l.logo is not null")
    Optional<byte[]> logo();

    interface Chosen {

        @Nullable String getColour();

        @Nullable String getLogoVersion();

        @Nullable Integer getLogoWidth();

        @Nullable Integer getLogoHeight();
    }
}
