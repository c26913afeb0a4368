package dev.hybridlab.harness.lab;

import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.smtp.session.MailSoftware;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The foreign mail software on the class path. */
final class Softwares {
    private static final Map<String, MailSoftware> FOUND = ServiceLoader.load(MailSoftware.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(MailSoftware::name, Function.identity()));

    private Softwares() {}

    /** Empty: the host runs on the lab's own server. */
    static Optional<MailSoftware> of(MailSystemPolicy policy) {
        return called(policy.software());
    }

    static Optional<MailSoftware> called(String software) {
        return Optional.ofNullable(FOUND.get(software));
    }

    /** LAB-64. */
    private static EnvironmentMissing imageOf(MailSystemPolicy policy) {
        return new EnvironmentMissing("'" + policy.host().name() + "' runs as the image '"
                + policy.image().orElseThrow().name() + "', and this lab has no containers: run it with"
                + " '--fabric docker', or leave 'image' out");
    }

    /** @throws EnvironmentMissing if a host runs on software that is not there, or as an image and here */
    static void demand(World world, Surroundings around) {
        for (var policy : world.policies().values()) {
            if (policy.image().isPresent() && around.here(policy.host().name())) {
                throw imageOf(policy);
            }
            var software = policy.software();
            if (!software.equals("plain") && !FOUND.containsKey(software)) {
                throw new EnvironmentMissing("'" + policy.host().name() + "' runs on '" + software
                        + "', which is not on the class path: add the"
                        + " dependency dev.hybridlab:hybridlab-neighbours, or write 'software: plain'");
            }
        }
    }
}
