package app.handoff.account;

import app.handoff.kernel.MemberId;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

interface MemberRepository extends Repository<Member, MemberId> {

    Member save(Member member);

    Optional<Member> findById(MemberId id);

    Optional<Member> findByEmail(String email);

    List<Member> findAllByOrderByName();
}
