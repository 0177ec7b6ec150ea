package app.handoff.kernel;

/** What kind of data a task touches. It decides which security evidence a vendor must show. */
public enum DataClass {
    /** Accounts, invoices, payroll: ISO 27001 or answers to ISO 27002. */
    FINANCIAL,
    /** Names, addresses and histories of clients: ISO 27001 or answers to ISO 27002. */
    CUSTOMER,
    /** Card numbers: also PCI DSS. */
    CARD,
    /** Health records: also HIPAA. */
    HEALTH,
    /** Designs, recipes, source code, plans: ISO 27001 or answers to ISO 27002. */
    PROPRIETARY
}
