// Who of those connected is told: the core's audiences, circle by circle, so that cost follows
// those concerned.
#include "server/live/moves.hpp"
#include "server/live/running_session.hpp"

namespace chats::live {

void RunningSession::regroup_by(const core::EventBody& body) {
  if (const auto one = whom_it_regroups(body)) return regroup(*one);
  if (!moves_people(body)) return;
  for (const auto& [id, person] : people_)
    if (!person.connections.empty()) regroup(id);
}

void RunningSession::regroup(ParticipantId who) {
  const auto person = people_.find(who);
  if (person == people_.end()) return;
  const auto now = core::hearing_of(working_.participants.at(who));
  for (const auto number : person->second.connections) {
    const auto* before = circles_.of(number);
    if (before && *before == now) continue;
    const auto ref = connections_.at(number).ref;
    pending_->regroup(ref, now);
    circles_.put(ref, now);
  }
}

void RunningSession::tell(const core::Event& event) {
  std::vector<Missed::Told> told;
  for (auto& telling : core::tellings_of(working_, event)) {
    auto letters = around_.outlet.telling(working_, event, telling);
    pending_->event_bytes += letters->text.size();
    for (const auto& audience : telling.to)
      tell(audience, letters, {event.seq, telling.group});
    told.push_back({std::move(telling), std::move(letters)});
  }
  missed_->keep(event.seq, told, around_.limits);
}

void RunningSession::tell(const core::Audience& audience, const SharedLetters& letters,
                          Batch::Group group) {
  if (!core::is_personal(audience))
    return circles_.for_each_in(
        audience, [&](const auto& circle) { pending_->tell(circle, letters, group); });
  if (audience.reach != core::Audience::Reach::one) return tell_some(audience, letters, group);
  const auto person = people_.find(audience.one);
  if (person == people_.end()) return;
  if (!core::includes(audience, working_.participants.at(audience.one))) return;
  for (const auto number : person->second.connections)
    pending_->tell(connections_.at(number).ref, letters, group);
}

// Those of the circles whom the audience includes: most often all of one, who then stay together.
void RunningSession::tell_some(const core::Audience& audience, const SharedLetters& letters,
                               Batch::Group group) {
  auto wide = audience;
  wide.entered_before = wide.entered_by = {};
  circles_.for_each_in(wide, [&](const core::Hearing& circle) {
    std::vector<ConnectionRef> some;
    bool is_all = true;
    for (const auto& [loop, numbers] : circles_.members(circle))
      for (const auto number : numbers) {
        const auto& each = connections_.at(number);
        if (core::includes(audience, working_.participants.at(each.who)))
          some.push_back(each.ref);
        else
          is_all = false;
      }
    if (is_all) return pending_->tell(circle, letters, group);
    for (const auto each : some)
      pending_->tell(each, letters, group);
  });
}

void RunningSession::tell_signal(const core::Audience& audience, const Signal& signal) {
  SharedLetters letters;
  circles_.for_each_in(audience, [&](const core::Hearing& circle) {
    if (!letters) letters = around_.outlet.signal(signal);
    pending_->tell(circle, letters);
  });
}

}  // namespace chats::live
