#include "server/net/stopping.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/post.hpp>
#include <csignal>

namespace chats::net {

Stopping::Stopping(StoppingParts parts)
    : parts_(std::move(parts)),
      signals_(parts_.threads.first(), SIGTERM, SIGINT, SIGHUP),
      patience_(parts_.threads.first()) {
  wait();
}

void Stopping::wait() {
  signals_.async_wait([this](const boost::system::error_code& error, int signal) {
    if (error) return;
    if (signal != SIGHUP) return begin();
    parts_.new_certificate();
    wait();
  });
}

void Stopping::begin() {
  spdlog::info("stopping");
  // From now on a second one ends the server at once, as it would any program.
  signals_.remove(SIGTERM);
  signals_.remove(SIGINT);
  parts_.begins();
  for (const auto& listener : parts_.listeners) listener->stop();
  patience_.expires_after(sessions_time_max);
  patience_.async_wait([this](const auto&) { close_sockets(); });
  parts_.directory.stop([this] {
    boost::asio::post(parts_.threads.first(), [this] { patience_.cancel(); });
  });
}

void Stopping::close_sockets() {
  parts_.sockets.close_all(core::CloseCode::restarting, [this] { parts_.threads.stop(); });
}

}  // namespace chats::net
