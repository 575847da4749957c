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
    "sections": PackageResources.sections_mustache,
    "survey": PackageResources.survey_mustache,
    "ask": PackageResources.ask_mustache,
    "twins": PackageResources.twins_mustache,
    "home": PackageResources.home_mustache,
    "conflicts": PackageResources.conflicts_mustache,
    "difference": PackageResources.difference_mustache,
    "history": PackageResources.history_mustache,
    "going-back": PackageResources.going_back_mustache,
    "removal": PackageResources.removal_mustache,
    "removed": PackageResources.removed_mustache,
    "record-actions": PackageResources.record_actions_mustache,
    "message": PackageResources.message_mustache,
    "site-layout": PackageResources.site_layout_mustache,
    "site-article": PackageResources.site_article_mustache,
    "site-listing": PackageResources.site_listing_mustache,
    "site-jumps": PackageResources.site_jumps_mustache,
    "site-search": PackageResources.site_search_mustache,
  ]
}
