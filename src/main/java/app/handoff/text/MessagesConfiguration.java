package app.handoff.text;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes every sentence that a person reads from the bundles named in the application's properties. */
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

    @Bean
    static MessageSource messageSource(@Value("${spring.messages.basename}") String[] bundles) {
        var messages = new Messages();
        messages.setBasenames(bundles);
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
