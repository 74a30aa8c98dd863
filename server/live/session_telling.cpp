// Who of those connected is told: the core's audiences, found by index so that cost follows those
// concerned.
#include "server/live/running_session.hpp"

namespace chats::live {

template <class Visit>
void RunningSession::for_each_connection(const core::Audience& audience, Visit visit) {
  using Reach = core::Audience::Reach;
  const auto person = [&](ParticipantId id) {
    const auto found = people_.find(id);
    if (found == people_.end()) return;
    for (const auto number : found->second.connections)
      visit(connections_.at(number));
  };
  switch (audience.reach) {
    case Reach::everyone:
      for (auto& [number, connection] : connections_)
        visit(connection);
      return;
    case Reach::staff:
      for (const auto id : working_.staff)
        person(id);
      return;
    case Reach::room:
      if (audience.room == core::main_room)
        for (const auto id : working_.main_people)
          person(id);
      else if (const auto* room = core::find_open_room(working_, audience.room))
        for (const auto id : room->people)
          person(id);
      return;
    case Reach::one:
      return person(audience.one);
  }
}

void RunningSession::tell(const core::Event& event) {
  std::vector<Missed::Told> told;
  for (auto& telling : core::tellings_of(working_, event)) {
    auto letters = around_.outlet.telling(working_, event, telling);
    pending_->event_bytes += letters->text.size();
    for (const auto& audience : telling.to)
      for_each_connection(audience, [&](Connection& to) {
        const bool had = to.told_seq == event.seq && to.told_group == telling.group;
        if (had || !core::includes(audience, working_.participants.at(to.who))) return;
        to.told_seq = event.seq;
        to.told_group = telling.group;
        pending_->tell(to.ref, letters);
      });
    told.push_back({std::move(telling), std::move(letters)});
  }
  missed_->keep(event.seq, std::move(told), around_.limits);
}

void RunningSession::tell_signal(const core::Audience& audience, const Signal& signal) {
  SharedLetters letters;
  for_each_connection(audience, [&](Connection& to) {
    if (!core::includes(audience, working_.participants.at(to.who))) return;
    if (!letters) letters = around_.outlet.signal(signal);
    pending_->tell(to.ref, letters);
  });
}

}  // namespace chats::live
