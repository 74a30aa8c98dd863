#include "server/net/loop.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <boost/asio/post.hpp>
#include <utility>

#include "server/net/rest.hpp"
#include "server/net/tls_memory.hpp"

namespace chats::net {

namespace {

// Other loops hold the same letters. Were their references counted in one place, each count would
// fetch it from another core: here one of them stands for all of this loop's.
void count_here(std::vector<live::SharedLetters>& letters) {
  for (auto& each : letters) {
    const auto ours = std::make_shared<live::SharedLetters>(std::move(each));
    each = {ours, ours->get()};
  }
}

std::size_t count_of(const std::vector<live::SharedLetters>& letters) {
  std::size_t count = 0;
  for (const auto& each : letters) count += each->count;
  return count;
}

}  // namespace

Loop::Loop(std::uint32_t index, boost::asio::io_context& io, const NetLimits& limits,
           Totals& totals)
    : index_(index),
      io_(io),
      timer_(io),
      limits_(limits),
      totals_(totals),
      readiness_(io, [this](std::uint64_t number, Readiness::Events events) {
        const auto found = sockets_.find(number);
        if (found != sockets_.end()) std::shared_ptr(found->second)->ready(events);
      }) {}

void Loop::start(SocketEvents& events) {
  events_ = &events;
  if (limits_.sends_by_ring) ring_ = SendRing::make();
  if (limits_.sends_by_ring && !ring_ && index_ == 0)
    spdlog::info("io_uring is not offered here: each connection is sent to by itself");
  readiness_.start();
  if (limits_.tick_every.count() > 0) tick_later();
}

void Loop::tick_later() {
  timer_.expires_after(limits_.tick_every);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    tick(std::chrono::steady_clock::now());
    tick_later();
  });
}

void Loop::tick(Time now) {
  now_ = std::max(now_, now);
  for (const auto& connection : all()) connection->sweep(now_);
  keep_total_bounded();
  flushing_ = {};
  if (to_flush_.empty()) to_flush_ = {};
  // Words that went through here are not left lying in memory until others come.
  std::ranges::fill(read_buffer_, char{0});
  Channel::wipe_record();
  wipe_tls_buffers();
  events_->tick(index_, now_);
}

// A copy: what is swept or cut is forgotten meanwhile.
std::vector<std::shared_ptr<Connection>> Loop::all() const {
  std::vector<std::shared_ptr<Connection>> all;
  all.reserve(connections_.size() + sockets_.size());
  for (const auto& [key, connection] : connections_) all.push_back(connection);
  for (const auto& [number, socket] : sockets_) all.push_back(socket);
  return all;
}

void Loop::keep(std::shared_ptr<Connection> connection) {
  if (closing_all_) return connection->cut();
  const auto* key = connection.get();
  connections_.emplace(key, std::move(connection));
  count_connections();
}

void Loop::forget(const Connection* connection) {
  connections_.erase(connection);
  count_connections();
}

void Loop::count_connections() {
  connection_count_.store(connections_.size() + sockets_.size(), std::memory_order_relaxed);
}

live::ConnectionRef Loop::next_ref() { return {.loop = index_, .number = ++totals_.latest_number}; }

void Loop::open(live::ConnectionRef ref, std::shared_ptr<WebSocket> socket) {
  sockets_.emplace(ref.number, std::move(socket));
  ++totals_.open_sockets;
  count_connections();
}

void Loop::forget_socket(live::ConnectionRef ref) {
  if (sockets_.erase(ref.number) == 0) return;
  --totals_.open_sockets;
  count_connections();
  tell_if_empty();
}

void Loop::let_go(int socket) {
  if (ring_) ring_->let_go(socket);
}

void Loop::deliver(std::vector<live::Parcel> parcels, std::function<void()> written) {
  for (auto& parcel : parcels) {
    if (!parcel.also.empty()) {
      letters_at_once_ = std::max(letters_at_once_, count_of(parcel.letters));
      count_here(parcel.letters);
    }
    deliver(parcel, {&parcel.to.number, 1});
    deliver(parcel, parcel.also);
  }
  if (written) when_flushed_.push_back(std::move(written));
  flush_later();
  keep_total_bounded();
}

// A few are looked up before the first of them is used: what is known of each lies somewhere else
// in memory, and is fetched for all of them at once.
void Loop::deliver(const live::Parcel& parcel, std::span<const std::uint64_t> numbers) {
  constexpr std::size_t fetched_at_once = 16;
  std::array<const std::shared_ptr<WebSocket>*, fetched_at_once> found;
  while (!numbers.empty()) {
    const auto some = numbers.first(std::min(numbers.size(), fetched_at_once));
    numbers = numbers.subspan(some.size());
    std::size_t count = 0;
    for (const auto number : some) {
      const auto known = sockets_.find(number);
      if (known == sockets_.end()) continue;
      known->second->fetch();
      found.at(count++) = &known->second;
    }
    for (const auto* socket : std::span(found).first(count)) {
      (*socket)->take(parcel);
      to_flush_.push_back(*socket);
    }
  }
}

// Posted behind the deliveries that already wait for their turn, so that they join this write.
void Loop::flush_later() {
  if (!std::exchange(flushes_soon_, true)) boost::asio::post(io_, [this] { flush(); });
}

void Loop::flush() {
  flushes_soon_ = false;
  const auto began = std::chrono::steady_clock::now();
  const auto letters = std::exchange(letters_at_once_, 0);
  std::swap(flushing_, to_flush_);
  const auto written = std::exchange(when_flushed_, {});
  if (ring_ && flushing_.size() >= limits_.ring_sends_min)
    flush_by_ring(flushing_);
  else
    for (const auto& socket : flushing_) socket->flush();
  flushing_.clear();
  frames_.forget();
  tell_totals();
  if (written.empty()) return;
  const auto rest = rest_after(letters, std::chrono::steady_clock::now() - began, limits_);
  if (rest == Time::duration::zero()) return say_written(written);
  const auto timer = std::make_shared<boost::asio::steady_timer>(io_, rest);
  timer->async_wait(
      [this, timer, written](const boost::system::error_code&) { say_written(written); });
}

// Who has spoken meanwhile is heard first: then it goes along with what waited for this.
void Loop::say_written(const std::vector<std::function<void()>>& written) {
  readiness_.tell_all();
  for (const auto& say : written) say();
}

void Loop::flush_by_ring(const std::vector<std::shared_ptr<WebSocket>>& sockets) {
  const auto submit = [&] {
    const auto tell = [&](const SendRing::Sent& sent) { sockets[sent.who]->sent(sent); };
    if (ring_->submit(tell)) return;
    spdlog::warn("io_uring fails: from now on each connection is sent to by itself");
    ring_ = nullptr;
  };
  for (std::size_t i = 0; i < sockets.size(); ++i) {
    if (!ring_) {
      sockets[i]->flush();
      continue;
    }
    sockets[i]->flush_by(*ring_, i);
    if (ring_->is_full()) submit();
  }
  if (ring_) submit();
}

SharedFrames::Frame Loop::frame_of(LetterList letters) {
  // Whoever writes, at whatever occasion: the letters are let go when the turn is over.
  if (frames_.is_empty() && flushing_.empty())
    boost::asio::post(io_, [this] { frames_.forget(); });
  return frames_.frame_of(std::move(letters));
}

void Loop::close(live::ConnectionRef ref, core::CloseCode code) {
  const auto found = sockets_.find(ref.number);
  if (found != sockets_.end()) std::shared_ptr(found->second)->close(code);
}

void Loop::answer(live::ConnectionRef ref, Opcode opcode, std::string_view payload) {
  const auto found = sockets_.find(ref.number);
  if (found != sockets_.end()) found->second->answer(opcode, payload);
}

void Loop::tell_totals() {
  // Modulo arithmetic: it may shrink.
  totals_.held_bytes += static_cast<std::size_t>(std::exchange(held_uncounted_, 0));
}

void Loop::keep_total_bounded() {
  tell_totals();
  while (totals_.held_bytes.load(std::memory_order_relaxed) > limits_.waiting_bytes_all_max) {
    WebSocket* largest = largest_backlog();
    if (largest == nullptr) return;  // the rest waits on other loops, or is being written
    largest->drop_backlog();
    tell_totals();
  }
}

WebSocket* Loop::largest_backlog() {
  WebSocket* largest = nullptr;
  std::size_t most = 0;
  for (const auto& [number, socket] : sockets_) {
    if (socket->waiting_bytes() <= most) continue;
    most = socket->waiting_bytes();
    largest = socket.get();
  }
  return largest;
}

void Loop::close_all(core::CloseCode code, std::function<void()> empty) {
  closing_all_ = true;
  when_empty_ = std::move(empty);
  std::vector<std::shared_ptr<WebSocket>> open;
  for (const auto& [number, socket] : sockets_) open.push_back(socket);
  for (const auto& socket : open) socket->close(code);
  tell_if_empty();
}

void Loop::cut_all() {
  timer_.cancel();
  for (const auto& connection : all()) connection->cut();
  readiness_.stop();
}

void Loop::tell_if_empty() {
  if (sockets_.empty() && when_empty_) std::exchange(when_empty_, nullptr)();
}

}  // namespace chats::net
