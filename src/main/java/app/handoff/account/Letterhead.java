package app.handoff.account;

import app.handoff.kernel.BrandColour;
import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.BusinessOwned;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The logo and the colour that a business has chosen for its documents. */
@Entity
class Letterhead extends BusinessOwned<BusinessId> {

    @EmbeddedId
    private BusinessId id;

    private @Nullable String colour;

    private byte @Nullable [] logo;
    private @Nullable String logoVersion;
    private @Nullable Integer logoWidth;
    private @Nullable Integer logoHeight;

    @SuppressWarnings("NullAway.Init")
    protected Letterhead() {}

    Letterhead(BusinessId id) {
        this.id = id;
    }

    public void choose(@Nullable BrandColour colour) {
        this.colour = colour == null ? null : colour.hex();
    }

    public void show(LogoPicture picture) {
        logo = picture.png();
        logoVersion = picture.version();
        logoWidth = picture.width();
        logoHeight = picture.height();
    }

    public void removeLogo() {
        logo = null;
        logoVersion = null;
        logoWidth = null;
        logoHeight = null;
    }

    public @Nullable BrandColour colour() {
        return colour == null ? null : new BrandColour(colour);
    }

    public boolean hasLogo() {
        return logo != null;
    }

    public boolean shows(LogoPicture picture) {
        return Objects.equals(logoVersion, picture.version());
    }

    /** Minus one until something is chosen, so that of two who choose first the second is told as well. */
    @Override
    public int version() {
        return isNew() ? -1 : super.version();
    }

    @Override
    public BusinessId getId() {
        return id;
    }
}
