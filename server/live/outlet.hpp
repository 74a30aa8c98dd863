// How a session reaches people: what is to be encoded (once for each class of viewers), and the
// parcels that then go to connections. `net` implements it with protocol's encoders. All encoding
// is called on the session's strand, with the state as it is at that event.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/broadcast_reach.hpp"
#include "server/core/decide.hpp"
#include "server/core/receipt.hpp"
#include "server/core/telling.hpp"
#include "server/core/view.hpp"
#include "server/core/voices.hpp"
#include "server/live/parcel.hpp"

namespace chats::live {

// What is counted while a session runs and never stored. Absolute values.
struct RoomPulse {
  core::RoomId room;
  std::uint32_t messages = 0;  // In the last minute.
  std::uint32_t spoken = 0;    // People who have said something in this round.
  std::optional<core::Instant> last_at;
  core::Voices voices;
};
struct Counts {
  std::vector<std::uint32_t> assumptions;
  std::uint32_t checkins = 0, cards = 0, survey = 0;
};
struct LivePart {
  std::uint32_t online = 0;  // In the session.
  std::uint32_t here = 0;    // In the viewer's room.
  Counts counts;
  bool saving = true;
  // For staff.
  std::vector<RoomPulse> pulse;
  std::vector<core::BroadcastReach> reach;
};

namespace signal {
struct Presence {
  std::uint32_t online = 0, here = 0;
};
struct CountsChanged {
  Counts counts;
};
struct Typing {
  core::RoomId room;
  std::vector<std::string> names;
  std::uint32_t more = 0;
};
struct Reactions {
  core::RoomId room;
  std::map<std::uint8_t, std::uint32_t> emoji;
};
struct Pulse {
  std::vector<RoomPulse> rooms;
};
struct Seen {
  std::vector<core::BroadcastReach> broadcasts;  // Whose figures have changed.
};
struct Health {
  bool saving = true;
};
struct ClockTold {
  core::Instant now;
  core::Seq seq = 0;
};
}  // namespace signal
using Signal =
    std::variant<signal::Presence, signal::CountsChanged, signal::Typing, signal::Reactions,
                 signal::Pulse, signal::Seen, signal::Health, signal::ClockTold>;

// With whose session it is of.
struct ReceiptPage {
  std::string session;
  core::Receipt receipt;
};
using Page = std::variant<core::PeoplePage, core::HistoryPage, core::BoardPage,
                          core::AssignmentsPage, core::ModerationPage, ReceiptPage>;

// Somebody who has just joined, or gets a fresh start.
struct Welcome {
  std::string session;
  const core::SessionState* state = nullptr;
  const core::Participant* who = nullptr;
  core::Instant now{};
  LivePart live;
  bool with_snapshot = true;  // False: the missed events follow.
};

class Outlet {
 public:
  virtual ~Outlet() = default;

  virtual SharedLetters telling(const core::SessionState& after, const core::Event& event,
                                const core::Telling& telling) = 0;
  virtual SharedLetters signal(const Signal& signal) = 0;
  virtual SharedLetters done(const std::string& request, core::Seq seq, const core::Made& made) = 0;
  virtual SharedLetters page(const std::string& request, const core::SessionState& state,
                             const core::Participant& viewer, const Page& page) = 0;
  virtual SharedLetters welcome(const std::string& request, const Welcome& welcome) = 0;
  virtual SharedLetters fresh_start(const Welcome& welcome) = 0;
  virtual SharedLetters refusal(const std::string& request, const core::Rejection& rejection,
                                const core::SessionState* state) = 0;
  // The opaque name of what somebody sees: it changes with room, role or admission.
  virtual std::string view_of(const core::Participant& who) = 0;

  // The connection belongs to a participant from now on. Any thread.
  virtual void admitted(ConnectionRef connection) = 0;
  // The connection may try again; a wrong secret is answered slowly. Any thread.
  virtual void turned_away(ConnectionRef connection, SharedLetters refusal, bool slowly) = 0;
  // One post to that loop. Any thread. `written`, on the loop's thread, once each connection has
  // been offered all of it.
  using Written = std::function<void()>;
  virtual void deliver(std::uint32_t loop, std::vector<Parcel> parcels, Written written) = 0;
};

}  // namespace chats::live
