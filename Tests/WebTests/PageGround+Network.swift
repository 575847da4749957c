import Community
import Foundation
import Workspace

/// Toulouse, which founded a network, and Lyon, which has joined it, each with its page.
struct Neighbours {
  let toulouse: PageGround
  let lyon: PageGround
  let share: String

  init() throws {
    toulouse = try PageGround()
    share = try toulouse.found()
    lyon = try toulouse.neighbour("lyon")
    try lyon.join(as: "Lyon", invitedBy: toulouse, through: share)
  }

  /// Makes Lyon a lead, too, and lets both hear of it.
  func leadBoth() throws {
    try toulouse.with { _ = try $0.setRole(.lead, of: "Lyon") }
    try PageGround.exchange(toulouse, lyon)
  }

  /// Lets another site join by an invitation of `lead`.
  func add(_ name: String, invitedBy lead: PageGround) throws -> PageGround {
    let ground = try toulouse.neighbour(name.lowercased())
    try ground.join(as: name, invitedBy: lead, through: share)
    return ground
  }

  /// Lets two sites join by one code, of which Toulouse hears.
  func contest(_ name: String) throws -> [PageGround] {
    let code = try toulouse.with { try $0.invite(name, as: .site, days: 3) }
    try PageGround.exchange(toulouse)
    let grounds = try [name.lowercased(), "double"].map { try toulouse.neighbour($0) }
    for ground in grounds { try ground.enter(with: code, through: share) }
    try PageGround.exchange(toulouse)
    return grounds
  }
}

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
