package app.handoff.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import app.handoff.Pages;
import app.handoff.WithMailServer;
import app.handoff.kernel.Ids;
import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.Role;
import app.handoff.sharelink.ShareLinks;
import app.handoff.tenancy.Tenancy;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Everybody changes their own name and address; an address only with the password and the mailbox proven. */
@SpringBootTest
@WithMailServer
@RecordApplicationEvents
class OwnAccountTests {

    private static final String PASSWORD = "a calm ledger of pine";

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private LoginPasswords passwords;

    @Autowired
    private SignIns signIns;

    @Autowired
    private ShareLinks links;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEvents letters;

    private Pages pages;
    private SignedIn ana;
    private String old;
    private String wanted;

    @BeforeEach
    void anOwner() {
        pages = Pages.of(context);
        old = Ids.next() + "@example.com";
        wanted = Ids.next() + "@fern.example";
        ana = accounts.setUp(
                new Accounts.NewBusiness("Studio Fern", "DE", Pages.BERLIN, "Ana Ruiz", old, PASSWORD), Instant.now());
        pages.prove(old);
    }

    @Test
    void everybodyMayChangeTheirOwnName() {
        var mei = pages.colleague(ana, Role.STAFF);

        assertThat(pages.post(mei, "/settings/name").param("name", "  山田太郎 ").exchange())
                .hasRedirectedUrl("/settings");
        assertThat(pages.get(mei, "/settings").exchange()).bodyText().contains("山田太郎");
        assertThat(pages.post(mei, "/settings/name")
                        .param("name", "  Mei Lin-Berg ")
                        .exchange())
                .hasRedirectedUrl("/settings");
        assertThat(pages.get(mei, "/settings").exchange()).bodyText().contains("Mei Lin-Berg");
        assertThat(pages.post(mei, "/settings/name").param("name", " ").exchange())
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Enter your name");
    }

    @Test
    void anAddressChangesOnlyOnceItsLinkIsUsed() {
        assertThat(ask(PASSWORD, wanted)).hasRedirectedUrl("/settings");
        assertThat(signIns.signIn(wanted, PASSWORD, Instant.now())).isEmpty();
        var link = linkFor(wanted);

        assertThat(pages.mvc().get().uri(link).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(wanted);
        assertThat(signIns.signIn(old, PASSWORD, Instant.now())).isPresent();

        assertThat(pages.mvc().post().uri(link).with(csrf()).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Your address is changed", wanted);
        assertThat(signIns.signIn(old, PASSWORD, Instant.now())).isEmpty();
        assertThat(signIns.signIn(wanted, PASSWORD, Instant.now())).contains(ana);
        assertThat(pages.get(ana, "/settings").exchange()).bodyText().contains(wanted);
        assertThat(letters(old)).as("the old address is told").isEqualTo(1);
        assertThat(pages.mvc().get().uri(link).exchange()).hasStatus(HttpStatus.GONE);
    }

    @Test
    void anAddressChangesInEveryBusinessOfThePerson() {
        var inSample = pages.inSample(ana);
        ask(PASSWORD, wanted);

        pages.mvc().post().uri(linkFor(wanted)).with(csrf()).exchange();

        assertThat(pages.get(inSample, "/settings").exchange()).bodyText().contains(wanted);
    }

    @Test
    void whoeverProvesAnAddressThatNobodyProvedChoosesANewPassword() {
        transaction.executeWithoutResult(status -> jdbc.sql("update login set proven_at = null where email = ?")
                .param(old)
                .update());
        ask(PASSWORD, wanted);
        pages.mvc().post().uri(linkFor(wanted)).with(csrf()).exchange();

        assertThat(signIns.signIn(wanted, PASSWORD, Instant.now())).isEmpty();
        assertThat(passwords.isChosen(ana)).isFalse();
        assertThat(pages.get(ana, "/settings/password").exchange()).bodyText().doesNotContain("Current password");
    }

    @Test
    void aPersonIsToldThatTheirPasswordWasChanged() {
        assertThat(pages.post(ana, "/settings/password")
                        .param("current", PASSWORD)
                        .param("password", "another quiet river of slate")
                        .exchange())
                .hasRedirectedUrl("/settings");

        assertThat(letters.stream(MailRequest.class))
                .singleElement()
                .satisfies(mailRequest -> assertThat(mailRequest.key()).isEqualTo("passwordChanged"))
                .satisfies(mailRequest -> assertThat(mailRequest.to().email()).isEqualTo(old));
    }

    @Test
    void withoutThePasswordNothingIsWritten() {
        assertThat(ask("not the right password", wanted))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("This is not your password", wanted);
        assertThat(letters(wanted)).isZero();
        assertThat(ask(PASSWORD, old.toUpperCase())).bodyText().contains("This is your address already");
    }

    @Test
    void aPasswordThatIsNotKeptIsAskedForAgain() {
        assertThat(pages.get(ana, "/settings/address").exchange())
                .bodyText()
                .doesNotContain("Please type the password again");
        assertThat(ask(PASSWORD, "no address"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Please type the password again", "aria-describedby=\" password-again\"");
        assertThat(ask("not the right password", wanted)).bodyText().doesNotContain("Please type the password again");
    }

    @Test
    void whetherAnAddressIsTakenLearnsOnlyWhoReadsItsMail() {
        var eve = Ids.next() + "@example.com";
        accounts.setUp(
                new Accounts.NewBusiness("Elsewhere", "DE", Pages.BERLIN, "Eve Moss", eve, PASSWORD), Instant.now());

        assertThat(ask(PASSWORD, eve)).hasRedirectedUrl("/settings");
        assertThat(pages.mvc().post().uri(linkFor(eve)).with(csrf()).exchange()).hasStatus(HttpStatus.CONFLICT);
        assertThat(signIns.signIn(old, PASSWORD, Instant.now())).contains(ana);
    }

    @Test
    void ofTwoLinksTheLaterOneWorks() {
        var other = Ids.next() + "@fern.example";
        ask(PASSWORD, other);
        var first = linkFor(other);
        ask(PASSWORD, wanted);

        assertThat(pages.mvc().get().uri(first).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.mvc().get().uri(linkFor(wanted)).exchange()).hasStatusOk();
    }

    @Test
    void aLinkToSignInThatWentToTheOldAddressStopsWorking() {
        var now = Instant.now();
        var token = Tenancy.as(
                ana.business(),
                () -> links.issue(LinkPurpose.SIGN_IN, ana.member().id(), "Ana Ruiz", now.plusSeconds(600), now)
                        .value());
        ask(PASSWORD, wanted);
        pages.mvc().post().uri(linkFor(wanted)).with(csrf()).exchange();

        assertThat(pages.mvc().get().uri("/s/" + token + "/sign-in").exchange()).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult ask(String password, String address) {
        return pages.post(ana, "/settings/address")
                .param("email", address)
                .param("password", password)
                .exchange();
    }

    private int letters(String address) {
        return Tenancy.as(
                ana.business(),
                () -> transaction.execute(status -> jdbc.sql("select count(*) from message where recipient_email = ?")
                        .param(address)
                        .query(Integer.class)
                        .single()));
    }

    /** As it stands in the mail. */
    private String linkFor(String address) {
        var written = letters.stream(MailRequest.class)
                .filter(mailRequest -> mailRequest.to().email().equals(address))
                .toList();
        assertThat(written).isNotEmpty().allMatch(MailRequest::confidential);
        return String.valueOf(written.get(written.size() - 1).path());
    }
}
