package dev.hybridlab.neighbours.james;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The event loops of all James servers of the JVM. A group of its own would cost each server two seconds and several threads
 * at its end; these end when nobody has used them for a while.
 */
final class Loops {
    static {
        // Newer JDKs warn of every use of Unsafe, and loopback needs none of its speed.
        if (System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
    }

    private static final Loops SHARED = new Loops();
    private static final int THREADS = 2;
    private static final long LINGERS_SECONDS = 2;

    private @Nullable EventLoopGroup group;
    private int users;
    private long borrowed;

    private Loops() {}

    static EventLoopGroup borrow() {
        return SHARED.take();
    }

    static void giveBack() {
        SHARED.leave();
    }

    private synchronized EventLoopGroup take() {
        users++;
        borrowed++;
        var loops = group;
        if (loops == null) {
            loops = new NioEventLoopGroup(THREADS, new DefaultThreadFactory("james", true));
            group = loops;
        }
        return loops;
    }

    private synchronized void leave() {
        users--;
        var loops = group;
        var sofar = borrowed;
        if (users == 0 && loops != null) {
            loops.schedule(() -> endIfUnused(sofar), LINGERS_SECONDS, TimeUnit.SECONDS);
        }
    }

    private synchronized void endIfUnused(long since) {
        if (users == 0 && borrowed == since && group != null) {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            group = null;
        }
    }
}
