package app.handoff.vendor;

import app.handoff.engagement.VendorHours;
import app.handoff.kernel.VendorId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the running work when and where a vendor works. */
@Component
@Transactional(readOnly = true)
class HoursInDirectory implements VendorHours {

    private final VendorRepository vendors;

    HoursInDirectory(VendorRepository vendors) {
        this.vendors = vendors;
    }

    @Override
    public Optional<Told> of(VendorId vendor) {
        return entry(vendor).flatMap(known -> known.hours().map(hours -> new Told(vendor, hours.from(), hours.to())));
    }

    @Override
    public Optional<String> countryOf(VendorId vendor) {
        return entry(vendor).map(Vendor::country);
    }

    private Optional<Vendor> entry(VendorId vendor) {
        return vendors.find(vendor)
                .flatMap(known -> known.isMerged() ? vendors.find(known.standingEntry()) : Optional.of(known));
    }
}
