package app.handoff.kernel;

/** What kind of data a task touches. With the country it decides which security evidence a vendor must show. */
public enum DataClass {
    /** Accounts, invoices, payroll. */
    FINANCIAL,
    /** Names, addresses and histories of clients. */
    CUSTOMER,
    /** Card numbers. */
    CARD,
    /** Health records. */
    HEALTH,
    /** Designs, recipes, source code, plans. */
    PROPRIETARY
}
