package app.handoff.submission;

import app.handoff.bidding.AskedQuestion;
import app.handoff.bidding.BidInquiries;
import app.handoff.bidding.BidRequest;
import app.handoff.bidding.BidRequestRepository;
import app.handoff.bidding.BiddingStatus;
import app.handoff.bidding.Clarifications;
import app.handoff.bidding.Colleague;
import app.handoff.bidding.FinalRound;
import app.handoff.bidding.InquiryFile;
import app.handoff.bidding.Invitation;
import app.handoff.bidding.InvitationId;
import app.handoff.bidding.InvitationRepository;
import app.handoff.files.FileId;
import app.handoff.files.FileRules;
import app.handoff.files.FileUpload;
import app.handoff.files.Files;
import app.handoff.files.InspectedUpload;
import app.handoff.files.StoredFile;
import app.handoff.files.UploadPart;
import app.handoff.files.Uploads;
import app.handoff.kernel.MailRequest;
import app.handoff.kernel.NoLongerAsked;
import app.handoff.kernel.NotFound;
import app.handoff.kernel.RuleViolation;
import app.handoff.scope.DocumentChanges;
import app.handoff.scope.DocumentChanges.Change;
import app.handoff.scope.FrozenScope;
import app.handoff.scope.PriceItem;
import app.handoff.scope.ScopeWords;
import app.handoff.scope.ScopesOfWork;
import app.handoff.submission.BidContent.BidFile;
import app.handoff.text.Format;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a vendor works on its bid, through its own link: everything here runs as the database's vendor role. */
@Service
class BidPreparation {

    /** What may be attached to a bid. */
    public static final FileRules FILES = FileRules.OF_A_BID;

    private static final int MOST_FILES = 20;

    private final InvitationRepository invitations;
    private final BidRequestRepository requests;
    private final Clarifications clarifications;
    private final BidInquiries inquiries;
    private final BidDraftRepository drafts;
    private final ScopesOfWork scopes;
    private final DocumentChanges documents;
    private final SealedBids sealedBids;
    private final BidCodes codes;
    private final Files files;
    private final Uploads uploads;
    private final TransactionTemplate transaction;
    private final ScopeWords words;
    private final Format format;
    private final ApplicationEventPublisher events;

    BidPreparation(
            InvitationRepository invitations,
            BidRequestRepository requests,
            Clarifications clarifications,
            BidInquiries inquiries,
            BidDraftRepository drafts,
            ScopesOfWork scopes,
            DocumentChanges documents,
            SealedBids sealedBids,
            BidCodes codes,
            Files files,
            Uploads uploads,
            TransactionTemplate transaction,
            ScopeWords words,
            Format format,
            ApplicationEventPublisher events) {
        this.invitations = invitations;
        this.requests = requests;
        this.clarifications = clarifications;
        this.inquiries = inquiries;
        this.drafts = drafts;
        this.scopes = scopes;
        this.documents = documents;
        this.sealedBids = sealedBids;
        this.codes = codes;
        this.files = files;
        this.uploads = uploads;
        this.transaction = transaction;
        this.words = words;
        this.format = format;
        this.events = events;
    }

    /** What the bid document says otherwise than when bidding opened; nothing while it is the same. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Change> changes(BidRequest request) {
        return request.firstScope() == null
                ? List.of()
                : documents.between(scopes.frozen(request.firstScope()), scopes.frozen(request.frozenScope()));
    }

    /** What it says otherwise than the version that the vendor has confirmed; nothing before it confirmed one: it reads all of it. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Change> unread(Visit visit) {
        var request = visit.request();
        var draft = visit.check().draft();
        if (!draft.documentRead() || visit.check().isDocumentRead()) {
            return List.of();
        }
        return scopes.versions(request.engagement()).stream()
                .filter(version -> Objects.equals(version.version(), draft.versionRead()))
                .findFirst()
                .map(version -> documents.between(version, visit.check().scope()))
                .orElseGet(() -> changes(request));
    }

    /**
     * The vendor confirms that it has read the bid document, and each change in it.
     *
     * @param version the one that its page showed
     * @param ticked the places of the changes that were ticked, from 0, among those that are {@link #unread}
     * @throws RuleViolation if another version counts by now, or at {@code change} if one was not ticked
     */
    @Transactional
    public void confirm(BidAccess vendor, int version, Collection<Integer> ticked, Instant now) {
        var visit = visit(vendor.invitation());
        if (version != visit.request().scopeVersion()) {
            throw new RuleViolation(
                    "submission.document.newer", String.valueOf(visit.request().scopeVersion()));
        }
        var changes = unread(visit).size();
        var read = IntStream.range(0, changes).filter(ticked::contains).count();
        if (read < changes) {
            throw new RuleViolation("submission.document.notTicked", changes - read).at("change");
        }
        save(
                vendor,
                BidPart.DOCUMENT,
                visit.check().draft().savesOf(BidPart.DOCUMENT),
                draft -> draft.withDocumentRead(version),
                now);
    }

    /** What a vendor is asked for, without what it answered. */
    @Transactional(readOnly = true)
    public Asked asked(InvitationId id) {
        var invitation = codes.invitation(id);
        var request = codes.request(invitation);
        return new Asked(invitation, request, scopes.frozen(request.frozenScope()));
    }

    record Asked(Invitation invitation, BidRequest request, FrozenScope scope) {}

    /** Everything a vendor's page shows. What the vendor wrote is read anew each time and kept nowhere. */
    @Transactional(readOnly = true)
    public Visit visit(InvitationId id) {
        var invitation = codes.invitation(id);
        var request = codes.request(invitation);
        var bid = sealedBids.inProgress(id);
        var draft = bid.draft();
        var last = bid.last();
        var lock = bid.lock(request);
        return new Visit(
                invitation,
                request,
                lock,
                check(invitation, request, draft == null ? null : draft.body()),
                draft == null ? null : draft.savedAt(),
                last.sent(),
                last.withdrawn(),
                clarifications.readBy(request.id(), lock.startedAgainAt()));
    }

    /** The same visit with something typed that is not saved: what a page shows when saving was refused. */
    public BidCheck typed(Visit visit, BidDraftContent typed) {
        return new BidCheck(
                visit.request(),
                visit.check().scope(),
                opening(visit.request()),
                visit.request().validAtLeastUntilOf(visit.invitation()),
                typed,
                this::label);
    }

    /**
     * What was typed into a page that was made from an earlier version of the bid document: its lines are those of that version.
     *
     * @param version the version of the page
     */
    BidCheck asked(Visit visit, BidDraftContent typed, int version) {
        return scopes.versions(visit.request().engagement()).stream()
                .filter(scope -> scope.version() == version)
                .findFirst()
                .map(scope -> new BidCheck(visit.request(), scope, typed, this::label))
                .orElseGet(() -> typed(visit, typed));
    }

    private BidCheck check(Invitation invitation, BidRequest request, @Nullable BidDraftContent draft) {
        return new BidCheck(
                request,
                scopes.frozen(request.frozenScope()),
                opening(request),
                request.validAtLeastUntilOf(invitation),
                draft == null ? BidDraftContent.startingWith(invitation) : draft,
                this::label);
    }

    /** The version that bidding opened with, where another one counts by now. */
    private @Nullable FrozenScope opening(BidRequest request) {
        return request.firstScope() == null ? null : scopes.frozen(request.firstScope());
    }

    // Bids are read side by side: what stands in the same place has the same name, however a bidder chose to be paid.
    private String label(PriceItem item) {
        return item.label().isBlank()
                ? format.message("submission.item."
                        + (item.alternative() ? "EITHER" : item.kind().name()))
                : words.priceLabel(item);
    }

    /** The vendor begins: from now on the business sees that, and nothing more. */
    @Transactional
    public void start(BidAccess vendor, Instant now) {
        var invitation = actWhileOpen(vendor, now).invitation();
        invitation.start(now);
        invitations.save(invitation);
    }

    /**
     * Saves one part of the draft as typed.
     *
     * @param seen how often the part had been saved when the form was opened
     * @return how often it has been saved now
     */
    @Transactional
    public int save(BidAccess vendor, BidPart part, int seen, UnaryOperator<BidDraftContent> change, Instant now) {
        return save(
                actWhileOpen(vendor, now).invitation(),
                part,
                seen,
                draft -> change.apply(draft).lookedAt(part),
                now);
    }

    /**
     * Fills what is still empty with what the vendor said in an earlier bid.
     *
     * @return the parts that were filled
     */
    @Transactional
    Set<BidPart> takeOver(BidAccess vendor, EarlierBid earlier, Instant now) {
        var act = actWhileOpen(vendor, now);
        var invitation = act.invitation();
        var stored = drafts.findById(invitation.id()).map(BidDraft::body).orElse(null);
        var filled = earlier.fill(check(invitation, act.request(), stored));
        filled.forEach((part, change) -> save(
                invitation,
                part,
                stored == null ? 0 : stored.savesOf(part),
                draft -> change.apply(draft).takingOver(part, earlier.origin()),
                now));
        return filled.keySet();
    }

    private int save(
            Invitation invitation, BidPart part, int seen, UnaryOperator<BidDraftContent> change, Instant now) {
        invitation.draftBegun(now);
        invitations.save(invitation);
        var draft = drafts.findById(invitation.id()).orElseGet(() -> new BidDraft(invitation, now));
        draft.save(part, seen, change, now);
        drafts.save(draft);
        return draft.body().savesOf(part);
    }

    /** Keeps a file with the draft; sealed like the bid itself. It is looked into before the transaction that keeps it. */
    public void attach(BidAccess vendor, InputStream content, @Nullable String name, Instant now) {
        try (var file = files.inspect(content, name, FILES)) {
            transaction.executeWithoutResult(status -> {
                var invitation = actWhileOpen(vendor, now).invitation();
                requireFewEnough(files(invitation).size() + uploads.open().size());
                attach(invitation, files.storeSealed(file, vendor.actor(invitation), now), now);
            });
        }
    }

    /**
     * The vendor announces a file that will arrive in parts.
     *
     * @param size in bytes
     * @param sha256 of its content, in hex
     * @return the upload, which may have begun earlier; nothing where the draft has this file already
     */
    @Transactional
    public Optional<FileUpload> announce(
            BidAccess vendor, @Nullable String name, long size, @Nullable String sha256, Instant now) {
        var invitation = actWhileOpen(vendor, now).invitation();
        var kept = files(invitation);
        if (kept.stream().anyMatch(file -> file.sha256().equals(sha256))) {
            return Optional.empty();
        }
        long others = uploads.open().stream()
                .filter(upload -> !upload.sha256().equals(sha256))
                .count();
        requireFewEnough(kept.size() + others);
        return Optional.of(uploads.begin(name, size, sha256, FILES, now));
    }

    /** Adds a part to what has arrived, as long as bids are taken. */
    @Transactional
    public FileUpload append(BidAccess vendor, FileId upload, long offset, UploadPart part, Instant now) {
        actWhileOpen(vendor, now);
        return uploads.append(upload, offset, part, now);
    }

    /** Keeps with the draft what has arrived in parts. */
    @Transactional
    public void attach(BidAccess vendor, InspectedUpload upload, Instant now) {
        var invitation = actWhileOpen(vendor, now).invitation();
        attach(invitation, uploads.keepSealed(upload, vendor.actor(invitation), now), now);
    }

    /** Takes back what has arrived of a file so far. */
    @Transactional
    public void abandon(BidAccess vendor, FileId upload, Instant now) {
        act(vendor, now);
        uploads.remove(upload);
    }

    /** Keeps a file that comes with the answer to a question about the bid. */
    public void attachToAnswer(BidAccess vendor, InputStream content, @Nullable String name, Instant now) {
        try (var file = files.inspect(content, name, FILES)) {
            transaction.executeWithoutResult(status -> {
                var invitation = act(vendor, now).invitation();
                inquiries.requireRoomForAFile(invitation.id(), now);
                attachToAnswer(invitation, files.store(file, vendor.actor(invitation), now), now);
            });
        }
    }

    /** Such a file is announced, to arrive in parts: as {@link #announce} for one of the bid. */
    @Transactional
    public Optional<FileUpload> announceForAnswer(
            BidAccess vendor, @Nullable String name, long size, @Nullable String sha256, Instant now) {
        var asked = inquiries.awaited(act(vendor, now).invitation().id(), now);
        if (asked.files().stream().anyMatch(file -> file.sha256().equals(sha256))) {
            return Optional.empty();
        }
        inquiries.requireRoomForAFile(vendor.invitation(), now);
        return Optional.of(uploads.begin(name, size, sha256, FILES, now));
    }

    /** Adds a part to what has arrived, as long as the answer is awaited. */
    @Transactional
    public FileUpload appendToAnswer(BidAccess vendor, FileId upload, long offset, UploadPart part, Instant now) {
        inquiries.awaited(act(vendor, now).invitation().id(), now);
        return uploads.append(upload, offset, part, now);
    }

    /** Keeps with the answer what has arrived in parts. */
    @Transactional
    public void attachToAnswer(BidAccess vendor, InspectedUpload upload, Instant now) {
        var invitation = act(vendor, now).invitation();
        attachToAnswer(invitation, uploads.keep(upload, vendor.actor(invitation), now), now);
    }

    private void attachToAnswer(Invitation invitation, StoredFile stored, Instant now) {
        inquiries
                .attach(
                        invitation.id(),
                        new InquiryFile(stored.id().id(), stored.name(), stored.size(), stored.sha256()),
                        now)
                .ifPresent(replaced -> files.remove(new FileId(replaced.id())));
    }

    /** Takes a file out of an answer that is not sent yet. */
    @Transactional
    public void detachFromAnswer(BidAccess vendor, UUID file, Instant now) {
        if (!inquiries.detach(act(vendor, now).invitation().id(), file, now)) {
            throw new NotFound();
        }
        files.remove(new FileId(file));
    }

    private static void requireFewEnough(long already) {
        if (already >= MOST_FILES) {
            throw new RuleViolation("submission.files.tooMany", MOST_FILES).at("file");
        }
    }

    private void attach(Invitation invitation, StoredFile stored, Instant now) {
        if (files(invitation).stream().anyMatch(file -> file.sha256().equals(stored.sha256()))) {
            files.remove(stored.id());
            throw new RuleViolation("submission.files.twice", stored.name()).at("file");
        }
        var file = new BidFile(stored.id().id(), stored.name(), stored.size(), stored.sha256());
        changeFiles(
                invitation,
                all -> {
                    all.removeIf(other -> other.name().equals(file.name()));
                    all.add(file);
                },
                now);
    }

    /** Keeps a file of an earlier bid with the draft, unless the same is there already. */
    @Transactional
    boolean attachUnlessThere(BidAccess vendor, InputStream content, BidFile earlier, Instant now) {
        var kept = files(actWhileOpen(vendor, now).invitation());
        if (kept.stream().anyMatch(file -> file.sha256().equals(earlier.sha256()))) {
            return false;
        }
        attach(vendor, content, earlier.name(), now);
        return true;
    }

    /** Takes a file out of the draft. What was sent with an earlier version stays with it. */
    @Transactional
    public void detach(BidAccess vendor, UUID file, Instant now) {
        var invitation = actWhileOpen(vendor, now).invitation();
        if (files(invitation).stream().noneMatch(kept -> kept.id().equals(file))) {
            throw new NotFound();
        }
        changeFiles(invitation, all -> all.removeIf(kept -> kept.id().equals(file)), now);
        if (!sealedBids.wasSent(invitation.id(), file)) {
            files.remove(new FileId(file));
        }
    }

    private List<BidFile> files(Invitation invitation) {
        return drafts.findById(invitation.id())
                .map(draft -> draft.body().files())
                .orElse(List.of());
    }

    private void changeFiles(Invitation invitation, Consumer<List<BidFile>> change, Instant now) {
        int seen = drafts.findById(invitation.id())
                .map(draft -> draft.body().savesOf(BidPart.FILES))
                .orElse(0);
        save(
                invitation,
                BidPart.FILES,
                seen,
                draft -> {
                    var kept = new ArrayList<>(draft.files());
                    change.accept(kept);
                    return draft.withFiles(List.copyOf(kept));
                },
                now);
    }

    /**
     * Sends the draft as it is now and mails the receipt.
     *
     * @param key the same for every press of the same button
     * @param receiptPath the page of the receipt, for the message, which opens in any browser
     * @throws RuleViolation if something is missing, or what this button has sent was taken back or replaced since
     * @throws TooLate if the deadline has passed by the database's clock
     */
    @Transactional
    public Receipt send(BidAccess vendor, UUID key, String businessName, @Nullable String receiptPath, Instant now) {
        var act = act(vendor, now);
        var invitation = act.invitation();
        var before = sealedBids.receiptOf(invitation.id(), key);
        if (before.isPresent()) {
            requireLastWord(before.get(), act, now);
            return before.get();
        }
        var request = act.request();
        var draft = drafts.findById(invitation.id()).map(BidDraft::body).orElse(null);
        var check = check(invitation, request, draft);
        if (!check.isComplete()) {
            throw new RuleViolation("submission.bid.incomplete", check.gaps().size());
        }
        var receipt = sealedBids.send(
                invitation, vendor.person(invitation), vendor.actor(invitation), check.content(), key, now);
        events.publishEvent(invitation.remindedEnough());
        if (receipt.finalOffer()) {
            events.publishEvent(new NoLongerAsked(
                    Set.of(invitation.id().id()), Set.of("bidding.finalOffer", "bidding.finalOffer.extended")));
        }
        events.publishEvent(new MailRequest(
                new MailRequest.Recipient(invitation.contact(), invitation.email()),
                receipt.finalOffer() ? "bidding.finalOffer.receipt" : "bidding.receipt",
                List.of(
                        request.title(),
                        businessName,
                        receipt.number(),
                        format.dayTime(receipt.at(), invitation.vendorZone()) + ", "
                                + format.zone(invitation.vendorZone()),
                        receipt.sha256(),
                        request.deadlineOf(invitation)),
                receiptPath,
                request.engagement()));
        return receipt;
    }

    /** Nothing is sent a second time: whoever is led to the receipt must find there what it sent. */
    private void requireLastWord(Receipt sent, Act act, Instant now) {
        var invitation = act.invitation();
        var last = sealedBids.last(invitation.id()).orElse(null);
        boolean same = last != null && last.bid().equals(sent.bid());
        if (same && (sent.finalOffer() || !act.request().isAwaitingFinalOfferOf(invitation))) {
            return;
        }
        act.request().requireAcceptingBidsOf(invitation, now);
        if (same) {
            throw new RuleViolation("submission.bid.pressAgain");
        }
        throw new RuleViolation(
                last != null && last.version() > sent.version()
                        ? "submission.bid.replaced"
                        : "submission.bid.takenBack");
    }

    /**
     * Takes the bid back until the deadline, or the final offer. The draft stays, so that it can be sent again.
     *
     * @return whether it was a final offer, so that the first bid counts
     */
    @Transactional
    public boolean withdraw(BidAccess vendor, String businessName, Instant now) {
        var act = act(vendor, now);
        var invitation = act.invitation();
        var request = act.request();
        boolean finalOffer =
                sealedBids.last(invitation.id()).filter(Receipt::finalOffer).isPresent();
        sealedBids.withdraw(invitation, vendor.person(invitation), vendor.actor(invitation), now);
        events.publishEvent(new MailRequest(
                new MailRequest.Recipient(invitation.contact(), invitation.email()),
                finalOffer ? "bidding.finalOffer.withdrawn" : "bidding.withdrawn",
                List.of(request.title(), businessName, request.deadlineOf(invitation)),
                null,
                request.engagement()));
        return finalOffer;
    }

    /**
     * The vendor means to bid, which is no promise: it can still decline.
     *
     * @throws RuleViolation if it has sent a bid already, and so has said more
     */
    @Transactional
    public void intend(BidAccess vendor, Instant now) {
        var invitation = actWhileOpen(vendor, now).invitation();
        if (sealedBids.last(invitation.id()).isPresent()) {
            throw new RuleViolation("submission.intention.bidSent");
        }
        invitation.meansToBid(vendor.actor(invitation), now);
        invitations.save(invitation);
    }

    /** One more person of the vendor may work on the bid. */
    @Transactional
    public BidColleagues.Joined invite(BidAccess vendor, String name, String email, Instant now) {
        var act = actWhileOpen(vendor, now);
        var colleague = act.invitation().join(name, email, vendor.actor(act.invitation()), now);
        invitations.save(act.invitation());
        return joined(colleague, act);
    }

    /** A person who may work on the bid already. */
    @Transactional
    public BidColleagues.Joined colleague(BidAccess vendor, UUID colleague, Instant now) {
        var act = actWhileOpen(vendor, now);
        return joined(act.invitation().colleague(colleague).orElseThrow(NotFound::new), act);
    }

    private static BidColleagues.Joined joined(Colleague colleague, Act act) {
        return new BidColleagues.Joined(colleague, act.invitation(), act.request());
    }

    /** Takes a person's access away, whenever that is wanted; empty where it was taken away before. */
    @Transactional
    public Optional<Colleague> removeColleague(BidAccess vendor, UUID colleague, Instant now) {
        var invitation = act(vendor, now).invitation();
        var left = invitation.leave(colleague, vendor.actor(invitation), now);
        invitations.save(invitation);
        return left;
    }

    /** The vendor wants to be reminded before the deadline, or not. */
    @Transactional
    public void remind(BidAccess vendor, boolean on, Instant now) {
        var invitation = actWhileOpen(vendor, now).invitation();
        invitation.wantReminders(on, vendor.actor(invitation), now);
        invitations.save(invitation);
    }

    /** The vendor will not bid. It may still change its mind until the deadline. */
    @Transactional
    public void decline(BidAccess vendor, String reason, Instant now) {
        var invitation = actWhileOpen(vendor, now).invitation();
        if (sealedBids.last(invitation.id()).isPresent()) {
            throw new RuleViolation("submission.decline.withdrawFirst");
        }
        invitation.decline(reason, vendor.actor(invitation), now);
        invitations.save(invitation);
        events.publishEvent(new NoLongerAsked(invitation.id().id()));
    }

    /** Asks the business; everybody invited will read the answer, nobody who asked. */
    @Transactional
    public void ask(BidAccess vendor, String question, Instant now) {
        var act = act(vendor, now);
        clarifications.ask(
                act.request(),
                act.invitation().id(),
                question,
                codes.startedAgainAt(act.invitation().id()),
                now);
    }

    /**
     * The vendor answers what it was asked about its bid, once the bids are open.
     *
     * @throws RuleViolation at {@code answer} if that is not possible, or not any more
     */
    @Transactional
    public void answerInquiry(BidAccess vendor, UUID inquiry, String answer, Instant now) {
        var act = act(vendor, now);
        inquiries.answer(act.request(), act.invitation(), inquiry, answer, now);
    }

    /** The vendor's own receipt, of the last bid that was not withdrawn. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receipt(InvitationId id) {
        return sealedBids.last(id);
    }

    /** The receipt of what the vendor sent before the opening, whatever final offer followed. */
    @Transactional(readOnly = true)
    public Optional<Receipt> firstReceipt(InvitationId id) {
        return sealedBids.first(id);
    }

    /** Acts of one vendor follow one another, so that none writes into what another erases. Who has the code keeps the bid. */
    private Act act(BidAccess vendor, Instant now) {
        var invitation = invitations.lock(vendor.invitation()).orElseThrow(NotFound::new);
        codes.requireSameCode(vendor);
        vendor.requireKnownTo(invitation);
        if (invitation.releasedFrom() != null && vendor.hasOwnCode()) {
            invitation.keepCode(now);
            invitations.save(invitation);
        }
        return new Act(invitation, requests.findById(invitation.request()).orElseThrow(NotFound::new));
    }

    private Act actWhileOpen(BidAccess vendor, Instant now) {
        var act = act(vendor, now);
        act.request().requireAcceptingBidsOf(act.invitation(), now);
        return act;
    }

    /** @param invitation locked until the act is over */
    private record Act(Invitation invitation, BidRequest request) {}

    /**
     * @param savedAt when the draft was last saved; null before anything was typed
     * @param sent the receipt of the last bid; null before the first and after a withdrawal
     * @param withdrawn whether the vendor took its last bid back and has sent none since
     */
    public record Visit(
            Invitation invitation,
            BidRequest request,
            BidLock lock,
            BidCheck check,
            @Nullable Instant savedAt,
            @Nullable Receipt sent,
            boolean withdrawn,
            List<AskedQuestion> questions) {

        /** Whether this vendor was asked for a final offer that is still awaited. */
        public boolean isAskedForFinalOffer() {
            return request.isAwaitingFinalOfferOf(invitation);
        }

        /** Whether its final offer was sent, and is sealed or was opened. */
        public boolean hasSentFinalOffer() {
            return sent != null && sent.finalOffer();
        }

        /** Whether what was sent last can be taken back: in the round of final offers only what was sent in it. */
        public boolean isWithdrawable() {
            return sent != null && sent.finalOffer() == (request.openedAt() != null);
        }

        /** The day until which its bid must hold at least. */
        public LocalDate validAtLeastUntil() {
            return request.validAtLeastUntilOf(invitation);
        }

        /** What was asked, where this vendor was: also once it is over. */
        public @Nullable FinalRound finalRound() {
            return invitation.finalAskedAt() == null ? null : request.finalRound();
        }

        public boolean hasDeclined() {
            return invitation.declinedAt() != null;
        }

        /** Who works on the bid beside the person who was invited. */
        public String colleagueNames() {
            return invitation.colleagues().stream().map(Colleague::name).collect(Collectors.joining(", "));
        }

        /** Whether the vendor has neither bid nor said whether it will. */
        public boolean mayIntend() {
            return sent == null && !withdrawn && invitation.willBidAt() == null;
        }

        /** Whether the vendor said that it means to bid, and has not bid yet. */
        public boolean isIntending() {
            return sent == null && invitation.willBidAt() != null;
        }

        /** Whether reminders go to this vendor unless it wants none: the business lets them, and a bid is still to come. */
        public boolean isReminding() {
            return request.isReminding()
                    && invitation.mayBeReminded()
                    && !hasDeclined()
                    && !withdrawn
                    && (sent == null || !sent.counts() || (isAskedForFinalOffer() && !hasSentFinalOffer()));
        }

        /** Whether the vendor can still say that it will not bid. */
        public boolean mayDecline() {
            return sent == null && !hasDeclined();
        }

        /** Whether the bid that was sent ends before the day until which bids must hold by now, and can still be sent again. */
        public boolean isMustHoldLonger() {
            return sent != null
                    && sent.counts()
                    && request.status() == BiddingStatus.OPEN
                    && sent.content().validUntil().isBefore(request.validAtLeastUntil());
        }

        /** Whether the draft says something else than what was sent last. */
        public boolean isChangedSinceSent() {
            // The first bid stands as it was opened, whatever the draft of a final offer says.
            if (request.openedAt() != null && !hasSentFinalOffer()) {
                return false;
            }
            return sent != null && (!check.isComplete() || !check.content().equals(sent.content()));
        }
    }
}
