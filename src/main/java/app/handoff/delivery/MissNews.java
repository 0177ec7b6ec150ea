package app.handoff.delivery;

/** What we decided about a missed level that its vendor was told of; the vendor hears of each. */
enum MissNews {
    CONFIRMED,
    EXCUSED,
    SETTLED,
    NOTICE_WITHDRAWN,
    PLAN_ACCEPTED,
    PLAN_REFUSED,
    PLAN_KEPT,
    PLAN_MISSED,
    CREDIT_CORRECTED,
    CREDIT_AGREED,
    CREDIT_WAIVED
}
