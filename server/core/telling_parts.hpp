// What telling.cpp and its parts are put together from: audiences, and tellings to them.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "server/core/telling.hpp"

namespace chats::core::telling_parts {

inline constexpr std::uint8_t news = 0;     // What the event says.
inline constexpr std::uint8_t arrival = 1;  // Where it brought you; after the news.

inline Audience everyone() {
  return {};
}
inline Audience staff() {
  return {.reach = Audience::Reach::staff};
}
inline Audience one(ParticipantId id) {
  return {.reach = Audience::Reach::one, .one = id};
}
inline Audience room(RoomId id) {
  return {.reach = Audience::Reach::room, .room = id};
}
inline Audience attendees_in(RoomId id) {
  return {.reach = Audience::Reach::room, .room = id, .staff_too = false};
}

inline Telling tell(std::vector<Audience> to, Form form = Form::fact) {
  return {std::move(to), form, news, {}};
}

using Tellings = std::vector<Telling>;

inline Tellings to_all() {
  return {tell({everyone()})};
}
inline Tellings to_staff() {
  return {tell({staff()}, Form::staff)};
}

// telling_care.cpp
std::vector<Audience> who_knows_of(const HelpRequest&);
Tellings about_asking(const HelpRequest&);
Tellings about_resolving(const event::HelpResolved&);
Tellings about_broadcast(const event::BroadcastSent&);
Tellings about_repeating(const SessionState&, const Broadcast&);

// What staff and its owner are told of a flag. Of the staff its owner hears both.
Tellings about_flag(ParticipantId owner);
// Who was let in gets all that they may see now; the others hear what they hear of any newcomer.
Tellings about_admission(const event::ParticipantAdmitted&);
// Also for those who wait at the door.
Tellings about_life(const SessionState&);
// Whether one may speak is everybody's business; who decided so is the staff's.
Tellings about_all_rooms();

// telling_board.cpp
// The words of a card, which is there.
Tellings about_card_words(const SessionState&, const Card&);
Tellings about_edited_card(const SessionState&, const Card&, Seq);
Tellings about_removed_card(const SessionState&, const event::CardRemoved&,
                            const std::optional<RequestMark>&);
Tellings about_support(const SessionState&, const Card&, ParticipantId supporter);
Tellings about_hidden_card(const SessionState&, const Card&);
Tellings about_reveal(const SessionState&);
Tellings about_approval(const SessionState&, const event::CardsApproved&);
Tellings about_withheld_cards();
Tellings about_groups(const SessionState&, const event::CardsGrouped&);
Tellings about_wish(const Card&);

// telling_rooms.cpp
// `room.entered` for all whom this event brought into a room.
void tell_arrivals(const SessionState&, const std::set<ParticipantId>& people, RoomId, Seq,
                   Tellings&);
Tellings about_opening(const SessionState&, const std::vector<RoomPlan>&, Seq);
Tellings about_removal(const SessionState&, const event::RoomRemoved&, Seq);
Tellings about_merge(const SessionState&, const event::RoomsMerged&, Seq);

}  // namespace chats::core::telling_parts
