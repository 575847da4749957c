import Dispatch
import Synchronization

/// Maps `elements` on all cores, in order. Inflating, hashing and decoding of different journals
/// have nothing to do with each other.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], progress: @Sendable (Int, Int) -> Void,
  _ transform: @Sendable (Element) -> Result
) -> [Result] {
  let state = Mutex((results: [Result?](repeating: nil, count: elements.count), done: 0))
  DispatchQueue.concurrentPerform(iterations: elements.count) { place in
    let result = transform(elements[place])
    let done = state.withLock { state in
      state.results[place] = result
      state.done += 1
      return state.done
    }
    progress(done, elements.count)
  }
  return state.withLock { $0.results.compactMap { $0 } }
}
