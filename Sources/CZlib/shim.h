// zlib, with its initialisers as functions: they are macros in zlib.h, which Swift cannot call.

#ifndef RESEAU_CZLIB_SHIM_H
#define RESEAU_CZLIB_SHIM_H

#include <zlib.h>

/// Starts inflating gzip members (RFC 1952): 15 bits of window, and 16 to ask for the gzip wrapper.
static inline int reseau_inflate_init(z_streamp stream) {
  return inflateInit2(stream, 15 + 16);
}

/// Starts deflating one gzip member (RFC 1952) at `level`, with the largest memory level.
static inline int reseau_deflate_init(z_streamp stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
}

#endif
