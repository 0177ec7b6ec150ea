package app.handoff.contract;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import app.handoff.account.ABusiness;
import app.handoff.kernel.EngagementId;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.triage.EngagementsForTests;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The pages of a contract that both sides read, as its owner and its vendor open them. */
@SpringBootTest
abstract class PagesOfAContract {

    @Autowired
    WebApplicationContext context;

    @Autowired
    EngagementsForTests engagements;

    @Autowired
    ContractsForTests drafts;

    @Autowired
    Contracts contracts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    MockMvcTester mvc;
    ABusiness business;
    EngagementId engagement;
    ContractId id;
    String token;

    @BeforeEach
    void aContractThatBothRead() {
        mvc = MockMvcTester.from(
                context,
                builder -> builder.defaultRequest(
                                MockMvcRequestBuilders.get("/").with(OpenedLinks.inTheBrowser()))
                        .apply(springSecurity())
                        .build());
        business = ABusiness.in(context);
        engagement = business.inside(() -> engagements.open("Bookkeeping for 2027"));
        id = business.inside(() -> drafts.draft(engagement, business.ana(), Instant.now()));
        business.inside(() -> {
            contracts.send(id, business.ana(), Instant.now());
            return true;
        });
        token = business.inside(() -> drafts.link(id));
    }

    long waiting(String key) {
        return business.inside(() -> transaction.execute(status -> jdbc.sql("select count(*) from message"
                        + " where mail_key = ? and status = 'WAITING' and (useful_until is null or useful_until > ?)")
                .param(key)
                .param(OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(5))
                .query(Long.class)
                .single()));
    }

    void tickAll() {
        for (var by : List.of(business.ana(), SampleContracts.LIZA)) {
            business.inside(() -> {
                for (var clause : contracts.get(id).wording().clauses()) {
                    contracts.understand(id, clause.id(), clause.fingerprint(), by, Instant.now());
                }
                return true;
            });
        }
    }

    Contract contract() {
        return business.inside(() -> contracts.get(id));
    }

    Clause clause(ClauseType type) {
        return SampleContracts.clause(contract(), type);
    }

    String page(String path) {
        return "/engagements/" + engagement + "/contract" + path;
    }

    MockMvcRequestBuilder get(String path) {
        return mvc.get().uri(page(path)).with(business.owner());
    }

    MockMvcRequestBuilder post(String path) {
        return mvc.post().uri(page(path)).with(business.owner()).with(csrf());
    }

    MockMvcRequestBuilder vendorGuest(String path) {
        return mvc.get().uri("/s/" + token + "/contract" + path);
    }

    MockMvcRequestBuilder vendor(String path) {
        return vendorGuest(path).cookie(proof(token));
    }

    MockMvcRequestBuilder vendorPost(String path) {
        return mvc.post().uri("/s/" + token + "/contract" + path).with(csrf()).cookie(proof(token));
    }

    Cookie proof(String link) {
        return OpenedLinks.proof(context, link).orElse(new Cookie("none", "none"));
    }
}
