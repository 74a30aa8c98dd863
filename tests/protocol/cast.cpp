#include "tests/protocol/cast.hpp"

#include <memory>
#include <nlohmann/json.hpp>

#include "protocol/definition_codec.hpp"
#include "protocol/plain_text.hpp"
#include "protocol/telling_codec.hpp"
#include "tests/protocol/sample_definition.hpp"

namespace chats::protocol {

using nlohmann::json;

core::Instant Cast::second(std::int64_t number) {
  return core::Instant(std::chrono::seconds(number));
}

Cast::Cast() {
  auto definition = decode_definition(sample_definition, second(0));
  happens(core::event::SessionCreated{
      std::make_shared<const core::Definition>(std::move(*definition))});
  joins("Fay", core::Role::facilitator);
  joins("Moe", core::Role::moderator);
  core::Profile profile;
  profile.pronouns = "she/her";
  profile.position = 0;
  profile.affiliation = 0;
  joins("Ana", core::Role::attendee, profile);
  joins("Ben", core::Role::attendee);
  happens(core::event::SessionOpened{fay});
}

void Cast::joins(std::string_view name, core::Role role, core::Profile profile) {
  core::Digest key;
  key.bytes[0] = static_cast<std::uint8_t>(state_.seq);
  profile.name = name;
  profile.folded = fold(name);
  happens(core::event::ParticipantJoined{key, role, std::move(profile), core::main_room});
}

core::Seq Cast::happens(core::EventBody body) {
  latest_ = core::Event{};
  latest_.seq = state_.seq + 1;
  latest_.at = second(static_cast<std::int64_t>(latest_.seq));
  latest_.body = std::move(body);
  core::apply(state_, latest_);
  return latest_.seq;
}

json Cast::told(const core::Telling& telling) const {
  return json::parse(encode_telling(state_, latest_, telling));
}

json Cast::told(core::Form form) const {
  return told(core::Telling{{core::Audience{}}, form, 0, {}});
}

json Cast::params(core::Form form) const {
  json all = told(form)["params"];
  all.erase("seq");
  all.erase("at");
  return all;
}

core::Seq Cast::rooms_open() {
  const auto room = [](std::uint64_t number, const char* question, core::ParticipantId who) {
    return core::RoomPlan{core::RoomId{number}, "Room " + std::to_string(number), question, {who}};
  };
  return happens(core::event::RoomsOpened{core::PlanMethod::balanced,
                                          {room(1, "What have you heard?", ana), room(2, "", ben)},
                                          second(10'000),
                                          core::seconds(60),
                                          fay});
}

json person_fay() {
  return {{"id", "p2"}, {"name", "Fay"}, {"role", "facilitator"}};
}
json person_moe() {
  return {{"id", "p3"}, {"name", "Moe"}, {"role", "moderator"}};
}
json person_ana() {
  return {{"id", "p4"}, {"name", "Ana"}, {"pronouns", "she/her"}, {"role", "attendee"}};
}
json person_ben() {
  return {{"id", "p5"}, {"name", "Ben"}, {"role", "attendee"}};
}

}  // namespace chats::protocol
