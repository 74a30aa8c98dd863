// What a log may hold, as a model: each answer of the log rules out what is not so. `saved` has
// happened, `failed` has not, and `unknown` leaves two worlds until somebody looks.
#pragma once

#include <compare>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/store/log.hpp"

namespace chats::store {

struct KeptSession {
  std::vector<std::string> texts;
  std::size_t links = 0;
  bool closed = false;
  std::optional<core::Instant> forget_at;

  bool takes(core::Seq after) const { return !closed && texts.size() == after; }
  bool operator==(const KeptSession&) const = default;
};

struct World {
  std::map<SessionId, KeptSession> sessions;
  std::string fact;

  bool takes(const SessionId& session, core::Seq after) const;
  bool operator==(const World&) const = default;
};

// All that a log that works shows. Its one fact is `probed_at`.
World world_of(Log& log);
std::ostream& operator<<(std::ostream& out, const World& world);

class PossibleWorlds {
 public:
  using Change = std::function<void(World&)>;

  void has_happened(const Change& change);
  void may_have_happened(const Change& change);
  // Only worlds of which this is true are left. False: there is none.
  bool learn(const std::function<bool(const World&)>& is_true);
  // Any of those that are left.
  const World& one() const { return possible_.front(); }
  friend std::ostream& operator<<(std::ostream& out, const PossibleWorlds& worlds);

 private:
  std::vector<World> possible_{World{}};
};

}  // namespace chats::store
