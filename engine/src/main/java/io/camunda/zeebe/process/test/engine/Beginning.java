package io.camunda.zeebe.process.test.engine;

import com.google.common.cache.Cache;
import io.camunda.zeebe.engine.state.deployment.DeployedDrg;
import io.camunda.zeebe.engine.state.deployment.DeployedProcess;
import io.camunda.zeebe.engine.state.mutable.MutableProcessingState;
import io.camunda.zeebe.process.test.engine.db.SortedDb;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine begins with: the log of another, or nothing. The first one that read the log leaves
 * the state in which it stood then, and each leaves the diagrams and tables that it parsed: the next
 * ones need neither read the log nor parse what was deployed in it.
 */
final class Beginning {

  private static final List<String> PROCESSES =
      List.of("processesByTenantAndProcessIdAndVersionCache", "processByTenantAndKeyCache");
  private static final String DECISIONS = "drgCache";

  private final List<KeptLog.Block> log;
  private final Map<String, Map<Object, Object>> parsed = new HashMap<>();
  private SortedDb<ZbColumnFamilies> state;
  /** The highest key of the log: what has a higher one was made by a later life, and means nothing in the next. */
  private long lastKey;

  Beginning(final List<KeptLog.Block> log) {
    this.log = log;
  }

  List<KeptLog.Block> log() {
    return log;
  }

  /** The position of the log's last record; -1 when there is none. */
  long lastPosition() {
    return log.isEmpty() ? -1 : log.getLast().highestPosition();
  }

  /** The state to begin with: empty as long as no engine has read the log. */
  SortedDb<ZbColumnFamilies> newState() {
    return state == null ? new SortedDb<>() : state.copy();
  }

  /** An engine has read the log, and has done nothing else yet. */
  void wasRead(final SortedDb<ZbColumnFamilies> reached, final MutableProcessingState processing) {
    if (state == null) {
      state = reached.copy();
      lastKey = processing.getKeyGenerator().getCurrentKey();
    }
    parsed.forEach((name, entries) -> cache(processing, name).putAll(entries));
  }

  /** An engine that began with this has ended. */
  void hasEnded(final MutableProcessingState processing) {
    PROCESSES.forEach(name -> keepParsed(processing, name));
    keepParsed(processing, DECISIONS);
  }

  private void keepParsed(final MutableProcessingState processing, final String name) {
    final var kept = parsed.computeIfAbsent(name, any -> new HashMap<>());
    cache(processing, name)
        .asMap()
        .forEach(
            (key, value) -> {
              if (keyOf(value) <= lastKey) {
                kept.put(key, value);
              }
            });
  }

  private static long keyOf(final Object parsed) {
    return parsed instanceof final DeployedProcess process
        ? process.getKey()
        : ((DeployedDrg) parsed).getDecisionRequirementsKey();
  }

  /** The engine's own cache, which it shows nobody. */
  @SuppressWarnings("unchecked")
  private static Cache<Object, Object> cache(final MutableProcessingState processing, final String name) {
    final Object owner =
        name.equals(DECISIONS) ? processing.getDecisionState() : processing.getProcessState();
    try {
      final var field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return (Cache<Object, Object>) field.get(owner);
    } catch (final ReflectiveOperationException e) {
      throw new IllegalStateException("This engine keeps what it parsed elsewhere than " + name, e);
    }
  }
}
