package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.ManagementScope;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Registrations;
import dev.hybridlab.mailflow.topology.RoleAssignment;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may open one mailbox with a token (TOK-50 to TOK-53): by FullAccess, and applications by a role assignment of Exchange
 * itself.
 *
 * @param fullAccess whether this user principal name, or this object id, has FullAccess
 * @param covers whether a scope has the mailbox
 * @param alone whether an assignment does without FullAccess (TOK-52)
 * @param assigned whether assignments count here at all
 */
record AppAccess(Predicate<String> fullAccess, Predicate<ManagementScope> covers, boolean alone, boolean assigned) {
    /** Of an account that assignments are not for. */
    static final AppAccess NONE = new AppAccess(nobody -> false, nothing -> false, false, false);

    static AppAccess to(Recipient mailbox, Directory directory, LabSettings settings) {
        var nested = settings.assumption(Assumption.APPLICATION_SCOPE_MEMBERS).equals("nested");
        return new AppAccess(
                who -> mailbox.source().texts("FullAccess").stream().anyMatch(who::equalsIgnoreCase),
                scope -> scope.either().stream().anyMatch(each -> holds(each, mailbox, directory, nested)),
                settings.assumption(Assumption.APPLICATION_ROLE_MAILBOX).equals("assignment-alone"),
                true);
    }

    private static boolean holds(
            ManagementScope.Condition condition, Recipient mailbox, Directory directory, boolean nested) {
        if (!condition.ofGroup()) {
            return condition.address().key().equals(mailbox.primary().key());
        }
        return nested
                ? directory.isMember(condition.address(), mailbox.primary())
                : directory.find(condition.address()).map(Recipient::members).orElse(List.of()).stream()
                        .anyMatch(mailbox::has);
    }

    /** The assignments that let the application of the token send, whatever their scope. */
    List<RoleAssignment> ofApplication(TokenClaims claims, Registrations known) {
        return known.servicePrincipal(claims.applicationId())
                .map(principal -> known.roleAssignments().stream()
                        .filter(each -> assigned && each.role().equals(RoleAssignment.SENDS) && each.isOf(principal))
                        .toList())
                .orElse(List.of());
    }

    Optional<RoleAssignment> covering(List<RoleAssignment> assignments) {
        return assignments.stream()
                .filter(each -> each.scope().map(covers::test).orElse(true))
                .findFirst();
    }

    /** Why a token without the role does not do, though there are assignments. */
    static Reason outside(RoleAssignment assignment, ManagementScope scope, String user) {
        return Reason.assuming(
                        "TOK-51",
                        "the assignment {} lets the application send as the mailboxes of the scope {}, \"{}\", and {}"
                                + " is none of them",
                        assignment.name(),
                        scope.name(),
                        scope.source().text("RecipientRestrictionFilter").orElse(""),
                        user)
                .configuredAt(scope.source().originOf("RecipientRestrictionFilter"));
    }

    /** By which assignment a good token opens the mailbox, or which one its role makes void; empty: no assignment says anything. */
    Optional<Reason> opened(TokenClaims claims, Registrations known, String user) {
        var assignments = ofApplication(claims, known);
        var covering = covering(assignments);
        if (covering.isPresent()) {
            return Optional.of(by(covering.get(), claims, user));
        }
        return assignments.stream()
                .findFirst()
                .map(role -> Reason.assuming(
                                "TOK-53",
                                "the token has the role SMTP.SendAsApp, so the scope {} of the assignment {} does not"
                                        + " keep the application from {}",
                                role.scope().map(ManagementScope::name).orElse(""),
                                role.name(),
                                user)
                        .configuredAt(role.source().originOf("CustomResourceScope")));
    }

    private Reason by(RoleAssignment role, TokenClaims claims, String user) {
        var because = Reason.of(
                        "TOK-50",
                        "the assignment {} lets the application send as {}, {}",
                        role.name(),
                        user,
                        role.scope().map(each -> "of the scope " + each.name()).orElse("as everybody"))
                .configuredAt(role.source().originOf("App"));
        var inScope = role.scope().isPresent() ? because.alsoAssuming("TOK-51") : because;
        return fullAccess.test(claims.objectId()) ? inScope : inScope.alsoAssuming("TOK-52");
    }
}
