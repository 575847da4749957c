#if Markdown
  import CMarkdown

  /// CommonMark with GitHub's tables, strikethrough, task lists and links, by cmark-gfm.
  ///
  /// Its safe mode leaves out raw HTML and links whose scheme could run a script (`javascript:`,
  /// `vbscript:`, `file:`, `data:` but for images), so that foreign text can do nothing but be
  /// read.
  enum LaidOutText {
    private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]
    private static let ready: Void = cmark_gfm_core_extensions_ensure_registered()

    /// The HTML of `text`, as ``Markdown/html(_:top:link:)`` has it.
    static func html(_ text: String, top: Int, link: ((String) -> String?)?) -> String {
      _ = ready
      guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8) else {
        return ""
      }
      defer { cmark_parser_free(parser) }
      for name in extensions {
        guard let found = cmark_find_syntax_extension(name) else { continue }
        cmark_parser_attach_syntax_extension(parser, found)
      }
      var text = text
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          cmark_parser_feed(parser, $0.baseAddress, $0.count)
        }
      }
      guard let document = cmark_parser_finish(parser) else { return "" }
      defer { cmark_node_free(document) }
      lowerHeadings(of: document, to: top)
      if let link { lead(linksOf: document, to: link) }
      guard
        let html = cmark_render_html(
          document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser))
      else { return "" }
      defer { reseau_markdown_free(html) }
      return withTicks(String(cString: html))
    }

    /// Gives the links of `document` other ends.
    private static func lead(linksOf document: OpaquePointer, to end: (String) -> String?) {
      var nodes: [OpaquePointer] = []
      guard let walk = cmark_iter_new(document) else { return }
      while cmark_iter_next(walk) != CMARK_EVENT_DONE {
        guard cmark_iter_get_event_type(walk) == CMARK_EVENT_ENTER,
          let node = cmark_iter_get_node(walk)
        else { continue }
        let type = cmark_node_get_type(node)
        if type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE { nodes.append(node) }
      }
      cmark_iter_free(walk)
      // A tree is not changed while it is walked.
      for node in nodes {
        let isLink = cmark_node_get_type(node) == CMARK_NODE_LINK
        let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
        if isLink, let end = end(address) {
          cmark_node_set_url(node, end)
        } else {
          while let child = cmark_node_first_child(node) { cmark_node_insert_before(node, child) }
          cmark_node_free(node)
        }
      }
    }

    /// Shows a task list's boxes as signs that are read out, and not as fields without a name that
    /// nobody can tick.
    private static func withTicks(_ html: String) -> String {
      guard html.contains("<input type=\"checkbox\"") else { return html }
      return
        html
        .replacing("<input type=\"checkbox\" checked=\"\" disabled=\"\" />", with: "☑")
        .replacing("<input type=\"checkbox\" disabled=\"\" />", with: "☐")
    }

    /// Puts the text's headings below the page's own, without gaps, so that a screen reader's
    /// outline of the page stays whole, at whatever level a text begins.
    private static func lowerHeadings(of document: OpaquePointer, to top: Int) {
      let headings = headings(of: document)
      let levels = headings.map { Int(cmark_node_get_heading_level($0)) }
      let highest = levels.min() ?? 1
      var above = top - 1
      for (node, level) in zip(headings, levels) {
        above = min(level - highest + top, above + 1, 6)
        cmark_node_set_heading_level(node, Int32(above))
      }
    }

    private static func headings(of document: OpaquePointer) -> [OpaquePointer] {
      guard let walk = cmark_iter_new(document) else { return [] }
      defer { cmark_iter_free(walk) }
      var headings: [OpaquePointer] = []
      while cmark_iter_next(walk) != CMARK_EVENT_DONE {
        guard let node = cmark_iter_get_node(walk), cmark_node_get_type(node) == CMARK_NODE_HEADING,
          cmark_iter_get_event_type(walk) == CMARK_EVENT_ENTER
        else { continue }
        headings.append(node)
      }
      return headings
    }
  }
#endif
