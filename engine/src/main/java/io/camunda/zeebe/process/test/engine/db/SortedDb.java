package io.camunda.zeebe.process.test.engine.db;

import io.camunda.zeebe.db.ColumnFamily;
import io.camunda.zeebe.db.DbKey;
import io.camunda.zeebe.db.DbValue;
import io.camunda.zeebe.db.TransactionContext;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.DbNil;
import io.camunda.zeebe.protocol.EnumValue;
import io.camunda.zeebe.protocol.ScopedColumnFamily;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The engine's state in memory. The artifact's own database copies all it holds for each look
 * through a column family, so that a thousand waiting instances slow every command down; this one
 * looks through what is there, under the changes of the open transaction.
 */
public final class SortedDb<F extends Enum<? extends EnumValue> & EnumValue & ScopedColumnFamily>
    implements ZeebeDb<F> {

  private final ConcurrentSkipListMap<Bytes, Bytes> content;

  public SortedDb() {
    this(new ConcurrentSkipListMap<>());
  }

  private SortedDb(final ConcurrentSkipListMap<Bytes, Bytes> content) {
    this.content = content;
  }

  /** The same state apart from this one; keys and values are shared, they never change. */
  public SortedDb<F> copy() {
    return new SortedDb<>(content.clone());
  }

  @Override
  public <K extends DbKey, V extends DbValue> ColumnFamily<K, V> createColumnFamily(
      final F family, final TransactionContext context, final K key, final V value) {
    return new InMemoryDbColumnFamily<>(family, context, key, value);
  }

  @Override
  public TransactionContext createContext() {
    return new SortedDbTransaction(content);
  }

  @Override
  public boolean isEmpty(final F family, final TransactionContext context) {
    return createColumnFamily(family, context, DbNullKey.INSTANCE, DbNil.INSTANCE).isEmpty();
  }

  @Override
  public void createSnapshot(final File folder) {
    throw new UnsupportedOperationException("The state is kept in memory only");
  }

  @Override
  public Optional<String> getProperty(final String name) {
    return Optional.empty();
  }

  @Override
  public MeterRegistry getMeterRegistry() {
    // A new one each time: users of the same registry would quarrel about names.
    return new SimpleMeterRegistry();
  }

  @Override
  public void close() {
    content.clear();
  }
}
