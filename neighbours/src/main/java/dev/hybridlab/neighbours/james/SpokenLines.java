package dev.hybridlab.neighbours.james;

import dev.hybridlab.neighbours.Conversation;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.nio.charset.StandardCharsets;

/** Records what the server says. */
final class SpokenLines extends ChannelOutboundHandlerAdapter {
    private final Conversation conversation;

    SpokenLines(Conversation conversation) {
        this.conversation = conversation;
    }

    @Override
    public void write(ChannelHandlerContext context, Object said, ChannelPromise promise) throws Exception {
        if (said instanceof ByteBuf octets && octets.isReadable()) {
            octets.toString(StandardCharsets.ISO_8859_1).lines().forEach(conversation::says);
        }
        super.write(context, said, promise);
    }
}
