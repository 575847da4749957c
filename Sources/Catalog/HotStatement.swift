/// The statements that run for every record that is written.
///
/// A connection finds a statement by hashing its SQL, which takes as long as SQLite takes to
/// insert a small row; a writer finds these by number.
enum HotStatement: Int, CaseIterable {
  case findRecord
  case insertRecord
  case insertState
  case findText
  case insertText
  case removeText
  case insertSearch
  case removeSearch
  case storeTrailChunk

  var sql: String {
    switch self {
    case .findRecord: "SELECT id FROM records WHERE name = ?"
    case .insertRecord:
      """
      INSERT INTO records(
        name, kind, title, sortKey, isLive, needsDecision, summary, link, due, mentions)
      VALUES (?, ?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), nullif(?, ''))
      """
    case .insertState: "INSERT INTO states(id, state) VALUES (?, ?)"
    case .findText: "SELECT title, keywords, body FROM texts WHERE id = ?"
    case .removeText: "DELETE FROM texts WHERE id = ?"
    case .insertText: "INSERT INTO texts(id, title, keywords, body) VALUES (?, ?, ?, ?)"
    case .insertSearch:
      "INSERT INTO search(rowid, title, keywords, body) VALUES (?, ?, ?, ?)"
    case .removeSearch:
      """
      INSERT INTO search(search, rowid, title, keywords, body)
      VALUES ('delete', ?, ?, ?, ?)
      """
    case .storeTrailChunk: "INSERT OR REPLACE INTO trails(id, dots) VALUES (?, ?)"
    }
  }
}
