#include "server/net/web_socket.hpp"

#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <utility>

#include "server/net/frame_meter.hpp"
#include "server/net/loop.hpp"
#include "server/net/outbox.hpp"
#include "server/net/response_head.hpp"
#include "server/net/stream.hpp"

namespace chats::net {

namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;

// How Beast ends our stream; found by the stream's namespace.
void beast_close_socket(Stream& stream) { stream.abort(); }

template <class Handler>
void async_teardown(beast::role_type, Stream& stream, Handler&& handler) {
  // std::function wants to copy what it holds; the operations of Beast can only be moved.
  auto kept = std::make_shared<std::decay_t<Handler>>(std::forward<Handler>(handler));
  stream.shut_down([kept](error_code error) { (*kept)(error); });
}

namespace {

// A batch of letters is a list of pieces; Beast copies the list's handle often, never the list.
struct Gather {
  using value_type = asio::const_buffer;
  using const_iterator = const asio::const_buffer*;
  const_iterator first;
  const_iterator last;
  const_iterator begin() const { return first; }
  const_iterator end() const { return last; }
};

class BeastWebSocket final : public WebSocket,
                             public ByteWatch,
                             public std::enable_shared_from_this<BeastWebSocket> {
 public:
  BeastWebSocket(Stream&& stream, Visitor visitor, Loop& loop);

  void accept(const Upgrade& upgrade);

  void take(live::Parcel parcel) override;
  void flush() override;
  void close(core::CloseCode code) override;
  std::size_t waiting_bytes() const override { return outbox_.waiting_bytes(); }
  void drop_backlog() override;
  void sweep(Loop::Time now) override;
  void cut() override { finish(); }

  error_code bytes_came(std::string_view bytes) override;
  void bytes_went(std::size_t count) override;

 private:
  void on_accepted(error_code error);
  void read();
  void on_read(error_code error);
  void write();
  void on_written(error_code error);
  void ping();
  void ask_for_fresh_start();
  void begin_closing(core::CloseCode code);
  void close_when_written();
  void close_by_hand();
  void on_close_ended();
  void count_held_bytes();
  void finish();

  Loop& loop_;
  const live::ConnectionRef ref_;
  const Visitor visitor_;
  websocket::stream<Stream, false> socket_;
  beast::flat_buffer message_;
  FrameMeter meter_;
  Outbox outbox_;
  std::vector<asio::const_buffer> pieces_;
  std::array<unsigned char, 4> close_frame_{};
  std::size_t counted_bytes_ = 0;

  Loop::Time heard_at_;
  Loop::Time progress_at_;
  Loop::Time cut_at_ = Loop::Time::max();
  std::optional<core::CloseCode> closing_with_;
  bool opened_ = false;
  bool pinged_ = false;
  bool writing_ = false;        // a message or a ping of ours
  bool read_ended_ = false;
  bool frame_refused_ = false;  // Beast's stream has failed: the close frame is written by hand
  bool close_begun_ = false;
  bool close_ended_ = false;
  bool finished_ = false;
};

BeastWebSocket::BeastWebSocket(Stream&& stream, Visitor visitor, Loop& loop)
    : loop_(loop),
      ref_(loop.next_ref()),
      visitor_(std::move(visitor)),
      socket_(std::move(stream)),
      meter_(loop.limits(), loop.now()),
      outbox_({.waiting_bytes_max = loop.limits().outbox_bytes_max,
               .message_bytes_max = loop.limits().written_message_bytes_max}),
      heard_at_(loop.now()),
      progress_at_(loop.now()) {
  socket_.next_layer().set_watch(this);
  socket_.read_message_max(loop.limits().message_bytes_max);
  socket_.auto_fragment(false);
  socket_.text(true);
}

void BeastWebSocket::accept(const Upgrade& upgrade) {
  // The request was checked before; Beast gets just what it needs to open its stream.
  http::request<http::empty_body> request{http::verb::get, std::string(web_socket_path), 11};
  request.set(http::field::host, "checked");
  request.set(http::field::upgrade, "websocket");
  request.set(http::field::connection, "Upgrade");
  request.set(http::field::sec_websocket_version, "13");
  request.set(http::field::sec_websocket_key, upgrade.key);
  const bool speaks_chats = upgrade.speaks_chats;
  const bool secure = visitor_.secure;
  socket_.set_option(websocket::stream_base::decorator(
      [speaks_chats, secure](websocket::response_type& response) {
        for (const auto& [name, value] : standing_headers(secure)) {
          response.set(beast::string_view(name.data(), name.size()),
                       beast::string_view(value.data(), value.size()));
        }
        response.set(http::field::server, "chats");  // or Beast tells its version
        if (!speaks_chats) return;
        response.set(http::field::sec_websocket_protocol,
                     beast::string_view(web_socket_protocol.data(), web_socket_protocol.size()));
      }));
  cut_at_ = loop_.now() + loop_.limits().head_time_max;
  socket_.async_accept(request,
                       [self = shared_from_this()](error_code error) { self->on_accepted(error); });
}

void BeastWebSocket::on_accepted(error_code error) {
  if (finished_) return;
  if (error) return finish();
  cut_at_ = Loop::Time::max();
  opened_ = true;
  loop_.open(ref_, shared_from_this());
  loop_.events().opened(ref_, visitor_.remote_address);
  read();
}

void BeastWebSocket::read() {
  socket_.async_read(message_, [self = shared_from_this()](error_code error, std::size_t) {
    self->on_read(error);
  });
}

void BeastWebSocket::on_read(error_code error) {
  if (finished_) return;
  if (!error) {
    const auto bytes = message_.data();
    if (!closing_with_) {
      loop_.events().text(ref_, {static_cast<const char*>(bytes.data()), bytes.size()});
    }
    message_.consume(message_.size());
    message_.shrink_to_fit();
    return read();
  }
  read_ended_ = true;
  if (error == StreamError::frame_refused && !close_begun_) return close_when_written();
  // Otherwise Beast has answered a close or a broken frame and taken the connection down, or the
  // connection is gone; unless our own close is under way, which ends by itself.
  if (!close_begun_ || close_ended_) finish();
}

error_code BeastWebSocket::bytes_came(std::string_view bytes) {
  heard_at_ = loop_.now();
  pinged_ = false;
  if (!opened_ || frame_refused_) return {};
  const auto code = meter_.watch(bytes, loop_.now());
  if (!code) return {};
  frame_refused_ = true;
  outbox_.drop_backlog();
  count_held_bytes();
  begin_closing(*code);
  return StreamError::frame_refused;
}

void BeastWebSocket::bytes_went(std::size_t) { progress_at_ = loop_.now(); }

void BeastWebSocket::take(live::Parcel parcel) {
  if (finished_ || closing_with_) return;
  outbox_.take(std::move(parcel.letters), parcel.fresh_start);
  count_held_bytes();
  if (parcel.then_close) begin_closing(*parcel.then_close);
}

void BeastWebSocket::flush() {
  if (finished_ || writing_ || close_begun_ || frame_refused_) return;
  if (outbox_.anything_waits()) return write();
  ask_for_fresh_start();
  close_when_written();
}

void BeastWebSocket::write() {
  pieces_.clear();
  for (const auto piece : outbox_.begin_message()) pieces_.emplace_back(piece.data(), piece.size());
  const Gather gather{pieces_.data(), pieces_.data() + pieces_.size()};
  writing_ = true;
  progress_at_ = loop_.now();
  socket_.async_write(gather, [self = shared_from_this()](error_code error, std::size_t) {
    self->outbox_.message_written();
    self->count_held_bytes();
    self->on_written(error);
  });
}

void BeastWebSocket::on_written(error_code error) {
  writing_ = false;
  if (finished_) return;
  // After a refused frame Beast calls everything aborted, though the bytes have gone out.
  if (frame_refused_) return close_when_written();
  // The reader tells how it ended, if it has not yet.
  if (error) return finish();
  ask_for_fresh_start();
  flush();
}

void BeastWebSocket::ask_for_fresh_start() {
  if (closing_with_ || writing_ || !outbox_.asks_for_fresh_start()) return;
  loop_.events().drained(ref_);
}

void BeastWebSocket::drop_backlog() {
  outbox_.drop_backlog();
  count_held_bytes();
}

void BeastWebSocket::close(core::CloseCode code) {
  if (finished_ || closing_with_) return;
  begin_closing(code);
  flush();
}

void BeastWebSocket::begin_closing(core::CloseCode code) {
  if (closing_with_) return;
  closing_with_ = code;
  cut_at_ = loop_.now() + loop_.limits().close_time_max;
}

void BeastWebSocket::close_when_written() {
  if (!closing_with_ || writing_ || close_begun_ || finished_) return;
  close_begun_ = true;
  if (frame_refused_) return close_by_hand();
  socket_.async_close(static_cast<websocket::close_code>(*closing_with_),
                      [self = shared_from_this()](error_code) { self->on_close_ended(); });
}

void BeastWebSocket::close_by_hand() {
  // Beast's stream has failed with the refused read and would write nothing any more.
  const auto code = static_cast<unsigned>(*closing_with_);
  close_frame_ = {0x88, 2, static_cast<unsigned char>(code >> 8U),
                  static_cast<unsigned char>(code & 0xffU)};
  auto& stream = socket_.next_layer();
  asio::async_write(stream, asio::buffer(close_frame_),
                    [self = shared_from_this(), &stream](error_code error, std::size_t) {
                      if (error || self->finished_) return self->finish();
                      stream.shut_down([self](error_code) { self->on_close_ended(); });
                    });
}

void BeastWebSocket::on_close_ended() {
  close_ended_ = true;
  if (read_ended_) finish();
}

void BeastWebSocket::sweep(Loop::Time now) {
  if (finished_) return;
  const auto& limits = loop_.limits();
  const auto silence = now - heard_at_;
  if (now >= cut_at_ || silence >= limits.silence_max) return finish();
  if (writing_ && now - progress_at_ >= limits.write_stall_max && !closing_with_) {
    // The close frame can only follow the message that is stuck: whoever reads again within
    // close_time_max learns why.
    drop_backlog();
    return close(core::CloseCode::slow_reader);
  }
  if (silence >= limits.ping_after && !pinged_) ping();
}

void BeastWebSocket::ping() {
  if (!opened_ || writing_ || closing_with_) return;
  pinged_ = true;
  writing_ = true;
  progress_at_ = loop_.now();
  socket_.async_ping({}, [self = shared_from_this()](error_code error) {
    self->on_written(error);
  });
}

void BeastWebSocket::count_held_bytes() {
  const auto held = finished_ ? 0 : outbox_.held_bytes();
  loop_.totals().held_bytes += held - counted_bytes_;  // modulo arithmetic: it may shrink
  counted_bytes_ = held;
}

void BeastWebSocket::finish() {
  if (finished_) return;
  finished_ = true;
  const auto self = shared_from_this();
  socket_.next_layer().abort();
  // Not in the destructor: the io_context may hold our last callback longer than the loop lives.
  count_held_bytes();
  loop_.forget(this);
  if (!opened_) return;
  loop_.events().closed(ref_);
  loop_.forget_socket(ref_);
}

}  // namespace

void open_web_socket(Stream&& stream, Upgrade upgrade, Visitor visitor, Loop& loop) {
  const auto socket = std::make_shared<BeastWebSocket>(std::move(stream), std::move(visitor), loop);
  loop.keep(socket);
  socket->accept(upgrade);
}

}  // namespace chats::net
