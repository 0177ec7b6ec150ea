package app.handoff.account;

import app.handoff.kernel.MemberId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MemberRepository extends Repository<Member, MemberId> {

    Member save(Member member);

    Optional<Member> findById(MemberId id);

    Optional<Member> findByEmail(String email);

    List<Member> findAllByOrderByName();

    /** Those who own the business and have joined. */
    @Query("select m.id from Member m where m.status = Status.ACTIVE and m.role = Role.OWNER")
    Set<MemberId> owners();
}
