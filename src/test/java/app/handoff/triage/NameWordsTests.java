package app.handoff.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTests {

    @ParameterizedTest
    @CsvSource({
        "Fillings and crowns, Fillings and crowns",
        "fillings & crowns, Fillings and crowns",
        "Crown and filling, Fillings and crowns",
        "CROWNS, Fillings and crowns",
        "Dental fillings and crowns, Fillings and crowns",
        "Webdesign, Web design",
        "web-design, Web design",
        "Design of web pages, Web design",
        "Patisserie, P\u00e2tisseries",
        "F\u00fcllung, F\u00fcllungen und Kronen",
        "Corona, Coronas y empastes",
        "Clients\u2019 accounts, Client accounts",
        "Bakery, Bakeries"
    })
    void namesTheSame(String task, String line) {
        assertThat(NameWords.of(task).namesTheSameAs(NameWords.of(line))).isTrue();
        assertThat(listing(line).coreCompetencyCalled(task)).contains(line);
    }

    @ParameterizedTest
    @CsvSource({
        "Crowns and bridges, Fillings and crowns",
        "Web hosting, Web design",
        "Updates to client sites, Talking with clients"
    })
    void mayBelongToIt(String task, String line) {
        assertThat(listing(line).coreCompetencyCalled(task)).isEmpty();
        assertThat(listing(line).coreCompetencyNear(task)).contains(line);
    }

    @ParameterizedTest
    @CsvSource({
        "Bookkeeping, Fillings and crowns",
        "Cleaning of the rooms and the garden, Care for the eyes and the ears",
        "Payroll, Pay",
        "&, Web design"
    })
    void isSomethingElse(String task, String line) {
        assertThat(listing(line).coreCompetencyCalled(task)).isEmpty();
        assertThat(listing(line).coreCompetencyNear(task)).isEmpty();
    }

    static Profile listing(String... lines) {
        var profile = new Profile();
        profile.describe(List.of(), List.of(), List.of(lines), List.of());
        return profile;
    }
}
