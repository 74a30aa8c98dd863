#include "tests/load/chats-load/door.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace chats::load {

namespace {

int on_new_ticket(SSL* session, SSL_SESSION* ticket) {
  auto* keeper = static_cast<TicketKeeper*>(SSL_get_app_data(session));
  if (keeper == nullptr) return 0;
  // A copy: OpenSSL takes its own back when the connection is lost, which no browser does, and
  // which is just when a ticket is wanted.
  keeper->keep(Ticket(SSL_SESSION_dup(ticket)));
  return 0;
}

sockaddr_in address_of(const std::string& host, std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1) {
    throw std::runtime_error("\"" + host + "\" is not an IPv4 address.");
  }
  return address;
}

const sockaddr* as_any(const sockaddr_in& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

}  // namespace

Door::Door(std::filesystem::path authority, unsigned addresses)
    : context_(SSL_CTX_new(TLS_client_method())), addresses_(addresses) {
  SSL_CTX* context = context_.get();
  if (context == nullptr) throw std::runtime_error("OpenSSL cannot be started.");
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  // A record with one read(): else its head is read alone.
  SSL_CTX_set_read_ahead(context, 1);
  // As a browser: the tickets are kept by whoever has the connection, not in one shared cache.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
  SSL_CTX_sess_set_new_cb(context, on_new_ticket);
  if (authority.empty()) return;
  if (SSL_CTX_load_verify_locations(context, authority.c_str(), nullptr) != 1) {
    throw std::runtime_error("The certificate " + authority.string() + " cannot be read.");
  }
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
}

int Door::open_socket(std::uint64_t who, int flags) const {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
  if (socket < 0) return -1;
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (addresses_ > 1) {
    // The port is chosen at connect, so that each address has all ports for this server.
    ::setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    const auto last = std::to_string(1 + who % addresses_);
    const auto source = address_of("127.0.0." + last, 0);
    ::bind(socket, as_any(source), sizeof source);
  }
  return socket;
}

int Door::connect(std::uint64_t who) const {
  const int socket = open_socket(who, SOCK_NONBLOCK);
  if (socket < 0) return -1;
  const auto server = address_of(host, port);
  if (::connect(socket, as_any(server), sizeof server) == 0 || errno == EINPROGRESS) return socket;
  ::close(socket);
  return -1;
}

int Door::connect_and_wait() const {
  const int socket = open_socket(0, 0);
  const auto server = address_of(host, port);
  if (socket >= 0 && ::connect(socket, as_any(server), sizeof server) == 0) return socket;
  if (socket >= 0) ::close(socket);
  throw std::runtime_error("There is no server at " + host + ":" + std::to_string(port) + ".");
}

Tls Door::new_tls(int socket) const {
  Tls tls(SSL_new(context_.get()));
  if (tls == nullptr || SSL_set_fd(tls.get(), socket) != 1) {
    throw std::runtime_error("OpenSSL gives no more sessions.");
  }
  SSL_set_tlsext_host_name(tls.get(), "localhost");
  SSL_set_connect_state(tls.get());
  return tls;
}

}  // namespace chats::load
