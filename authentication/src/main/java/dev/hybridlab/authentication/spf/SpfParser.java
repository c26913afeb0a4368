package dev.hybridlab.authentication.spf;

import dev.hybridlab.authentication.spf.SpfRecords.Terms;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.DNSServiceEnabled;
import org.apache.james.jspf.core.MacroData;
import org.apache.james.jspf.core.MacroExpand;
import org.apache.james.jspf.core.MacroExpandEnabled;
import org.apache.james.jspf.core.SPFCheckEnabled;
import org.apache.james.jspf.core.exceptions.PermErrorException;
import org.apache.james.jspf.core.exceptions.SPFResultException;
import org.apache.james.jspf.impl.DefaultTermsFactory;
import org.apache.james.jspf.parser.RFC4408SPF1Parser;
import org.apache.james.jspf.terms.ExpModifier;
import org.apache.james.jspf.wiring.WiringServiceTable;

/** jSPF's parser, whose terms ask the walk for everything outside themselves. */
final class SpfParser {
    /** No honest record is longer, and patterns are matched against it (limits of this lab). */
    private static final int LONGEST = 8192;

    private static final int LONGEST_TERM = 512;

    private static final Pattern MODIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*=");
    private static final RFC4408SPF1Parser PARSER = parser();

    private SpfParser() {}

    static Terms parse(String text) {
        var tooLong = text.length() > LONGEST ? "the record" : "";
        for (var term : text.split(" +")) {
            tooLong = term.length() > LONGEST_TERM ? "a term of the record" : tooLong;
        }
        if (!tooLong.isEmpty()) {
            return broken(text.substring(0, 80), tooLong + " is longer than anybody needs");
        }
        if (text.strip().length() == "v=spf1".length()) {
            return new Terms(text, List.of(), List.of(), List.of(), "");
        }
        try {
            var record = PARSER.parse("v=spf1" + text.substring("v=spf1".length()));
            var modifiers = record.getModifiers().stream()
                    .filter(each -> !(each instanceof ExpModifier)) // Nobody here tells why (RFC 7208 §6.2).
                    .toList();
            return new Terms(text, written(text), List.copyOf(record.getDirectives()), modifiers, "");
        } catch (SPFResultException | RuntimeException malformed) {
            return broken(text, first(String.valueOf(malformed.getMessage())));
        }
    }

    /** The words that are no modifiers: these have a name and '=' (RFC 7208 §4.6.1). */
    private static List<String> written(String text) {
        return Arrays.stream(text.substring("v=spf1".length()).split(" +"))
                .filter(word -> !word.isEmpty() && !MODIFIER.matcher(word).lookingAt())
                .map(word -> word.startsWith("+") ? word.substring(1) : word)
                .toList();
    }

    /** Without the pattern that jSPF adds to its message. */
    private static String first(String message) {
        var pattern = message.indexOf(": (?:");
        return pattern < 0 ? message : message.substring(0, pattern);
    }

    private static Terms broken(String text, String problem) {
        return new Terms(text, List.of(), List.of(), List.of(), problem);
    }

    private static RFC4408SPF1Parser parser() {
        var nobody = new NoNames();
        var wiring = new WiringServiceTable();
        wiring.put(DNSServiceEnabled.class, nobody);
        wiring.put(MacroExpandEnabled.class, new OneAtATime(nobody));
        wiring.put(SPFCheckEnabled.class, SpfRecords.CHECKER);
        // jSPF looks for the list of its terms where the thread says, and a thread may say nothing.
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(DefaultTermsFactory.class.getClassLoader());
            return new RFC4408SPF1Parser(new DefaultTermsFactory(wiring));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Macros of jSPF keep a pattern in a field while they work, so that two threads would disturb each other. */
    private static final class OneAtATime extends MacroExpand {
        OneAtATime(DNSService names) {
            super(names);
        }

        @Override
        public synchronized String expand(String input, MacroData data, boolean isExplanation)
                throws PermErrorException {
            return super.expand(input, data, isExplanation);
        }
    }

    /** Terms ask by way of the walk; this one tells them only how many names of an address count (RFC 7208 §4.6.4). */
    private static final class NoNames implements DNSService {
        @Override
        public List<String> getRecords(DNSRequest request) {
            throw new IllegalStateException("only the walk asks for names");
        }

        @Override
        public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
            return CompletableFuture.failedFuture(new IllegalStateException("only the walk asks for names"));
        }

        @Override
        public List<String> getLocalDomainNames() {
            return List.of();
        }

        @Override
        public void setTimeOut(int seconds) {}

        @Override
        public int getRecordLimit() {
            return 10;
        }

        @Override
        public void setRecordLimit(int limit) {}
    }
}
