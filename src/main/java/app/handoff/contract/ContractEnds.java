package app.handoff.contract;

import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Does what a day brings for contracts, in every business: ends them on the day that was said, lets those go on that do so by
 * themselves, lets amendments take effect, says in time that a term is to be decided and tells of those that are to be signed.
 */
@Component
class ContractEnds {

    private static final Logger LOG = LoggerFactory.getLogger(ContractEnds.class);
    /** No zone is further ahead: a contract ends by the clock of its own reports, which it checks itself. */
    private static final Duration AHEAD = Duration.ofHours(26);

    private final Contracts contracts;
    private final Amendments amendments;
    private final LawyerReadings lawyers;
    private final TermNotices notices;
    private final Businesses businesses;
    private final Clock clock;

    ContractEnds(
            Contracts contracts,
            Amendments amendments,
            LawyerReadings lawyers,
            TermNotices notices,
            Businesses businesses,
            Clock clock) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.lawyers = lawyers;
        this.notices = notices;
        this.businesses = businesses;
        this.clock = clock;
    }

    /** Visits every business; trouble in one does not keep the others waiting. */
    void endAll() {
        for (var business : businesses.all()) {
            try {
                businesses
                        .find(business)
                        .ifPresent(profile ->
                                Tenancy.as(Tenancy.Scope.of(business).at(profile.locality()), () -> {
                                    var now = clock.instant();
                                    var latest = LocalDate.ofInstant(now.plus(AHEAD), ZoneOffset.UTC);
                                    contracts.endWhatIsOver(latest, now);
                                    contracts.renewWhatGoesOn(latest, now);
                                    amendments.takeEffect(latest, now);
                                    notices.tell(latest, now);
                                    contracts.tellOfSigningDays(
                                            LocalDate.ofInstant(
                                                    now, Tenancy.locality().zone()),
                                            now);
                                    lawyers.withdrawWhatIsTooLate(now);
                                    return true;
                                }));
            } catch (RuntimeException e) {
                LOG.warn("Contracts of one business could not be ended; it is tried again", e);
            }
        }
    }

    /** How often contracts are looked for whose last day has passed. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofMinutes(15);

        @Bean
        RecurringTask<Void> contractEndsRound(ContractEnds ends) {
            return Tasks.recurring("contract-ends", FixedDelay.of(PAUSE)).execute((instance, context) -> ends.endAll());
        }
    }
}
