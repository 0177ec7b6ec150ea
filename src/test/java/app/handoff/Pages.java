package app.handoff;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.Accounts;
import app.handoff.account.SignedIn;
import app.handoff.kernel.Ids;
import app.handoff.kernel.Locality;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.Role;
import app.handoff.sample.ASampleBusiness;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import jakarta.servlet.Filter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * The pages of the application as a member sees them: made from the context that database tests share, so that it starts
 * once. {@code pages.get(ana, "/tasks")}, {@code pages.post(ana, "/tasks").param("name", "Payroll")}.
 */
public final class Pages {

    public static final Locality BERLIN =
            new Locality(ZoneId.of("Europe/Berlin"), Currency.getInstance("EUR"), Locale.forLanguageTag("en-GB"));

    private final WebApplicationContext context;
    private final MockMvcTester mvc;

    private Pages(WebApplicationContext context) {
        this.context = context;
        this.mvc = MockMvcTester.from(
                context,
                builder -> builder.defaultRequest(
                                MockMvcRequestBuilders.get("/").with(OpenedLinks.inTheBrowser()))
                        .apply(springSecurity())
                        .addFilters(
                                context.getBean("apiProblems", Filter.class),
                                context.getBean("typedText", Filter.class))
                        .build());
    }

    public static Pages of(WebApplicationContext context) {
        return new Pages(context);
    }

    /** The owner of a business of their own, set up just now. */
    public SignedIn owner(String business) {
        return context.getBean(Accounts.class)
                .setUp(
                        new Accounts.NewBusiness(
                                business,
                                "DE",
                                BERLIN,
                                "Ana Ruiz",
                                UUID.randomUUID() + "@example.com",
                                "a calm ledger of pine"),
                        Instant.now());
    }

    /** The same person in their sample business, made just now. */
    public SignedIn inSample(SignedIn person) {
        return SignedIn.of(ASampleBusiness.of(person.asSampleOwner(), context));
    }

    /** The one who looks after the installation from now on, whoever did until now. */
    public Pages administrator(SignedIn person) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(JdbcClient.class)
                        .sql("insert into administrator (login_id) values (?)"
                                + " on conflict (only_one) do update set login_id = excluded.login_id")
                        .param(person.login())
                        .update());
        return this;
    }

    /** As if this person had shown that the address of their login is theirs. */
    public Pages prove(String email) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(JdbcClient.class)
                        .sql("update login set proven_at = now() where email = ?")
                        .param(email)
                        .update());
        return this;
    }

    /** As if an invitation had been carried by hand, though there is a mail server now. */
    public void carryByHand(SignedIn by, MemberId invited) {
        Tenancy.as(
                by.business(),
                () -> context.getBean(TransactionTemplate.class)
                        .executeWithoutResult(status -> context.getBean(JdbcClient.class)
                                .sql("update member set invited_by_mail = false where id = ?")
                                .param(invited.id())
                                .update()));
    }

    /** Somebody else of the same business. */
    public SignedIn colleague(SignedIn owner, Role role) {
        var login = Ids.next();
        var member = MemberId.next();
        var mail = login + "@example.com";
        var jdbc = context.getBean(JdbcClient.class);
        Tenancy.as(
                owner.business(),
                () -> context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                    jdbc.sql("insert into login (id, email, created_at, version) values (?, ?, now(), 0)")
                            .params(login, mail)
                            .update();
                    jdbc.sql("insert into member (id, name, email, role, status, created_at, version)"
                                    + " values (?, 'Jonas Weber', ?, ?, 'ACTIVE', now(), 0)")
                            .params(member.id(), mail, role.name())
                            .update();
                    jdbc.sql("insert into membership (login_id, business_id, member_id, last_used_at) values"
                                    + " (?, ?, ?, now())")
                            .params(login, owner.business().id(), member.id())
                            .update();
                }));
        return new SignedIn(login, owner.business(), member);
    }

    public MockMvcRequestBuilder get(SignedIn member, String address) {
        return mvc.get().uri(address).with(as(member));
    }

    public MockMvcRequestBuilder post(SignedIn member, String address) {
        return mvc.post().uri(address).with(as(member)).with(csrf());
    }

    public MockMvcTester mvc() {
        return mvc;
    }

    public static RequestPostProcessor as(SignedIn member) {
        return authentication(
                new PreAuthenticatedAuthenticationToken(member, "", AuthorityUtils.createAuthorityList("ROLE_MEMBER")));
    }
}
