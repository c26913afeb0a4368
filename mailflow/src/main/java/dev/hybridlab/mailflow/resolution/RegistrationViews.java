package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.token.KeyCredential;
import dev.hybridlab.mailflow.topology.Application;
import dev.hybridlab.mailflow.topology.ConditionalAccessPolicy;
import dev.hybridlab.mailflow.topology.Registrations;
import dev.hybridlab.mailflow.topology.ServicePrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Applications, service principals and conditional access of a tenant as typed views. */
final class RegistrationViews {
    private RegistrationViews() {}

    static Registrations view(Configuration configuration, String owner) {
        return new Registrations(
                configuration.objects(owner, "applications").stream()
                        .map(RegistrationViews::application)
                        .toList(),
                configuration.objects(owner, "servicePrincipals").stream()
                        .map(object -> new ServicePrincipal(
                                object,
                                object.identity(),
                                object.text("ObjectId").orElse("")))
                        .toList(),
                configuration.objects(owner, "conditionalAccessPolicies").stream()
                        .map(RegistrationViews::conditionalAccess)
                        .toList());
    }

    private static Application application(ConfigObject object) {
        return new Application(
                object,
                object.identity(),
                object.text("appId").orElse(""),
                object.text("objectId").orElse(""),
                new Application.Credentials(
                        object.texts("clientSecrets"),
                        Reading.one(object, "secretsExpire", Instant::parse),
                        object.texts("keyCredentials").stream()
                                .map(KeyCredential::of)
                                .toList()),
                object.texts("redirectUris"),
                object.flag("isFallbackPublicClient"),
                new Application.Permissions(
                        object.texts("delegatedPermissions"),
                        object.texts("applicationPermissions"),
                        object.flag("adminConsent")));
    }

    private static ConditionalAccessPolicy conditionalAccess(ConfigObject object) {
        return new ConditionalAccessPolicy(
                object,
                is(object.text("state"), "enabled"),
                new ConditionalAccessPolicy.Users(orAll(object.texts("includeUsers")), object.texts("excludeUsers")),
                orAll(object.texts("clientAppTypes")),
                is(object.text("builtInControls"), "mfa")
                        ? ConditionalAccessPolicy.Control.MFA
                        : ConditionalAccessPolicy.Control.BLOCK);
    }

    private static List<String> orAll(List<String> written) {
        return written.isEmpty() ? List.of("all") : written;
    }

    private static boolean is(Optional<String> text, String word) {
        return text.filter(word::equalsIgnoreCase).isPresent();
    }
}
