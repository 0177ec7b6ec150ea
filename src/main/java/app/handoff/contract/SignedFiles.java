package app.handoff.contract;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.NotFound;
import app.handoff.sample.SampleMade;
import app.handoff.tenancy.Businesses;
import app.handoff.tenancy.Tenancy;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the sealed file of each signed contract and each signed amendment, once, and gives it to both sides. */
@Component
class SignedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SignedFiles.class);
    private static final int MOST_AT_ONCE = 50;

    /** What was signed longer ago than this when it is told was not signed by somebody who waits for the answer. */
    private static final Duration JUST_NOW = Duration.ofHours(1);

    private final SignedFileRepository files;
    private final AgreementRepository agreements;
    private final ContractPdf pdf;
    private final Businesses businesses;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignedFiles(
            SignedFileRepository files,
            AgreementRepository agreements,
            ContractPdf pdf,
            Businesses businesses,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.files = files;
        this.agreements = agreements;
        this.pdf = pdf;
        this.businesses = businesses;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Both sides have signed: the file is made after that, and a signature stands even if this has to be tried again. */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(Contract.Activated signed) {
        makeUnlessTold(signed.contract(), signed.at());
    }

    /** The same of an amendment. */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(Amendment.Agreed signed) {
        makeUnlessTold(signed.amendment(), signed.at());
    }

    /** The sample business is told what was signed long ago, one contract after the other: their files follow once all of it is there. */
    private void makeUnlessTold(ContractId id, Instant at) {
        boolean told = at.isBefore(clock.instant().minus(JUST_NOW))
                && businesses
                        .find(Tenancy.required().business())
                        .filter(Businesses.Profile::sample)
                        .isPresent();
        if (!told) {
            make(id);
        }
    }

    /** What was signed in the sample business before anybody saw it. */
    @EventListener
    void on(SampleMade sample) {
        makeAllThatIsMissing(sample.business());
    }

    /** Makes the file between two transactions: nobody waits for the contract, and no connection is held, while that takes its time. */
    private void make(ContractId id) {
        var signed = transaction.execute(status -> files.existsByContract(id)
                ? Optional.<Agreement>empty()
                : Optional.of(Contracts.whole(agreements.findById(id).orElseThrow(NotFound::new))));
        if (signed.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var file = new SignedFile(signed.get(), pdf.signed(signed.get(), now), now);
        transaction.executeWithoutResult(status -> {
            // Of two nodes that found it missing at once, the first one keeps its file.
            agreements.lock(id.id());
            if (!files.existsByContract(id)) {
                files.saveAndFlush(file);
            }
        });
    }

    /** @throws NotFound if the contract is not signed, or its file is still being made */
    @Transactional(readOnly = true)
    public SignedFile of(ContractId contract) {
        return files.findByContract(contract).orElseThrow(NotFound::new);
    }

    /** Whether there is something to download: a moment after the last signature. */
    @Transactional(readOnly = true)
    public boolean isThere(Agreement contract) {
        return contract.activeAt() != null && files.existsByContract(contract.id());
    }

    /** What we keep of the contract that a file says it is; nothing where we keep none. */
    @Transactional(readOnly = true)
    public Optional<SignedFileRepository.Facts> kept(SealFacts stated) {
        return files.facts(ContractId.of(stated.contract()));
    }

    /** Contracts that were signed before there were such files get one; one that cannot be made keeps no other waiting. */
    private void makeWhatIsMissing() {
        var failed = new HashSet<UUID>();
        for (int made = 0; made < MOST_AT_ONCE; ) {
            var missing = missing(failed);
            if (missing.isEmpty()) {
                return;
            }
            for (var id : missing) {
                try {
                    make(id);
                    made++;
                } catch (RuntimeException e) {
                    failed.add(id.id());
                    LOG.warn("The file of the signed contract {} could not be made; it is tried again", id, e);
                }
            }
        }
    }

    private List<ContractId> missing(Set<UUID> except) {
        return Optional.ofNullable(transaction.execute(status -> files.missing(except, Limit.of(MOST_AT_ONCE))))
                .orElse(List.of());
    }

    /** Visits every business; trouble in one does not keep the others waiting. */
    void makeAllThatIsMissing() {
        for (var business : businesses.all()) {
            try {
                makeAllThatIsMissing(business);
            } catch (RuntimeException e) {
                LOG.warn("Signed contracts of one business could not be put into files; it is tried again", e);
            }
        }
    }

    /** The same in one business; nothing where it is gone. */
    void makeAllThatIsMissing(BusinessId business) {
        businesses
                .find(business)
                .ifPresent(profile -> Tenancy.as(Tenancy.Scope.of(business).at(profile.locality()), () -> {
                    makeWhatIsMissing();
                    return true;
                }));
    }

    /** How often signed contracts without a file are looked for. */
    @Configuration(proxyBeanMethods = false)
    static class Round {

        private static final Duration PAUSE = Duration.ofMinutes(30);

        @Bean
        RecurringTask<Void> signedFilesRound(SignedFiles files) {
            return Tasks.recurring("signed-contract-files", FixedDelay.of(PAUSE))
                    .execute((instance, context) -> files.makeAllThatIsMissing());
        }
    }
}
