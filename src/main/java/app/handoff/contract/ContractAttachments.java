package app.handoff.contract;

import app.handoff.files.FileId;
import app.handoff.files.FileRules;
import app.handoff.files.Files;
import app.handoff.kernel.Actor;
import app.handoff.kernel.NotFound;
import java.io.InputStream;
import java.time.Instant;
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
        contracts.change(id, contract -> {
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
        contracts.change(id, contract -> {
            int before = contract.wording().edition();
            contract.detach(file, by, now);
            forget(contract, file);
            notifications.afterChange(contract, before, by, now);
        });
    }

    public void moveUp(ContractId id, UUID file, Actor by, Instant now) {
        contracts.change(id, contract -> {
            int before = contract.wording().edition();
            contract.moveAttachmentUp(file, by, now);
            notifications.afterChange(contract, before, by, now);
        });
    }

    /** What nobody else has seen need not be kept; every version that was sent keeps its files. */
    private void forget(Contract contract, UUID file) {
        if (contract.wording().edition() == 0) {
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
