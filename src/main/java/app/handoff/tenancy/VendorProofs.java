package app.handoff.tenancy;

import app.handoff.kernel.BusinessId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows the database that it is the application which asks for what a vendor sealed: whoever has only the rights of the
 * application in the database lacks the key of the installation, and so the proof.
 */
@Component
public class VendorProofs {

    private final Maker maker;
    private final JdbcClient jdbc;

    VendorProofs(SecretKey key, JdbcClient jdbc) {
        this.maker = new Maker(key);
        this.jdbc = jdbc;
    }

    /** From now on what is sealed for this subject is seen with its proof only. The first time counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(UUID subject) {
        jdbc.sql("insert into vendor_proof (subject, hash) values (?, ?) on conflict do nothing")
                .param(subject)
                .param(maker.hash(Tenancy.required().business(), subject))
                .update();
    }

    /** Makes the proof of a subject from the key of this installation. */
    static final class Maker {

        private final SecretKey key;

        Maker(SecretKey key) {
            this.key = key;
        }

        String proof(BusinessId business, UUID subject) {
            return HexFormat.of().formatHex(signed(business, subject));
        }

        byte[] hash(BusinessId business, UUID subject) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(signed(business, subject));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private byte[] signed(BusinessId business, UUID subject) {
            return key.sign("vendor:" + business + ":" + subject);
        }
    }
}
