import CDemo
import Journal

/// The network that travels inside the program, so that `demo` works wherever that is installed.
enum DemoData {
  /// Lays its files out in a new folder of `folder`, and returns that folder's path.
  ///
  /// They are played from there like anybody's own; whoever keeps the folder has an example of
  /// what `--data` takes.
  static func laidOut(in folder: String) throws(FileError) -> String {
    let data = folder + "/donnees"
    try LocalFiles().makeFolder(data)
    try LocalFiles().put(files, in: data, temporary: "new")
    return data
  }

  private static var files: [NamedFile] {
    sequence(state: 0) { place in
      defer { place += 1 }
      return demo_file(place)?.pointee
    }
    .map { file in
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return NamedFile(String(cString: file.name), Array(bytes))
    }
  }
}
