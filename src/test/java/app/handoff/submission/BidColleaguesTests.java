package app.handoff.submission;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.account.SignedIn;
import app.handoff.bidding.ABidding;
import app.handoff.bidding.ABidding.Made;
import app.handoff.kernel.Ids;
import app.handoff.sharelink.OpenedLinks;
import app.handoff.tenancy.Tenancy;
import app.handoff.tenancy.Tenancy.Scope;
import jakarta.servlet.http.Cookie;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Colleagues of a vendor on one bid: each by a link and a proof of their own, as long as the person invited lets them. */
@SpringBootTest
class BidColleaguesTests {

    private static final String CODE = "nine quiet herons";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ABidding biddings;

    @Autowired
    BidsForTests bids;

    @Autowired
    JdbcTemplate jdbc;

    private Pages pages;
    private SignedIn ana;
    private Made made;
    private String liza;
    private Cookie lizasProof;

    @BeforeEach
    void anInvitedVendor() {
        pages = Pages.of(context);
        ana = pages.owner("Studio Fern");
        made = biddings.open(
                Scope.of(ana.business()).at(Pages.BERLIN), LocalDateTime.now().plusDays(10), "Kontor Vier");
        liza = OpenedLinks.path(biddings.link(made, 0)) + "/bid";
        lizasProof = proof(post(liza, "/beginning", null).param("code", CODE).exchange());
    }

    @Test
    void aColleagueComesInByACodeOfTheirOwnAndWorksOnTheSameBid() {
        var given = invite("Jon Reyes", "jon@kontor.example");
        var jon = given.link();

        assertThat(get(jon, "/tasks", null)).as("the link alone opens no bid").hasStatus(302);
        assertThat(post(jon, "/beginning", null).param("code", CODE))
                .as("the code of the person who was invited is not theirs")
                .hasStatus(403);
        var jonsProof =
                proof(post(jon, "/beginning", null).param("code", given.code()).exchange());
        assertThat(get(jon, "/tasks", jonsProof))
                .hasStatusOk()
                .bodyText()
                .contains("Besides the person invited: Jon Reyes.");
        assertThat(get(jon, "/tasks", lizasProof)).as("nor is a proof of hers").hasStatus(302);

        Tenancy.as(made.vendor(0), () -> {
            bids.fill(made.invited().get(0), made.frozen(), "1");
            return true;
        });
        assertThat(post(jon, "/sending", jonsProof).param("key", Ids.next().toString()))
                .hasStatus3xxRedirection();
        assertThat(get(liza, "/receipt", lizasProof)).bodyText().contains("Sent by", "Jon Reyes");
        assertThat(said()).contains("Jon Reyes, Kontor Vier sent a bid", "Kontor Vier lets Jon Reyes work on its bid");
        assertThat(pages.get(ana, "/engagements/" + made.engagement() + "/bidding"))
                .bodyText()
                .contains("With Jon Reyes", "Sent, sealed")
                .doesNotContain("jon@kontor.example");
    }

    @Test
    void onlyThePersonInvitedSaysWhoWorksOnTheBid() {
        var given = invite("Jon Reyes", "jon@kontor.example");
        var jonsProof = proof(post(given.link(), "/beginning", null)
                .param("code", given.code())
                .exchange());

        assertThat(get(given.link(), "/colleagues", jonsProof))
                .hasStatusOk()
                .bodyText()
                .contains("says who works on this bid.")
                .doesNotContain("name=\"email\"");
        assertThat(post(given.link(), "/colleagues", jonsProof)
                        .param("name", "Eve")
                        .param("email", "eve@elsewhere.example"))
                .hasStatus(422);
        assertThat(post(given.link(), "/restart", null).param("code", "another quiet code"))
                .hasStatus(404);
        assertThat(get(given.link().replace("/bid", "/code"), "/own", jonsProof))
                .as("a code is not chosen by whoever gets one")
                .hasStatus(404);
        assertThat(get(liza, "/colleagues", lizasProof)).bodyText().doesNotContain("Eve");
    }

    @Test
    void anAccessTakenAwayOpensNothing() {
        var given = invite("Jon Reyes", "jon@kontor.example");
        var jonsProof = proof(post(given.link(), "/beginning", null)
                .param("code", given.code())
                .exchange());
        var jon = colleague();

        for (int twice = 0; twice < 2; twice++) {
            assertThat(post(liza, "/colleagues/" + jon + "/removal", lizasProof))
                    .hasStatus3xxRedirection();
        }

        assertThat(get(given.link(), "", jonsProof)).hasStatus(404);
        assertThat(post(given.link(), "/bidder", jonsProof).param("version", "0"))
                .hasStatus(404);
        assertThat(get(liza, "/tasks", lizasProof))
                .hasStatusOk()
                .bodyText()
                .contains("You work on this bid alone so far.");
        assertThat(post(liza, "/colleagues/" + jon + "/link", lizasProof)).hasStatus(404);
    }

    @Test
    void aColleaguesLinkEndsWithTheInvitation() {
        var given = invite("Jon Reyes", "jon@kontor.example");
        assertThat(get(given.link(), "", null)).hasStatusOk();

        assertThat(pages.post(
                        ana,
                        "/engagements/" + made.engagement() + "/bidding/invitations/"
                                + made.invited().get(0) + "/revocation"))
                .hasStatus3xxRedirection();

        assertThat(get(given.link(), "", null)).hasStatus(404);
    }

    @Test
    void whoeverStartsTheBidAgainWithoutItsCodeStartsAlone() {
        var given = invite("Jon Reyes", "jon@kontor.example");
        biddings.released(made, 0);

        assertThat(post(liza, "/restart", null).param("code", "eleven loud geese"))
                .hasStatus3xxRedirection();

        assertThat(get(given.link(), "", null)).hasStatus(404);
    }

    @Test
    void noAddressIsLetInTwiceNorThatOfTheBusinessAndFiveAreEnough() {
        var own = biddings.as(made.scope(), () -> jdbc.queryForObject("select email from member", String.class));
        invite("Jon Reyes", "jon@kontor.example");

        for (var refused : List.of("JON@kontor.example", Objects.requireNonNull(own), "no address")) {
            assertThat(post(liza, "/colleagues", lizasProof)
                            .param("name", "Jon")
                            .param("email", refused))
                    .as(refused)
                    .hasStatus(422)
                    .bodyText()
                    .contains("value=\"Jon\"");
        }
        for (int i = 2; i <= 5; i++) {
            invite("Colleague " + i, "colleague" + i + "@kontor.example");
        }
        assertThat(post(liza, "/colleagues", lizasProof)
                        .param("name", "One more")
                        .param("email", "more@kontor.example"))
                .hasStatus(422)
                .bodyText()
                .contains("At most 5 colleagues");
    }

    @Test
    void anotherVendorsColleagueIsUnknownHere() {
        var other = biddings.open(biddings.aBusiness(), LocalDateTime.now().plusDays(10), "Norte Libros");
        var mara = OpenedLinks.path(biddings.link(other, 0)) + "/bid";
        var marasProof =
                proof(post(mara, "/beginning", null).param("code", CODE).exchange());
        invite("Jon Reyes", "jon@kontor.example");

        assertThat(post(mara, "/colleagues/" + colleague() + "/removal", marasProof))
                .hasStatus3xxRedirection();
        assertThat(post(mara, "/colleagues/" + colleague() + "/link", marasProof))
                .hasStatus(404);
        assertThat(get(liza, "/colleagues", lizasProof)).bodyText().contains("Jon Reyes");
    }

    /** Where no mail is sent, link and code are shown once, to be handed over. */
    private Given invite(String name, String email) {
        var invited = post(liza, "/colleagues", lizasProof)
                .param("name", name)
                .param("email", email)
                .exchange();
        assertThat(invited).hasStatus3xxRedirection();
        var shown = invited.getMvcResult().getFlashMap();
        var link = String.valueOf(shown.get("link"));
        return new Given(link.substring(link.indexOf("/s/")), String.valueOf(shown.get("linkCode")));
    }

    private record Given(String link, String code) {}

    private String colleague() {
        return String.valueOf(biddings.invitation(made, 0).colleagues().get(0).id());
    }

    private List<String> said() {
        return biddings.as(made.scope(), () -> jdbc.queryForList("select sentence from activity", String.class));
    }

    private MockMvcRequestBuilder get(String link, String page, @Nullable Cookie proof) {
        var request = pages.mvc().get().uri(link + page);
        return proof == null ? request : request.cookie(proof);
    }

    private MockMvcRequestBuilder post(String link, String page, @Nullable Cookie proof) {
        var request = pages.mvc().post().uri(link + page).with(SecurityMockMvcRequestPostProcessors.csrf());
        return proof == null ? request : request.cookie(proof);
    }

    private static Cookie proof(MvcTestResult begun) {
        assertThat(begun).hasStatus3xxRedirection();
        return Arrays.stream(begun.getResponse().getCookies())
                .filter(cookie -> cookie.getName().startsWith(OpenedLinks.proofOf("")))
                .findFirst()
                .orElseThrow();
    }
}
