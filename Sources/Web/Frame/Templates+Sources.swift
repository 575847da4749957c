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
    "sync": PackageResources.sync_mustache,
    "network": PackageResources.network_mustache,
    "settings": PackageResources.settings_mustache,
    "welcome": PackageResources.welcome_mustache,
    "goodbye": PackageResources.goodbye_mustache,
  ]
}
