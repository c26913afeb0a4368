package dev.hybridlab.smtp.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What any other client on this machine meets: dig, a mail server of the user's own. */
class DnsServerTest {
    private static final int PATIENCE_MILLIS = 10_000;
    private Optional<DnsServer> server = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = Optional.of(DnsServer.listen(loopback, () -> SampleZones.ALL, ""));
    }

    @AfterEach
    void stop() {
        server.orElseThrow().close();
    }

    private static Message query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), type, DClass.IN));
    }

    private Message udp(byte[] octets) throws IOException {
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server.orElseThrow().address());
            socket.send(new DatagramPacket(octets, octets.length));
            var packet = new DatagramPacket(new byte[65_535], 65_535);
            socket.receive(packet);
            return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        }
    }

    private Message udp(Message query) throws IOException {
        return udp(query.toWire());
    }

    private Socket tcp() throws IOException {
        var address = server.orElseThrow().address();
        var socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    @ParameterizedTest(name = "{0} with room for {1}: truncated {2}")
    @CsvSource({
        "contoso.com,       0, false",
        "text-511.example,  0, true",
        "text-511.example, 1232, false",
        "text-511.example, 100, true",
        "text-40000.example, 65535, true",
    })
    void an_answer_that_does_not_fit_says_so_and_is_whole_over_TCP(String name, int room, boolean truncated)
            throws IOException {
        var query = query(name, Type.TXT);
        if (room > 0) {
            query.addRecord(new OPTRecord(room, 0, 0), Section.ADDITIONAL);
        }
        var short_ = udp(query);
        assertThat(short_.getHeader().getFlag(Flags.TC)).isEqualTo(truncated);
        assertThat(short_.getSection(Section.ANSWER).isEmpty()).isEqualTo(truncated);
        assertThat(short_.getOPT() != null).isEqualTo(room > 0);

        try (var socket = tcp()) {
            for (var again = 0; again < 2; again++) { // RFC 7766 §6.2.1: more than one question a connection.
                Framing.write(socket, query.toWire());
                var whole = new Message(Framing.read(socket));
                assertThat(whole.getHeader().getID())
                        .isEqualTo(query.getHeader().getID());
                assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
                assertThat(whole.getSection(Section.ANSWER)).isNotEmpty();
            }
        }
    }

    @Test
    void what_is_absent_comes_with_the_time_to_remember_it() throws IOException {
        for (var absent : new Message[] {udp(query("nothing.example", Type.A)), udp(query("contoso.com", Type.A))}) {
            assertThat(absent.getSection(Section.ANSWER)).isEmpty();
            assertThat(absent.getSection(Section.AUTHORITY))
                    .singleElement()
                    .isInstanceOfSatisfying(SOARecord.class, soa -> {
                        assertThat(soa.getTTL()).isEqualTo(300);
                        assertThat(soa.getMinimum()).isEqualTo(300);
                    });
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2} with {3} records")
    @CsvSource({
        "contoso.com,        TLSA,  NOERROR,  0",
        "contoso.com,        NS,    NOERROR,  0",
        "contoso.com,        ANY,   NOERROR,  3",
        "alias.contoso.com,  SVCB,  NOERROR,  1",
        "nothing.example,    TLSA,  NXDOMAIN, 0",
        "dangling.example,   SOA,   NXDOMAIN, 1",
        "nothing.example,    ANY,   NXDOMAIN, 0",
        "broken.example,     TLSA,  SERVFAIL, 0",
        "contoso.com,        AXFR,  REFUSED,  0",
        "contoso.com,        IXFR,  REFUSED,  0",
    })
    void types_that_zones_do_not_have_are_answered_as_such(String name, String type, String rcode, int records)
            throws IOException {
        var answer = udp(query(name, Type.value(type)));

        assertThat(Rcode.string(answer.getRcode())).isEqualTo(rcode);
        assertThat(answer.getSection(Section.ANSWER)).hasSize(records);
        assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
    }

    @Test
    void other_classes_are_refused_and_other_operations_not_implemented() throws IOException {
        var chaos = Message.newQuery(Record.newRecord(Name.fromString("version.bind."), Type.TXT, DClass.CH));
        assertThat(udp(chaos).getRcode()).isEqualTo(Rcode.REFUSED);

        var notify = query("contoso.com", Type.SOA);
        notify.getHeader().setOpcode(Opcode.NOTIFY);
        var answer = udp(notify);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOTIMP);
        assertThat(answer.getHeader().getOpcode()).isEqualTo(Opcode.NOTIFY);
    }

    @Test
    void an_EDNS_version_of_the_future_is_told_which_one_is_spoken() throws IOException {
        var query = query("contoso.com", Type.MX);
        query.addRecord(new OPTRecord(1232, 0, 1), Section.ADDITIONAL);

        var answer = udp(query);

        assertThat(answer.getRcode()).isEqualTo(Rcode.BADVERS);
        assertThat(answer.getOPT().getVersion()).isZero();
    }

    @Test
    void two_questions_or_none_are_a_format_error() throws IOException {
        var two = query("contoso.com", Type.MX);
        two.addRecord(Record.newRecord(Name.fromString("contoso.com."), Type.A, DClass.IN), Section.QUESTION);
        assertThat(udp(two).getRcode()).isEqualTo(Rcode.FORMERR);

        var none = new Message(77);
        assertThat(udp(none).getRcode()).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void no_packet_however_broken_ends_the_service() throws IOException {
        var good = query("contoso.com", Type.MX);
        var octets = good.toWire();
        try (var socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            socket.connect(server.orElseThrow().address());
            for (var length = 0; length < octets.length; length++) {
                socket.send(new DatagramPacket(octets, length));
                for (var value : new byte[] {0, (byte) 0x40, (byte) 0x80, (byte) 0xc0, (byte) 0xff}) {
                    var broken = octets.clone();
                    broken[length] = value;
                    socket.send(new DatagramPacket(broken, broken.length));
                }
            }
        }

        assertThat(udp(good).getSection(Section.ANSWER)).hasSize(3);
    }

    @Test
    void half_a_question_is_answered_with_its_id() throws IOException {
        var octets = query("contoso.com", Type.MX).toWire();

        var answer = udp(Arrays.copyOf(octets, octets.length - 3));

        assertThat(answer.getRcode()).isEqualTo(Rcode.FORMERR);
        assertThat(answer.getHeader().getID())
                .isEqualTo(new Message(octets).getHeader().getID());
    }

    @Test
    void broken_TCP_sessions_do_not_hurt_others() throws IOException {
        try (var half = tcp();
                var garbage = tcp();
                var good = tcp()) {
            half.getOutputStream().write(0);
            Framing.write(garbage, new byte[] {1, 2, 3});
            Framing.write(good, query("contoso.com", Type.MX).toWire());

            assertThat(new Message(Framing.read(good)).getSection(Section.ANSWER))
                    .hasSize(3);
        }
    }

    @Test
    void silence_over_TCP_is_the_end_of_the_connection() throws IOException {
        try (var socket = tcp()) {
            Framing.write(socket, query("silent.example", Type.A).toWire());

            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Framing.read(socket))
                    .isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTOSO.com", "Contoso.COM"})
    void the_question_comes_back_as_it_was_written(String name) throws IOException {
        assertThat(udp(query(name, Type.MX)).getQuestion().getName().toString(true))
                .isEqualTo(name);
    }

    @Test
    void after_closing_both_protocols_are_gone() throws IOException {
        var address = server.orElseThrow().address();
        server.orElseThrow().close();

        try (var again = DnsServer.listen(address, () -> SampleZones.ALL, "")) {
            assertThat(again.port()).isEqualTo(address.getPort());
        }
    }
}
