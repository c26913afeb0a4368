package dev.hybridlab.smtp.dns;

import java.net.InetAddress;

/** Who asks a DNS server, by address. */
public interface Askers {
    /** The side whose view of the world this asker gets. */
    String view(InetAddress asker);

    /** Whether it is another process of the lab, which is told that a question is swallowed instead of waiting in vain. */
    boolean ofThisLab(InetAddress asker);

    /** Everybody sees the same. */
    static Askers all(String view) {
        return new Askers() {
            @Override
            public String view(InetAddress asker) {
                return view;
            }

            @Override
            public boolean ofThisLab(InetAddress asker) {
                return false;
            }
        };
    }
}
