package dev.hybridlab.junit.guide;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;
import static dev.hybridlab.assertj.HybridConditions.awaiting;
import static dev.hybridlab.assertj.HybridConditions.delivered;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.junit.HybridLab;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ApplicationTest {
    @Test
    @HybridLab(topology = "mx-on-premises", fabric = "real-time")
    void my_application_gets_its_mail_through(Lab lab) throws IOException {
        new Application(lab.socket("EX01", 25)).notify("bert@contoso.com");

        awaiting(lab, "the notification").untilAsserted(delivered(lab, "bert@contoso.com"));
        assertThat(lab.message("bert@contoso.com")).isAnonymous();
    }

    /** Stands for the program under test. */
    private record Application(InetSocketAddress server) {
        void notify(String recipient) throws IOException {
            try (var socket = new Socket(server.getAddress(), server.getPort());
                    var replies = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                var lines = new String[] {
                    "HELO app.example",
                    "MAIL FROM:<app@app.example>",
                    "RCPT TO:<" + recipient + ">",
                    "DATA",
                    "From: app@app.example\r\nTo: " + recipient + "\r\nSubject: ready\r\n\r\nready\r\n.",
                    "QUIT"
                };
                replies.readLine();
                for (var line : lines) {
                    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    replies.readLine();
                }
            }
        }
    }
}
