package app.handoff.evaluation;

import app.handoff.bidding.BidDocumentPdf;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Bidding;
import app.handoff.bidding.InvitationRepository;
import app.handoff.bidding.RequestFacts;
import app.handoff.engagement.TakeOut;
import app.handoff.engagement.TakeOutPart;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.Sentence;
import app.handoff.scope.ScopesOfWork;
import app.handoff.text.Format;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was asked for, who was asked, and what came of it, for the files of an engagement. Bids are in it from the moment on at which
 * their prices are shown in the product; what is sealed is left out, and so is who has sent a bid.
 */
@Component
class EvaluationTakeOut implements TakeOutPart {

    private final Bidding bidding;
    private final InvitationRepository invitations;
    private final ScopesOfWork scopes;
    private final BidDocumentPdf documents;
    private final Evaluations evaluations;
    private final ReserveInquiryRepository reserves;
    private final ProcedureFile procedureFile;
    private final Format format;

    EvaluationTakeOut(
            Bidding bidding,
            InvitationRepository invitations,
            ScopesOfWork scopes,
            BidDocumentPdf documents,
            Evaluations evaluations,
            ReserveInquiryRepository reserves,
            ProcedureFile procedureFile,
            Format format) {
        this.bidding = bidding;
        this.invitations = invitations;
        this.scopes = scopes;
        this.documents = documents;
        this.evaluations = evaluations;
        this.reserves = reserves;
        this.procedureFile = procedureFile;
        this.format = format;
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public void addTo(TakeOut takeOut, EngagementId engagement) {
        var rounds = bidding.rounds(engagement);
        var told = new ArrayList<Map<String, @Nullable Object>>();
        for (int number = 1; number <= rounds.size(); number++) {
            told.add(round(takeOut, rounds.get(number - 1), number));
        }
        takeOut.data("bidding", told);
        takeOut.table(
                "",
                format.message("evaluation.takeOut.reserve") + ".csv",
                Sentence.of("evaluation.takeOut.reserve.what"),
                List.of(
                        "evaluation.takeOut.vendor",
                        "evaluation.takeOut.askedAt",
                        "evaluation.takeOut.askedBy",
                        "evaluation.takeOut.words",
                        "evaluation.takeOut.price",
                        "evaluation.takeOut.currency",
                        "evaluation.takeOut.holdUntil",
                        "evaluation.takeOut.status",
                        "evaluation.takeOut.answeredAt",
                        "evaluation.takeOut.answeredBy",
                        "evaluation.takeOut.answer"),
                reserves.in(engagement).stream()
                        .map(inquiry -> reserve(inquiry, takeOut.now()))
                        .toList());
    }

    private static List<@Nullable Object> reserve(ReserveInquiry inquiry, Instant now) {
        return Arrays.asList(
                inquiry.vendorName(),
                inquiry.askedAt(),
                inquiry.askedBy().name(),
                inquiry.words(),
                inquiry.total().amount(),
                inquiry.total().currency().getCurrencyCode(),
                inquiry.holdUntil(),
                inquiry.state(now).name(),
                inquiry.answeredAt(),
                inquiry.answeredBy(),
                inquiry.answerText());
    }

    private Map<String, @Nullable Object> round(TakeOut takeOut, BidRequest request, int number) {
        var folder = format.message("evaluation.takeOut.folder", number);
        var told = new LinkedHashMap<String, @Nullable Object>();
        told.put("title", request.title());
        told.put("status", request.status().name());
        told.put("currency", request.currency().getCurrencyCode());
        told.put("scopeVersion", request.scope() == null ? null : request.scopeVersion());
        told.put("deadline", request.hasDeadline() ? request.deadline().at().toString() : null);
        told.put(
                "openedAt",
                request.openedAt() == null ? null : request.openedAt().toString());
        told.put(
                "criteria",
                request.criteria().stream()
                        .map(criterion -> Map.of("name", criterion.name(), "weight", criterion.weight()))
                        .toList());
        var invited = invitations.of(request.id());
        told.put(
                "invited",
                invited.stream()
                        .map(invitation -> Map.of(
                                "vendor", invitation.vendorName(),
                                "contact", invitation.contact(),
                                "email", invitation.email()))
                        .toList());
        takeOut.table(
                folder,
                format.message("evaluation.takeOut.invited") + ".csv",
                Sentence.of("evaluation.takeOut.invited.what", number),
                List.of("evaluation.takeOut.vendor", "evaluation.takeOut.contact", "evaluation.takeOut.email"),
                invited.stream()
                        .map(invitation -> List.<@Nullable Object>of(
                                invitation.vendorName(), invitation.contact(), invitation.email()))
                        .toList());
        if (request.hasDeadline() && request.scope() != null) {
            var facts = RequestFacts.of(request, takeOut.business(), request.zone(), format);
            scopes.versions(request.engagement()).stream()
                    .filter(scope -> scope.version() == request.scopeVersion())
                    .forEach(scope -> takeOut.document(
                            folder,
                            format.message("scope.pdf.file", scope.title(), scope.version()) + ".pdf",
                            Sentence.of("evaluation.takeOut.document", number, scope.version()),
                            documents.of(scope, facts)));
        }
        bids(takeOut, request, number, told);
        return told;
    }

    private void bids(TakeOut takeOut, BidRequest request, int number, Map<String, @Nullable Object> told) {
        if (request.openedAt() == null) {
            takeOut.leaveOut(
                    Sentence.of("evaluation.takeOut.bids", number),
                    Sentence.of(
                            request.status().isOver()
                                    ? "evaluation.takeOut.neverOpened"
                                    : "evaluation.takeOut.sealed"));
            return;
        }
        var evaluationFile = evaluations.file(request.engagement(), number);
        if (!evaluationFile.progress().isQualityFinal() && !request.status().isOver()) {
            takeOut.leaveOut(Sentence.of("evaluation.takeOut.bids", number), Sentence.of("evaluation.takeOut.hidden"));
            return;
        }
        told.put(
                "bids",
                evaluationFile.evaluation().ranked().stream()
                        .map(column -> Map.of(
                                "vendor", column.bid().vendorName(),
                                "receipt", column.bid().receipt(),
                                "points", column.total(),
                                "scores", scores(evaluationFile, column)))
                        .toList());
        takeOut.table(
                format.message("evaluation.takeOut.folder", number),
                format.message("evaluation.procedure.scores") + ".csv",
                Sentence.of("evaluation.takeOut.scores", number),
                List.of(
                        "evaluation.takeOut.vendor",
                        "evaluation.result.criterion",
                        "evaluation.procedure.weight",
                        "evaluation.takeOut.points"),
                evaluationFile.evaluation().ranked().stream()
                        .flatMap(column -> request.criteria().stream()
                                .map(criterion -> List.<@Nullable Object>of(
                                        column.bid().vendorName(),
                                        criterion.name(),
                                        BigDecimal.valueOf(criterion.weight()),
                                        column.under(criterion).points())))
                        .toList());
        procedureFile.fill(
                takeOut.folder(
                        format.message("evaluation.takeOut.procedure", number),
                        Sentence.of("evaluation.takeOut.procedure.what", number)),
                evaluationFile,
                takeOut.business(),
                takeOut.now());
    }

    private static Map<String, Object> scores(EvaluationFile evaluationFile, Evaluation.Column column) {
        var scores = new LinkedHashMap<String, Object>();
        evaluationFile
                .request()
                .criteria()
                .forEach(criterion ->
                        scores.put(criterion.name(), column.under(criterion).points()));
        return scores;
    }
}
