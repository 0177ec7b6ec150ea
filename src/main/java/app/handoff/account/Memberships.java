package app.handoff.account;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.MemberId;
import app.handoff.tenancy.Tenancy;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who belongs to which business. */
@Repository
class Memberships {

    private final JdbcClient jdbc;
    private final EntityManager entities;

    Memberships(JdbcClient jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    /** Somebody works in the current business from now on. */
    Membership begin(Login login, Member member, Instant now) {
        var membership = new Membership(login.getId(), Tenancy.required().business(), member.getId());
        entities.flush(); // the login's row must stand before a plain statement refers to it
        add(membership, now);
        return membership;
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from membership)")
                .query(Boolean.class)
                .single();
    }

    List<BusinessId> businesses() {
        return jdbc
                .sql("select distinct business_id from membership order by business_id")
                .query(UUID.class)
                .list()
                .stream()
                .map(BusinessId::new)
                .toList();
    }

    /** The businesses of a login, the one used last first. */
    List<Membership> of(UUID login) {
        return jdbc.sql(
                        "select business_id, member_id from membership where login_id = :login order by last_used_at desc")
                .param("login", login)
                .query((row, number) -> new Membership(
                        login,
                        new BusinessId(row.getObject("business_id", UUID.class)),
                        new MemberId(row.getObject("member_id", UUID.class))))
                .list();
    }

    /** Whose login a member of a business is; empty once they have left it. */
    Optional<UUID> loginOf(BusinessId business, MemberId member) {
        return jdbc.sql("select login_id from membership where business_id = :business and member_id = :member")
                .param("business", business.id())
                .param("member", member.id())
                .query(UUID.class)
                .optional();
    }

    /** The members of a business whose login has an address that nobody proved. */
    Set<MemberId> unproven(BusinessId business) {
        return Set.copyOf(jdbc.sql("select m.member_id from membership m join login l on l.id = m.login_id"
                        + " where m.business_id = :business and l.proven_at is null")
                .param("business", business.id())
                .query((row, number) -> new MemberId(row.getObject("member_id", UUID.class)))
                .list());
    }

    void add(Membership membership, Instant now) {
        jdbc.sql("insert into membership (login_id, business_id, member_id, last_used_at)"
                        + " values (:login, :business, :member, :now) on conflict (login_id, business_id)"
                        + " do update set member_id = excluded.member_id, last_used_at = excluded.last_used_at")
                .param("login", membership.login())
                .param("business", membership.business().id())
                .param("member", membership.member().id())
                .param("now", Timestamp.from(now))
                .update();
    }

    void used(Membership membership, Instant now) {
        jdbc.sql("update membership set last_used_at = :now where login_id = :login and business_id = :business")
                .param("login", membership.login())
                .param("business", membership.business().id())
                .param("now", Timestamp.from(now))
                .update();
    }

    void remove(BusinessId business, MemberId member) {
        jdbc.sql("delete from membership where business_id = :business and member_id = :member")
                .param("business", business.id())
                .param("member", member.id())
                .update();
    }

    void removeAll(BusinessId business) {
        jdbc.sql("delete from membership where business_id = :business")
                .param("business", business.id())
                .update();
    }
}
