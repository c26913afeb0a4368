package dev.hybridlab.junit;

import static dev.hybridlab.assertj.HybridAssertions.assertThat;

import dev.hybridlab.assertj.HybridSoftAssertions;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.testkit.Fabric;
import dev.hybridlab.harness.testkit.FixedPort;
import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.TestScenario;
import dev.hybridlab.harness.testkit.Topologies;
import dev.hybridlab.junit.HybridLab.Lifecycle;
import dev.hybridlab.mailflow.transit.World;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Test classes that other tests run. */
final class Samples {
    /** Every lab that a sample got, in order. */
    static final Queue<Lab> LABS = new ConcurrentLinkedQueue<>();

    private Samples() {}

    @HybridLab
    static class PerTest {
        @BeforeEach
        void before(Lab lab) {
            LABS.add(lab);
        }

        @Test
        void first(Lab lab) {
            LABS.add(lab);
        }

        @RepeatedTest(2)
        void second(Lab lab) {
            LABS.add(lab);
        }

        @AfterEach
        void after(Lab lab) {
            LABS.add(lab);
        }
    }

    @HybridLab(lifecycle = Lifecycle.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class PerClass {
        @BeforeAll
        static void all(Lab lab) {
            LABS.add(lab);
        }

        @Test
        @Order(1)
        void first(Lab lab) {
            LABS.add(lab);
            lab.send("bert@contoso.com", "anna@contoso.com");
        }

        @Test
        @Order(2)
        void second(Lab lab) {
            LABS.add(lab);
            assertThat(lab.message("anna@contoso.com")).isInternal();
        }

        @Nested
        class Inner {
            @Test
            void third(Lab lab) {
                LABS.add(lab);
            }

            @Test
            @HybridLab(topology = "mx-on-premises")
            void of_its_own(Lab lab) {
                LABS.add(lab);
            }
        }
    }

    static class Registered {
        @RegisterExtension
        static final HybridLabExtension EXTENSION = HybridLabExtension.builder()
                .topology(Topologies.classicHybrid())
                .change("exo.acceptedDomains[contoso.net].DomainType", "InternalRelay")
                .fabric(Fabric.EMBEDDED)
                .perClass()
                .build();

        @Test
        void first(Lab lab) {
            LABS.add(lab);
        }

        @Test
        void second(Lab lab) {
            LABS.add(lab);
        }
    }

    @HybridLab
    static class InConstructor {
        private final Lab lab;

        InConstructor(Lab lab) {
            this.lab = lab;
        }

        @Test
        void is_that_of_the_test(Lab own) {
            LABS.add(lab);
            LABS.add(own);
        }
    }

    @HybridLab
    @Execution(ExecutionMode.CONCURRENT)
    static class Parallel {
        @RepeatedTest(12)
        void has_no_mail_of_others(Lab lab) {
            LABS.add(lab);
            lab.send("bert@contoso.com", "anna@contoso.com");
            assertThat(lab.message("anna@contoso.com")).isInternal();
        }
    }

    @HybridLab(lifecycle = Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class ParallelOnOne {
        @RepeatedTest(12)
        void takes_turns(Lab lab) {
            LABS.add(lab);
            assertThat(lab.send("bert@contoso.com", "anna@contoso.com")).tookPath("onprem", "exo");
        }
    }

    @HybridLab
    static class Failing {
        @Test
        void fails(Lab lab) {
            lab.send("outsider@fabrikam.example", "nobody@contoso.com");
            assertThat(lab.message("anna@contoso.com")).isInternal();
        }

        @Test
        void is_aborted(Lab lab) {
            lab.send("bert@contoso.com", "anna@contoso.com");
            Assumptions.abort("not today");
        }

        @Test
        void fails_without_a_lab() {
            throw new AssertionError("no lab was asked for");
        }
    }

    @HybridLab
    static class FailingInOtherWays {
        @Test
        void before_anything_was_sent(Lab lab) {
            assertThat(lab.queued()).isNotEmpty();
        }

        @Test
        void about_the_second_message(Lab lab) {
            lab.send("nora@northwind.example", "anna@contoso.com");
            lab.change("onprem.servers[EX01].certificates", "mail.contoso.net");
            lab.change("onprem.sendConnectors[*].TlsCertificateName", "mail.contoso.net");
            lab.send("bert@contoso.com", "dora@contoso.com");
            assertThat(lab.message("dora@contoso.com")).isInternal();
        }

        @Test
        void softly(Lab lab) {
            var sent = lab.send("bert@contoso.com", "anna@contoso.com");
            HybridSoftAssertions.assertSoftly(softly -> {
                softly.assertThat(lab.message("anna@contoso.com")).isAnonymous();
                softly.assertThat(lab).refused(sent);
            });
        }
    }

    @HybridLab
    static class LabOfNobody {
        @BeforeAll
        static void all(Lab lab) {
            LABS.add(lab);
        }

        @Test
        void never_runs() {}
    }

    @HybridLab(topology = "broken/two-mistakes.yaml")
    static class BrokenTopology {
        @Test
        void never_runs(Lab lab) {}
    }

    @HybridLab(topology = "broken/two-mistakes.yaml", lifecycle = Lifecycle.PER_CLASS)
    static class BrokenForAll {
        @Test
        void never_runs(Lab lab) {}

        @Test
        void nor_does_this(Lab lab) {}
    }

    @HybridLab(topology = "clasic-hybrid")
    static class MisspelledTopology {
        @Test
        void never_runs(Lab lab) {}
    }

    @HybridLab(fabric = "dokcer")
    static class UnknownFabric {
        @Test
        void never_runs(Lab lab) {}
    }

    @HybridLab
    static class FabricOfTheRun {
        @Test
        void is_real_time(Lab lab) {
            LABS.add(lab);
            lab.advance(Duration.ofHours(1));
        }
    }

    @HybridLab(
            change = {
                "exo.acceptedDomains[contoso.net].DomainType: InternalRelay",
                "exo.recipients[dora@contoso.com]: null"
            })
    static class Changed {
        @Test
        void has_one_mailbox_less(Lab lab) {
            assertThat(lab.send("bert@contoso.com", "dora@contoso.com")).didNotLoop();
            assertThat(lab).reported(lab.send("bert@contoso.com", "dora@contoso.com"));
        }
    }

    @HybridLab(change = "exo.organizationConfig.RejectDirectSent: true")
    static class WronglyChanged {
        @Test
        void never_runs(Lab lab) {}
    }

    /** Its labs have another world than was forecast. */
    record Liar(String name) implements Fabric {
        @Override
        public LabFactory labs(List<FixedPort> ports) {
            return forecast -> Fabric.EMBEDDED.labs(ports).open(elsewhere());
        }

        private static World elsewhere() {
            var loaded = Topologies.named("mx-on-premises");
            return Worlds.STANDARD.of(dev.hybridlab.mailflow.resolution.Topologies.of(loaded.expanded()));
        }
    }

    static class LiedTo {
        @RegisterExtension
        static final HybridLabExtension EXTENSION =
                HybridLabExtension.builder().fabric(new Liar("liar")).build();

        @Test
        void sees_nothing_wrong_itself(Lab lab) {
            lab.send("outsider@fabrikam.example", "anna@contoso.com");
        }
    }

    static class Flows {
        @ScenarioSource("../scenarios/flows/f01-onprem-to-cloud.yaml")
        void plays_it_itself(TestScenario scenario) {
            scenario.check();
        }

        @ScenarioSource(value = "../scenarios/loops", tag = "L1")
        void is_played_behind_it() {}

        @TestFactory
        Stream<DynamicTest> of_a_factory() {
            return Scenarios.in(
                    "../scenarios/flows/f02-cloud-to-onprem.yaml", "../scenarios/flows/f04-internet-to-cloud.yaml");
        }
    }

    static class WrongScenarios {
        @ScenarioSource("wrong")
        void fails() {}

        @ScenarioSource("../scenarios/topologies")
        void of_nothing() {}
    }
}
