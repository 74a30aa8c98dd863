#include "server/echo_command.hpp"

#include <boost/asio/signal_set.hpp>
#include <chrono>
#include <iostream>
#include <memory>

#include "server/net/echo.hpp"
#include "server/net/listener.hpp"
#include "server/net/threads.hpp"
#include "server/net/tls_context.hpp"
#include "server/net/upgrade.hpp"

namespace chats::commands {

namespace {

std::unique_ptr<net::TlsContext> make_tls(const EchoFlags& flags) {
  if (flags.certificate.empty()) return nullptr;
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return std::make_unique<net::TlsContext>(
      net::CertificateFiles{.certificate = flags.certificate, .key = flags.key},
      std::make_shared<net::TicketKeys>("", now));
}

}  // namespace

int echo(const EchoFlags& flags) {
  const auto limits = net::Echo::limits();
  const auto tls = make_tls(flags);
  net::Threads threads(1);
  net::Sockets sockets(threads.contexts(), limits);
  net::Echo echo(sockets);
  net::Admission admission({.limit_addresses = false, .is_open_to_all = true}, limits);
  const auto address = net::parse_listen_address(flags.listen);
  net::Listener listener(address, sockets,
                         {.app = echo, .admission = admission, .tls = tls.get()});
  boost::asio::signal_set signals(threads.first(), SIGINT, SIGTERM);
  signals.async_wait([&](const auto& error, int) {
    if (error) return;
    listener.stop();
    sockets.close_all(core::CloseCode::restarting, [&] { threads.stop(); });
  });
  sockets.start(echo);
  listener.start();
  const std::string scheme = tls != nullptr ? "wss://" : "ws://";
  const auto port = std::to_string(listener.port());
  std::cout << "listening on " << scheme << address.address << ":" << port << net::web_socket_path
            << ", port " << port << std::endl;
  threads.run();
  return 0;
}

}  // namespace chats::commands
