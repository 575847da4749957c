// Calls on files that the C library has and its headers show to GNU's programs alone.

#ifndef RESEAU_CFILES_SHIM_H
#define RESEAU_CFILES_SHIM_H

#include <errno.h>

#ifdef __linux__
int syncfs(int file);
#endif

/// Returns when all that was written to the file system of an open file is on the disk itself;
/// -1 with `ENOSYS` where there is no such call.
static inline int reseau_sync_all(int file) {
#ifdef __linux__
  return syncfs(file);
#else
  errno = ENOSYS;
  return -1;
#endif
}

#endif
