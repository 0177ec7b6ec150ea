package app.handoff.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is called PayPro Kft. does not end a sentence twice. */
class MessagesTests {

    private final Messages messages = new Messages();

    @BeforeEach
    void theBundles() {
        messages.setBasenames("messages/account", "messages/diligence");
        messages.setDefaultEncoding("UTF-8");
    }

    @Test
    void aNameWithAFullStopEndsTheSentence() {
        assertThat(said("account.changedOver", "PayPro Kft.")).isEqualTo("You are now in PayPro Kft.");
        assertThat(said("account.changedOver", "Studio Fern")).isEqualTo("You are now in Studio Fern.");
    }

    @Test
    void withinASentenceItKeepsItsFullStop() {
        assertThat(said("diligence.page.complete", "PayPro Kft.", 0))
                .isEqualTo("Nothing is missing. PayPro Kft. can be chosen.");
    }

    @Test
    void dotsThatSomebodyWroteStay() {
        assertThat(said("account.changedOver", "Wait...")).isEqualTo("You are now in Wait....");
    }

    private String said(String key, Object... words) {
        return messages.getMessage(key, words, Locale.ENGLISH);
    }
}
