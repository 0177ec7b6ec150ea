package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.handoff.Pages;
import app.handoff.kernel.Role;
import app.handoff.kernel.RuleViolation;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** One person looks after the installation, and hands that on. */
@SpringBootTest
class AdministrationTests {

    private static final String PASSWORD = "a calm ledger of pine";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    Administration administration;

    Pages pages;
    SignedIn ana;
    SignedIn eve;

    @BeforeEach
    void twoBusinesses() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        eve = pages.owner("Quokka Books");
        pages.administrator(ana);
    }

    @Test
    void anOwnerOfAnotherBusinessSeesNoneOfItsPagesButWhomToAsk() {
        assertThat(pages.get(ana, "/settings")).bodyText().contains("This installation", "/settings/mail");
        assertThat(pages.get(eve, "/settings"))
                .bodyText()
                .doesNotContain("/settings/mail")
                .contains("Ana Ruiz looks after this installation");
        for (var page : new String[] {"mail", "public-address", "backups", "version", "administrator"}) {
            assertThat(pages.get(ana, "/settings/" + page)).hasStatusOk();
            assertThat(pages.get(eve, "/settings/" + page)).hasStatus(403);
        }
        assertThat(pages.post(eve, "/settings/mail/removal")).hasStatus(403);
        assertThat(pages.post(eve, "/settings/administrator").param("password", PASSWORD))
                .hasStatus(403);
    }

    @Test
    void itIsPassedOnToAnotherOwnerOfTheBusinessWithThePassword() {
        var jonas = pages.colleague(ana, Role.OWNER);

        assertThat(passOn(jonas, "wrong")).hasStatus(422).bodyText().contains("This is not your password");
        assertThat(pages.get(ana, "/settings/mail")).hasStatusOk();
        assertThat(passOn(jonas, PASSWORD)).hasRedirectedUrl("/settings");

        assertThat(pages.get(jonas, "/settings/mail")).hasStatusOk();
        assertThat(pages.get(ana, "/settings/mail")).hasStatus(403);
        assertThat(administration.name()).contains("Jonas Weber");
    }

    @Test
    void ofTwoOwnersWhoLeaveAtTheSameMomentOneStays() throws Exception {
        for (int round = 0; round < 12; round++) {
            var first = pages.owner("Studio Fern");
            var business = Tenancy.Scope.of(first.business());
            var second = pages.colleague(first, Role.OWNER);
            boolean demoted = round % 2 == 0;
            var together = new CyclicBarrier(2);
            var both = Executors.newFixedThreadPool(2);
            int refused = 0;
            for (var one : both.invokeAll(List.<Callable<Boolean>>of(
                    () -> isRefused(business, together, first, second, demoted),
                    () -> isRefused(business, together, second, first, demoted)))) {
                refused += one.get() ? 1 : 0;
            }
            both.shutdown();

            assertThat(refused).isEqualTo(1);
            assertThat(Tenancy.as(business, accounts::people).stream()
                            .filter(member -> member.status() == Member.Status.ACTIVE && member.role() == Role.OWNER))
                    .hasSize(1);
        }
    }

    private boolean isRefused(
            Tenancy.Scope business, CyclicBarrier together, SignedIn by, SignedIn other, boolean demoted)
            throws Exception {
        together.await();
        try {
            return Tenancy.as(business, () -> {
                if (demoted) {
                    accounts.changeRole(other.member(), Role.STAFF);
                } else {
                    accounts.remove(other.member(), by, Instant.now());
                }
                return false;
            });
        } catch (RuleViolation lastOwner) {
            return lastOwner.code().equals("member.lastOwner");
        }
    }

    private org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder passOn(
            SignedIn to, String password) {
        return pages.post(ana, "/settings/administrator")
                .param("successor", to.member().toString())
                .param("password", password);
    }

    @Test
    void neitherAManagerNorAnotherBusinessNorOneselfCanTakeItOver() {
        var manager = pages.colleague(ana, Role.MANAGER);
        for (var wrong : new SignedIn[] {manager, eve, ana}) {
            assertThat(passOn(wrong, PASSWORD)).hasStatus(422).bodyText().contains("no other owner");
            assertThatExceptionOfType(RuleViolation.class)
                    .isThrownBy(() ->
                            Tenancy.as(ana.business(), () -> administration.passOn(ana, wrong.member(), Instant.now())))
                    .extracting(RuleViolation::code)
                    .isEqualTo("administrator.ownersOnly");
        }
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(
                        () -> Tenancy.as(eve.business(), () -> administration.passOn(eve, eve.member(), Instant.now())))
                .extracting(RuleViolation::code)
                .isEqualTo("administrator.notYours");
    }

    @Test
    void whoIsRemovedFromTheirLastBusinessLeavesTheInstallationToTheirRemover() {
        var jonas = pages.colleague(ana, Role.OWNER);
        Tenancy.as(ana.business(), () -> accounts.remove(ana.member(), jonas, Instant.now()));

        assertThat(pages.get(jonas, "/settings/mail")).hasStatusOk();
        assertThat(administration.name()).contains("Jonas Weber");
    }
}
