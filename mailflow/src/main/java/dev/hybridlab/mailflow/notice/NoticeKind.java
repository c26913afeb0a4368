package dev.hybridlab.mailflow.notice;

/** What a notice says, in the words of RFC 3464 §2.3.3. */
public enum NoticeKind {
    FAILED("FAILURE"),
    DELAYED("DELAY"),
    /** Handed to a host that does not report by itself (RFC 3461 §5.2.2). */
    RELAYED("SUCCESS"),
    DELIVERED("SUCCESS");

    private final String notify;

    NoticeKind(String notify) {
        this.notify = notify;
    }

    /** The word in NOTIFY that asks for it (RFC 3461 §4.1). */
    public String notifyWord() {
        return notify;
    }

    /** The value of the Action field, and the kind that evidence shows. */
    public String action() {
        return switch (this) {
            case FAILED -> "failed";
            case DELAYED -> "delayed";
            case RELAYED -> "relayed";
            case DELIVERED -> "delivered";
        };
    }
}
