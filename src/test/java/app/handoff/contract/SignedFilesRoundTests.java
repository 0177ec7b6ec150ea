package app.handoff.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.handoff.kernel.BusinessId;
import app.handoff.kernel.Locality;
import app.handoff.tenancy.Businesses;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The round that makes the files of signed contracts which have none yet. */
class SignedFilesRoundTests {

    private final SignedFileRepository files = mock();
    private final AgreementRepository contracts = mock();
    private final ContractPdf pdf = mock();
    private final Businesses businesses = mock();
    private final List<Contract> signed =
            Stream.generate(SampleContracts::anActiveOne).limit(3).toList();
    private final Set<UUID> made = new HashSet<>();
    private final List<UUID> rendered = new ArrayList<>();
    private final List<Boolean> renderedWithinTransaction = new ArrayList<>();

    private final SignedFiles round = new SignedFiles(
            files, contracts, pdf, businesses, new NoDatabase(), Clock.fixed(SampleContracts.NOW, ZoneOffset.UTC));

    @BeforeEach
    void threeContractsOfWhichTheFirstCannotBeRendered() {
        var business = new BusinessId(UUID.randomUUID());
        when(businesses.all()).thenReturn(List.of(business));
        when(businesses.find(business))
                .thenReturn(Optional.of(new Businesses.Profile(
                        business,
                        "Studio Fern",
                        "DE",
                        new Locality(SampleContracts.BERLIN, Currency.getInstance("EUR"), Locale.UK),
                        false)));
        when(files.missing(anyCollection(), any())).thenAnswer(call -> {
            Collection<UUID> except = call.getArgument(0);
            return signed.stream()
                    .map(Contract::id)
                    .filter(id -> !made.contains(id.id()) && !except.contains(id.id()))
                    .limit(1)
                    .toList();
        });
        when(files.existsByContract(any())).thenAnswer(call -> made.contains(((ContractId) call.getArgument(0)).id()));
        when(contracts.findById(any()))
                .thenAnswer(call -> signed.stream()
                        .filter(contract -> contract.id().equals(call.getArgument(0)))
                        .map(Agreement.class::cast)
                        .findFirst());
        when(pdf.signed(any(), any())).thenAnswer(call -> {
            renderedWithinTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
            Contract contract = call.getArgument(0);
            if (contract.id().equals(signed.get(0).id())) {
                throw new IllegalStateException("no text");
            }
            rendered.add(contract.id().id());
            return new byte[] {1};
        });
        when(files.saveAndFlush(any())).thenAnswer(call -> {
            made.add(rendered.get(rendered.size() - 1));
            return call.getArgument(0);
        });
    }

    @Test
    void aContractWhoseFileCannotBeMadeKeepsNoOtherWaiting() {
        round.makeAllThatIsMissing();

        assertThat(made)
                .containsExactlyInAnyOrder(
                        signed.get(1).id().id(), signed.get(2).id().id());
    }

    @Test
    void noConnectionIsHeldWhileAFileIsMade() {
        round.makeAllThatIsMissing();

        assertThat(renderedWithinTransaction).containsExactly(false, false, false);
    }

    private static class NoDatabase extends AbstractPlatformTransactionManager {

        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
