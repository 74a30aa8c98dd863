// What keeps people safe, as one viewer of a story is told of it.
#pragma once

#include <string>

#include "tests/sessions/told_parts.hpp"

namespace chats::sessions {

struct ToldSafety : ToldParts {
  std::string operator()(const core::event::RoomMuted& e) const {
    return "room.muted " + room_or_all(e.room) + (for_staff() ? by(e.by) : "") + because(e.reason);
  }
  std::string operator()(const core::event::RoomUnmuted& e) const {
    return "room.unmuted " + room_or_all(e.room) + (for_staff() ? by(e.by) : "");
  }
  std::string operator()(const core::event::PaceSet& e) const {
    return "slow.set " + room_or_all(e.room) + " every " + std::to_string(e.every.count()) + "s" +
           (for_staff() ? by(e.by) : "");
  }
  std::string operator()(const core::event::CardHidden& e) const {
    return "card.hidden" + card(e.card) + (for_staff() ? by(e.by) + because(e.reason) : "");
  }
  std::string operator()(const core::event::CardUnhidden& e) const {
    return "card.unhidden" + card(e.card) + quoted(after.board.cards.at(e.card).text);
  }
  std::string operator()(const core::event::CardsApproved& e) const {
    return "card.approved" + cards(e.cards) + (for_staff() ? by(e.by) : shown(e.cards));
  }
  std::string operator()(const core::event::CardsWithheld& e) const {
    return "card.withheld" + cards(e.cards) + (for_staff() ? by(e.by) : "");
  }
  std::string operator()(const core::event::CardsGrouped& e) const {
    std::vector<CardId> told_of;
    for (const auto id : e.cards)
      if (for_staff() || core::is_for_all(after, after.board.cards.at(id))) told_of.push_back(id);
    return "cards.grouped" + cards(told_of) + " under" + quoted(e.theme) +
           (for_staff() ? by(e.by) : "");
  }
  std::string operator()(const core::event::CardRephraseAsked& e) const {
    return "card.rephrase_asked" + card(e.card) + (form == Form::fact ? "" : quoted(e.wish)) +
           (for_staff() ? by(e.by) : "");
  }
  std::string operator()(const core::event::FlagRaised&) const {
    return "flag.raised" + (for_staff() ? flag_text(after.flags.at(core::FlagId{told.seq}), names)
                                        : std::string(" of yours"));
  }
  std::string operator()(const core::event::FlagResolved& e) const {
    return "flag.resolved" + flag(e.flag) + (for_staff() ? by(e.by) : " of yours") +
           quoted(e.outcome);
  }
  std::string operator()(const core::event::StaffWritten& e) const {
    return "staff.written with" + person(e.participant) + from(e.from) + quoted(e.text);
  }
  std::string operator()(const core::event::ParticipantWaits&) const {
    return "participant.waits" + person(ParticipantId{told.seq});
  }
  std::string operator()(const core::event::WaitingChanged& e) const {
    return "participant.waits" + person(e.participant) + (e.here ? "" : " (away)");
  }
  std::string operator()(const core::event::ParticipantAdmitted& e) const {
    return "participant.admitted" + person(e.participant) +
           (form == Form::self ? " with all there is to see"
                               : (for_staff() ? " in " + room_name(e.room) : ""));
  }
  std::string operator()(const core::event::ParticipantRefused& e) const {
    return "participant.refused" + person(e.participant) + by(e.by);
  }
  std::string operator()(const core::event::StaffNoted& e) const {
    return "staff.noted" + from(e.from) + quoted(e.text);
  }
};

}  // namespace chats::sessions
