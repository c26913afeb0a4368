package dev.hybridlab.identity.policy;

import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.mailflow.token.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the parameter {@code scope} asks for (TOK-10). */
sealed interface ScopeReading permits ScopeReading.Asked, Refused {
    Set<String> OF_OPENID = Set.of("openid", "profile", "email", "offline_access");
    String DEFAULT = ".default";
    String GRAPH = Resource.GRAPH.audiences().getFirst();

    /**
     * @param audience the resource, as it was written
     * @param resource the same
     * @param permissions asked for by name
     * @param byDefault asked for everything that is registered
     * @param words of OpenID Connect
     * @param bare whether a permission was asked for without its resource
     */
    record Asked(
            String audience,
            Resource resource,
            List<String> permissions,
            boolean byDefault,
            List<String> words,
            boolean bare)
            implements ScopeReading {
        boolean refreshable() {
            return words.contains("offline_access");
        }
    }

    /** @param tenant whose name a refusal says */
    static ScopeReading of(String scope, String tenant) {
        var words = new ArrayList<String>();
        var permissions = new ArrayList<String>();
        var audience = "";
        var bare = false;
        for (var word : scope.strip().split("\\s+")) {
            if (OF_OPENID.contains(word)) {
                words.add(word);
                continue;
            }
            var slash = word.lastIndexOf('/');
            bare |= slash < 0;
            var address = slash < 0 ? GRAPH : word.substring(0, slash);
            if (Resource.at(address).isEmpty()) {
                return Refusal.RESOURCE_UNKNOWN.of(address, tenant);
            }
            if (!audience.isEmpty() && !audience.equals(address)) {
                return Refusal.SEVERAL_RESOURCES.of(scope.strip());
            }
            audience = address;
            permissions.add(word.substring(slash + 1));
        }
        var byDefault = permissions.remove(DEFAULT);
        var address = audience.isEmpty() ? GRAPH : audience;
        var resource = Resource.at(address).orElse(Resource.GRAPH);
        // SMTP.SendAsApp is a role and not a scope, so it does not exist here either (TOK-13).
        if (!resource.delegated().containsAll(permissions)) {
            var unknown = Refusal.SCOPE_UNKNOWN.of(scope.strip());
            return bare ? unknown.alsoAssuming("TOK-10") : unknown;
        }
        return new Asked(address, resource, permissions, byDefault, words, bare);
    }
}
