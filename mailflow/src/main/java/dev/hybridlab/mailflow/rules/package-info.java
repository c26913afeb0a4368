/**
 * Transport rules of both sides: which rule fires for whom, what it does to header, body, recipients and route, and the
 * loop header that ends rules which meet their own work again (RULE facts).
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.decision}, {@code mailflow.exchange},
 * {@code mailflow.message}, {@code mailflow.mime}, {@code mailflow.reply}, {@code mailflow.topology} and
 * {@code mailflow.trace}. Never a {@code policy}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.rules.RuleEvaluation}.
 */
@NullMarked
package dev.hybridlab.mailflow.rules;

import org.jspecify.annotations.NullMarked;
