package app.handoff.scope;

import app.handoff.engagement.TakeOut;
import app.handoff.engagement.TakeOutPart;
import app.handoff.kernel.Canonical;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Every frozen version of the scope of work, for the files of an engagement. */
@Component
class ScopeTakeOut implements TakeOutPart {

    private final ScopesOfWork scopes;

    ScopeTakeOut(ScopesOfWork scopes) {
        this.scopes = scopes;
    }

    @Override
    public int position() {
        return 20;
    }

    @Override
    public void addTo(TakeOut takeOut, EngagementId engagement) {
        var versions = scopes.versions(engagement);
        if (versions.isEmpty()) {
            takeOut.leaveOut(Sentence.of("scope.takeOut.draft"), Sentence.of("scope.takeOut.notFrozen"));
        }
        takeOut.data(
                "scope",
                versions.stream()
                        .map(scope -> Map.of(
                                "version", scope.version(),
                                "title", scope.title(),
                                "sha256", scope.sha256(),
                                "content", Canonical.read(Canonical.write(scope.content()), JsonNode.class)))
                        .toList());
    }
}
