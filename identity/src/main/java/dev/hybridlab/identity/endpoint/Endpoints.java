package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.Refusal;
import dev.hybridlab.identity.policy.SignIn;
import dev.hybridlab.identity.policy.TokenDesk;
import dev.hybridlab.mailflow.topology.Topology;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Which address leads where (TOK-37). What has been issued outlives every request, what is configured does not. */
final class Endpoints {
    private static final String OAUTH = "/oauth2/v2.0/";

    private final Supplier<Topology> topology;
    private final Supplier<Instant> now;
    private final Tickets tickets = new Tickets();
    private final DeviceCodes devices = new DeviceCodes();
    private final Wording wording = new Wording();

    Endpoints(Supplier<Topology> topology, Supplier<Instant> now) {
        this.topology = topology;
        this.now = now;
    }

    Answer answer(Request request) {
        var stranger = Strangers.refuses(request);
        if (stranger.isPresent()) {
            return Answer.text(403, stranger.get());
        }
        var world = topology.get();
        var visit = new Visit(new TokenDesk(world), new SignIn(world), now.get(), wording, request);
        if (request.isTooLong()) {
            return visit.refused(413, Refusal.MALFORMED.of());
        }
        if (request.path().equals(DevicePage.PATH)) {
            return new DevicePage(visit, devices).answer();
        }
        var end = request.path().indexOf('/', 1);
        return Optional.of(end)
                .filter(each -> each > 1)
                .flatMap(each -> of(
                        visit, request.path().substring(1, each), request.path().substring(each)))
                .orElseGet(() -> Answer.text(
                        404,
                        "nothing is here; the endpoints are POST /{tenant}" + OAUTH
                                + "token, POST /{tenant}" + OAUTH + "devicecode, GET /{tenant}" + OAUTH
                                + "authorize, GET /{tenant}"
                                + Discovery.CONFIGURATION + ", GET /{tenant}" + Discovery.KEYS + " and "
                                + DevicePage.PATH));
    }

    private Optional<Answer> of(Visit visit, String tenant, String path) {
        if (path.startsWith(Discovery.REALM)) {
            return Optional.of(new Discovery(visit).realm(path.substring(Discovery.REALM.length())));
        }
        return Optional.ofNullable(
                switch (path) {
                    case OAUTH + "token" -> new TokenEndpoint(visit, tickets, devices).answer(tenant);
                    case OAUTH + "devicecode" -> new DeviceEndpoint(visit, devices).answer(tenant);
                    case OAUTH + "authorize" -> new AuthorizeEndpoint(visit, tickets).answer(tenant);
                    case Discovery.CONFIGURATION -> new Discovery(visit).configuration(tenant);
                    case Discovery.INSTANCE -> new Discovery(visit).instance();
                    case Discovery.KEYS -> Discovery.keys();
                    default -> null;
                });
    }
}
