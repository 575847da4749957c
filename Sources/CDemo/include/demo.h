#ifndef RESEAU_DEMO_H
#define RESEAU_DEMO_H

#include <stddef.h>

/// A file of the network that `reseau demo` plays.
struct demo_file {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// Returns the file at `place`, or NULL behind the last one.
const struct demo_file *demo_file(size_t place);

#endif
