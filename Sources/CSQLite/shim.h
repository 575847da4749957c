// SQLite, with what Swift cannot call: casts in macros, and a pointer that is asked for by a query.

#ifndef RESEAU_CSQLITE_SHIM_H
#define RESEAU_CSQLITE_SHIM_H

#include <sqlite3.h>

/// What tells SQLite to copy what is bound before the call returns.
static inline sqlite3_destructor_type reseau_copied(void) { return SQLITE_TRANSIENT; }

/// Tells SQLite, before it is first used, not to count the memory that it takes: each piece of it
/// would be counted under a lock.
static inline int reseau_count_no_memory(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// The functions of FTS5 (<https://sqlite.org/fts5.html>, 7); null where SQLite was built without.
static inline fts5_api *reseau_fts5_api(sqlite3 *db) {
  fts5_api *api = 0;
  sqlite3_stmt *query = 0;
  if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &query, 0) == SQLITE_OK) {
    sqlite3_bind_pointer(query, 1, &api, "fts5_api_ptr", 0);
    sqlite3_step(query);
  }
  sqlite3_finalize(query);
  return api;
}

#endif
