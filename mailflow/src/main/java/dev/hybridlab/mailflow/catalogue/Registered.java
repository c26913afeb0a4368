package dev.hybridlab.mailflow.catalogue;

import static dev.hybridlab.mailflow.catalogue.Family.form;
import static dev.hybridlab.mailflow.catalogue.Family.words;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.PropertyType.Form;

/** What a tenant's identity provider has besides its users, in the names of Microsoft Graph, and what Exchange knows of it. */
final class Registered {
    static final ObjectType APPLICATION = Family.of(
                    "Application", "applications", "displayName", Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .modelled("what it is called, in files and in refusals")
            .text("appId", Form.GUID)
            .required()
            .modelled("its client id: an unknown one gets no token", "TOK-21")
            .text("objectId", Form.GUID)
            .required()
            .modelled("of its enterprise application: oid in tokens of its own", "TOK-05", "TOK-12")
            .many("clientSecrets", form(Form.ANY))
            .modelled("any of them proves it", "TOK-22")
            .text("secretsExpire", Form.INSTANT)
            .modelled("from then on none of them does", "TOK-23")
            .many("keyCredentials", form(Form.UPLOADED_CERTIFICATE))
            .modelled(
                    "certificates, PEM or base64; who has the key of one may sign for it in place of a secret",
                    "TOK-24")
            .many("redirectUris", form(Form.REDIRECT_URI))
            .modelled("where a browser may be sent back to; http://localhost of any port needs no port here", "TOK-35")
            .flag("isFallbackPublicClient", false)
            .modelled("on: gets tokens of users without proving itself", "TOK-25")
            .many("delegatedPermissions", form(Form.ANY))
            .modelled("what it may do for a user: SMTP.Send", "TOK-04", "TOK-11")
            .many("applicationPermissions", form(Form.ANY))
            .modelled("what it may do by itself: SMTP.SendAsApp", "TOK-05", "TOK-11")
            .flag("adminConsent", false)
            .modelled("on: an administrator granted all of them; off: 65001, and tokens without roles", "TOK-11")
            .listed();

    static final ObjectType SERVICE_PRINCIPAL = Family.of(
                    "ServicePrincipal", "servicePrincipals", "AppId", Place.EXO, Place.TENANT)
            .named(form(Form.GUID))
            .modelled("New-ServicePrincipal: without it Exchange takes no token of the application", "TOK-12")
            .text("ObjectId", Form.GUID)
            .required()
            .modelled("must be that of the enterprise application, not of the registration", "TOK-12")
            .text("DisplayName", Form.ANY)
            .noEffect("a label")
            .listed();

    static final ObjectType ROLE_ASSIGNMENT = Family.of(
                    "ManagementRoleAssignment", "managementRoleAssignments", "Name", Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .noEffect("a label")
            .word(
                    "Role",
                    "Application SMTP.SendAsApp",
                    "Application IMAP.AccessAsApp",
                    "Application POP.AccessAsApp",
                    "Application Mail.Send",
                    "Application EWS.AccessAsApp")
            .required()
            .modelled("Application SMTP.SendAsApp stands for the role SMTP.SendAsApp of a token", "TOK-50")
            .text("App", Form.GUID)
            .required()
            .modelled("whom it lets: a service principal, by its ObjectId or its AppId", "TOK-50")
            .text("CustomResourceScope", Form.ANY)
            .modelled("a management scope: whose mailboxes; absent: everybody's", "TOK-51")
            .text("RecipientAdministrativeUnitScope", Form.ANY)
            .refused("no administrative units are modelled; CustomResourceScope names a management scope")
            .listed();

    static final ObjectType MANAGEMENT_SCOPE = Family.of(
                    "ManagementScope", "managementScopes", "Name", Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .noEffect("a label, by which role assignments name it")
            .text("RecipientRestrictionFilter", Form.ANY)
            .required()
            .modelled(
                    "MemberOfGroup -eq '<address of a group>' or PrimarySmtpAddress -eq '<address>', several with -or",
                    "TOK-51")
            .listed();

    static final ObjectType CONDITIONAL_ACCESS = Family.of(
                    "ConditionalAccessPolicy", "conditionalAccessPolicies", "displayName", Place.EXO, Place.TENANT)
            .named(form(Form.ANY))
            .noEffect("a label")
            .word("state", "enabled", "disabled", "enabledForReportingButNotEnforced")
            .modelled("only enabled does anything", "TOK-40")
            .many("includeUsers", form(Form.ANY), "All")
            .modelled("addresses, or All", "TOK-40")
            .many("excludeUsers", form(Form.ADDRESS))
            .modelled("whom it spares", "TOK-40")
            .many("clientAppTypes", words("all", "browser", "mobileAppsAndDesktopClients", "other"), "all")
            .modelled("which clients: other is a password over SMTP", "TOK-40")
            .word("builtInControls", "block", "mfa")
            .modelled("block: no token; mfa: none for a password alone", "TOK-40", "TOK-41")
            .listed();

    private Registered() {}
}
