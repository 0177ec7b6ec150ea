package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.kernel.DataClass;
import app.handoff.text.Format;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Whoever works for a practice learns what its patients have, whatever is shared on purpose. */
class HealthWordsTests {

    private final HealthWords words = new HealthWords(List.of("zahn", "patient", "medec"));

    @Test
    void asksOfTheNameOfABusinessWhateverItsLettersLookLike() {
        assertThat(words.about("Zahnarztpraxis Dr. Berger", Scopes.bookkeeping()))
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.section()).isEqualTo(Section.DATA);
                    assertThat(doubt.text().words()).containsExactly("Zahnarztpraxis");
                });
        assertThat(words.about("Cabinet médecins du Port", Scopes.bookkeeping()))
                .hasSize(1);
    }

    @Test
    void asksOfWhatTheScopeTells() {
        var books = Scopes.bookkeeping();

        assertThat(words.about(
                        "Studio Fern", books.with(books.purpose().withFacts(List.of("40 calls of patients a day")))))
                .hasSize(1);
    }

    @Test
    void asksNothingWhereNobodySpeaksOfHealthOrItsRecordsAreShared() {
        var books = Scopes.bookkeeping();
        var rules = books.data();
        var withRecords = new DataRules(
                List.of(DataClass.HEALTH),
                rules.none(),
                rules.allowedUse(),
                rules.storage(),
                rules.retention(),
                rules.atEnd(),
                rules.subcontractors(),
                rules.breachNoticeHours());

        assertThat(words.about("Studio Fern", books)).isEmpty();
        assertThat(words.about("Zahnarztpraxis", books.with(withRecords))).isEmpty();
    }

    /** The words of the page are about health, and not about being patient with callers. */
    @Test
    void noReadyMadeDraftIsTakenForWorkWithPatients() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasename("messages/scope");
        bundle.setDefaultEncoding("UTF-8");
        var real = HealthWords.of(new Format(bundle));

        assertThat(new StartingDrafts().all())
                .allSatisfy(draft -> assertThat(
                                real.about("Studio Fern", draft.over(ScopeContent.EMPTY, Scopes.VANCOUVER)))
                        .isEmpty());
        assertThat(real.about("Patiently Yours Ltd", Scopes.bookkeeping())).isEmpty();
        assertThat(real.about("Ordination Dr. Huber, Hausärztin", Scopes.bookkeeping()))
                .hasSize(1);
        assertThat(real.about("Harbour Dental", Scopes.bookkeeping())).hasSize(1);
    }
}
