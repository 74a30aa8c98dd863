// The desk between sockets and sessions. Frames become wishes here; what needs no session is
// answered here, everything else goes to the session that the connection is in. Until somebody has
// joined, the desk alone knows the connection.
//
// Each loop has a desk of its own (DeskLoop), all of whose state is that loop's thread's; this
// class finds the right one.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "server/live/directory.hpp"
#include "server/net/desk_limits.hpp"
#include "server/net/sockets.hpp"
#include "server/net/wire_outlet.hpp"
#include "server/program/links.hpp"
#include "server/program/secrets.hpp"

namespace chats::net {

class DeskLoop;

// How the desk reaches connections.
struct DeskExits {
  // Calls later, on that loop's thread.
  std::function<void(std::uint32_t loop, std::function<void()>)> post;
  // The same once that time has passed; from that loop's thread alone.
  std::function<void(std::uint32_t loop, core::milliseconds, std::function<void()>)> later;
  std::function<void(live::Parcel)> send;
  std::function<void(live::ConnectionRef, core::CloseCode)> close;
};
DeskExits exits_through(Sockets& sockets);

// What the desk stands in; all of it outlives the desk.
struct DeskParts {
  live::Directory& directory;
  const program::Links& links;
  const live::Clock& clock;
  program::Hasher hasher;
  DeskLimits limits;
  live::Rate peeks;  // of one connection
  // Likewise: what waits here and what is on its way to the session.
  std::size_t unanswered_max;
  DeskExits exits;
};

class Desk final : public SocketEvents, public Threshold {
 public:
  Desk(DeskParts parts, std::uint32_t loops);
  ~Desk() override;

  void opened(live::ConnectionRef connection, const std::string& remote_address) override;
  void text(live::ConnectionRef connection, std::string_view message) override;
  void drained(live::ConnectionRef connection) override;
  void closed(live::ConnectionRef connection) override;
  void tick(std::uint32_t loop, Time now) override;

  void admitted(live::ConnectionRef connection) override;
  void turned_away(live::ConnectionRef connection, live::SharedLetters refusal,
                   bool slowly) override;

 private:
  DeskParts parts_;
  std::vector<std::unique_ptr<DeskLoop>> loops_;
};

}  // namespace chats::net
