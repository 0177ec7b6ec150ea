package app.handoff.tenancy;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The public address that the administrator of this installation saved, if any. */
@Component
public class SavedAddress {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstallationSetting<String> setting;

    SavedAddress(DataSource database, JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.setting =
                new InstallationSetting<>(database, "select address from public_address", row -> row.getString(1));
    }

    public Optional<String> get() {
        return setting.get();
    }

    /** Links and messages begin with it at once, those that wait too. */
    public void save(String address) {
        transaction.executeWithoutResult(status -> jdbc.sql("insert into public_address (address) values (:address)"
                        + " on conflict (only_one) do update set address = excluded.address, saved_at = now()")
                .param("address", address)
                .update());
        setting.changed();
    }

    /** Links begin with the address in each reader's own browser again. */
    public void forget() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from public_address").update());
        setting.changed();
    }
}
