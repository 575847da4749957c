// libdeflate: whole gzip members, twice as fast as zlib, and a little smaller.

#ifndef RESEAU_CDEFLATE_SHIM_H
#define RESEAU_CDEFLATE_SHIM_H

#include <libdeflate.h>

#endif
