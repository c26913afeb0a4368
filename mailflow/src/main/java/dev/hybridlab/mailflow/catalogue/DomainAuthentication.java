package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** What a tenant signs its mail with, whose seals it trusts, and what it does to mail that is not from whom it says. */
final class DomainAuthentication {
    private static final long SHORT = 1024;
    private static final long LONG = 2048;

    static final ObjectType DKIM_SIGNING_CONFIG = Family.of(
                    "DkimSigningConfig", "dkimSigningConfigs", "Domain", Place.EXO, Place.TENANT)
            .named(form(Form.DOMAIN))
            .modelled("the accepted domain whose mail it signs", "BRD-12")
            .flag("Enabled", false)
            .modelled("off: mail of the domain is signed with the initial domain's key", "BRD-12")
            .whole("KeySize", SHORT, LONG, SHORT)
            .modelled("bits of the published keys, 1024 or 2048", "BRD-13")
            .word("HeaderCanonicalization", "Relaxed", "Simple")
            .modelled("how header fields are brought into one form, c= of the signature", "BRD-13")
            .word("BodyCanonicalization", "Relaxed", "Simple")
            .modelled("how the body is brought into one form, c= of the signature", "BRD-13")
            .word("SelectorBeforeRotateOnDate", "selector1", "selector2")
            .modelled("which key signs until RotateOnDate", "BRD-15")
            .word("SelectorAfterRotateOnDate", "selector2", "selector1")
            .modelled("which key signs from RotateOnDate on", "BRD-15")
            .text("RotateOnDate", Form.INSTANT)
            .modelled("when the other key takes over; absent: never", "BRD-15")
            .listed();

    static final ObjectType ANTI_PHISH_POLICY = Family.of(
                    "AntiPhishPolicy", "antiPhishPolicy", "Name", Place.EXO, Place.TENANT)
            .text("Name", Form.ANY, "Office365 AntiPhish Default")
            .noEffect("one object a tenant")
            .flag("HonorDmarcPolicy", true)
            .modelled("whether the policy of the author's domain decides what fails DMARC", "BRD-05")
            .word("DmarcRejectAction", "Reject", "Quarantine")
            .modelled("what becomes of mail that fails p=reject", "BRD-05")
            .word("DmarcQuarantineAction", "Quarantine", "MoveToJmf")
            .modelled("what becomes of mail that fails p=quarantine", "BRD-05")
            .flag("EnableSpoofIntelligence", true)
            .modelled(
                    "off: where HonorDmarcPolicy is off too, what fails p=reject or p=quarantine is quarantined",
                    "BRD-05")
            .word("AuthenticationFailAction", "MoveToJmf", "Quarantine")
            .modelled("what becomes of it where HonorDmarcPolicy is off", "BRD-05")
            .single();

    static final ObjectType ARC_CONFIG = Family.of("ArcConfig", "arcConfig", "Name", Place.EXO, Place.TENANT)
            .text("Name", Form.ANY, "Default")
            .noEffect("one object a tenant")
            .many("ArcTrustedSealers", form(Form.DOMAIN))
            .modelled("whose seal vouches for mail that they changed", "BRD-11")
            .single();

    private DomainAuthentication() {}
}
