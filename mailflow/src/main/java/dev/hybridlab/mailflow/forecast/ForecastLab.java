package dev.hybridlab.mailflow.forecast;

import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.transit.Agenda;
import dev.hybridlab.mailflow.transit.BaseLab;
import dev.hybridlab.mailflow.transit.Dialer;
import dev.hybridlab.mailflow.transit.MailStore;
import dev.hybridlab.mailflow.transit.ReceivingSession;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.mailflow.zone.CachingLookup;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A lab in pure code. Sees topology, steps and seed only. */
public final class ForecastLab extends BaseLab {
    private final ForecastAgenda agenda;
    private final Map<String, ZoneLookup> seen = new HashMap<>();

    public ForecastLab(World world) {
        super(world);
        this.agenda = new ForecastAgenda(world.topology().settings().start());
        populate();
    }

    @Override
    protected Agenda agenda() {
        return agenda;
    }

    @Override
    protected void settle() {
        agenda.settle();
    }

    @Override
    protected void pass(Duration time) {
        agenda.advance(time);
    }

    @Override
    protected Dialer.Dialled connect(Call call) {
        var peer = new Peer(
                call.session(),
                call.addresses().source(),
                new Peer.Local(call.addresses().local(), call.port()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var receiving = new ReceivingSession(queue(call.to().name()), peer);
        return new Dialer.Dialled.Open(
                call.to().name(),
                call.addresses().source(),
                new ForecastDialogue(receiving, world(), call.from(), call.to()));
    }

    @Override
    protected boolean callsBeyond() {
        return false;
    }

    @Override
    protected NameLookup resolver(HostIdentity host) {
        return new CachingLookup((name, type, now) -> zones(host.side()).ask(name, type, now));
    }

    private ZoneLookup zones(String view) {
        return seen.computeIfAbsent(
                view, each -> new ZoneLookup(world().topology().zones(), each));
    }

    @Override
    protected MailStore store() {
        return MailStore.NONE;
    }

    @Override
    protected void changed(World before, World after) {
        seen.clear();
    }
}
