package app.handoff.vendor;

import app.handoff.kernel.VendorId;
import app.handoff.web.RecordPages;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the page kit which vendors the business has. */
@Component
class VendorPages implements RecordPages {

    private final VendorRepository vendors;

    VendorPages(VendorRepository vendors) {
        this.vendors = vendors;
    }

    @Override
    public String folder() {
        return "vendors";
    }

    @Override
    public boolean has(UUID id) {
        return vendors.find(new VendorId(id)).isPresent();
    }
}
