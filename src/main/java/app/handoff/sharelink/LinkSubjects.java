package app.handoff.sharelink;

import app.handoff.kernel.LinkPurpose;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whom to ask what a link is about. */
@Component
class LinkSubjects {

    private final Map<LinkPurpose, LinkSubject> subjects;

    LinkSubjects(List<LinkSubject> all) {
        this.subjects = all.stream().collect(Collectors.toMap(LinkSubject::purpose, Function.identity()));
    }

    LinkSubject of(LinkPurpose purpose) {
        var subject = subjects.get(purpose);
        if (subject == null) {
            throw new IllegalStateException("Nobody says what links for " + purpose
                    + " are about: implement LinkSubject in the module that issues them.");
        }
        return subject;
    }
}
