package dev.hybridlab.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What stands around every page: a head with the style, and the script at the end. Each page is whole without any other file. */
final class Frame {
    private final String style = resource("report.css");
    private final String script = resource("report.js");

    Frame() throws IOException {}

    String head(String title) {
        return new Html()
                .raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy() + "\">\n")
                .raw("<title>")
                .text(title)
                .raw("</title>\n<style>")
                .raw(style)
                .raw("</style>\n</head>\n<body>\n")
                .toString();
    }

    String tail() {
        return "<script>" + script + "</script>\n</body>\n</html>\n";
    }

    /** Nothing is loaded, and of what stands in the page only our own style and script are in force. */
    private String policy() {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Frame.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("the report's '" + name + "' is not in this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n"); // as a browser reads it, before it takes the hash
        }
    }
}
