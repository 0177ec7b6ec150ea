package app.handoff.contract;

import app.handoff.scope.ServiceLevel;
import java.math.BigDecimal;

/** A service level with the value both sides signed and the least that the scope accepts. */
public record AgreedLevel(ServiceLevel level, BigDecimal agreed, BigDecimal minimum) {}
