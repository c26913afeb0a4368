package dev.hybridlab.identity.policy;

import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/**
 * What an identity provider refuses with: number, word of OAuth, text. The numbers are Microsoft's; numbers, words and texts
 * are from memory (TOK-20): every reason says so.
 */
public enum Refusal {
    TENANT_UNKNOWN(
            90002,
            "invalid_request",
            Reason.assuming(
                    "TOK-21",
                    "Tenant '{}' not found. Check to make sure you have the correct tenant ID and are signing into the"
                        + " correct cloud. Check with your subscription administrator, this may happen if there are no"
                        + " active subscriptions for the tenant.")),
    TENANT_NOT_TOLD(
            50059,
            "invalid_request",
            Reason.assuming(
                    "TOK-20",
                    "No tenant-identifying information found in either the request or implied by any provided"
                            + " credentials.")),
    PARAMETER_MISSING(
            900144,
            "invalid_request",
            Reason.assuming("TOK-20", "The request body must contain the following parameter: '{}'.")),
    MALFORMED(
            9002313, "invalid_request", Reason.assuming("TOK-20", "Invalid request. Request is malformed or invalid.")),
    POST_WANTED(
            900561,
            "invalid_request",
            Reason.assuming("TOK-30", "The endpoint only accepts POST requests. Received a {} request.")),
    DUPLICATED(
            9000411,
            "invalid_request",
            Reason.assuming("TOK-30", "The request is not properly formatted. The parameter '{}' is duplicated.")),
    GRANT_UNKNOWN(
            70003,
            "unsupported_grant_type",
            Reason.assuming("TOK-20", "The app requested an unsupported grant type '{}'.")),
    APPLICATION_UNKNOWN(
            700016,
            "unauthorized_client",
            Reason.assuming(
                    "TOK-21",
                    "Application with identifier '{}' was not found in the directory '{}'. This can happen if the"
                        + " application has not been installed by the administrator of the tenant or consented to by"
                        + " any user in the tenant. You may have sent your authentication request to the wrong"
                        + " tenant.")),
    PROOF_MISSING(
            7000218,
            "invalid_client",
            Reason.assuming(
                    "TOK-25",
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.")),
    SECRET_WRONG(
            7000215,
            "invalid_client",
            Reason.assuming(
                    "TOK-22",
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                            + " value, not the client secret ID, for a secret added to app '{}'.")),
    SECRET_EXPIRED(
            7000222,
            "invalid_client",
            Reason.assuming("TOK-23", "The provided client secret keys for app '{}' are expired.")),
    ASSERTION_WRONG(
            700027,
            "invalid_client",
            Reason.assuming(
                    "TOK-24",
                    "The certificate with identifier used to sign the client assertion is not registered on"
                            + " application. [Reason - {}]")),
    ASSERTION_EXPIRED(
            700024,
            "invalid_client",
            Reason.assuming(
                    "TOK-42",
                    "Client assertion is not within its valid time range. Current time: {}, assertion valid from {},"
                            + " expiry time of assertion {}.")),
    ASSERTION_OF_ANOTHER(
            700021,
            "invalid_client",
            Reason.assuming("TOK-43", "Client assertion application identifier doesn't match 'client_id' parameter.")),
    ASSERTION_FOR_ANOTHER(
            700023,
            "invalid_client",
            Reason.assuming("TOK-44", "Client assertion audience claim does not match Realm issuer.")),
    ASSERTION_MALFORMED(
            50027,
            "invalid_client",
            Reason.assuming("TOK-45", "JWT token is invalid or malformed. [Reason - The client assertion {}.]")),
    ASSERTION_ALGORITHM(
            5002738,
            "invalid_client",
            Reason.assuming(
                    "TOK-45",
                    "Invalid JWT token. {} is not a supported signature algorithm. Supported signing algorithms are:"
                            + " 'RS256, PS256'.")),
    ASSERTION_WITHOUT_KEY(
            5002723,
            "invalid_client",
            Reason.assuming(
                    "TOK-45",
                    "Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId"
                            + " specified in token header.")),
    SCOPE_UNKNOWN(
            70011,
            "invalid_scope",
            Reason.assuming(
                    "TOK-20",
                    "The provided value for the input parameter 'scope' is not valid. The scope '{}' does not exist.")),
    SCOPE_NOT_DEFAULT(
            1002012,
            "invalid_scope",
            Reason.assuming(
                    "TOK-20",
                    "The provided value for scope {} is not valid. Client credential flows must have a scope value with"
                            + " /.default suffixed to the resource identifier (application ID URI).")),
    SEVERAL_RESOURCES(
            28000,
            "invalid_scope",
            Reason.assuming(
                    "TOK-20",
                    "Provided value for the input parameter scope is not valid because it contains more than one"
                            + " resource. Scope {} is not valid.")),
    RESOURCE_UNKNOWN(
            500011,
            "invalid_resource",
            Reason.assuming(
                    "TOK-20",
                    "The resource principal named {} was not found in the tenant named {}. This can happen if the"
                        + " application has not been installed by the administrator of the tenant or consented to by"
                        + " any user in the tenant.")),
    USER_UNKNOWN(
            50034,
            "invalid_grant",
            Reason.assuming(
                    "TOK-26",
                    "The user account {} does not exist in the {} directory. To sign into this application, the"
                            + " account must be added to the directory.")),
    PASSWORD_WRONG(
            50126,
            "invalid_grant",
            Reason.assuming("TOK-26", "Error validating credentials due to invalid username or password.")),
    SECOND_FACTOR(
            50076,
            "invalid_grant",
            Reason.assuming(
                    "TOK-41",
                    "Due to a configuration change made by your administrator, or because you moved to a new location,"
                            + " you must use multi-factor authentication to access '{}'.")),
    BLOCKED(
            53003,
            "invalid_grant",
            Reason.assuming(
                    "TOK-40",
                    "Access has been blocked by Conditional Access policies. The access policy does not allow token"
                            + " issuance.")),
    CONSENT_MISSING(
            65001,
            "invalid_grant",
            Reason.assuming(
                    "TOK-11",
                    "The user or administrator has not consented to use the application with ID '{}' named '{}'. Send"
                            + " an interactive authorization request for this user and resource.")),
    CONSENT_DECLINED(65004, "access_denied", Reason.assuming("TOK-34", "User declined to consent to access the app.")),
    LOGIN_REQUIRED(
            50058,
            "login_required",
            Reason.assuming("TOK-34", "A silent sign-in request was sent but no user is signed in.")),
    RESPONSE_UNSUPPORTED(
            70005,
            "unsupported_response_type",
            Reason.assuming("TOK-34", "The app requested an unsupported response type or mode: '{}'.")),
    PENDING(
            70016,
            "authorization_pending",
            Reason.assuming("TOK-20", "OAuth 2.0 device flow error. Authorization is pending. Continue polling.")),
    DECLINED(70017, "authorization_declined", Reason.assuming("TOK-20", "The user has denied access to the app.")),
    DEVICE_CODE_UNKNOWN(70018, "bad_verification_code", Reason.assuming("TOK-20", "The device code is unknown.")),
    DEVICE_CODE_EXPIRED(70020, "expired_token", Reason.assuming("TOK-20", "The provided device code has expired.")),
    GRANT_EXPIRED(
            70008,
            "invalid_grant",
            Reason.assuming(
                    "TOK-33",
                    "The provided authorization code or refresh token has expired due to inactivity. Send a new"
                            + " interactive authorization request for this user and resource.")),
    REFRESH_EXPIRED(
            700082,
            "invalid_grant",
            Reason.assuming(
                    "TOK-28",
                    "The refresh token has expired due to inactivity. The token was issued on {} and was inactive for"
                            + " 90.00:00:00.")),
    REDEEMED(
            54005,
            "invalid_grant",
            Reason.assuming(
                    "TOK-33",
                    "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an"
                            + " existing refresh token.")),
    VERIFIER_WRONG(
            501481,
            "invalid_grant",
            Reason.assuming(
                    "TOK-20",
                    "The Code_Verifier does not match the code_challenge supplied in the authorization request.")),
    REDIRECT_WRONG(
            50011,
            "invalid_request",
            Reason.assuming(
                    "TOK-35",
                    "The redirect URI '{}' specified in the request does not match the redirect URIs configured for the"
                            + " application '{}'."));

    private final int number;
    private final String word;
    private final Reason text;

    Refusal(int number, String word, Reason text) {
        this.number = number;
        this.word = word;
        this.text = text;
    }

    /** Of {@code AADSTS...} and {@code error_codes}. */
    public int number() {
        return number;
    }

    /** {@code error} of RFC 6749 §5.2 and RFC 8628 §3.5. */
    public String word() {
        return word;
    }

    /** RFC 6749 §5.2: the application could not prove itself, which HTTP says with 401 in place of 400. */
    public boolean isUnproved() {
        return word.equals("invalid_client");
    }

    /** @param details what stands in its text, in that order */
    public Refused of(Object... details) {
        return new Refused(
                this, new Reason(text.fact(), text.pattern(), List.of(details), text.configured(), text.assumed()));
    }
}
