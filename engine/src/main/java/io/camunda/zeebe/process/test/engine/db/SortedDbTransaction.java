package io.camunda.zeebe.process.test.engine.db;

import io.camunda.zeebe.db.DbValue;
import io.camunda.zeebe.db.TransactionContext;
import io.camunda.zeebe.db.TransactionOperation;
import io.camunda.zeebe.db.ZeebeDbInconsistentException;
import io.camunda.zeebe.db.ZeebeDbTransaction;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One user of the state: reads what is there, and keeps its changes to itself until it commits. */
final class SortedDbTransaction implements TransactionContext, ZeebeDbTransaction, InMemoryDbState {

  private final NavigableMap<Bytes, Bytes> content;
  /** What the open transaction has put, or deleted (empty). */
  private final TreeMap<Bytes, Optional<Bytes>> changes = new TreeMap<>();

  private boolean open;

  SortedDbTransaction(final NavigableMap<Bytes, Bytes> content) {
    this.content = content;
  }

  @Override
  public void runInTransaction(final TransactionOperation operations) {
    try {
      if (open) {
        operations.run();
      } else {
        runInNewTransaction(operations);
      }
    } catch (final ZeebeDbInconsistentException e) {
      throw e;
    } catch (final Exception e) {
      throw new IllegalStateException("A change of the engine's state failed", e);
    }
  }

  private void runInNewTransaction(final TransactionOperation operations) throws Exception {
    begin();
    try {
      operations.run();
      commit();
    } finally {
      rollback();
    }
  }

  @Override
  public ZeebeDbTransaction getCurrentTransaction() {
    if (!open) {
      begin();
    }
    return this;
  }

  private void begin() {
    rollback();
    open = true;
  }

  @Override
  public void run(final TransactionOperation operations) throws Exception {
    operations.run();
  }

  @Override
  public void commit() {
    changes.forEach(
        (key, value) ->
            value.ifPresentOrElse(present -> content.put(key, present), () -> content.remove(key)));
    rollback();
  }

  @Override
  public void rollback() {
    changes.clear();
    open = false;
  }

  @Override
  public void put(final FullyQualifiedKey key, final DbValue value) {
    changes.put(key.getKeyBytes(), Optional.of(Bytes.fromDbValue(value)));
  }

  @Override
  public void delete(final FullyQualifiedKey key) {
    changes.put(key.getKeyBytes(), Optional.empty());
  }

  @Override
  public byte[] get(final FullyQualifiedKey key) {
    final Bytes value = value(key.getKeyBytes());
    return value == null ? null : value.toBytes();
  }

  @Override
  public boolean contains(final FullyQualifiedKey key) {
    return value(key.getKeyBytes()) != null;
  }

  private Bytes value(final Bytes key) {
    final var change = changes.get(key);
    return change == null ? content.get(key) : change.orElse(null);
  }

  @Override
  public InMemoryDbIterator newIterator() {
    return new InMemoryDbIterator(new FamilyView(content, changes));
  }
}
