package dev.hybridlab.smtp.wire;

/** Where the lines of a session go, as one of its ends sees them. Secrets are masked before they get here. */
public interface Recorder {
    /** Records nothing. */
    Recorder NONE = new Recorder() {
        @Override
        public void line(char direction, boolean secured, String text) {}

        @Override
        public void closed() {}
    };

    /**
     * @param direction {@code >} client to server, {@code <} server to client, {@code *} about the session
     * @param secured whether it went through TLS
     * @param text without its line end; control characters are shown as {@code \xHH}
     */
    void line(char direction, boolean secured, String text);

    /** The session has ended; no line follows. */
    void closed();
}
