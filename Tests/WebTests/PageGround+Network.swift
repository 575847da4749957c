import Community
import Foundation
import Workspace

/// Several sites over one share, each with its page.
extension PageGround {
  /// Lets all exchange, often enough that each has heard of everything.
  static func exchange(_ grounds: PageGround...) throws {
    for ground in grounds + grounds { try ground.with { _ = try $0.exchange(.both) } }
  }

  /// Joins the network of `lead`.
  func join(as name: String, invitedBy lead: PageGround, through share: String) throws {
    let code = try lead.with { try $0.invite(name, as: .site, days: 3) }
    try Self.exchange(lead)
    try enter(with: code, through: share)
    try Self.exchange(lead, self)
  }

  /// Joins without a look at the share, as where there is none: two can do so with one code.
  func enter(with code: InvitationCode, through share: String) throws {
    try Replica.join(at: home, with: code, language: nil, in: machine)
    try with { replica in
      _ = try replica.addShare(share)
      _ = try replica.exchange(.push)
    }
  }

  /// The number of the site.
  func id() throws -> String { try with(.read) { $0.settings.site.text } }
}
