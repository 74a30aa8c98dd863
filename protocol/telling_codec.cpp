#include "protocol/telling_codec.hpp"

#include <array>
#include <concepts>

#include "protocol/notification.hpp"
#include "protocol/telling_fields.hpp"

namespace chats::protocol {

namespace {

namespace event = core::event;

// In the order of EventBody.
constexpr std::array names{
    std::string_view("session.created"),       std::string_view("session.opened"),
    std::string_view("session.closing"),       std::string_view("session.closed"),
    std::string_view("session.locked"),        std::string_view("session.unlocked"),
    std::string_view("participant.joined"),    std::string_view("participant.left"),
    std::string_view("participant.away"),      std::string_view("participant.back"),
    std::string_view("participant.updated"),   std::string_view("participant.moved"),
    std::string_view("participant.muted"),     std::string_view("participant.unmuted"),
    std::string_view("participant.removed"),   std::string_view("assumption.accepted"),
    std::string_view("checkin.answered"),      std::string_view("message.posted"),
    std::string_view("message.edited"),        std::string_view("message.deleted"),
    std::string_view("message.reacted"),       std::string_view("message.hidden"),
    std::string_view("hand.raised"),           std::string_view("hand.lowered"),
    std::string_view("help.requested"),        std::string_view("help.resolved"),
    std::string_view("takeaway.added"),        std::string_view("takeaway.edited"),
    std::string_view("takeaway.removed"),      std::string_view("card.added"),
    std::string_view("card.edited"),           std::string_view("card.removed"),
    std::string_view("card.supported"),        std::string_view("broadcast.sent"),
    std::string_view("broadcast.acked"),       std::string_view("survey.submitted"),
    std::string_view("phase.started"),         std::string_view("phase.extended"),
    std::string_view("phase.paused"),          std::string_view("phase.resumed"),
    std::string_view("stage.shown"),           std::string_view("rooms.planned"),
    std::string_view("plan.changed"),          std::string_view("rooms.opened"),
    std::string_view("rooms.extended"),        std::string_view("rooms.closing"),
    std::string_view("rooms.closed"),          std::string_view("board.opened"),
    std::string_view("board.revealed"),        std::string_view("board.closed"),
    std::string_view("request.noted"),         std::string_view("plan.changed"),
    std::string_view("takeaway.headline_set"), std::string_view("debrief.ordered"),
    std::string_view("debrief.shown"),         std::string_view("phase.planned"),
    std::string_view("rooms.assigned"),        std::string_view("action.undone"),
    std::string_view("session.reopened"),      std::string_view("phase.returned"),
    std::string_view("rooms.planned"),         std::string_view("rooms.unopened"),
    std::string_view("rooms.returned"),        std::string_view("board.returned"),
    std::string_view("message.unhidden"),      std::string_view("participant.readmitted"),
    std::string_view("role.granted"),          std::string_view("facilitator.offered"),
    std::string_view("facilitator.offered"),   std::string_view("help.claimed"),
    std::string_view("help.released"),         std::string_view("help.answered"),
    std::string_view("broadcast.sent"),        std::string_view("rooms.planned"),
    std::string_view("rooms.opened"),          std::string_view("room.added"),
    std::string_view("room.changed"),          std::string_view("room.removed"),
    std::string_view("rooms.merged"),          std::string_view("link.rotated"),
    std::string_view("participant.erased"),    std::string_view("room.muted"),
    std::string_view("room.unmuted"),          std::string_view("slow.set"),
    std::string_view("card.hidden"),           std::string_view("card.unhidden"),
    std::string_view("flag.raised"),           std::string_view("flag.resolved"),
    std::string_view("staff.written"),         std::string_view("staff.noted"),
    std::string_view("participant.waits"),     std::string_view("participant.waits"),
    std::string_view("participant.admitted"),  std::string_view("participant.refused"),
    std::string_view("card.approved"),         std::string_view("card.withheld"),
    std::string_view("cards.grouped"),         std::string_view("card.rephrase_asked"),
};
static_assert(names.size() == core::EventBody::size);

template <class Body>
concept told_to_nobody =
    std::same_as<Body, event::SessionCreated> || std::same_as<Body, event::SessionClosed> ||
    std::same_as<Body, event::SurveySubmitted> || std::same_as<Body, event::RequestNoted>;

}  // namespace

std::string_view event_name(const core::EventBody& body) {
  return names[body.index()];
}

std::string encode_telling(const core::SessionState& after, const core::Event& event,
                           const core::Telling& telling) {
  const bool entered = telling.form == core::Form::entered;
  const auto encode = [&]<class Body>(const Body& body) -> std::string {
    if constexpr (told_to_nobody<Body>) {
      return {};
    } else {
      return notification(entered ? "room.entered" : event_name(event.body), [&](JsonWriter& out) {
        out.field("seq", event.seq);
        out.field("at", event.at);
        const Told told{out, after, event, telling};
        if (entered) {
          write_room_entered(told);
        } else {
          write_fields(told, body);
        }
      });
    }
  };
  return visit(encode, event.body);
}

}  // namespace chats::protocol
