// The stored fields of the events that keep people safe. A kind or a name that was ever written
// stays as it is: logs must be read years from now. What an event means never changes; a new
// meaning is a new kind.
#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "server/core/event.hpp"
#include "server/store/definition_forms.hpp"
#include "server/store/stored_struct.hpp"

namespace chats::store {

namespace event = core::event;

// What a flag is about, with the letter that such ids have everywhere: "m12".
template <>
struct Stored<core::FlagTarget> {
  static void write(std::string& line, const core::FlagTarget& target) {
    constexpr std::string_view letters = "mcp";
    const auto number = std::visit([](const auto& id) { return id.number; }, target);
    Stored<std::string>::write(line, letters[target.index()] + std::to_string(number));
  }
  static MaybeFault read(const Json& stored, core::FlagTarget& target) {
    const auto* text = stored.get_ptr<const std::string*>();
    const auto number = text && text->size() > 1 && text->size() < 18
                            ? number_in(std::string_view(*text).substr(1))
                            : std::nullopt;
    if (!number) return should_be("a letter and a number");
    switch (text->front()) {
      case 'm':
        target = core::MessageId{*number};
        return std::nullopt;
      case 'c':
        target = core::CardId{*number};
        return std::nullopt;
      case 'p':
        target = core::ParticipantId{*number};
        return std::nullopt;
      default:
        return should_be("a message, a card or a participant");
    }
  }

 private:
  static std::optional<std::uint64_t> number_in(std::string_view digits) {
    std::uint64_t number = 0;
    for (const char digit : digits) {
      if (digit < '0' || digit > '9') return std::nullopt;
      number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return number;
  }
};

template <>
struct Form<event::RoomMuted> {
  static constexpr std::string_view kind = "room.muted";
  static constexpr std::tuple fields{Field{"room", &event::RoomMuted::room},
                                     Field{"reason", &event::RoomMuted::reason},
                                     Field{"by", &event::RoomMuted::by}};
};
template <>
struct Form<event::RoomUnmuted> {
  static constexpr std::string_view kind = "room.unmuted";
  static constexpr std::tuple fields{Field{"room", &event::RoomUnmuted::room},
                                     Field{"by", &event::RoomUnmuted::by}};
};
template <>
struct Form<event::PaceSet> {
  static constexpr std::string_view kind = "pace.set";
  static constexpr std::tuple fields{Field{"room", &event::PaceSet::room},
                                     Field{"every", &event::PaceSet::every},
                                     Field{"by", &event::PaceSet::by}};
};
template <>
struct Form<event::CardHidden> {
  static constexpr std::string_view kind = "card.hidden";
  static constexpr std::tuple fields{Field{"card", &event::CardHidden::card},
                                     Field{"reason", &event::CardHidden::reason},
                                     Field{"by", &event::CardHidden::by}};
};
template <>
struct Form<event::CardUnhidden> {
  static constexpr std::string_view kind = "card.unhidden";
  static constexpr std::tuple fields{Field{"card", &event::CardUnhidden::card},
                                     Field{"by", &event::CardUnhidden::by}};
};
template <>
struct Form<event::CardsApproved> {
  static constexpr std::string_view kind = "cards.approved";
  static constexpr std::tuple fields{Field{"cards", &event::CardsApproved::cards},
                                     Field{"by", &event::CardsApproved::by}};
};
template <>
struct Form<event::CardsWithheld> {
  static constexpr std::string_view kind = "cards.withheld";
  static constexpr std::tuple fields{Field{"cards", &event::CardsWithheld::cards},
                                     Field{"by", &event::CardsWithheld::by}};
};
template <>
struct Form<event::CardsGrouped> {
  static constexpr std::string_view kind = "cards.grouped";
  static constexpr std::tuple fields{Field{"cards", &event::CardsGrouped::cards},
                                     Field{"theme", &event::CardsGrouped::theme},
                                     Field{"by", &event::CardsGrouped::by}};
};
template <>
struct Form<event::CardRephraseAsked> {
  static constexpr std::string_view kind = "card.rephrase_asked";
  static constexpr std::tuple fields{Field{"card", &event::CardRephraseAsked::card},
                                     Field{"wish", &event::CardRephraseAsked::wish},
                                     Field{"by", &event::CardRephraseAsked::by}};
};
template <>
struct Form<event::FlagRaised> {
  static constexpr std::string_view kind = "flag.raised";
  static constexpr std::tuple fields{
      Field{"from", &event::FlagRaised::from}, Field{"target", &event::FlagRaised::target},
      Field{"room", &event::FlagRaised::room}, Field{"before", &event::FlagRaised::before},
      Field{"note", &event::FlagRaised::note}};
};
template <>
struct Form<event::FlagResolved> {
  static constexpr std::string_view kind = "flag.resolved";
  static constexpr std::tuple fields{Field{"flag", &event::FlagResolved::flag},
                                     Field{"participant", &event::FlagResolved::participant},
                                     Field{"outcome", &event::FlagResolved::outcome},
                                     Field{"by", &event::FlagResolved::by}};
};
template <>
struct Form<event::StaffWritten> {
  static constexpr std::string_view kind = "staff.written";
  static constexpr std::tuple fields{Field{"participant", &event::StaffWritten::participant},
                                     Field{"from", &event::StaffWritten::from},
                                     Field{"text", &event::StaffWritten::text}};
};
template <>
struct Form<event::ParticipantWaits> {
  static constexpr std::string_view kind = "participant.waits";
  static constexpr std::tuple fields{Field{"key", &event::ParticipantWaits::key},
                                     Field{"profile", &event::ParticipantWaits::profile}};
};
template <>
struct Form<event::WaitingChanged> {
  static constexpr std::string_view kind = "waiting.changed";
  static constexpr std::tuple fields{Field{"participant", &event::WaitingChanged::participant},
                                     Field{"here", &event::WaitingChanged::here}};
};
template <>
struct Form<event::ParticipantAdmitted> {
  static constexpr std::string_view kind = "participant.admitted";
  static constexpr std::tuple fields{
      Field{"participant", &event::ParticipantAdmitted::participant},
      Field{"room", &event::ParticipantAdmitted::room},
      Field{"by", &event::ParticipantAdmitted::by}};
};
template <>
struct Form<event::ParticipantRefused> {
  static constexpr std::string_view kind = "participant.refused";
  static constexpr std::tuple fields{Field{"participant", &event::ParticipantRefused::participant},
                                     Field{"by", &event::ParticipantRefused::by}};
};
template <>
struct Form<event::StaffNoted> {
  static constexpr std::string_view kind = "staff.noted";
  static constexpr std::tuple fields{Field{"from", &event::StaffNoted::from},
                                     Field{"text", &event::StaffNoted::text}};
};

}  // namespace chats::store
