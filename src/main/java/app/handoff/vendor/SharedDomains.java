package app.handoff.vendor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Domains that many share, such as those of mail for everybody: that two vendors have one of them says nothing. */
@Component
class SharedDomains {

    private final Set<String> domains;

    SharedDomains() {
        try {
            domains = new ClassPathResource("vendor/shared-domains.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> all() {
        return domains;
    }
}
