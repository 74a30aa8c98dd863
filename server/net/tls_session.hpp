// One TLS session of OpenSSL, owned. Declared without OpenSSL's headers.
#pragma once

#include <memory>
#include <string>

struct ssl_st;
struct ssl_ctx_st;

namespace chats::net {

struct FreeTls {
  void operator()(ssl_st* session) const;
  void operator()(ssl_ctx_st* context) const;
};
using TlsSession = std::unique_ptr<ssl_st, FreeTls>;

// Ties the session to a socket. Writes never raise SIGPIPE.
void attach_socket(ssl_st* session, int socket);

// While one lives, what the sessions of this thread write goes behind `records` instead of into
// their sockets. Null: nothing can be written now, as if the socket were full.
class Detour {
 public:
  explicit Detour(std::string* records);
  ~Detour();
  Detour(const Detour&) = delete;
  Detour& operator=(const Detour&) = delete;
};

}  // namespace chats::net
