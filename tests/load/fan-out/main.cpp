// fan_out ADDRESS:PORT [CERTIFICATE KEY]: the network layer alone, as one room: what anybody sends
// over /ws goes to everybody, on one thread, stored nowhere. A load generator at the other end and
// this process's CPU say what one delivery costs, and its memory what one connection does.
#include <algorithm>
#include <boost/asio/signal_set.hpp>
#include <chrono>
#include <iostream>
#include <iterator>
#include <unordered_set>

#include "server/net/http.hpp"
#include "server/net/listener.hpp"
#include "server/net/sockets.hpp"
#include "server/net/threads.hpp"
#include "server/net/tls_context.hpp"

namespace {

using namespace chats;

class Room final : public net::SocketEvents, public net::HttpApp {
 public:
  explicit Room(net::Sockets& sockets) : sockets_(sockets) {}

  void opened(live::ConnectionRef connection, const std::string&) override {
    present_.insert(connection.number);
  }
  void closed(live::ConnectionRef connection) override { present_.erase(connection.number); }
  void text(live::ConnectionRef from, std::string_view message) override {
    const auto letters = std::make_shared<const live::Letters>(
        live::Letters{.text = std::string(message), .count = 1});
    live::Parcel parcel{.to = from, .letters = {letters}};
    parcel.also.reserve(present_.size());
    std::ranges::copy_if(present_, std::back_inserter(parcel.also),
                         [&](std::uint64_t number) { return number != from.number; });
    sockets_.deliver(from.loop, {std::move(parcel)});
  }
  void drained(live::ConnectionRef) override {}
  void tick(std::uint32_t, Time) override {}
  void answer(net::HttpRequest, std::function<void(net::HttpResponse)> reply) override {
    reply(net::plain_answer(404, "Only /ws is here."));
  }

 private:
  net::Sockets& sockets_;
  std::unordered_set<std::uint64_t> present_;
};

void serve(const std::string& address, net::TlsContext* tls) {
  net::NetLimits limits;
  limits.handshakes_at_once_max = 100'000;
  net::Threads threads(1);
  net::Sockets sockets(threads.contexts(), limits);
  Room room(sockets);
  net::Admission admission({.origins = {"http://localhost"}, .limit_addresses = false}, limits);
  net::Listener listener(net::parse_listen_address(address), sockets,
                         {.app = room, .admission = admission, .tls = tls});
  boost::asio::signal_set signals(threads.first(), SIGINT, SIGTERM);
  signals.async_wait([&](const auto&, int) {
    listener.stop();
    sockets.close_all(core::CloseCode::restarting, [&] { threads.stop(); });
  });
  sockets.start(room);
  listener.start();
  threads.run();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2 && count != 4) {
    std::cerr << "fan_out ADDRESS:PORT [CERTIFICATE KEY]" << std::endl;
    return 2;
  }
  std::unique_ptr<net::TlsContext> tls;
  if (count == 4) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    tls = std::make_unique<net::TlsContext>(
        net::CertificateFiles{.certificate = arguments[2], .key = arguments[3]},
        std::make_shared<net::TicketKeys>("", now));
  }
  serve(arguments[1], tls.get());
  return 0;
}
