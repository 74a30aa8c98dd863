#include "server/net/http_connection.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <boost/asio/write.hpp>
#include <utility>

#include "server/net/loop.hpp"
#include "server/net/request_reader.hpp"
#include "server/net/response_head.hpp"
#include "server/net/tls_context.hpp"
#include "server/net/upgrade.hpp"
#include "server/net/web_socket.hpp"

namespace chats::net {

namespace {

constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

class HttpConnection final : public Connection,
                             public std::enable_shared_from_this<HttpConnection> {
 public:
  HttpConnection(Arrival arrival, const Reception& reception, Loop& loop, TlsSession session);

  void start();
  void sweep(Loop::Time now) override;
  void cut() override { end(); }

 private:
  enum class Stage { arriving, queueing, shaking_hands, idle, head, body, answering, writing,
                     leaving, ended };

  void enter(Stage stage, std::chrono::seconds time_max);
  void queue_for_handshake();
  void shake_hands(HandshakeSlots::Slot slot);
  void begin_reading();
  void read();
  void on_read(error_code error, std::size_t count);
  void go_on_with(RequestReader::Progress progress);
  void await_body();
  void dispatch();
  void ask_app(HttpRequest request);
  void upgrade(const HttpRequest& request);
  void refuse(unsigned status, std::string_view sentence);
  void write(HttpResponse response);
  void on_written(error_code error);
  void leave();
  void end();

  Loop& loop_;
  const Reception reception_;
  const std::string peer_;
  const Admission::Place place_;
  HandshakeSlots::Turn turn_;  // While it waits for its handshake.
  HandshakeSlots::Slot slot_;  // While the handshake goes on without waiting for long.
  Stream stream_;
  RequestReader reader_;
  std::array<char, 4096> bytes_{};
  Stage stage_ = Stage::arriving;
  Loop::Time deadline_;
  Loop::Time slot_until_;
  bool secure_;
  bool keep_alive_ = false;
  bool head_only_ = false;
  bool continue_sent_ = false;
  std::string response_head_;
  std::shared_ptr<const std::string> response_body_;
};

HttpConnection::HttpConnection(Arrival arrival, const Reception& reception, Loop& loop,
                               TlsSession session)
    : loop_(loop),
      reception_(reception),
      peer_(std::move(arrival.peer)),
      place_(std::move(arrival.place)),
      stream_(std::move(arrival.socket), std::move(session)),
      reader_(loop.limits()),
      deadline_(loop.now() + loop.limits().handshake_time_max),
      secure_(stream_.is_tls()) {
  stream_.on_progress([this] {
    if (stage_ == Stage::writing) deadline_ = loop_.now() + loop_.limits().response_stall_max;
  });
}

void HttpConnection::enter(Stage stage, std::chrono::seconds time_max) {
  stage_ = stage;
  deadline_ = loop_.now() + time_max;
}

void HttpConnection::start() {
  if (!stream_.is_tls()) return begin_reading();
  // Whoever says nothing takes no handshake's place.
  stream_.wait_readable([self = shared_from_this()](error_code error) {
    if (error || self->stage_ == Stage::ended) return self->end();
    self->queue_for_handshake();
  });
}

void HttpConnection::queue_for_handshake() {
  enter(Stage::queueing, loop_.limits().handshake_queue_max);
  auto& io = loop_.io();
  // Weak: who gives up just now is not kept, and the slot goes to the next.
  turn_ = reception_.admission.handshakes().ask([weak = weak_from_this(),
                                                 &io](HandshakeSlots::Slot slot) {
    asio::post(io, [weak, slot = std::move(slot)]() mutable {
      const auto self = weak.lock();
      if (self && self->stage_ == Stage::queueing) self->shake_hands(std::move(slot));
    });
  });
}

void HttpConnection::shake_hands(HandshakeSlots::Slot slot) {
  turn_.reset();
  enter(Stage::shaking_hands, loop_.limits().handshake_time_max);
  slot_ = std::move(slot);
  slot_until_ = loop_.now() + loop_.limits().handshake_place_max;
  stream_.handshake([self = shared_from_this()](error_code error) {
    self->slot_.reset();
    if (self->stage_ == Stage::ended) return;
    if (error) {
      spdlog::debug("A TLS handshake failed: {}", error.message());
      return self->end();
    }
    self->begin_reading();
  });
}

void HttpConnection::begin_reading() {
  enter(Stage::head, loop_.limits().head_time_max);
  read();
}

void HttpConnection::read() {
  stream_.async_read_some(asio::buffer(bytes_),
                          [self = shared_from_this()](error_code error, std::size_t count) {
                            self->on_read(error, count);
                          });
}

void HttpConnection::on_read(error_code error, std::size_t count) {
  const bool reading = stage_ == Stage::idle || stage_ == Stage::head || stage_ == Stage::body;
  if (!reading) return;  // refused for being late; what came now is too late
  if (error == asio::error::eof) return leave();
  if (error) return end();
  if (stage_ == Stage::idle) enter(Stage::head, loop_.limits().head_time_max);
  go_on_with(reader_.take({bytes_.data(), count}));
}

void HttpConnection::go_on_with(RequestReader::Progress progress) {
  switch (progress) {
    case RequestReader::Progress::nothing:
      enter(Stage::idle, loop_.limits().keep_alive_max);
      return read();
    case RequestReader::Progress::head:
      if (stage_ != Stage::head) enter(Stage::head, loop_.limits().head_time_max);
      return read();
    case RequestReader::Progress::body: return await_body();
    case RequestReader::Progress::complete: return dispatch();
    case RequestReader::Progress::refused:
      return refuse(reader_.refusal(), reason_of(reader_.refusal()));
  }
}

void HttpConnection::await_body() {
  if (stage_ != Stage::body) enter(Stage::body, loop_.limits().body_time_max);
  if (!reader_.wants_continue() || std::exchange(continue_sent_, true)) return read();
  asio::async_write(stream_, asio::buffer(go_on),
                    [self = shared_from_this()](error_code error, std::size_t) {
                      if (self->stage_ != Stage::body) return;
                      if (error) return self->end();
                      self->read();
                    });
}

void HttpConnection::dispatch() {
  keep_alive_ = reader_.keep_alive();
  HttpRequest request = reader_.request();
  head_only_ = request.method == "HEAD";
  request.remote_address = reception_.admission.client_address(peer_, request.headers);
  request.secure = reception_.admission.is_secure(stream_.is_tls(), peer_, request.headers);
  secure_ = request.secure;
  if (reception_.admission.is_for_socket(request)) return upgrade(request);
  ask_app(std::move(request));
}

void HttpConnection::ask_app(HttpRequest request) {
  enter(Stage::answering, loop_.limits().answer_time_max);
  const auto answered = std::make_shared<std::atomic_flag>();
  auto reply = [self = shared_from_this(), answered, &io = loop_.io()](HttpResponse response) {
    if (answered->test_and_set()) return;
    asio::post(io, [self, response = std::move(response)]() mutable {
      if (self->stage_ == Stage::answering) self->write(std::move(response));
    });
  };
  reception_.app.answer(std::move(request), std::move(reply));
}

void HttpConnection::upgrade(const HttpRequest& request) {
  const auto& admission = reception_.admission;
  auto decision = decide_upgrade(request, reader_.is_http_1_1(), admission.origins());
  if (decision.status == 426) return write(plain_answer(426, decision.sentence));
  if (decision.status != 101) return refuse(decision.status, decision.sentence);
  if (reader_.more_was_sent()) return refuse(400, "Nothing may follow before the answer.");
  auto place = reception_.admission.enter_through_proxy(peer_, request.remote_address,
                                                        std::chrono::steady_clock::now());
  if (place == nullptr) return refuse(429, "Too many connections come from your address.");
  stage_ = Stage::ended;
  const auto self = shared_from_this();
  loop_.forget(this);
  if (loop_.is_closing()) return stream_.abort();
  const auto socket = std::make_shared<WebSocket>(
      stream_.release(), Places{place_, std::move(place)}, loop_);
  socket->open(upgrade_answer(decision.upgrade, secure_), request.remote_address);
}

void HttpConnection::refuse(unsigned status, std::string_view sentence) {
  keep_alive_ = false;
  write(plain_answer(status, sentence));
}

void HttpConnection::write(HttpResponse response) {
  enter(Stage::writing, loop_.limits().response_stall_max);
  response_head_ = response_head(response, {.secure = secure_, .keep_alive = keep_alive_});
  const bool bare = head_only_ || response.status == 204 || response.status == 304;
  response_body_ = bare ? nullptr : std::move(response.body);
  const std::array<asio::const_buffer, 2> buffers = {
      asio::buffer(response_head_),
      response_body_ ? asio::buffer(*response_body_) : asio::const_buffer()};
  asio::async_write(stream_, buffers, [self = shared_from_this()](error_code error, std::size_t) {
    self->on_written(error);
  });
}

void HttpConnection::on_written(error_code error) {
  if (stage_ == Stage::ended) return;
  response_head_ = {};
  response_body_ = nullptr;
  if (error) return end();
  if (!keep_alive_) return leave();
  head_only_ = false;
  continue_sent_ = false;
  go_on_with(reader_.next());
}

void HttpConnection::leave() {
  enter(Stage::leaving, loop_.limits().close_time_max);
  stream_.shut_down([self = shared_from_this()](error_code) { self->end(); });
}

void HttpConnection::sweep(Loop::Time now) {
  // If it is we who are slow, more handshakes at once would end none of them in time.
  if (slot_ && now >= slot_until_ && !stream_.has_unread()) slot_.reset();
  if (now < deadline_) return;
  switch (stage_) {
    case Stage::head:
    case Stage::body: return refuse(408, "The request took too long.");
    case Stage::answering: return refuse(503, "The server is too busy to answer.");
    case Stage::idle: return leave();
    case Stage::arriving:
    case Stage::queueing:
    case Stage::shaking_hands:
    case Stage::writing:
    case Stage::leaving: return end();
    case Stage::ended: return;
  }
}

void HttpConnection::end() {
  if (stage_ == Stage::ended) return;
  stage_ = Stage::ended;
  reception_.admission.handshakes().leave(turn_);
  slot_.reset();
  const auto self = shared_from_this();
  stream_.abort();
  loop_.forget(this);
}

}  // namespace

void welcome(Arrival arrival, const Reception& reception, Loop& loop) {
  TlsSession session = reception.tls != nullptr ? reception.tls->new_session() : nullptr;
  if (reception.tls != nullptr && session == nullptr) return;  // no memory: the socket closes
  const auto connection = std::make_shared<HttpConnection>(std::move(arrival), reception, loop,
                                                           std::move(session));
  loop.keep(connection);
  connection->start();
}

}  // namespace chats::net
