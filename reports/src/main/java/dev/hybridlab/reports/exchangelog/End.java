package dev.hybridlab.reports.exchangelog;

/**
 * One end of a session as evidence names it: {@code EX01 198.18.10.25}, or with the port that was dialled {@code exo
 * 198.18.20.25:25}.
 *
 * @param host its name
 * @param address with the port, where there is one
 */
record End(String host, String address) {
    static End of(String text) {
        var blank = text.lastIndexOf(' ');
        return new End(text.substring(0, blank), text.substring(blank + 1));
    }

    /** The address of an end that was dialled, without its port. */
    String ip() {
        return address.substring(0, address.lastIndexOf(':'));
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
