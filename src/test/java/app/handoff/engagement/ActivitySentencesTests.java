package app.handoff.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.contract.Amendment;
import app.handoff.contract.Contract;
import app.handoff.contract.ContractId;
import app.handoff.delivery.Examples;
import app.handoff.kernel.Actor;
import app.handoff.kernel.EngagementEvent;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.MemberId;
import app.handoff.kernel.TaskId;
import app.handoff.kernel.VendorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who acted is said as it was: by name where a person did it, by nobody's name where a day came. */
class ActivitySentencesTests {

    private static final EngagementId ENGAGEMENT = EngagementId.next();
    private static final TaskId TASK = TaskId.next();
    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final Actor ANA = Actor.member(MemberId.next(), "Ana Ruiz");
    private static final Actor LIZA = Actor.vendor(VendorId.next(), "Liza Cruz");

    private static final LocalDate DAY = LocalDate.of(2026, 12, 18);

    /** All that happens when nobody presses anything. */
    private static final List<Function<Actor, EngagementEvent>> BY_THE_CLOCK = List.of(
            by -> Examples.started(ENGAGEMENT, by, NOW),
            by -> Examples.ended(ENGAGEMENT, by, NOW),
            by -> new Contract.Ended(ContractId.next(), ENGAGEMENT, "Tala Ledger", "its term is over", by, NOW),
            by -> new Engagement.Ended(ENGAGEMENT, "Bookkeeping", TASK, Engagement.Outcome.COMPLETED, null, by, NOW),
            by -> new Engagement.Ended(
                    ENGAGEMENT, "Bookkeeping", TASK, Engagement.Outcome.TERMINATED, "it cost more", by, NOW),
            by -> new Contract.WentOn(
                    ContractId.next(), ENGAGEMENT, "Tala Ledger", LocalDate.parse("2028-12-31"), by, NOW),
            by -> new Amendment.TookEffect(
                    ContractId.next(), ContractId.next(), ENGAGEMENT, 1, LocalDate.parse("2027-02-01"), by, NOW),
            by -> new Contract.SigningDayPassed(ContractId.next(), ENGAGEMENT, DAY, by, NOW));

    private final Properties sentences = sentences();

    @Test
    void whatADayBroughtNamesNobody() {
        for (var act : BY_THE_CLOCK) {
            var said = said(act.apply(Actor.SYSTEM));
            assertThat(said).doesNotContain(Actor.SYSTEM.name(), "null").doesNotContain("{");
            assertThat(said).startsWith(said.substring(0, 1).toUpperCase(Locale.ENGLISH));
        }
        assertThat(said(BY_THE_CLOCK.get(0).apply(Actor.SYSTEM)))
                .isEqualTo("The work with Tala Ledger was set up, as both sides had signed");
        assertThat(said(BY_THE_CLOCK.get(1).apply(Actor.SYSTEM)))
                .isEqualTo("The work with Tala Ledger ended, as its last day had come");
    }

    @Test
    void whatAPersonDidNamesThatPerson() {
        for (var by : List.of(ANA, LIZA)) {
            assertThat(said(BY_THE_CLOCK.get(0).apply(by))).startsWith(by.name() + " started the work");
            assertThat(said(BY_THE_CLOCK.get(1).apply(by))).startsWith(by.name() + " ended the work");
            assertThat(said(BY_THE_CLOCK.get(3).apply(by))).startsWith(by.name() + " ended Bookkeeping");
        }
    }

    @Test
    void noSentenceOfTheClockHasRoomForAName() {
        var byKind = sentences.stringPropertyNames().stream()
                .filter(key -> key.startsWith("activity."))
                .collect(Collectors.groupingBy(key -> key.endsWith(".byItself")
                        ? "by the clock"
                        : sentences.getProperty(key).contains("{0}") ? "by a person" : "by nobody named"));
        System.out.println("Sentences of activity: " + byKind.get("by a person").size() + " by a person, "
                + byKind.get("by the clock").size() + " by the clock, "
                + byKind.get("by nobody named").size() + " by nobody named");

        assertThat(byKind.get("by the clock"))
                .hasSize(BY_THE_CLOCK.size())
                .allSatisfy(key -> assertThat(sentences.getProperty(key)).doesNotContain("{0}"));
        assertThat(byKind.get("by nobody named"))
                .containsExactlyInAnyOrder(
                        "activity.Clarification.Asked",
                        "activity.Contract.Ended",
                        "activity.Invitation.CameByPublicLink");
    }

    /** Of what Handoff itself does there are no other acts than those whose sentences stand above. */
    @Test
    void onlyTheStartAndTheEndOfWorkAreLeftToTheClock() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/app/handoff"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(ActivitySentencesTests::actsAsHandoff)
                            .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("DeliveryStarter.java", "Contract.java", "Amendment.java");
        }
    }

    private static boolean actsAsHandoff(Path file) {
        try {
            return Files.readString(file).contains("Actor.SYSTEM");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said(EngagementEvent event) {
        var words = Stream.concat(Stream.of(event.by().name()), Stream.of(event.words()))
                .toArray();
        var sentence = sentences.getProperty(event.sentenceKey());
        assertThat(sentence).as(event.sentenceKey()).isNotNull();
        return new MessageFormat(sentence, Locale.ENGLISH).format(words);
    }

    private static Properties sentences() {
        var all = new Properties();
        try (Stream<Path> bundles = Files.list(Path.of("src/main/resources/messages"))) {
            for (var bundle : bundles.toList()) {
                try (var reader = Files.newBufferedReader(bundle)) {
                    all.load(reader);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }
}
