package app.handoff.evaluation;

import app.handoff.kernel.CurrentMember;
import app.handoff.kernel.EngagementId;
import app.handoff.web.OwnersAndManagersOnly;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The whole file of a bidding, to keep. */
@Controller
@OwnersAndManagersOnly
class ProcedureController {

    private final ProcedureFile procedureFile;
    private final Clock clock;

    ProcedureController(ProcedureFile procedureFile, Clock clock) {
        this.procedureFile = procedureFile;
        this.clock = clock;
    }

    @GetMapping("/engagements/{id}/comparison/procedure.zip")
    View file(
            @PathVariable EngagementId id,
            @RequestParam(required = false) @Nullable Integer round,
            CurrentMember member) {
        return procedureFile.of(id, round, member.businessName(), clock.instant());
    }
}
