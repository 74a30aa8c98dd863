// One WebSocket after its upgrade: text frames in, joined letters out, one write at a time, every
// limit of the protocol's part 8 kept. Beast stands behind this header, in web_socket.cpp alone.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/core/close_code.hpp"
#include "server/live/parcel.hpp"
#include "server/net/connection.hpp"
#include "server/net/upgrade.hpp"

namespace chats::net {

class Loop;
class Stream;

// Used on its loop's thread alone; calls SocketEvents on it.
class WebSocket : public Connection {
 public:
  // Puts the letters into the outbox; they are written when the loop flushes, at the end of its
  // turn, so that everything which gathered goes out in one write.
  virtual void take(live::Parcel parcel) = 0;
  virtual void flush() = 0;
  virtual void close(core::CloseCode code) = 0;
  virtual std::size_t waiting_bytes() const = 0;
  // Forgets what waits; the connection lags.
  virtual void drop_backlog() = 0;
};

// What the upgrade hands over besides the stream.
struct Visitor {
  std::string remote_address;
  bool secure = false;
  std::vector<std::shared_ptr<const void>> places;  // of Admission, held while it lives
};

// Answers the upgrade with 101 and opens the connection on this loop. The stream is moved from.
void open_web_socket(Stream&& stream, Upgrade upgrade, Visitor visitor, Loop& loop);

}  // namespace chats::net
