package app.handoff.evaluation;

import app.handoff.bidding.BidDocumentPdf;
import app.handoff.bidding.BidInquiry;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.Clarifications;
import app.handoff.bidding.InquiryFile;
import app.handoff.bidding.InvitationRepository;
import app.handoff.bidding.RequestFacts;
import app.handoff.engagement.EngagementHistory;
import app.handoff.files.FileId;
import app.handoff.files.Files;
import app.handoff.kernel.EngagementId;
import app.handoff.kernel.RuleViolation;
import app.handoff.kernel.Sentence;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.ScopesOfWork;
import app.handoff.submission.BidContent.BidFile;
import app.handoff.text.Format;
import app.handoff.web.FileArchive;
import app.handoff.web.FileArchive.Content;
import app.handoff.web.PdfPages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StreamUtils;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * The whole file of one bidding: what was asked and answered, the bids as they arrived, how they were judged, what was decided and
 * what vendors were told, with a page of contents. What the business wants to pay at most is not in it.
 */
@Component
class ProcedureFile {

    private final Evaluations evaluations;
    private final OpenedBids bids;
    private final ScopesOfWork scopes;
    private final Clarifications clarifications;
    private final InvitationRepository invitations;
    private final Letters letters;
    private final ResultQuestions questions;
    private final EngagementHistory history;
    private final AwardRepository awards;
    private final BidDocumentPdf documents;
    private final PdfPages pdf;
    private final Files files;
    private final ThymeleafViewResolver templates;
    private final Format format;

    ProcedureFile(
            Evaluations evaluations,
            OpenedBids bids,
            ScopesOfWork scopes,
            Clarifications clarifications,
            InvitationRepository invitations,
            Letters letters,
            ResultQuestions questions,
            EngagementHistory history,
            AwardRepository awards,
            BidDocumentPdf documents,
            PdfPages pdf,
            Files files,
            ThymeleafViewResolver templates,
            Format format) {
        this.evaluations = evaluations;
        this.bids = bids;
        this.scopes = scopes;
        this.clarifications = clarifications;
        this.invitations = invitations;
        this.letters = letters;
        this.questions = questions;
        this.history = history;
        this.awards = awards;
        this.documents = documents;
        this.pdf = pdf;
        this.files = files;
        this.templates = templates;
        this.format = format;
    }

    /**
     * @param round of the engagement, from 1; null for the newest
     * @param business as it stands in documents
     * @throws RuleViolation as long as prices are hidden
     */
    @Transactional(readOnly = true)
    public View of(EngagementId engagement, @Nullable Integer round, String business, Instant now) {
        var evaluationFile = evaluations.file(engagement, round);
        evaluationFile.requirePricesShown();
        var request = evaluationFile.request();
        var archive = new FileArchive(
                format.message("evaluation.procedure.file", request.title()),
                Objects.requireNonNull(request.openedAt()));
        fill(archive, evaluationFile, business, now);
        return archive;
    }

    /** Puts it all into an archive, or into a folder of one. */
    public void fill(FileArchive archive, EvaluationFile evaluationFile, String business, Instant now) {
        var request = evaluationFile.request();
        var engagement = request.engagement();
        var model = new HashMap<String, Object>();
        // First, so that it is found first; what it links to is known when it is written.
        archive.add("", "index.html", page(model));
        model.put("business", business);
        model.put("title", request.title());
        model.put("request", request);
        model.put("now", now);
        model.put("documents", documents(archive, request, business));
        model.put("invited", invitations.of(request.id()));
        model.put("questions", clarifications.readBy(request.id(), null));
        model.put("bids", bids(archive, evaluationFile));
        model.put("inquiries", inquiries(archive, evaluationFile));
        model.put("progress", evaluationFile.progress());
        model.put("disqualified", Excluded.of(evaluationFile, format));
        model.put("waivers", evaluationFile.waivers());
        model.put(
                "vendors",
                evaluationFile.bids().stream().collect(Collectors.toMap(OpenedBid::id, OpenedBid::vendorName)));
        model.put("awards", awards(evaluationFile));
        model.put("comparisons", comparisons(archive, evaluationFile, business, now));
        model.put("letters", letters(archive, request));
        model.put("asked", questions.of(engagement));
        model.put("acts", history.of(engagement));
    }

    private Content page(Map<String, ?> model) {
        return (out, request, response) -> {
            var locale = LocaleContextHolder.getLocale();
            var view = Objects.requireNonNull(templates.resolveViewName("evaluation/procedure", locale));
            Content.of(view, model).writeTo(out, request, response);
        };
    }

    /** Every version of the bid document that vendors had, the first one first. */
    private List<Linked> documents(FileArchive archive, BidRequest request, String business) {
        int first = request.firstScope() == null
                ? request.scopeVersion()
                : scopes.frozen(request.firstScope()).version();
        var facts = RequestFacts.of(request, business, request.zone(), format);
        return scopes.versions(request.engagement()).stream()
                .filter(scope -> scope.version() >= first && scope.version() <= request.scopeVersion())
                .map(scope -> document(archive, scope, facts))
                .toList();
    }

    private Linked document(FileArchive archive, FrozenScope scope, RequestFacts facts) {
        var made = documents.of(scope, facts);
        var name = format.message("scope.pdf.file", scope.title(), scope.version());
        var path = archive.add(
                folder("document"), name + ".pdf", Content.of(Objects.requireNonNull(made.getView()), made.getModel()));
        return new Linked(name, path, scope.sha256());
    }

    private List<BidInFile> bids(FileArchive archive, EvaluationFile evaluationFile) {
        var sealed = bids.sealed(evaluationFile.request().id());
        return Stream.concat(evaluationFile.bids().stream(), evaluationFile.replaced().stream())
                .map(bid -> bid(archive, evaluationFile, bid, Objects.requireNonNull(sealed.get(bid.id()))))
                .toList();
    }

    private BidInFile bid(FileArchive archive, EvaluationFile evaluationFile, OpenedBid bid, String sealed) {
        boolean replaced = !evaluationFile.isCurrent(bid.id());
        var folder = archive.folder(
                folder("bids"),
                replaced ? format.message("evaluation.procedure.firstBid", bid.vendorName()) : bid.vendorName());
        var asSealed = archive.add(folder, bid.receipt() + ".json", Content.of(sealed));
        var attached =
                attached(archive, folder, bid.files().stream().map(BidFile::id).toList());
        var column = evaluationFile.evaluation().ranked().stream()
                .filter(one -> one.bid().id().equals(bid.id()))
                .findFirst();
        return new BidInFile(
                bid,
                replaced,
                replaced
                        ? Sentence.of("evaluation.procedure.firstBid", bid.vendorName())
                        : Sentence.of(
                                evaluationFile.firstOf(bid).isPresent()
                                        ? "evaluation.procedure.finalOffer"
                                        : "evaluation.named",
                                bid.vendorName()),
                asSealed,
                attached,
                column.map(one -> new AwardWording(format).points(one.total())).orElse(null),
                scores(evaluationFile, bid, column));
    }

    /** Files that came from a vendor, under the names that it gave them. */
    private List<Linked> attached(FileArchive archive, String folder, List<UUID> ids) {
        return files.all(ids.stream().map(FileId::new).toList()).stream()
                .map(file -> {
                    var content = files.content(file);
                    var path = archive.add(folder, file.name(), (out, request, response) -> {
                        try (var in = content.getInputStream()) {
                            in.transferTo(out);
                        }
                    });
                    return new Linked(file.name(), path, file.sha256());
                })
                .toList();
    }

    /** What single bidders were asked about their bids, with what came with the answers. */
    private List<InquiryInFile> inquiries(FileArchive archive, EvaluationFile evaluationFile) {
        return evaluationFile.inquiries().stream()
                .map(inquiry -> {
                    var vendor = evaluationFile.bid(inquiry.bid()).vendorName();
                    var ids = inquiry.answeredAt() == null
                            ? List.<UUID>of()
                            : inquiry.files().stream().map(InquiryFile::id).toList();
                    return new InquiryInFile(
                            vendor,
                            inquiry,
                            ids.isEmpty()
                                    ? List.of()
                                    : attached(archive, archive.folder(folder("inquiries"), vendor), ids));
                })
                .toList();
    }

    private List<ScoreInFile> scores(EvaluationFile evaluationFile, OpenedBid bid, Optional<Evaluation.Column> column) {
        return evaluationFile.request().criteria().stream()
                .map(criterion -> new ScoreInFile(
                        criterion.name(),
                        criterion.weight(),
                        column.map(one -> format.decimals(one.under(criterion).points(), 1))
                                .orElse(null),
                        evaluationFile.score(bid.id(), criterion.id()).orElse(null)))
                .toList();
    }

    /** Every choice that was made from these bids, in whichever engagement the work went on. */
    private List<Chosen> awards(EvaluationFile evaluationFile) {
        return awards.of(evaluationFile.request().id()).stream()
                .map(award -> new Chosen(
                        evaluationFile.bid(award.bid()).vendorName(), evaluationFile.named(award.parts()), award))
                .toList();
    }

    private List<Linked> comparisons(FileArchive archive, EvaluationFile evaluationFile, String business, Instant now) {
        if (evaluationFile.evaluation().ranked().isEmpty()) {
            return List.of();
        }
        var title = evaluationFile.request().title();
        var matrix =
                new Comparison(evaluationFile, evaluationFile.evaluation().ranked(), new AwardWording(format)).matrix();
        var name = format.message("evaluation.export.file", title);
        var sheet = new ComparisonWorkbook(
                matrix,
                PartsView.of(
                                evaluationFile,
                                LocalDate.ofInstant(
                                        now, evaluationFile.request().zone()),
                                format)
                        .orElse(null),
                title,
                name,
                format);
        var paper = new ComparisonOnPaper(title, evaluationFile.request().scopeVersion(), matrix, now);
        return List.of(
                linked(archive, name + ".pdf", Content.of(paper.view(pdf, name, business), paper.model())),
                linked(archive, name + ".xlsx", (out, request, response) -> {
                    // The workbook ends its own archive, and would end ours.
                    sheet.writeTo(StreamUtils.nonClosing(out));
                }));
    }

    private static Linked linked(FileArchive archive, String name, Content content) {
        return new Linked(name, archive.add("", name, content), null);
    }

    private List<Linked> letters(FileArchive archive, BidRequest request) {
        return letters.of(request.engagement()).stream()
                .filter(letter -> letter.isSent() && letter.request().equals(request.id()))
                .map(letter -> {
                    var name = letter.vendorName() + ".txt";
                    var text = format.message(
                            "evaluation.procedure.letter",
                            letter.recipientName(),
                            letter.recipientEmail(),
                            letter.sentBy(),
                            format.deadline(letter.sentAt(), request.zone()),
                            letter.sentSubject(),
                            letter.sentText());
                    return new Linked(
                            letter.vendorName() + ": " + letter.sentSubject(),
                            archive.add(folder("letters"), name, Content.of(text)),
                            null);
                })
                .toList();
    }

    private String folder(String of) {
        return FileArchive.safe(format.message("evaluation.procedure.folder." + of)) + "/";
    }

    /** @param files what came with the answer */
    record InquiryInFile(String vendor, BidInquiry inquiry, List<Linked> files) {}

    /** @param sha256 null where there is none */
    record Linked(String name, String href, @Nullable String sha256) {

        /** As it stands in the page of contents. */
        public String link() {
            return UriUtils.encodePath(href, StandardCharsets.UTF_8);
        }
    }

    /**
     * @param replaced whether a final offer took its place
     * @param name its vendor, and of which round it is where there were two
     * @param sealed where it is as it was sealed
     * @param points of 100; null where it does not count
     */
    record BidInFile(
            OpenedBid bid,
            boolean replaced,
            Sentence name,
            String sealed,
            List<Linked> files,
            @Nullable String points,
            List<ScoreInFile> scores) {

        public Linked asSealed() {
            return new Linked(bid.receipt(), sealed, bid.sha256());
        }
    }

    /** @param parts of work that was put out in parts those that were awarded; else empty */
    record Chosen(String vendor, String parts, Award award) {}

    /** @param points null where the bid does not count */
    record ScoreInFile(
            String criterion,
            int weight,
            @Nullable String points,
            @Nullable BidScore score) {}
}
