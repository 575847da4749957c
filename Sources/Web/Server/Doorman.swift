import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Stands at one connection, and lets nothing of a stranger's through but the head of a request.
///
/// What is behind hears of a stranger's request as of one without a body, and answers it as the
/// ``Door`` says; then the connection ends. So a stranger costs the reading of one head, whose size
/// and time are bounded, and of what came in one go with it.
final class Doorman: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How long a new connection may take for the head of its first request.
  static let patience = TimeAmount.seconds(5)
  /// How long a connection may be silent afterwards.
  static let longestSilence = TimeAmount.seconds(60)
  /// The largest head, in bytes and in fields.
  static let largestHead = 8 << 10
  static let mostFields = 64

  private let lobby: Lobby
  private let door: @Sendable () -> Door?
  private var place: Lobby.Place?
  private var deadline: Scheduled<Void>?
  private var turnsAway = false

  /// - Parameter door: the door; `nil` before it stands.
  init(_ lobby: Lobby, door: @escaping @Sendable () -> Door?) {
    self.lobby = lobby
    self.door = door
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let channel = context.channel
    let close = { @Sendable in channel.close(promise: nil) }
    place = lobby.enter(close)
    deadline = context.eventLoop.scheduleTask(in: Self.patience, close)
  }

  func handlerRemoved(context: ChannelHandlerContext) { leave() }

  func channelInactive(context: ChannelHandlerContext) {
    leave()
    context.fireChannelInactive()
  }

  private func leave() {
    deadline?.cancel()
    if let place { lobby.leave(place) }
    place = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !turnsAway else { return }
    guard case .head(let head) = unwrapInboundIn(data), !isKnown(Request(head: head)) else {
      return context.fireChannelRead(data)
    }
    turnsAway = true
    context.fireChannelRead(data)
    context.fireChannelRead(wrapInboundOut(.end(nil)))
  }

  private func isKnown(_ request: Request) -> Bool {
    deadline?.cancel()
    guard let door = door(), door.knows(door.caller(request)) else { return false }
    if let place { lobby.know(place) }
    return true
  }

  func read(context: ChannelHandlerContext) {
    if !turnsAway { context.read() }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard turnsAway, case .end = unwrapOutboundIn(data) else {
      return context.write(data, promise: promise)
    }
    let channel = context.channel
    let written = promise ?? context.eventLoop.makePromise()
    written.futureResult.whenComplete { _ in channel.close(promise: nil) }
    context.writeAndFlush(data, promise: written)
  }
}

extension Request {
  fileprivate init(head: HTTPRequest) {
    self.init(head: head, body: RequestBody(buffer: ByteBuffer()))
  }
}
