// This happy-dom holds what a MutationObserver is told through by a WeakRef alone (its issue 2264,
// mended in versions that want a newer Node than Debian's): after a collection of garbage the page's
// observers are told nothing. A WeakRef never has to forget, and in tests it does not.
class KeptRef<Value> {
  constructor(private readonly value: Value) {}
  deref(): Value {
    return this.value
  }
}

Object.assign(globalThis, { WeakRef: KeptRef })
