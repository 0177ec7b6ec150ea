package app.handoff.tenancy;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that only reads: Hibernate compares nothing with what it read, and PostgreSQL refuses to change a row. It joins
 * whatever transaction there is.
 */
@Component
public final class ReadTransaction extends TransactionTemplate {

    public ReadTransaction(PlatformTransactionManager transactions) {
        super(transactions);
        setReadOnly(true);
    }
}
