// Where the server is, and what TLS needs to get in. Shared by all connections of the tool.
#pragma once

#include <openssl/ssl.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace chats::load {

struct FreeTls {
  void operator()(SSL* session) const { SSL_free(session); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  void operator()(SSL_SESSION* ticket) const { SSL_SESSION_free(ticket); }
};
using Tls = std::unique_ptr<SSL, FreeTls>;
using Ticket = std::unique_ptr<SSL_SESSION, FreeTls>;

// Whoever keeps the tickets that a server hands out; set as the SSL's app data.
class TicketKeeper {
 public:
  virtual ~TicketKeeper() = default;
  virtual void keep(Ticket ticket) = 0;
};

class Door {
 public:
  // `authority` (PEM) signs the server's certificate; empty: it is not looked at. `addresses`: from
  // how many loopback addresses people come, so that bounds for each address are met as they are.
  Door(std::filesystem::path authority, unsigned addresses);

  std::string host = "127.0.0.1";  // an IPv4 address
  std::uint16_t port = 0;
  bool plain = false;  // no TLS

  // A socket on its way to the server, not blocking; -1: the system has none left.
  int connect(std::uint64_t who) const;
  // The same, there already, and blocking. Throws std::runtime_error.
  int connect_and_wait() const;
  Tls new_tls(int socket) const;

 private:
  int open_socket(std::uint64_t who, int flags) const;

  std::unique_ptr<SSL_CTX, FreeTls> context_;
  unsigned addresses_;
};

}  // namespace chats::load
