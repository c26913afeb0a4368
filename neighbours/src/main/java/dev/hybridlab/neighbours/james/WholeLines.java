package dev.hybridlab.neighbours.james;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageDecoder;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line ends with CRLF and with nothing else (RFC 5321 §2.3.8). The framer of James takes a lone LF too, so that a dot behind
 * one would end a message, and what follows would be obeyed.
 */
final class WholeLines extends MessageToMessageDecoder<ByteBuf> {
    private final int longest;
    private @Nullable ByteBuf begun;

    WholeLines(int longest) {
        this.longest = longest;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf piece, List<Object> out) {
        if (begun == null && isWhole(piece)) {
            out.add(piece.retain());
            return;
        }
        var line = begun == null ? context.alloc().buffer() : begun;
        begun = line;
        if (line.readableBytes() + piece.readableBytes() > longest) {
            forget();
            throw new TooLongFrameException("a line of more than " + longest + " octets");
        }
        line.writeBytes(piece);
        if (isWhole(line)) {
            begun = null;
            out.add(line);
        }
    }

    private static boolean isWhole(ByteBuf line) {
        var end = line.writerIndex();
        return line.readableBytes() >= 2 && line.getByte(end - 2) == '\r' && line.getByte(end - 1) == '\n';
    }

    private void forget() {
        if (begun != null) {
            begun.release();
            begun = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        forget();
        super.channelInactive(context);
    }
}
