package app.handoff.installation;

import app.handoff.installation.ProvenBackup.Proof;
import app.handoff.installation.ProvenBackup.Step;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The backups of this installation, as files under its data folder: made when the administrator asks or at a time of each day,
 * each proven by restoring it. Possible where Handoff runs its own database server, which one node alone does.
 */
@Service
class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'-'HHmmss").withZone(ZoneOffset.UTC);

    private final boolean possible;
    private final Path data;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
    private volatile @Nullable Failure lastFailure;

    Backups(
            ObjectProvider<StartingServer> ownServer,
            @Value("${handoff.data}") String data,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.possible = ownServer.getIfAvailable() != null;
        this.data = Path.of(data).toAbsolutePath().normalize();
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether Handoff can make them itself: its database is its own. */
    public boolean arePossible() {
        return possible;
    }

    /** Where they lie, and everything else of this installation. */
    public Path dataFolder() {
        return data;
    }

    private Path folder() {
        return data.resolve("backups");
    }

    /** All there are, the newest first. */
    public List<Made> all() {
        if (Files.notExists(folder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .flatMap(file -> read(file).stream())
                    .sorted(Comparator.comparing(Made::at).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest that was restored without a difference. */
    public Optional<Made> lastGood() {
        return all().stream().filter(Made::isProven).findFirst();
    }

    /** What is being done now, if a backup is being made. */
    public Optional<Running> running() {
        return Optional.ofNullable(running.get());
    }

    /** Why the last one could not be made, since this node started; empty once another one could. */
    public Optional<Failure> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /**
     * Begins to make one in the background.
     *
     * @param by who asked for it
     * @throws RuleViolation {@code backup.notPossible} without a database server of our own, or {@code backup.running}
     */
    public void begin(String by) {
        if (!possible) {
            throw new RuleViolation("backup.notPossible");
        }
        Instant now = clock.instant();
        if (!running.compareAndSet(null, new Running(now, Step.COPYING.name()))) {
            throw new RuleViolation("backup.running");
        }
        Thread worker = new Thread(() -> make(now, by), "backup");
        worker.setDaemon(true);
        worker.start();
    }

    private void make(Instant now, String by) {
        try {
            String name = NAME.format(now);
            Path file = folder().resolve(name + ".zip");
            Proof proof =
                    new ProvenBackup(data, folder(), step -> running.set(new Running(now, step.name()))).make(file);
            write(new Made(name, now, by, Files.size(file), proof.tables(), proof.rows(), proof.differences()));
            lastFailure = null;
            removeOld();
        } catch (IOException | RuntimeException e) {
            LOG.warn("A backup could not be made.", e);
            lastFailure = new Failure(now, String.valueOf(e.getMessage()));
        } finally {
            running.set(null);
        }
    }

    /** As many good ones are kept as the plan says; what could not be proven goes with the good ones that are older. */
    private void removeOld() throws IOException {
        int good = 0;
        for (Made made : all()) {
            if (good >= plan().kept()) {
                Files.deleteIfExists(folder().resolve(made.name() + ".zip"));
                Files.deleteIfExists(folder().resolve(made.name() + ".properties"));
            }
            good += made.isProven() ? 1 : 0;
        }
    }

    private void write(Made made) throws IOException {
        DataFolder.writePrivately(
                folder().resolve(made.name() + ".properties"),
                "at=" + made.at() + "\nby=" + escaped(made.by()) + "\nsize=" + made.size() + "\ntables=" + made.tables()
                        + "\nrows=" + made.rows() + "\ndifferences=" + made.differences() + "\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replaceAll("\\R", " ");
    }

    private static Optional<Made> read(Path file) {
        try {
            Properties told = new Properties();
            told.load(new StringReader(Files.readString(file)));
            String name = file.getFileName().toString().replace(".properties", "");
            if (Files.notExists(file.resolveSibling(name + ".zip"))) {
                return Optional.empty();
            }
            return Optional.of(new Made(
                    name,
                    Instant.parse(told.getProperty("at")),
                    told.getProperty("by", ""),
                    Long.parseLong(told.getProperty("size")),
                    Integer.parseInt(told.getProperty("tables")),
                    Long.parseLong(told.getProperty("rows")),
                    Integer.parseInt(told.getProperty("differences"))));
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is told of a backup in {} cannot be read.", file, e);
            return Optional.empty();
        }
    }

    /**
     * The file of one of them.
     *
     * @throws NotFound if there is none of this name
     */
    public Path file(String name) {
        return all().stream()
                .filter(made -> made.name().equals(name))
                .findFirst()
                .map(made -> folder().resolve(made.name() + ".zip"))
                .orElseThrow(NotFound::new);
    }

    /** When they are made by themselves. */
    public Plan plan() {
        return transaction.execute(status -> jdbc.sql("select daily, at, zone, kept from backup_plan")
                .query((row, number) -> new Plan(
                        row.getBoolean("daily"),
                        row.getObject("at", LocalTime.class),
                        ZoneId.of(row.getString("zone")),
                        row.getInt("kept")))
                .optional()
                .orElse(Plan.NONE));
    }

    /** The next one is made when its time comes next. */
    public void save(Plan plan) {
        transaction.executeWithoutResult(status -> jdbc.sql("insert into backup_plan (daily, at, zone, kept, begun_at)"
                        + " values (:daily, :at, :zone, :kept, :now)"
                        + " on conflict (only_one) do update set daily = excluded.daily, at = excluded.at,"
                        + " zone = excluded.zone, kept = excluded.kept, begun_at = excluded.begun_at")
                .param("now", Timestamp.from(clock.instant()))
                .param("daily", plan.daily())
                .param("at", plan.at())
                .param("zone", plan.zone().getId())
                .param("kept", plan.kept())
                .update());
    }

    /** Begins today's backup once its time has come. */
    void beginIfDue() {
        Plan plan = plan();
        if (!possible || !plan.daily() || running.get() != null) {
            return;
        }
        Instant now = clock.instant();
        boolean mine = transaction.execute(status -> jdbc.sql(
                                "update backup_plan set begun_at = :now where daily and (begun_at is null or begun_at"
                                        + " < :due)")
                        .param("now", Timestamp.from(now))
                        .param("due", Timestamp.from(plan.lastDue(now)))
                        .update())
                > 0;
        if (mine) {
            begin("");
        }
    }

    /**
     * When backups are made by themselves, and how many good ones are kept.
     *
     * @param at the time of each day, in the zone
     * @param kept 1 to 90
     */
    public record Plan(boolean daily, LocalTime at, ZoneId zone, int kept) {

        public static final int MOST = 90;

        static final Plan NONE = new Plan(false, LocalTime.of(3, 0), ZoneOffset.UTC, 14);

        public Plan {
            if (kept < 1 || kept > MOST) {
                throw new RuleViolation("backup.kept", MOST).at("kept");
            }
        }

        /** The last time at which one was due, today or yesterday. */
        Instant lastDue(Instant now) {
            var local = now.atZone(zone);
            var today = local.toLocalDate().atTime(at).atZone(zone);
            return (today.toInstant().isAfter(now)
                            ? local.toLocalDate().minusDays(1).atTime(at).atZone(zone)
                            : today)
                    .toInstant();
        }
    }

    /**
     * A backup that was made.
     *
     * @param name the day and time at which it began, in UTC
     * @param by who asked for it; empty if nobody did
     * @param size in bytes
     * @param rows in all tables
     * @param differences how many tables differed when it was restored
     */
    public record Made(String name, Instant at, String by, long size, int tables, long rows, int differences) {

        /** Whether it was restored, and held everything. */
        public boolean isProven() {
            return differences == 0 && tables > 0;
        }
    }

    /**
     * A backup that is being made.
     *
     * @param doing COPYING, PACKING, RESTORING or COMPARING
     */
    public record Running(Instant since, String doing) {}

    /** Why a backup could not be made. */
    public record Failure(Instant at, String reason) {}

    /** When the plan is looked at. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofMinutes(1);

        @Bean
        RecurringTask<Void> backupsRound(Backups backups) {
            return Tasks.recurring("backups", FixedDelay.of(PAUSE))
                    .execute((instance, context) -> backups.beginIfDue());
        }
    }
}
