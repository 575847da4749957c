/// What stands in the tables, and what is allowed.
extension Row {
  /// The village of twenty sites that keep what they have.
  static let bulk = [
    Row(
      .join, "a new site joins: all received, verified, indexed, searchable", .milliseconds,
      .times(3, .zcat, called: "zcat"), memory: 450),
    Row(
      .verify, "everything verified again, every record of the index too", .milliseconds,
      .times(1.5, .zcat, called: "zcat")),
    Row(
      .crowdedJoin, "a join beside 100,000 files that strangers left in the share", .milliseconds,
      .times(2, .join, called: "a join")),
    Row(.apply, "one edit, durable", .milliseconds, .times(3, .append, called: "sync")),
    Row(.show, "a practice shown", .milliseconds, .most(15)),
    Row(.list, "a list of 50", .milliseconds, .most(15)),
    Row(.search, "a search for a word of half the records", .milliseconds, .most(15)),
    Row(.rareSearch, "a search for two rare words", .milliseconds, .most(15)),
    Row(.pull, "100 new changes pulled", .milliseconds, .most(30)),
    Row(.noNews, "a pull without news", .milliseconds, .most(20)),
    Row(.push, "one edit pushed", .milliseconds, .most(25)),
    Row(.pushedFiles, "… files written", .files, .most(3)),
    Row(.pushedBytes, "… bytes written", .bytes, .most(300_000)),
    Row(.share, "a change in the share", .bytes, .most(52)),
  ]

  /// The village of twenty sites that work together.
  static let working = [
    Row(.syncValues, "a sync with 950 news of 19 sites, values", .milliseconds, .most(40)),
    Row(.syncTexts, "… edits of texts", .milliseconds, .most(80)),
    Row(.syncHotTexts, "… edits of the 60 texts in which all write", .milliseconds, .most(80)),
    Row(.syncAll, "… what people do", .milliseconds, .most(80)),
    Row(.pushDay, "a push of a day's 50 changes", .milliseconds, .most(25)),
    Row(.pushedDayFiles, "… files written", .files, .most(3)),
    Row(.pushedDayBytes, "… bytes written", .bytes),
    Row(
      .join, "a new site joins: all received, verified, indexed, searchable", .milliseconds,
      .best(0.5), memory: 450),
    Row(
      .verify, "everything verified again, every record of the index too", .milliseconds,
      .times(2, .zcat, called: "zcat")),
    Row(.share, "a change in the share", .bytes, .most(42)),
    Row(.list, "a list of 50", .milliseconds, .most(15)),
    Row(.search, "a search for a word of half the records", .milliseconds, .most(15)),
    Row(.report, "the report", .milliseconds, .most(150)),
    Row(.balance, "the balance", .milliseconds, .most(150)),
    Row(.conflicts, "the conflicts", .milliseconds, .most(150)),
    Row(.ask, "whom to ask"),
    Row(.duplicates, "members that stand there twice"),
    Row(.history, "the history of the practice with the longest"),
    Row(.dump, "a dump of everything"),
    Row(.publish, "the static site"),
  ]

  /// What must be level, however long the past is.
  static let level = [
    Row(.syncValues, "a sync with 950 news of 19 sites, values"),
    Row(.syncTexts, "… edits of texts"),
    Row(.syncHotTexts, "… edits of the 60 texts in which all write"),
    Row(.syncAll, "… what people do"),
    Row(.pushDay, "a push of a day's 50 changes"),
    Row(.pushedDayFiles, "… files written", .files),
  ]

  /// The village of 200 sites.
  static let hundreds = [
    Row(.noNews, "200 sites: a pull without news", .milliseconds, .most(20)),
    Row(.join, "200 sites: a new site joins"),
  ]

  /// The village of a thousand sites.
  static let thousand = [
    Row(
      .join, "1,000 sites with 10 changes each: a new site joins", .milliseconds, .most(1500)),
    Row(.noNews, "… a pull without news"),
    Row(.clock, "… what clocks add to a change in the share", .bytes, .most(3)),
  ]
}
