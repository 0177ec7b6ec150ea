package app.handoff.tenancy;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is left to do after acts in other modules, for the tests of the modules that do it. */
@Component
public class EventRetryForTests {

    private final EventRetryJob job;
    private final JdbcClient jdbc;

    EventRetryForTests(EventRetryJob job, JdbcClient jdbc) {
        this.job = job;
        this.jdbc = jdbc;
    }

    /** One round of the job. */
    public void round() {
        job.retryAll();
    }

    /** How each thing stands that is still to be done in this business, the first one first. */
    @Transactional(readOnly = true)
    public List<String> left() {
        return jdbc.sql("select status from event_publication order by publication_date")
                .query(String.class)
                .list();
    }

    /** As if all of it had happened earlier. */
    @Transactional
    public void age(Duration by) {
        jdbc.sql("update event_publication set publication_date = publication_date - make_interval(secs => :secs),"
                        + " last_resubmission_date = last_resubmission_date - make_interval(secs => :secs)")
                .param("secs", by.toSeconds())
                .update();
    }

    /** As a node leaves it that dies. */
    @Transactional
    public void breakOffAs(String status) {
        jdbc.sql("update event_publication set status = :status")
                .param("status", status)
                .update();
    }

    /** As if what is left to do had been written down twice. */
    @Transactional
    public void repeat() {
        jdbc.sql(
                        "insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status,"
                                + " completion_attempts, last_resubmission_date) select gen_random_uuid(), listener_id, event_type,"
                                + " serialized_event, publication_date, status, completion_attempts, last_resubmission_date"
                                + " from event_publication")
                .update();
    }
}
