package app.handoff.account;

import app.handoff.kernel.MemberId;
import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CalendarFeedRepository extends Repository<CalendarFeed, MemberId> {

    CalendarFeed save(CalendarFeed feed);

    Optional<CalendarFeed> findById(MemberId member);

    /** Whose calendar this secret shows, if they still work here. */
    @Query("select m from CalendarFeed f join Member m on m.id = f.member where f.tokenHash = ?1 and m.status = ACTIVE")
    Optional<Member> reader(byte[] tokenHash);

    @Modifying
    @Query("delete from CalendarFeed f where f.member = ?1")
    void withdraw(MemberId member);
}
