#include "server/net/web_socket.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/error.hpp>
#include <limits>
#include <utility>

#include "server/net/loop.hpp"

namespace chats::net {

using Want = Channel::Want;

WebSocket::WebSocket(Channel channel, Places places, Loop& loop)
    : loop_(loop),
      ref_(loop.next_ref()),
      channel_(std::move(channel)),
      places_(std::move(places)),
      reader_(loop.limits()),
      idle_frames_({.per_second = loop.limits().idle_frames_per_second_max,
                    .burst = loop.limits().idle_frames_burst_max},
                   loop.now()),
      outbox_({.waiting_bytes_max = loop.limits().outbox_bytes_max,
               .message_bytes_max = loop.limits().written_message_bytes_max}),
      heard_at_(loop.now()),
      progress_at_(loop.now()) {}

WebSocket::~WebSocket() {
  if (stage_ != Stage::ended) ::close(channel_.socket());
}

void WebSocket::open(std::string upgrade_answer, const std::string& remote_address) {
  watched_ = EPOLLIN;
  if (!loop_.readiness().add(channel_.socket(), ref_.number, watched_)) return;
  answers_ = std::move(upgrade_answer);
  loop_.open(ref_, shared_from_this());
  loop_.events().opened(ref_, remote_address);
  write();
  // Frames that came right behind the request.
  if (channel_.holds_bytes()) read();
  settle();
}

// --- reading -------------------------------------------------------------------------------------

void WebSocket::ready(Readiness::Events events) {
  // Either the other side is gone, or both have said all: what it sent before is still heard.
  if ((events & (EPOLLERR | EPOLLHUP)) != 0) return read_rest();
  if (stage_ == Stage::leaving) return (events & EPOLLOUT) != 0 ? leave() : drain();
  const auto awaited = [events](Want want) {
    return (events & (want == Want::writable ? EPOLLOUT : EPOLLIN)) != 0;
  };
  if (write_waits_for_ != Want::nothing && awaited(write_waits_for_)) write();
  if (awaited(read_waits_for_)) read();
  settle();
}

void WebSocket::read_rest() {
  while (read()) {
  }
  while (stage_ == Stage::leaving && channel_.drain().bytes > 0) {
  }
  finish(stage_ == Stage::leaving);
}

bool WebSocket::may_read() const {
  if (stage_ == Stage::ended || stage_ == Stage::leaving || !hears_) return false;
  return answers_.empty();
}

// False: nothing came.
bool WebSocket::read() {
  if (!may_read()) return false;
  const auto buffer = loop_.read_buffer();
  const auto step = channel_.read(buffer);
  read_waits_for_ = step.want == Want::nothing ? Want::readable : step.want;
  if (step.error) finish(false);
  if (step.bytes == 0) return false;
  heard_at_ = loop_.now();
  pinged_ = false;
  hear(buffer.first(step.bytes));
  // What was heard may be answered, and its end may be ours.
  write();
  return true;
}

void WebSocket::hear(std::span<char> bytes) {
  while (hears_) {
    const auto found = reader_.next(bytes);
    if (found.what == FrameReader::What::nothing) return;
    if (found.is_idle && !idle_frames_.take(loop_.now())) return refuse(core::CloseCode::policy);
    hear(found);
  }
}

void WebSocket::hear(const FrameReader::Found& found) {
  using What = FrameReader::What;
  switch (found.what) {
    case What::text:
      if (!closing_with_) loop_.events().text(ref_, found.payload);
      return;
    case What::binary:
      if (!closing_with_) loop_.events().binary(ref_, found.payload);
      return;
    case What::ping: return answer(Opcode::pong, found.payload);
    case What::close: return hear_close(found.code);
    case What::refused: return refuse(static_cast<core::CloseCode>(found.code));
    case What::pong:
    case What::fragment:
    case What::nothing: return;
  }
}

void WebSocket::hear_close(std::uint16_t code) {
  hears_ = false;
  drop_backlog();
  begin_closing(static_cast<core::CloseCode>(code));
}

void WebSocket::refuse(core::CloseCode code) {
  hears_ = false;
  drop_backlog();
  begin_closing(code);
}

// --- writing -------------------------------------------------------------------------------------

void WebSocket::take(const live::Parcel& parcel) {
  if (stage_ == Stage::ended || closing_with_) return;
  outbox_.take(parcel.letters, parcel.fresh_start);
  count_held_bytes();
  if (parcel.then_close) begin_closing(*parcel.then_close);
}

void WebSocket::fetch() const {
  constexpr std::size_t cache_line = 64;
  const auto* bytes = reinterpret_cast<const char*>(this);
  for (std::size_t at = 0; at < sizeof(*this); at += cache_line) __builtin_prefetch(bytes + at);
}

void WebSocket::flush() {
  write();
  settle();
}

void WebSocket::flush_by(SendRing& ring, std::size_t who) {
  if (by_ring_ > 0) return;  // what came since goes behind it
  if (stage_ != Stage::open || closing_with_ || write_waits_for_ != Want::nothing) return flush();
  if (!begin_next()) return settle();
  const auto step = channel_.write_by(ring, left_in_flight(), who);
  static_assert(Channel::record_bytes_max <= std::numeric_limits<decltype(by_ring_)>::max());
  by_ring_ = static_cast<std::uint16_t>(step.bytes);
  if (step.bytes > 0) return;
  moved(step);
  settle();
}

void WebSocket::sent(const SendRing::Sent& sent) {
  if (moved(channel_.sent(sent, std::exchange(by_ring_, 0)))) write();
  settle();
}

void WebSocket::answer(Opcode opcode, std::string_view payload) {
  if (stage_ == Stage::open) append_frame(answers_, opcode, payload);
}

void WebSocket::write() {
  if (stage_ == Stage::leaving) return;
  while (stage_ != Stage::ended) {
    if (in_flight_ != nullptr && !write_in_flight()) return;
    if (stage_ != Stage::ended && !begin_next()) return;
  }
}

// False: the kernel takes no more now, or it is over. Where the channel has taken all of it, but
// keeps the end of a record (Channel::sent), nothing is offered: it sends what it keeps.
bool WebSocket::write_in_flight() {
  const auto left = left_in_flight();
  return moved(channel_.write({&left, left.empty() ? 0U : 1U}));
}

std::string_view WebSocket::left_in_flight() const {
  return std::string_view(*in_flight_).substr(in_flight_written_);
}

bool WebSocket::moved(const Channel::Step& step) {
  write_waits_for_ = step.want;
  if (step.error) {
    finish(false);
    return false;
  }
  if (step.bytes > 0) progress_at_ = loop_.now();
  in_flight_written_ += step.bytes;
  const bool is_whole = in_flight_written_ == in_flight_->size();
  if (is_whole && step.want == Want::nothing) frame_written();
  return step.want == Want::nothing;
}

void WebSocket::put_in_flight(SharedFrames::Frame frame) {
  in_flight_ = std::move(frame);
  in_flight_written_ = 0;
  progress_at_ = loop_.now();
}

void WebSocket::frame_written() {
  in_flight_ = nullptr;
  outbox_.message_written();
  count_held_bytes();
}

// False: nothing waits. What answers the client goes first, our close frame last.
bool WebSocket::begin_next() {
  if (in_flight_ != nullptr) return true;
  if (!answers_.empty()) {
    put_in_flight(std::make_shared<const std::string>(std::exchange(answers_, {})));
    return true;
  }
  if (stage_ == Stage::answered) {
    if (!hears_) leave();
    return false;
  }
  if (outbox_.anything_waits()) {
    put_in_flight(loop_.frame_of(outbox_.begin_message()));
    return true;
  }
  if (closing_with_) {
    stage_ = Stage::answered;
    append_close_frame(answers_, static_cast<std::uint16_t>(*closing_with_));
    return true;
  }
  ask_for_fresh_start();
  return false;
}

void WebSocket::ask_for_fresh_start() {
  if (outbox_.asks_for_fresh_start()) loop_.events().drained(ref_);
}

void WebSocket::drop_backlog() {
  outbox_.drop_backlog();
  count_held_bytes();
}

void WebSocket::ping() {
  if (stage_ != Stage::open || in_flight_ != nullptr || closing_with_) return;
  pinged_ = true;
  append_frame(answers_, Opcode::ping, {});
  flush();
}

void WebSocket::count_held_bytes() {
  const auto held = stage_ == Stage::ended ? 0 : outbox_.held_bytes();
  loop_.count_held(static_cast<std::ptrdiff_t>(held) - static_cast<std::ptrdiff_t>(counted_bytes_));
  counted_bytes_ = held;
}

// --- the end -------------------------------------------------------------------------------------

void WebSocket::close(core::CloseCode code) {
  if (stage_ == Stage::ended || closing_with_) return;
  begin_closing(code);
  flush();
}

void WebSocket::begin_closing(core::CloseCode code) {
  if (closing_with_) return;
  closing_with_ = code;
  cut_at_ = loop_.now() + loop_.limits().close_time_max;
}

void WebSocket::leave() {
  stage_ = Stage::leaving;
  write_waits_for_ = channel_.say_goodbye().want;
  if (write_waits_for_ == Want::nothing) return drain();
  settle();
}

void WebSocket::drain() {
  const auto step = channel_.drain();
  if (step.error) return finish(step.error == boost::asio::error::eof);
  settle();
}

void WebSocket::cut() { finish(false); }

void WebSocket::finish(bool in_order) {
  if (stage_ == Stage::ended) return;
  stage_ = Stage::ended;
  const auto self = shared_from_this();
  if (!in_order) {
    // What the kernel still holds for a reader who does not read is dropped with the connection.
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(channel_.socket(), SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
  }
  loop_.let_go(channel_.socket());
  ::close(channel_.socket());
  count_held_bytes();
  loop_.events().closed(ref_);
  loop_.forget_socket(ref_);
}

// --- what it waits for ---------------------------------------------------------------------------

void WebSocket::settle() {
  if (stage_ == Stage::ended) return;
  const auto now_wanted = wanted();
  if (now_wanted == watched_) return;
  watched_ = now_wanted;
  loop_.readiness().change(channel_.socket(), ref_.number, watched_);
}

Readiness::Events WebSocket::wanted() const {
  const auto events_of = [](Want want) -> Readiness::Events {
    if (want == Want::nothing) return 0;
    return want == Want::writable ? EPOLLOUT : EPOLLIN;
  };
  const auto to_write = events_of(write_waits_for_);
  if (stage_ == Stage::leaving) return to_write != 0 ? to_write : EPOLLIN;
  return to_write | (may_read() ? events_of(read_waits_for_) : 0);
}

void WebSocket::sweep(Time now) {
  const auto& limits = loop_.limits();
  const auto silence = now - heard_at_;
  if (now >= cut_at_ || silence >= limits.silence_max) return finish(false);
  const bool is_stuck = in_flight_ != nullptr && now - progress_at_ >= limits.write_stall_max;
  if (is_stuck && !closing_with_) {
    // The close frame can only follow the message that is stuck: whoever reads again within
    // close_time_max learns why.
    drop_backlog();
    return close(core::CloseCode::slow_reader);
  }
  if (silence >= limits.ping_after && !pinged_) ping();
}

}  // namespace chats::net
