// One TLS session of OpenSSL, owned. Declared without OpenSSL's headers.
#pragma once

#include <memory>

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

}  // namespace chats::net
