// A session with people in it, for the tests of encoding: every event is folded in by the core, and
// what it is told as comes back parsed. Event n happens n seconds after the epoch.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "server/core/telling.hpp"

namespace chats::protocol {

class Cast {
 public:
  // Created (1), then Fay the facilitator (2), Moe the moderator (3), Ana (4, she/her, student of
  // the main campus) and Ben (5), all in the main room; opened (6).
  Cast();

  // The next event; its number is `state().seq` afterwards.
  core::Seq happens(core::EventBody body);

  const core::SessionState& state() const { return state_; }
  const core::Event& latest() const { return latest_; }

  // The latest event as it is told in that form, to that audience: all of the notification.
  nlohmann::json told(core::Form form = core::Form::fact) const;
  nlohmann::json told(const core::Telling& telling) const;
  // Its params without seq and at.
  nlohmann::json params(core::Form form = core::Form::fact) const;

  // Rooms r1 with Ana and r2 with Ben, open until 10,000 s, with 60 s of grace.
  core::Seq rooms_open();

  static core::Instant second(std::int64_t number);

  const core::ParticipantId fay{2}, moe{3}, ana{4}, ben{5};

 private:
  void joins(std::string_view name, core::Role role, core::Profile profile = {});

  core::SessionState state_;
  core::Event latest_;
};

// PERSON of the four.
nlohmann::json person_fay();
nlohmann::json person_moe();
nlohmann::json person_ana();
nlohmann::json person_ben();

}  // namespace chats::protocol
