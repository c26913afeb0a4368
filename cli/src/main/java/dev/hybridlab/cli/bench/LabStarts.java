package dev.hybridlab.cli.bench;

import dev.hybridlab.harness.testkit.Lab;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a test waits for its lab, from the topology's name to a lab that takes mail.
 *
 * @param labs that are counted behind the first
 */
public record LabStarts(int labs) {
    private static final double FIRST = 300;
    private static final double FURTHER = 20;
    private static final String TOPOLOGY = "classic-hybrid";

    /** To be asked before anything else has loaded the classes of a lab. */
    public List<Figure> run() {
        var load = MachineLoad.now();
        var first = List.of(once());
        var further = new ArrayList<Double>();
        for (var i = 0; i < labs; i++) {
            further.add(once());
        }
        return List.of(
                Figure.atMost("the first lab of a test, its classes not yet loaded", Spread.of(first), FIRST, load),
                Figure.atMost("each further lab of a test", Spread.of(further), FURTHER, load));
    }

    private static double once() {
        var start = System.nanoTime();
        var lab = Lab.on(TOPOLOGY);
        var took = (System.nanoTime() - start) / 1e6;
        lab.close();
        return took;
    }
}
