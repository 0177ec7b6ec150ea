package app.handoff.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;

/** Closes every way to sign in but the page of this module. */
@Configuration(proxyBeanMethods = false)
class AccountSecurity {

    /** Signing in is done by {@link Accounts}; without this Spring Boot would invent a user with a printed password. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new org.springframework.security.authentication.BadCredentialsException("Sign in on the page.");
        };
    }
}
