package app.handoff.scope;

import static org.assertj.core.api.Assertions.assertThat;

import app.handoff.servicelevel.MeasureKind;
import app.handoff.servicelevel.ServiceLevel;
import app.handoff.text.Format;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class CommonLevelsTests {

    private static final CommonLevels COMMON = new CommonLevels();

    private final Format format = new Format(bundle());
    private final ScopeWords words = new ScopeWords(format);

    @BeforeEach
    void inEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    static Stream<CommonLevel> all() {
        return COMMON.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isCompleteAndSaidInWholeSentences(CommonLevel common) {
        var draft = common.draft(format);

        assertThat(draft.missing()).isEmpty();
        assertThat(words.saidBack(draft.complete().orElseThrow()))
                .allSatisfy(sentence -> assertThat(sentence)
                        .matches("[\\p{Lu}\\d].*\\.")
                        .doesNotContain("{", "}", "  ", " ,", " .", "null", "scope.", "serviceLevel."));
        assertThat(common.option(format).text()).contains(": ").doesNotContain("scope.");
    }

    @Test
    void offersAboutFortyOfEveryKind() {
        assertThat(COMMON.all())
                .hasSizeGreaterThan(39)
                .extracting(CommonLevel::key)
                .doesNotHaveDuplicates();
        assertThat(COMMON.all()).extracting(level -> level.measure().kind()).contains(MeasureKind.values());
    }

    /** What a business that has its calls answered asks for: eleven levels, none of which has to be written as free text. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calls-in-time|Of every 100 calls in a month, at least 80 are answered within 20 seconds.",
                "calls-abandoned|Of every 100 calls in a month, at most 5 are given up by the caller.",
                "calls-notes|Of every 100 messages taken in a month, at least 98 hold name, number and reason.",
                "calls-first-solved|Of every 100 calls in a month, at least 75 need no second call.",
                "calls-handling|Averaged over the calls in a month, handling time: between 3 minutes and 5 minutes.",
                "calls-hold|Averaged over the calls in a month, time on hold: at most 30 seconds.",
                "calls-line|Of the hours of service in a month, the line is open at least 99.5\u00a0%.",
                "calls-score|The monitored calls in a month score at least 4.2 points on average, on a scale from 1 to 5.",
                "calls-urgent|All urgent calls in a week are answered within 3 minutes, every single one.",
                "calls-survey|Only if surveys are conducted: Of every 100 answers to the survey in a month, at least 85 say that they are satisfied.",
                "between-answered|Of every 100 questions, faults and changes raised with the vendor between the reports in a month, at least 95 get a first answer within 4 business hours.",
                "tickets-first|Of every 100 requests in a month, at least 95 get a first answer in the time of their priority: urgent within 1 business hour, normal within 4 business hours, can wait within 2 business days."
            })
    void saysEachLevelOfACallAnsweringAsItIsMeant(String key, String sentence) {
        assertThat(words.asked(level(key))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calls-in-time|Under 70\u00a0% is a breach.",
                "calls-abandoned|Over 8\u00a0% is a breach.",
                "calls-handling|Over 8 minutes is a breach.",
                "calls-urgent|One that takes longer than 5 minutes is a breach.",
                "complaints|Over 5 is a breach.",
                "tickets-first|Under 90\u00a0% is a breach."
            })
    void saysWhatIsABreach(String key, String sentence) {
        assertThat(words.further(level(key))).contains(sentence);
    }

    private ServiceLevel level(String key) {
        return COMMON.find(key).orElseThrow().draft(format).complete().orElseThrow();
    }

    private static ResourceBundleMessageSource bundle() {
        var words = new ResourceBundleMessageSource();
        words.setDefaultEncoding("UTF-8");
        words.setBasenames("messages/scope", "messages/servicelevel", "messages/text", "messages/kernel");
        return words;
    }
}
