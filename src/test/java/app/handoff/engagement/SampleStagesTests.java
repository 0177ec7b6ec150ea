package app.handoff.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.Pages;
import app.handoff.StatementCount;
import app.handoff.account.SignedIn;
import app.handoff.engagement.Engagements.Entry;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Role;
import app.handoff.tenancy.Tenancy;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** What the stages tell of the sample business, whose engagements stand in every stage. */
@SpringBootTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleStagesTests {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Engagements directory;

    @Autowired
    private List<StageReporter> stages;

    @Autowired
    private EngagementStatuses engagementStatuses;

    private Pages pages;
    private SignedIn ana;
    private Tenancy.Scope scope;
    private Map<String, EngagementId> engagements;

    /** One for all who only look at it. */
    @BeforeAll
    void setUp() {
        pages = Pages.of(context);
        ana = pages.inSample(pages.owner("Studio Fern"));
        scope = Tenancy.Scope.of(ana.business()).at(Pages.BERLIN);
        engagements = engagementsIn(scope);
    }

    private Map<String, EngagementId> engagementsIn(Tenancy.Scope where) {
        return Tenancy.as(
                where, () -> directory.list(null, null, 20).stream().collect(Collectors.toMap(Entry::name, Entry::id)));
    }

    @Test
    void everyStageAsksAsMuchForFewEngagementsAsForAll() {
        // Some things are asked only where bids are open, or where nobody was asked for one yet.
        var few = List.of(engagements.get("Payroll"), engagements.get("Data entry"), engagements.get("IT upkeep"));

        for (var stage : stages) {
            assertThat(statements(stage, engagements.values()))
                    .as("statements of the stage %s", stage.stage())
                    .isEqualTo(statements(stage, few));
        }
    }

    private long statements(StageReporter stage, Collection<EngagementId> ids) {
        return StatementCount.ofRepeated(() -> Tenancy.as(scope, () -> stage.reports(ids, Instant.now())));
    }

    @Test
    void whileBidsComeInThePageTellsWhoSentOneAndNotWhatItSays() {
        assertThat(pages.get(ana, "/engagements/" + engagements.get("Bookkeeping for 2027"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("No one can read a price", "Kontor Vier", "Sent, sealed", "Tala Ledger", "Draft begun");
    }

    @Test
    void whatIsLeftStandsBeforeWhatIsDone() throws UnsupportedEncodingException {
        for (var engagement : engagements.values()) {
            var text = pages.get(ana, "/engagements/" + engagement)
                    .exchange()
                    .getResponse()
                    .getContentAsString();
            int done = text.indexOf("<span class=\"done\">Completed</span>");
            assertThat(done).isPositive();
            assertThat(text).doesNotContain("[Step[");
            assertThat(text.lastIndexOf("Cannot start yet")).isLessThan(done);
            assertThat(text.lastIndexOf(">Your turn</span>")).isLessThan(done);
        }
    }

    @Test
    void staffFindNoLinkThatTheyMayNotFollow() {
        var mei = pages.colleague(ana, Role.STAFF);

        for (var engagement : engagements.values()) {
            var page = pages.get(mei, "/engagements/" + engagement).exchange();
            assertThat(page).hasStatusOk();
            for (var address : linksIn(page)) {
                assertThat(pages.get(mei, address).exchange()).as(address).hasStatusOk();
            }
        }
    }

    private static List<String> linksIn(MvcTestResult page) {
        return Pattern.compile("href=\"(/engagements/[^\"#]+|/tasks/[^\"#]+)\"")
                .matcher(body(page))
                .results()
                .map(link -> link.group(1))
                .distinct()
                .toList();
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aContractThatIsEndedWithALongReasonEndsTheWorkToo() {
        var bo = pages.inSample(pages.owner("Studio Fern"));
        var where = Tenancy.Scope.of(bo.business()).at(Pages.BERLIN);
        var payroll = engagementsIn(where).get("Payroll");

        assertThat(pages.post(bo, "/engagements/" + payroll + "/contract/ending")
                        .param("ground", "AGREED")
                        .param("reason", "Because. ".repeat(100))
                        .exchange())
                .hasStatus3xxRedirection();

        assertThat(pages.get(bo, "/engagements/" + payroll + "/running").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Ended on", "Because.", "Next: finish the review")
                .doesNotContain("Nothing needs you");
    }

    @Test
    void homeSpeaksOfEveryEngagementThatNamesANextStep() {
        var needs =
                body(pages.get(ana, "/").exchange()).split("id=\"needs\"", 2)[1].split("</section>", 2)[0];
        var all = Tenancy.as(scope, () -> engagementStatuses.of(engagements.values(), Instant.now()));

        int named = 0;
        for (var engagement : engagements.entrySet()) {
            var page =
                    body(pages.get(ana, "/engagements/" + engagement.getValue()).exchange());
            var next = all.get(engagement.getValue()).next();
            if (next != null) {
                named++;
                assertThat(needs).contains(">" + engagement.getKey());
                assertThat(page).contains("href=\"" + next.href()).doesNotContain("Nothing needs you");
            } else if (page.contains("Nothing needs you")) {
                assertThat(needs).doesNotContain(">" + engagement.getKey());
            }
        }
        assertThat(named).isGreaterThan(2);
    }

    @Test
    void theRunningWorkShowsWhereItStandsAmongTheStages() {
        assertThat(pages.get(ana, "/engagements/" + engagements.get("Payroll") + "/running")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("class=\"stages\"", "aria-current=\"step\"", "Level against what was agreed");
    }
}
