package app.handoff.sharelink;

import app.handoff.kernel.LinkPurpose;
import app.handoff.kernel.LinkVisitor;
import app.handoff.web.ThroughLink;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads from a bare link to the pages of its purpose. */
@Controller
@ThroughLink({
    LinkPurpose.BID,
    LinkPurpose.CONTRACT,
    LinkPurpose.REPORT,
    LinkPurpose.READING,
    LinkPurpose.LAWYER,
    LinkPurpose.REFERENCE,
    LinkPurpose.OPINION,
    LinkPurpose.PUBLIC,
    LinkPurpose.NEWCOMER,
    LinkPurpose.JOIN,
    LinkPurpose.SIGN_IN,
    LinkPurpose.NEW_EMAIL
})
class ShareLinkController {

    @GetMapping("/s/{token}")
    String open(LinkVisitor visitor) {
        return "redirect:"
                + visitor.path(
                        switch (visitor.purpose()) {
                            case BID -> "/bid";
                            case CONTRACT -> "/contract";
                            case REPORT -> "/report";
                            case READING -> "/reading";
                            case LAWYER -> "/lawyer";
                            case REFERENCE -> "/reference";
                            case OPINION -> "/opinion";
                            case PUBLIC -> "/request";
                            case NEWCOMER -> "/newcomer";
                            case JOIN -> "/join";
                            case SIGN_IN -> "/sign-in";
                            case NEW_EMAIL -> "/new-address";
                        });
    }
}
