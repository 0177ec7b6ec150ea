package app.handoff.account;

import app.handoff.web.LinkFilter;
import app.handoff.web.TooMuchText;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Who comes in by which door: visitors by their link, systems by their token, members by their session, everybody else to sign in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityContextRepository securityContextRepository() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    static BeanPostProcessor sparingSessions() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcIndexedSessionRepository sessions ? new SparingSessions<>(sessions) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<SparingSessions.OncePerRequest> oneSessionPerRequest() {
        var registration = new FilterRegistrationBean<>(new SparingSessions.OncePerRequest());
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
        return registration;
    }

    /** Links: no session is needed or made, the page's forms are guarded by a cookie. */
    @Bean
    @Order(1)
    SecurityFilterChain visitors(HttpSecurity http, LinkFilter links) throws Exception {
        headers(http, ReferrerPolicy.NO_REFERRER);
        return http.securityMatcher("/s/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(guard -> guard.csrfTokenRepository(new FormCookies()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.addHeaderWriter(
                        (request, response) -> response.setHeader("X-Robots-Tag", "noindex, nofollow")))
                .exceptionHandling(problems -> problems.accessDeniedHandler(new WayBack.FromOldForms()))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .addFilterAfter(links, CsrfFilter.class)
                .build();
    }

    /** Systems with a token of their own: no session, no cookie, and so nothing that another page could make use of. */
    @Bean
    @Order(2)
    SecurityFilterChain systems(HttpSecurity http) throws Exception {
        headers(http, ReferrerPolicy.NO_REFERRER);
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(guard -> guard.disable())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain members(HttpSecurity http, Accounts accounts, SecurityContextRepository contexts)
            throws Exception {
        headers(http, ReferrerPolicy.SAME_ORIGIN);
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/set-up",
                                "/sign-in",
                                "/sign-in/link",
                                "/sign-in/code",
                                "/help",
                                "/error",
                                "/reachable/*",
                                "/calendar/*/handoff.ics",
                                "/_ui/**",
                                "/actuator/health/**",
                                "/app.css",
                                "/receipts",
                                "/contracts/check",
                                "/document.css",
                                "/app.js",
                                "/upload.js",
                                "/reading.js",
                                "/favicon.svg",
                                "/fonts/**",
                                "/robots.txt")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .securityContext(context -> context.securityContextRepository(contexts))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(problems -> problems.authenticationEntryPoint(new WayBack.EntryPoint())
                        .accessDeniedHandler(new WayBack.FromOldForms()))
                .addFilterBefore(new MemberFilter(accounts), AuthorizationFilter.class)
                .build();
    }

    /** The filter stands in the chain of links only, not before every request. */
    @Bean
    FilterRegistrationBean<LinkFilter> linkFilterStandsInItsChainOnly(LinkFilter links) {
        var registration = new FilterRegistrationBean<>(links);
        registration.setEnabled(false);
        return registration;
    }

    private static void headers(HttpSecurity http, ReferrerPolicy referrers) throws Exception {
        http.addFilterAfter(new TooMuchText(), HeaderWriterFilter.class);
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(referrers))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                .frameOptions(frames -> frames.deny()));
    }
}
