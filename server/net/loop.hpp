// Everything that one I/O thread owns: its connections, its clock, its sweep. The clock stands
// still between two ticks; that is exact enough for bounds in seconds, and lets tests move time.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/net/connection.hpp"
#include "server/net/limits.hpp"
#include "server/net/readiness.hpp"
#include "server/net/shared_frames.hpp"
#include "server/net/sockets.hpp"
#include "server/net/web_socket.hpp"

namespace chats::net {

// Counted over all loops.
struct Totals {
  std::atomic<std::uint64_t> latest_number{0};
  std::atomic<std::size_t> open_sockets{0};
  std::atomic<std::size_t> held_bytes{0};  // waiting or being written, over all outboxes
};

// All on the loop's own thread, but for what is said to be for any.
class Loop {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Loop(std::uint32_t index, boost::asio::io_context& io, const NetLimits& limits, Totals& totals);

  // Any thread.
  boost::asio::io_context& io() { return io_; }
  const NetLimits& limits() const { return limits_; }
  std::size_t connections() const { return connection_count_.load(std::memory_order_relaxed); }

  // A connection holds so many bytes more, or fewer: waiting, or being written.
  void count_held(std::ptrdiff_t bytes) { held_uncounted_ += bytes; }
  SocketEvents& events() { return *events_; }
  Time now() const { return now_; }
  Readiness& readiness() { return readiness_; }
  SharedFrames::Frame frame_of(LetterList letters);
  // For whoever reads right now; what is incomplete, its connection keeps itself.
  std::span<char> read_buffer() { return read_buffer_; }

  void start(SocketEvents& events);
  void tick(Time now);

  // HTTP connections.
  void keep(std::shared_ptr<Connection> connection);
  void forget(const Connection* connection);

  // WebSockets, found by their number.
  live::ConnectionRef next_ref();
  void open(live::ConnectionRef ref, std::shared_ptr<WebSocket> socket);
  void forget_socket(live::ConnectionRef ref);
  // It is about to be closed.
  void let_go(int socket);

  // `written`, if there is one, is called once each connection was offered all of it; where much
  // was told at once, after a moment in which those who were told may speak (rest.hpp).
  void deliver(std::vector<live::Parcel> parcels, std::function<void()> written = {});
  void close(live::ConnectionRef ref, core::CloseCode code);
  // See WebSocket::answer.
  void answer(live::ConnectionRef ref, Opcode opcode, std::string_view payload);
  // Closes every socket, cuts everything else; `empty` is called when no socket is left.
  void close_all(core::CloseCode code, std::function<void()> empty);
  void cut_all();
  bool is_closing() const { return closing_all_; }

 private:
  void tick_later();
  void count_connections();
  std::vector<std::shared_ptr<Connection>> all() const;
  void deliver(const live::Parcel& parcel, std::span<const std::uint64_t> numbers);
  void flush_later();
  void flush();
  void flush_by_ring(const std::vector<std::shared_ptr<WebSocket>>& sockets);
  void say_written(const std::vector<std::function<void()>>& written);
  void tell_totals();
  void keep_total_bounded();
  WebSocket* largest_backlog();
  void tell_if_empty();

  // As much as a client may have in the kernel for one turn; the others wait meanwhile.
  static constexpr std::size_t read_bytes_max = 64 * 1024;
  static_assert(read_bytes_max >= Channel::record_bytes_max);

  const std::uint32_t index_;
  boost::asio::io_context& io_;
  boost::asio::steady_timer timer_;
  const NetLimits& limits_;
  Totals& totals_;
  SocketEvents* events_ = nullptr;
  Time now_ = std::chrono::steady_clock::now();
  Readiness readiness_;
  SharedFrames frames_;
  std::unique_ptr<SendRing> ring_;  // Null: sockets are written one by one.
  std::vector<char> read_buffer_ = std::vector<char>(read_bytes_max);
  std::unordered_map<const Connection*, std::shared_ptr<Connection>> connections_;
  boost::unordered_flat_map<std::uint64_t, std::shared_ptr<WebSocket>> sockets_;
  std::vector<std::shared_ptr<WebSocket>> to_flush_;
  std::vector<std::shared_ptr<WebSocket>> flushing_;  // Empty, with room for as many as were.
  std::vector<std::function<void()>> when_flushed_;
  std::ptrdiff_t held_uncounted_ = 0;  // Not in the totals yet, which other loops change too.
  std::size_t letters_at_once_ = 0;  // In this turn, the most that several get.
  bool flushes_soon_ = false;
  std::atomic<std::size_t> connection_count_{0};
  std::function<void()> when_empty_;
  bool closing_all_ = false;
};

}  // namespace chats::net
