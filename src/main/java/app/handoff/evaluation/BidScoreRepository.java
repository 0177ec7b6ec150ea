package app.handoff.evaluation;

import app.handoff.bidding.BidRequestId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BidScoreRepository extends Repository<BidScore, UUID> {

    BidScore save(BidScore score);

    @Query("select s from BidScore s where s.request = :request")
    List<BidScore> of(BidRequestId request);
}
