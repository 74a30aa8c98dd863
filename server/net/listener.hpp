// Accepts connections on one address and hands each to the loop that has the fewest. Addresses
// that have too many, or make them too fast, are cut before TLS costs anything.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/net/http_connection.hpp"
#include "server/net/sockets.hpp"

namespace chats::net {

struct ListenAddress {
  std::string address;     // "0.0.0.0", "::" (both families), "localhost"
  std::uint16_t port = 0;  // 0: the system chooses
};

// "127.0.0.1:8443", "[::]:8443", "localhost:0", ":8443" (all addresses). Throws
// std::runtime_error with one sentence.
ListenAddress parse_listen_address(std::string_view text);

class Listener {
 public:
  // Binds and listens at once. Throws std::runtime_error with one sentence: the port is taken, the
  // address is not ours, we may not.
  Listener(const ListenAddress& address, Sockets& sockets, const Reception& reception);
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // Begins to accept; after Sockets::start.
  void start();
  // No new connections from now on. Any thread.
  void stop();

  std::uint16_t port() const;  // the real one

 private:
  class Accepting;
  std::shared_ptr<Accepting> accepting_;
};

}  // namespace chats::net
