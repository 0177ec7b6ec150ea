package app.handoff.contract;

import app.handoff.files.FileId;
import app.handoff.files.FileRules;
import app.handoff.files.Files;
import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the files that are attached to contracts, and hands them out to whoever reads the contract. */
@Service
@Transactional
class ContractAttachments {

    static final FileRules FILES = FileRules.ANY_KIND;

    private final Contracts contracts;
    private final ContractNotifications notifications;
    private final Files files;

    ContractAttachments(Contracts contracts, ContractNotifications notifications, Files files) {
        this.contracts = contracts;
        this.notifications = notifications;
        this.files = files;
    }

    /**
     * Attaches a file.
     *
     * @param title what it is called in the contract; null where it takes the place of another one and keeps its title
     * @param instead the file whose place it takes; null for a further one
     * @see Contract#attach
     */
    public void attach(
            ContractId id,
            @Nullable String title,
            InputStream content,
            @Nullable String fileName,
            @Nullable UUID instead,
            Actor by,
            Instant now) {
        contracts.agree(id, contract -> {
            contract.requireOpenText();
            var called = instead == null
                    ? Attachment.titled(title)
                    : contract.attachment(instead).title();
            var stored = files.storeAbout(id.id(), content, fileName, FILES, by, now);
            int before = contract.wording().edition();
            contract.attach(Attachment.of(called, stored, by.name(), now), instead, by, now);
            if (instead != null) {
                forget(contract, instead);
            }
            notifications.afterChange(contract, before, by, now);
        });
    }

    public void detach(ContractId id, UUID file, Actor by, Instant now) {
        contracts.agree(id, contract -> {
            int before = contract.wording().edition();
            contract.detach(file, by, now);
            forget(contract, file);
            notifications.afterChange(contract, before, by, now);
            // The clause that nobody had read yet may be the one that is gone.
            notifications.askWhoSigns(contract, now);
        });
    }

    /** @param seen the place at which whoever moves it sees it, from 1: pressed twice it moves once; null where nobody says */
    public void moveUp(ContractId id, UUID file, @Nullable Integer seen, Actor by, Instant now) {
        contracts.agree(id, contract -> {
            int before = contract.wording().edition();
            contract.moveAttachmentUp(file, seen, by, now);
            notifications.afterChange(contract, before, by, now);
        });
    }

    /** Copies of the documents of a contract, which stay whatever becomes of it. */
    List<Attachment> copies(Contract contract, Actor by, Instant now) {
        return contract.attachments().stream()
                .map(one -> copy(one, null, by, now))
                .toList();
    }

    /** Attaches copies of documents that a template has to a contract that is drafted with it. */
    void attachCopies(Contract contract, List<Attachment> documents, Actor by, Instant now) {
        documents.forEach(one -> contract.attach(copy(one, contract.id().id(), by, now), null, by, now));
    }

    private Attachment copy(Attachment one, @Nullable UUID subject, Actor by, Instant now) {
        try (var content = files.content(files.get(new FileId(one.file()))).getInputStream()) {
            var stored = subject == null
                    ? files.store(content, one.fileName(), FILES, by, now)
                    : files.storeAbout(subject, content, one.fileName(), FILES, by, now);
            return Attachment.of(one.title(), stored, by.name(), now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a document that nothing names any more. */
    void forget(Attachment one) {
        files.remove(new FileId(one.file()));
    }

    /** What nobody else has seen need not be kept; every version that was sent keeps its files, and a contract those of its own. */
    private void forget(Agreement contract, UUID file) {
        if (contract.wording().edition() == 0
                && contract.id().id().equals(files.get(new FileId(file)).subject())) {
            files.remove(new FileId(file));
        }
    }

    /**
     * A file that is or was attached to this contract.
     *
     * @throws NotFound if it is no file of it
     */
    @Transactional(readOnly = true)
    public ResponseEntity<Resource> download(ContractId contract, String file) {
        return files.download(required(contract, FileId.of(file)));
    }

    /**
     * A file that is or was attached to one of these, a contract and its amendments.
     *
     * @throws NotFound if it is no file of theirs
     */
    @Transactional(readOnly = true)
    public ResponseEntity<Resource> download(Collection<ContractId> contracts, String file) {
        var id = FileId.of(file);
        var about = files.get(id).subject();
        if (contracts.stream().noneMatch(contract -> contract.id().equals(about))) {
            throw new NotFound();
        }
        return files.download(id);
    }

    /** Its content as it was stored. */
    @Transactional(readOnly = true)
    public Resource content(ContractId contract, Attachment attachment) {
        return files.content(files.get(required(contract, new FileId(attachment.file()))));
    }

    private FileId required(ContractId contract, FileId id) {
        if (!contract.id().equals(files.get(id).subject())) {
            throw new NotFound();
        }
        return id;
    }
}
