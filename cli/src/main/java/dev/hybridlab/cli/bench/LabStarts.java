package dev.hybridlab.cli.bench;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.Topologies;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a test waits for its lab, from the topology's name to a lab that takes mail.
 *
 * @param labs that are counted behind the first
 */
public record LabStarts(int labs) {
    private static final double AIM_SECONDS = 0.3;
    private static final double FIRST = 300;
    private static final double FURTHER = 20;

    /** To be asked before anything else has loaded the classes of a lab. */
    public List<Figure> run() {
        var load = MachineLoad.now();
        var cold = once("classic-hybrid") / 1e3;
        var first = Topologies.SHIPPED.stream()
                .filter(name -> !name.equals("classic-hybrid"))
                .map(LabStarts::once)
                .toList();
        var further = new ArrayList<Double>();
        for (var i = 0; i < labs; i++) {
            further.add(once("classic-hybrid"));
        }
        var what = "the first lab of a JVM, its classes not yet loaded";
        return List.of(
                Figure.aimedAt(what, Spread.of(List.of(cold)), AIM_SECONDS, load),
                Figure.atMost("the first lab on a topology in a warm JVM", Spread.of(first), FIRST, load),
                Figure.atMost("each further lab on it", Spread.of(further), FURTHER, load));
    }

    private static double once(String topology) {
        var start = System.nanoTime();
        var lab = Lab.on(topology);
        var took = (System.nanoTime() - start) / 1e6;
        lab.close();
        return took;
    }
}
