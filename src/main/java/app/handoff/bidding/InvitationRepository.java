package app.handoff.bidding;

import app.handoff.kernel.VendorId;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface InvitationRepository extends Repository<Invitation, InvitationId> {

    Invitation save(Invitation invitation);

    Optional<Invitation> findById(InvitationId id);

    /** One act of a vendor at a time: whoever comes second waits, and reads what the first has left. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Invitation i where i.id = :id")
    Optional<Invitation> lock(InvitationId id);

    Optional<Invitation> findByRequestAndVendor(BidRequestId request, VendorId vendor);

    @Query("select i from Invitation i where i.request = :request order by i.vendorName, i.id.id")
    List<Invitation> of(BidRequestId request);

    void delete(Invitation invitation);

    @Query("select i from Invitation i where i.request in :requests")
    List<Invitation> ofAll(Collection<BidRequestId> requests);
}
