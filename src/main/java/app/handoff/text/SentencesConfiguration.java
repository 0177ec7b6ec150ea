package app.handoff.text;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes every sentence that a person reads from the bundles named in the application's properties. */
@Configuration(proxyBeanMethods = false)
class SentencesConfiguration {

    @Bean
    static MessageSource messageSource(@Value("${spring.messages.basename}") String[] bundles) {
        var sentences = new Sentences();
        sentences.setBasenames(bundles);
        sentences.setDefaultEncoding("UTF-8");
        sentences.setFallbackToSystemLocale(false);
        return sentences;
    }
}
