package app.handoff.account;

import app.handoff.kernel.Ids;
import app.handoff.tenancy.Tenancy;
import app.handoff.web.OtherBusinesses;
import app.handoff.web.RecordPages;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks for a page in each of the businesses that somebody belongs to, seeing there what a member of it sees. */
@Component
class PagesElsewhere implements OtherBusinesses {

    private static final Pattern RECORD =
            Pattern.compile("/(\\w+)/(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?:/.*)?");

    private final Accounts accounts;
    private final ObjectProvider<RecordPages> pages;

    PagesElsewhere(Accounts accounts, ObjectProvider<RecordPages> pages) {
        this.accounts = accounts;
        this.pages = pages;
    }

    @Override
    public Optional<Other> withPage(String path) {
        var record = RECORD.matcher(path);
        if (!record.matches()) {
            return Optional.empty();
        }
        var id = Ids.parse(record.group(2));
        return pages.stream()
                .filter(all -> all.folder().equals(record.group(1)))
                .flatMap(all -> accounts.othersOf(SessionLogin.session()).stream()
                        .filter(other -> Tenancy.as(other.id(), () -> all.has(id))))
                .findFirst()
                .map(other -> new Other(other.id(), other.name()));
    }
}
