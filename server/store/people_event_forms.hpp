// The stored fields of the events of what happens to the session and its people. A kind or a name
// that was ever written stays as it is: logs must be read years from now. What an event means never
// changes; a new meaning is a new kind.
#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "server/core/event.hpp"
#include "server/store/definition_forms.hpp"
#include "server/store/stored_struct.hpp"

namespace chats::store {

namespace event = core::event;

template <>
struct Form<event::SessionCreated> {
  static constexpr std::string_view kind = "session.created";
  static constexpr std::tuple fields{Field{"definition", &event::SessionCreated::definition}};
};
template <>
struct Form<event::SessionOpened> {
  static constexpr std::string_view kind = "session.opened";
  static constexpr std::tuple fields{Field{"by", &event::SessionOpened::by}};
};
template <>
struct Form<event::SessionClosing> {
  static constexpr std::string_view kind = "session.closing";
  static constexpr std::tuple fields{Field{"closes_at", &event::SessionClosing::closes_at},
                                     Field{"by", &event::SessionClosing::by}};
};
template <>
struct Form<event::SessionClosed> {
  static constexpr std::string_view kind = "session.closed";
  static constexpr std::tuple fields{};
};
template <>
struct Form<event::SessionLocked> {
  static constexpr std::string_view kind = "session.locked";
  static constexpr std::tuple fields{Field{"by", &event::SessionLocked::by}};
};
template <>
struct Form<event::SessionUnlocked> {
  static constexpr std::string_view kind = "session.unlocked";
  static constexpr std::tuple fields{Field{"by", &event::SessionUnlocked::by}};
};
template <>
struct Form<event::ParticipantJoined> {
  static constexpr std::string_view kind = "participant.joined";
  static constexpr std::tuple fields{Field{"key", &event::ParticipantJoined::key},
                                     Field{"role", &event::ParticipantJoined::role},
                                     Field{"profile", &event::ParticipantJoined::profile},
                                     Field{"room", &event::ParticipantJoined::room},
                                     Field{"link", &event::ParticipantJoined::link}};
};
template <>
struct Form<event::ParticipantLeft> {
  static constexpr std::string_view kind = "participant.left";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantLeft::participant},
                                     Field{"room", &event::ParticipantLeft::room}};
};
template <>
struct Form<event::ParticipantAway> {
  static constexpr std::string_view kind = "participant.away";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantAway::participant}};
};
template <>
struct Form<event::ParticipantBack> {
  static constexpr std::string_view kind = "participant.back";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantBack::participant},
                                     Field{"room", &event::ParticipantBack::room}};
};
template <>
struct Form<event::ParticipantUpdated> {
  static constexpr std::string_view kind = "participant.updated";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantUpdated::participant},
                                     Field{"profile", &event::ParticipantUpdated::profile}};
};
template <>
struct Form<event::ParticipantMoved> {
  static constexpr std::string_view kind = "participant.moved";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantMoved::participant},
                                     Field{"from", &event::ParticipantMoved::from},
                                     Field{"to", &event::ParticipantMoved::to},
                                     Field{"why", &event::ParticipantMoved::why},
                                     Field{"by", &event::ParticipantMoved::by},
                                     Field{"sees_after", &event::ParticipantMoved::sees_after}};
};
template <>
struct Form<event::ParticipantMuted> {
  static constexpr std::string_view kind = "participant.muted";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantMuted::participant},
                                     Field{"until", &event::ParticipantMuted::until},
                                     Field{"reason", &event::ParticipantMuted::reason},
                                     Field{"by", &event::ParticipantMuted::by}};
};
template <>
struct Form<event::ParticipantUnmuted> {
  static constexpr std::string_view kind = "participant.unmuted";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantUnmuted::participant},
                                     Field{"by", &event::ParticipantUnmuted::by}};
};
template <>
struct Form<event::ParticipantRemoved> {
  static constexpr std::string_view kind = "participant.removed";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantRemoved::participant},
                                     Field{"room", &event::ParticipantRemoved::room},
                                     Field{"ban", &event::ParticipantRemoved::ban},
                                     Field{"reason", &event::ParticipantRemoved::reason},
                                     Field{"by", &event::ParticipantRemoved::by}};
};
template <>
struct Form<event::ParticipantErased> {
  static constexpr std::string_view kind = "participant.erased";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantErased::participant}};
};
template <>
struct Form<event::LinkRotated> {
  static constexpr std::string_view kind = "link.rotated";
  static constexpr std::tuple fields{
      Field{"role", &event::LinkRotated::role}, Field{"hash", &event::LinkRotated::hash},
      Field{"expires_at", &event::LinkRotated::expires_at},
      Field{"uses_max", &event::LinkRotated::uses_max}, Field{"by", &event::LinkRotated::by}};
};
template <>
struct Form<event::AssumptionAccepted> {
  static constexpr std::string_view kind = "assumption.accepted";
  static constexpr std::tuple fields{Field{"participant", &event::AssumptionAccepted::participant},
                                     Field{"index", &event::AssumptionAccepted::index},
                                     Field{"on", &event::AssumptionAccepted::on}};
};
template <>
struct Form<event::CheckinAnswered> {
  static constexpr std::string_view kind = "checkin.answered";
  static constexpr std::tuple fields{Field{"participant", &event::CheckinAnswered::participant},
                                     Field{"author_key", &event::CheckinAnswered::author_key},
                                     Field{"text", &event::CheckinAnswered::text}};
  static bool holds(const event::CheckinAnswered& answered) {
    return answered.participant.has_value() != answered.author_key.has_value();
  }
};

}  // namespace chats::store
