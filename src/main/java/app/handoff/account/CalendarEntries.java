package app.handoff.account;

import app.handoff.engagement.Agenda.Happening;
import app.handoff.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often each date was changed since calendars were told of it: they believe the highest number. */
@Component
class CalendarEntries {

    private final JdbcClient jdbc;

    CalendarEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sequence 0 for one that is told for the first time */
    record Told(int sequence, Instant changedAt) {}

    /**
     * Takes down what calendars are told now; what differs from before counts as changed.
     *
     * @return by {@link Happening#id}, in two statements however many there are
     */
    @Transactional
    public Map<String, Told> tell(Collection<Happening> happenings, Instant now) {
        if (happenings.isEmpty()) {
            return Map.of();
        }
        var ids = happenings.stream().map(Happening::id).toArray(String[]::new);
        var hashes = happenings.stream().map(CalendarEntries::hash).toArray(byte[][]::new);
        var business = Tenancy.required().business().id();
        jdbc.sql("insert into calendar_entry as known (business_id, uid, sequence, told, changed_at)"
                        + " select :business, told.uid, 0, told.hash, :now"
                        + " from unnest(cast(:ids as text[]), cast(:hashes as bytea[])) told (uid, hash)"
                        + " where not exists (select from calendar_entry same where same.business_id = :business"
                        + " and same.uid = told.uid and same.told = told.hash)"
                        + " order by told.uid"
                        + " on conflict (business_id, uid) do update set sequence = known.sequence + 1,"
                        + " told = excluded.told, changed_at = excluded.changed_at"
                        + " where known.told <> excluded.told")
                .param("business", business)
                .param("now", Timestamp.from(now))
                .param("ids", ids)
                .param("hashes", hashes)
                .update();
        var told = new HashMap<String, Told>();
        jdbc.sql("select uid, sequence, changed_at from calendar_entry"
                        + " where business_id = :business and uid = any(cast(:ids as text[]))")
                .param("business", business)
                .param("ids", ids)
                .query(row -> {
                    told.put(
                            row.getString("uid"),
                            new Told(
                                    row.getInt("sequence"),
                                    row.getTimestamp("changed_at").toInstant()));
                });
        return told;
    }

    private static byte[] hash(Happening happening) {
        var said = happening.at() + "|" + Objects.toString(happening.day(), "") + "|"
                + Objects.toString(happening.lasts(), "") + "|" + happening.place() + "|" + happening.what();
        try {
            return MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
