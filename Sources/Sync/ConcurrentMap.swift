import Dispatch
import Synchronization

/// Maps `elements` on all cores, in order. Inflating, hashing and decoding of different journals
/// have nothing to do with each other.
func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], progress: @Sendable (Int, Int) -> Void,
  _ transform: @Sendable (Element) -> Result
) -> [Result] {
  let results = Mutex<[Result?]>(Array(repeating: nil, count: elements.count))
  DispatchQueue.concurrentPerform(iterations: elements.count) { place in
    let result = transform(elements[place])
    let done = results.withLock { results in
      results[place] = result
      return results.count { $0 != nil }
    }
    progress(done, elements.count)
  }
  return results.withLock { $0.compactMap { $0 } }
}
