package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What signs the mail of one domain of a tenant (BRD-12, BRD-13).
 *
 * @param source Get-DkimSigningConfig
 * @param initial the tenant's initial domain, below which the keys are published
 * @param domain whose mail it signs
 * @param rotateOn when the other selector takes over
 */
public record DkimSigningConfig(ConfigObject source, String initial, String domain, Optional<Instant> rotateOn) {
    private static final String FIRST = "selector1";
    private static final String SECOND = "selector2";

    public boolean enabled() {
        return isInitial() || source.flag("Enabled");
    }

    private boolean isInitial() {
        return domain.equalsIgnoreCase(initial);
    }

    public Canonicalization canonicalization() {
        return new Canonicalization(relaxed("HeaderCanonicalization"), relaxed("BodyCanonicalization"));
    }

    private boolean relaxed(String property) {
        return source.text(property).filter("Simple"::equals).isEmpty();
    }

    /** Both, the one that waits for its turn as well (BRD-15). */
    public List<SigningKey> keys() {
        return List.of(key(FIRST), key(SECOND));
    }

    public SigningKey keyAt(Instant now) {
        var rotated = rotateOn.filter(on -> !now.isBefore(on)).isPresent();
        var named = source.text(rotated ? "SelectorAfterRotateOnDate" : "SelectorBeforeRotateOnDate");
        return key(named.orElse(FIRST));
    }

    /** BRD-14: a domain's own selectors are short, since its CNAME leads on; those of the initial domain name the domain. */
    private SigningKey key(String selector) {
        var kind = isInitial() || size() >= 2048 ? SigningKey.Kind.RSA_2048 : SigningKey.Kind.RSA_1024;
        return new SigningKey(domain, isInitial() ? selector + "-" + dashed() : selector, 0, kind);
    }

    private long size() {
        return source.value("KeySize") instanceof Value.Number(var bits) ? bits : 0;
    }

    /** Where the name service has a key: a domain's CNAME must lead there (DOMA-02, BRD-14). */
    public String published(SigningKey key) {
        return isInitial() ? key.name() : key.selector() + "-" + dashed() + "._domainkey." + initial;
    }

    /** The same name below Microsoft's newer zone. */
    public String publishedInMicrosoftsZone(SigningKey key) {
        var tenant = initial.substring(0, initial.indexOf('.'));
        return key.selector() + "-" + dashed() + "._domainkey." + tenant + ".n-v1.dkim.mail.microsoft";
    }

    private String dashed() {
        return Topology.fold(domain).replace('.', '-');
    }
}
