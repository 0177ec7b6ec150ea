package app.handoff.vendor;

import app.handoff.kernel.MailDomains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Domains that many share, of mail for everybody or of sites with pages of many: that two vendors have one of them says nothing. */
@Component
class SharedDomains {

    private final Set<String> domains;

    SharedDomains() {
        try {
            var sites = new ClassPathResource("vendor/shared-sites.txt").getContentAsString(StandardCharsets.UTF_8);
            domains = Stream.concat(
                            MailDomains.common().stream(),
                            sites.lines().filter(line -> !line.isBlank() && !line.startsWith("#")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> all() {
        return domains;
    }
}
