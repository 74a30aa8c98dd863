// A session in which people do anything, sensible or not, in an order that a seed decides. The same
// seed, the same session, on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/core/shuffle.hpp"
#include "tests/support/played_session.hpp"

namespace chats::support {

class RandomSession {
 public:
  RandomSession(std::uint64_t seed, std::size_t people_max);

  PlayedSession& session() { return session_; }
  void step();

 private:
  struct Person {
    core::Digest key;
    core::ParticipantId id;
  };

  bool chance(std::uint64_t percent) { return dice_.roll(100) < percent; }
  std::uint64_t number(std::uint64_t least, std::uint64_t most) {
    return least + dice_.roll(most - least + 1);
  }
  core::ParticipantId anybody();
  core::RoomId own_room() const;
  core::RoomId any_room();
  core::MessageId any_message();
  core::CardId any_card();
  core::TakeawayId any_takeaway();
  core::BroadcastId any_broadcast();
  core::HelpId any_help();
  core::FlagId any_flag();
  std::string any_text();
  std::optional<core::Digest> perhaps_a_key();

  void somebody_joins();
  void operator_assigns();
  void somebody_comes_back();
  void somebody_acts();
  core::CommandBody any_wish();
  core::CommandBody wish_to_speak();
  core::CommandBody wish_for_oneself();
  core::CommandBody wish_for_the_board();
  core::CommandBody wish_to_steer();
  core::CommandBody wish_for_the_debrief();
  core::CommandBody wish_for_rooms();
  core::CommandBody wish_for_other_rooms();
  core::CommandBody wish_for_a_pin();
  core::CommandBody wish_to_undo();
  core::CommandBody wish_for_a_role();
  core::CommandBody wish_to_moderate();
  core::CommandBody wish_to_keep_safe();
  core::CommandBody wish_for_cards();
  core::FlagTarget any_target();

  core::Dice dice_;
  std::size_t people_max_;
  PlayedSession session_;
  std::vector<Person> people_;
  core::ParticipantId actor_;  // Who asks in this step.
  std::uint64_t requests_ = 0;
  std::uint64_t links_;  // No two sessions of a log may have one in common.
};

}  // namespace chats::support
