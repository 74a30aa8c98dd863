// One WebSocket after its upgrade: messages in, letters out, every limit of the protocol's part 8
// kept. What is idle is small: its bytes come through the loop's buffer, it holds a frame only when
// the kernel did not take it whole, and its time is watched by the loop's sweep.
//
// Used on its loop's thread alone; calls SocketEvents on it.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "server/core/close_code.hpp"
#include "server/live/parcel.hpp"
#include "server/net/channel.hpp"
#include "server/net/connection.hpp"
#include "server/net/frame.hpp"
#include "server/net/frame_reader.hpp"
#include "server/net/outbox.hpp"
#include "server/net/readiness.hpp"
#include "server/net/shared_frames.hpp"
#include "server/net/token_bucket.hpp"

namespace chats::net {

class Loop;

// Of Admission, held while the connection lives: its own, and the person's behind a proxy.
using Places = std::array<std::shared_ptr<const void>, 2>;

class WebSocket final : public Connection, public std::enable_shared_from_this<WebSocket> {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // Owns the channel's socket from now on.
  WebSocket(Channel channel, Places places, Loop& loop);
  ~WebSocket() override;
  WebSocket(const WebSocket&) = delete;
  WebSocket& operator=(const WebSocket&) = delete;

  // Says the last word of HTTP and lives, known to the loop.
  void open(std::string upgrade_answer, const std::string& remote_address);

  // Puts the letters into the outbox; they are written when the loop flushes, at the end of its
  // turn, so that everything which gathered goes out in one write.
  void take(const live::Parcel& parcel);
  // Asks for its place in memory, where it will be used in a moment.
  void fetch() const;
  void flush();
  // As `flush`, by the ring where nothing stands in the way, which then calls `sent`.
  void flush_by(SendRing& ring, std::size_t who);
  void sent(const SendRing::Sent& sent);
  // Inside SocketEvents::text or binary: a frame that answers it at once. Nothing more is read
  // while such answers wait.
  void answer(Opcode opcode, std::string_view payload);
  // After all that waits. The first code asked for counts.
  void close(core::CloseCode code);
  std::size_t waiting_bytes() const { return outbox_.waiting_bytes(); }
  // Forgets what waits; the connection lags.
  void drop_backlog();

  void ready(Readiness::Events events);
  void sweep(Time now) override;
  void cut() override;

 private:
  enum class Stage {
    open,
    answered,  // our close frame is under way or gone; theirs may still be to come
    leaving,   // all is said: close_notify, FIN, and their end is awaited
    ended,
  };

  bool may_read() const;
  bool read();
  void hear(std::span<char> bytes);
  void hear(const FrameReader::Found& found);
  void hear_close(std::uint16_t code);
  void refuse(core::CloseCode code);
  void read_rest();

  void write();
  bool write_in_flight();
  bool moved(const Channel::Step& step);
  bool begin_next();
  std::string_view left_in_flight() const;
  void put_in_flight(SharedFrames::Frame frame);
  void frame_written();
  void begin_closing(core::CloseCode code);
  void ask_for_fresh_start();
  void ping();

  void leave();
  void drain();
  void finish(bool in_order);
  void settle();
  Readiness::Events wanted() const;
  void count_held_bytes();

  Loop& loop_;
  const live::ConnectionRef ref_;
  Channel channel_;
  const Places places_;
  FrameReader reader_;
  TokenBucket idle_frames_;
  Outbox outbox_;
  std::string answers_;               // whole frames that go before the next message
  SharedFrames::Frame in_flight_;     // what the kernel has not taken whole yet
  std::size_t in_flight_written_ = 0;
  std::size_t counted_bytes_ = 0;

  Time heard_at_;
  Time progress_at_;
  Time cut_at_ = Time::max();
  std::optional<core::CloseCode> closing_with_;
  Readiness::Events watched_ = 0;
  std::uint16_t by_ring_ = 0;  // So many bytes of `in_flight_` it is sending now.
  Stage stage_ = Stage::open;
  Channel::Want read_waits_for_ = Channel::Want::readable;
  Channel::Want write_waits_for_ = Channel::Want::nothing;
  bool hears_ = true;   // nothing was refused, and no close has come
  bool pinged_ = false;
};

}  // namespace chats::net
