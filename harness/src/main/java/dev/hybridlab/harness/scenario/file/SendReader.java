package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Entry;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.ParameterForms;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code send}: envelope, message, where it enters. */
final class SendReader {
    private static final int HIGHEST_PORT = 65_535;

    private final MessageReader messages;
    private final Problems problems;
    private final Set<String> ids = new LinkedHashSet<>();

    /** @param folder of the scenario file, from which paths count */
    SendReader(Path folder, Problems problems) {
        this.messages = new MessageReader(folder, problems);
        this.problems = problems;
    }

    /** Of all that were read, in their order. */
    Set<String> ids() {
        return Collections.unmodifiableSet(ids);
    }

    Optional<ScenarioStep> read(Keys keys) {
        var id = keys.requiredText("id");
        if (!id.isEmpty()) {
            ids.add(id);
        }
        var from = keys.requiredText("from").strip();
        var fromNobody = from.equals("<>");
        var sender = fromNobody || from.isEmpty() ? Optional.<EmailAddress>empty() : keys.address("from");
        var to = recipients(keys);
        var message = messages.read(keys);
        var enter = keys.node("enter")
                .flatMap(node -> Keys.of("an 'enter' has", node, problems))
                .flatMap(this::entry);
        var parameters = parameters(keys);
        keys.end();
        if (id.isEmpty() || to.isEmpty() || sender.isEmpty() && !fromNobody) {
            return Optional.empty();
        }
        if (!id.matches("[A-Za-z0-9_-]+")) {
            problems.add(keys.placeOf("id"), "the id '" + id + "' is no plain word", "letters, digits, '_' and '-'");
            return Optional.empty();
        }
        return Optional.of(new ScenarioStep.Send(keys.place().at(), id, sender, to, message, enter, parameters));
    }

    private List<EmailAddress> recipients(Keys keys) {
        var node = keys.required("to");
        var to = new ArrayList<EmailAddress>();
        if (node.isNothing()) {
            return to;
        }
        for (var item : node.asList()) {
            if (item instanceof Node.Scalar scalar && !item.isNothing()) {
                keys.parsed(item.place(), scalar.text(), Keys.ADDRESS, EmailAddress::of)
                        .ifPresent(to::add);
            } else {
                problems.add(item.place(), "an address is expected, not " + item.described(), Keys.ADDRESS);
            }
        }
        if (node.asList().isEmpty()) {
            problems.add(node.place(), "a message to nobody", "name a recipient");
        }
        return to;
    }

    private EsmtpParameters parameters(Keys keys) {
        var parameters = EsmtpParameters.NONE;
        for (var keyword : List.of("ret", "envid")) {
            parameters = with(parameters, keyword, keys, true);
        }
        return with(parameters, "notify", keys, false);
    }

    private EsmtpParameters with(EsmtpParameters before, String keyword, Keys keys, boolean ofMail) {
        var value = keys.text(keyword);
        if (value.isEmpty()) {
            return before;
        }
        var one = EsmtpParameters.of(keyword, value.get());
        if ((ofMail ? ParameterForms.mail(one) : ParameterForms.rcpt(one)).isPresent()) {
            problems.add(
                    keys.placeOf(keyword),
                    "'" + keyword + "' cannot be '" + value.get() + "'",
                    switch (keyword) {
                        case "ret" -> "it is FULL or HDRS";
                        case "envid" -> "it is up to 100 printable characters without '=' and blanks";
                        default -> "it is NEVER, or some of SUCCESS,FAILURE,DELAY with commas between them";
                    });
            return before;
        }
        return before.plus(keyword, value.get());
    }

    private Optional<Entry> entry(Keys keys) {
        var host = keys.requiredText("host");
        var port = keys.whole("port", 1, HIGHEST_PORT).orElse(25);
        var from = keys.parsed("from", "write 198.18.10.50", IpAddress::of);
        var certificate = keys.text("certificate");
        var by = keys.word("directory", List.of("Pickup", "Replay"))
                .map(word -> Submission.By.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Submission.By.MAILBOX);
        var logon = logon(keys, from.isPresent());
        var token = new TokenReader(problems).read(keys);
        if (token.isPresent() && logon.isEmpty()) {
            problems.add(keys.placeOf("token"), "a 'token' of nobody", "say with 'auth' who logs on");
        }
        var tls = keys.word("tls", List.of("opportunistic", "none", "implicit"))
                .map(word -> Entry.Tls.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Entry.Tls.OPPORTUNISTIC);
        keys.end();
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(host, port, from, certificate, by, logon, token, tls));
    }

    /** LAB-03: every mailbox has the lab's password; another one is a wrong one. */
    private Optional<Credentials> logon(Keys keys, boolean byHand) {
        var user = keys.text("auth");
        var password = keys.text("password");
        if (user.isPresent() && !byHand) {
            problems.add(
                    keys.placeOf("auth"),
                    "'auth' without 'from': a host that submits logs on nowhere",
                    "add the address that somebody comes from: from: 198.18.10.50");
            return Optional.empty();
        }
        if (user.isEmpty() && password.isPresent()) {
            problems.add(keys.placeOf("password"), "a 'password' of nobody", "say with 'auth' who logs on");
        }
        var mechanism = keys.word("mechanism", List.of("LOGIN", "PLAIN")).orElse("LOGIN");
        return user.map(name -> new Credentials(mechanism, name, password.orElse(LabSettings.PASSWORD)));
    }
}
