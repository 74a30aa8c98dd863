// Gives every message back to whoever sent it: what stands above the WebSockets when they alone are
// to be tried, by a suite of test cases for RFC 6455 say. No sessions, no rules.
#pragma once

#include "server/net/http.hpp"
#include "server/net/sockets.hpp"

namespace chats::net {

class Echo final : public SocketEvents, public HttpApp {
 public:
  // `sockets` outlives this.
  explicit Echo(Sockets& sockets) : sockets_(sockets) {}

  // As the product's, but for what such suites send: big messages in many small pieces, binary too.
  static NetLimits limits();

  void opened(live::ConnectionRef, const std::string&) override {}
  void text(live::ConnectionRef connection, std::string_view message) override;
  void binary(live::ConnectionRef connection, std::string_view message) override;
  void drained(live::ConnectionRef) override {}
  void closed(live::ConnectionRef) override {}
  void tick(std::uint32_t, Time) override {}

  void answer(HttpRequest request, std::function<void(HttpResponse)> reply) override;

 private:
  Sockets& sockets_;
};

}  // namespace chats::net
