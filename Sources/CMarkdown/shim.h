// cmark-gfm: CommonMark with GitHub's tables, strikethrough, autolinks and task lists.

#ifndef RESEAU_CMARKDOWN_SHIM_H
#define RESEAU_CMARKDOWN_SHIM_H

#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>

/// Lets go of what cmark_render_html returned.
static inline void reseau_markdown_free(char *html) { free(html); }

#endif
