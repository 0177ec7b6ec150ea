package app.handoff.bench.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Starts with {@code bare.properties}. */
@SpringBootApplication
class BareApplication {

    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "bare");
        SpringApplication.run(BareApplication.class, arguments);
    }

    @Bean
    SecurityFilterChain members(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(User.withUsername("member")
                .password("{noop}member")
                .roles("MEMBER")
                .build());
    }
}
