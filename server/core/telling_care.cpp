// Who is told of requests for help, and of broadcasts.
#include "server/core/telling_parts.hpp"

namespace chats::core::telling_parts {

// Staff and its asker know all of a request; the room it was asked in, that it was.
std::vector<Audience> who_knows_of(const HelpRequest& help) {
  std::vector<Audience> all = {staff(), one(help.from)};
  if (is_seen_by_room(help)) all.push_back(attendees_in(help.room));
  return all;
}

Tellings about_asking(const HelpRequest& help) {
  Tellings all = {tell({staff()}, Form::staff), tell({one(help.from)}, Form::self)};
  if (is_seen_by_room(help)) all.push_back(tell({attendees_in(help.room)}));
  return all;
}

// The room was not told whose it was, so it is not told now.
Tellings about_resolving(const event::HelpResolved& e) {
  Tellings all = {tell({staff()}, Form::staff), tell({one(e.participant)}, Form::self)};
  if (e.room) all.push_back(tell({attendees_in(*e.room)}));
  return all;
}

// One by one: who has acknowledged it is left in peace.
Tellings about_repeating(const SessionState& state, const Broadcast& broadcast) {
  Telling told = tell({staff()});
  for (const auto& [id, person] : state.participants) {
    const bool waits = person.is_here() && !person.is_staff() && is_addressed_to(broadcast, id) &&
                       !broadcast.acked.contains(id);
    if (waits) told.to.push_back(one(id));
  }
  return {told};
}

Tellings about_flag(ParticipantId owner) {
  return {tell({staff()}, Form::staff), {{one(owner)}, Form::self, arrival, {}}};
}

Tellings about_admission(const event::ParticipantAdmitted& e) {
  Tellings all = {{{one(e.participant)}, Form::self, news, e.participant},
                  tell({staff()}, Form::staff)};
  if (e.room != main_room) all.push_back(tell({attendees_in(e.room)}));
  return all;
}

Tellings about_life(const SessionState& state) {
  auto all = to_all();
  for (const auto id : state.waiting)
    all.front().to.push_back(one(id));
  return all;
}

Tellings about_all_rooms() {
  return {tell({staff()}, Form::staff), tell({everyone()})};
}

Tellings about_broadcast(const event::BroadcastSent& e) {
  if (e.rooms.empty()) return to_all();
  Telling told = tell({staff()});
  for (const auto id : e.rooms)
    told.to.push_back(attendees_in(id));
  return {told};
}

}  // namespace chats::core::telling_parts
