package app.handoff.web;

/** What frames every page behind a shared link: who sent it and for whom it is. */
public record GuestFrame(String business, String visitor) {}
