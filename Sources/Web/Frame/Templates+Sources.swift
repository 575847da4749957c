// The list of templates: a file `Resources/NAME.mustache` stands here as NAME.

extension Templates {
  static let sources: [String: [UInt8]] = [
    "layout": PackageResources.layout_mustache,
    "list": PackageResources.list_mustache,
    "record": PackageResources.record_mustache,
    "form": PackageResources.form_mustache,
    "rows": PackageResources.rows_mustache,
    "search": PackageResources.search_mustache,
    "hits": PackageResources.hits_mustache,
    "message": PackageResources.message_mustache,
    "site-layout": PackageResources.site_layout_mustache,
    "site-article": PackageResources.site_article_mustache,
    "site-listing": PackageResources.site_listing_mustache,
    "site-jumps": PackageResources.site_jumps_mustache,
    "site-search": PackageResources.site_search_mustache,
    "report": PackageResources.report_mustache,
  ]
}
