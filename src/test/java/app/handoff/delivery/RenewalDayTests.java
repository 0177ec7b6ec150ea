package app.handoff.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.handoff.Pages;
import app.handoff.contract.Contract;
import app.handoff.contract.ContractId;
import app.handoff.contract.Contracts;
import app.handoff.contract.ReportedBy;
import app.handoff.contract.SignedContract;
import app.handoff.engagement.Engagements;
import app.handoff.kernel.Actor;
import app.handoff.kernel.BusinessId;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A contract goes on from the day that it is where the business is. */
class RenewalDayTests {

    @Test
    void halfAnHourAfterMidnightInBerlinIsTheNextDay() {
        var delivery = new Delivery(
                Examples.terms(0, ReportedBy.STAFF, Examples.RIGHT_FIRST_TIME), Examples.ANA, Examples.SIGNED);
        var contracts = mock(Contracts.class);
        when(contracts.signed(delivery.engagement()))
                .thenReturn(Optional.empty())
                .thenReturn(Optional.of(mock(SignedContract.class)));
        var asked = new ArrayList<LocalDate>();
        when(contracts.inForce(any(), any(LocalDate.class))).thenAnswer(call -> {
            asked.add(call.getArgument(1));
            throw new IllegalStateException("enough");
        });
        var deliveries = mock(Deliveries.class);
        when(deliveries.find(delivery.engagement())).thenReturn(Optional.of(delivery));
        var starter = new DeliveryStarter(contracts, deliveries, mock(Engagements.class));
        var renewed = new Contract.WentOn(
                new ContractId(delivery.contract()),
                delivery.engagement(),
                "Tala Ledger",
                LocalDate.parse("2028-12-31"),
                Actor.SYSTEM,
                Instant.parse("2027-06-30T22:30:00Z"));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Tenancy.as(Tenancy.Scope.of(BusinessId.next()).at(Pages.BERLIN), () -> {
                    starter.on(renewed);
                    return true;
                }));

        assertThat(asked).containsExactly(LocalDate.parse("2027-07-01"));
    }
}
