#include "server/net/listener.hpp"

#include <netinet/tcp.h>
#include <spdlog/spdlog.h>

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <charconv>
#include <stdexcept>

#include "server/net/loop.hpp"

namespace chats::net {

namespace {

using asio::ip::tcp;

// When the process has no file descriptors left, trying at once again would only burn the CPU.
constexpr std::chrono::milliseconds pause_after_failure{100};

tcp::endpoint endpoint_of(const ListenAddress& listen) {
  error_code error;
  const std::string name = listen.address == "localhost" ? "127.0.0.1" : listen.address;
  const auto address = asio::ip::make_address(name, error);
  if (error) throw std::runtime_error("\"" + listen.address + "\" is not an address to listen on.");
  return {address, listen.port};
}

[[noreturn]] void refuse(const ListenAddress& listen, const error_code& error) {
  const std::string port = std::to_string(listen.port);
  if (error == asio::error::address_in_use) {
    throw std::runtime_error("Port " + port + " on " + listen.address +
                             " is already taken by another program.");
  }
  if (error == asio::error::access_denied) {
    throw std::runtime_error("This user may not listen on port " + port + " of " +
                             listen.address + ".");
  }
  if (error == boost::system::errc::address_not_available) {
    throw std::runtime_error("This machine has no address " + listen.address + ".");
  }
  throw std::runtime_error("The server cannot listen on " + listen.address + ", port " + port +
                           ": " + error.message() + ".");
}

void set_options(tcp::socket& socket, const NetLimits& limits) {
  error_code ignored;  // a connection that is gone already shows it at its first read
  socket.set_option(tcp::no_delay(true), ignored);
  using UnsentBytesMax =
      asio::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>;
  socket.set_option(UnsentBytesMax(limits.unsent_kernel_bytes_max), ignored);
}

std::string peer_of(const tcp::socket& socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  if (error) return {};
  return normal_address(endpoint.address().to_string()).value_or(std::string());
}

}  // namespace

ListenAddress parse_listen_address(std::string_view text) {
  const auto colon = text.rfind(':');
  const auto refuse_text = [&] {
    throw std::runtime_error("\"" + std::string(text) +
                             "\" is not ADDRESS:PORT, as in 127.0.0.1:8443 or [::]:8443.");
  };
  if (colon == std::string_view::npos) refuse_text();
  auto address = text.substr(0, colon);
  const auto digits = text.substr(colon + 1);
  ListenAddress listen;
  const auto* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, listen.port);
  if (digits.empty() || error != std::errc() || stop != end) refuse_text();
  if (address.starts_with('[') && address.ends_with(']')) {
    address = address.substr(1, address.size() - 2);
  }
  listen.address = address.empty() ? "::" : std::string(address);
  return listen;
}

class Listener::Accepting : public std::enable_shared_from_this<Listener::Accepting> {
 public:
  Accepting(const ListenAddress& listen, Sockets& sockets, const Reception& reception)
      : sockets_(sockets),
        reception_(reception),
        home_(sockets.loop(0)),
        acceptor_(home_.io()),
        pause_(home_.io()) {
    const auto endpoint = endpoint_of(listen);
    error_code error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && endpoint.address().is_v6()) {
      acceptor_.set_option(asio::ip::v6_only(false), error);
    }
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) refuse(listen, error);
    port_ = acceptor_.local_endpoint().port();
  }

  std::uint16_t port() const { return port_; }

  void start() {
    asio::post(home_.io(), [self = shared_from_this()] { self->accept(); });
  }

  void accept() {
    if (!acceptor_.is_open()) return;
    Loop& loop = sockets_.least_busy_loop();
    acceptor_.async_accept(loop.io(), [self = shared_from_this(), &loop](error_code error,
                                                                         tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) return self->pause(error);
      self->admit(std::move(socket), loop);
      self->accept();
    });
  }

  void stop() {
    asio::post(home_.io(), [self = shared_from_this()] {
      error_code ignored;
      self->acceptor_.close(ignored);
      self->pause_.cancel();
    });
  }

 private:
  void pause(const error_code& error) {
    spdlog::warn("A connection could not be accepted: {}", error.message());
    pause_.expires_after(pause_after_failure);
    pause_.async_wait([self = shared_from_this()](const error_code& stopped) {
      if (!stopped) self->accept();
    });
  }

  void admit(tcp::socket socket, Loop& loop) {
    std::string peer = peer_of(socket);
    auto place = reception_.admission.enter(peer, std::chrono::steady_clock::now());
    if (place == nullptr) {
      error_code ignored;
      socket.set_option(asio::socket_base::linger(true, 0), ignored);
      return;  // and closes
    }
    set_options(socket, loop.limits());
    asio::post(loop.io(), [self = shared_from_this(), &loop,
                           arrival = Arrival{.socket = std::move(socket),
                                             .peer = std::move(peer),
                                             .place = std::move(place)}]() mutable {
      welcome(std::move(arrival), self->reception_, loop);
    });
  }

  Sockets& sockets_;
  const Reception reception_;
  Loop& home_;
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  std::uint16_t port_ = 0;
};

Listener::Listener(const ListenAddress& address, Sockets& sockets, const Reception& reception)
    : accepting_(std::make_shared<Accepting>(address, sockets, reception)) {}

Listener::~Listener() { stop(); }

void Listener::start() {
  accepting_->start();
}

void Listener::stop() { accepting_->stop(); }

std::uint16_t Listener::port() const { return accepting_->port(); }

}  // namespace chats::net
