#include "server/net/tls_session.hpp"

#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <cerrno>

namespace chats::net {

namespace {

struct Route {
  bool leads_elsewhere = false;
  std::string* records = nullptr;
};
thread_local Route route;

int write_without_signal(BIO* bio, const char* bytes, int count) {
  if (route.leads_elsewhere) {
    BIO_clear_retry_flags(bio);
    if (route.records == nullptr) {
      BIO_set_retry_write(bio);
      return -1;
    }
    route.records->append(bytes, static_cast<std::size_t>(count));
    return count;
  }
  int socket = -1;
  BIO_get_fd(bio, &socket);
  BIO_clear_retry_flags(bio);
  const auto written = ::send(socket, bytes, static_cast<std::size_t>(count), MSG_NOSIGNAL);
  if (written <= 0 && BIO_sock_should_retry(static_cast<int>(written)) != 0) {
    BIO_set_retry_write(bio);
  }
  return static_cast<int>(written);
}

// OpenSSL's socket method with another write: its own calls write(), which raises SIGPIPE when
// the other side is gone.
BIO_METHOD* make_socket_method() {
  const BIO_METHOD* plain = BIO_s_socket();
  BIO_METHOD* method = BIO_meth_new(BIO_TYPE_SOCKET, "socket without signals");
  BIO_meth_set_write(method, write_without_signal);
  BIO_meth_set_read(method, BIO_meth_get_read(plain));
  BIO_meth_set_puts(method, BIO_meth_get_puts(plain));
  BIO_meth_set_ctrl(method, BIO_meth_get_ctrl(plain));
  BIO_meth_set_create(method, BIO_meth_get_create(plain));
  BIO_meth_set_destroy(method, BIO_meth_get_destroy(plain));
  return method;
}

}  // namespace

Detour::Detour(std::string* records) { route = {.leads_elsewhere = true, .records = records}; }
Detour::~Detour() { route = {}; }

void FreeTls::operator()(ssl_st* session) const { SSL_free(session); }
void FreeTls::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

void attach_socket(ssl_st* session, int socket) {
  static const std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)> method(make_socket_method(),
                                                                           BIO_meth_free);
  BIO* bio = BIO_new(method.get());
  BIO_set_fd(bio, socket, BIO_NOCLOSE);
  SSL_set_bio(session, bio, bio);
}

}  // namespace chats::net
