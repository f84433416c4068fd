package io.camunda.zeebe.process.test.engine.db;

import java.nio.ByteBuffer;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A look through one column family from a key on: what is there, under the changes that the
 * transaction had made when the look began. It is a map only because {@link InMemoryDbIterator}
 * takes one, and does the two things that are asked of it there.
 */
final class FamilyView extends TreeMap<Bytes, Bytes> {

  private final transient NavigableMap<Bytes, Bytes> content;
  private final transient NavigableMap<Bytes, Optional<Bytes>> changes;

  FamilyView(
      final NavigableMap<Bytes, Bytes> content,
      final NavigableMap<Bytes, Optional<Bytes>> changes) {
    this.content = content;
    this.changes = changes;
  }

  @Override
  public SortedMap<Bytes, Bytes> tailMap(final Bytes from) {
    final Bytes end = nextFamily(from);
    return new FamilyView(
        content.subMap(from, true, end, false),
        new TreeMap<>(changes.subMap(from, true, end, false)));
  }

  @Override
  public Set<Map.Entry<Bytes, Bytes>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<Bytes, Bytes>> iterator() {
        return new Merged(content, changes);
      }

      @Override
      public int size() {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** A key begins with eight bytes that number its column family. */
  private static Bytes nextFamily(final Bytes key) {
    final long family = ByteBuffer.wrap(key.toBytes()).getLong();
    return Bytes.fromByteArray(ByteBuffer.allocate(Long.BYTES).putLong(family + 1).array());
  }

  private static final class Merged implements Iterator<Map.Entry<Bytes, Bytes>> {

    private final Iterator<Map.Entry<Bytes, Bytes>> kept;
    private final Iterator<Map.Entry<Bytes, Optional<Bytes>>> changed;
    private Map.Entry<Bytes, Bytes> nextKept;
    private Map.Entry<Bytes, Optional<Bytes>> nextChanged;
    private Map.Entry<Bytes, Bytes> next;

    Merged(final Map<Bytes, Bytes> content, final Map<Bytes, Optional<Bytes>> changes) {
      kept = content.entrySet().iterator();
      changed = changes.entrySet().iterator();
      nextKept = step(kept);
      nextChanged = step(changed);
      advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Map.Entry<Bytes, Bytes> next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      final var result = next;
      advance();
      return result;
    }

    private void advance() {
      next = null;
      while (next == null && (nextKept != null || nextChanged != null)) {
        final int order = order();
        if (order < 0) {
          next = nextKept;
        } else {
          final Bytes key = nextChanged.getKey();
          next = nextChanged.getValue().map(value -> Map.entry(key, value)).orElse(null);
          nextChanged = step(changed);
        }
        if (order <= 0) {
          nextKept = step(kept);
        }
      }
    }

    /** Below 0: what is kept comes first; above: a change does; 0: a change replaces what is kept. */
    private int order() {
      if (nextKept == null) {
        return 1;
      }
      return nextChanged == null ? -1 : nextKept.getKey().compareTo(nextChanged.getKey());
    }

    private static <T> T step(final Iterator<T> iterator) {
      return iterator.hasNext() ? iterator.next() : null;
    }
  }
}
