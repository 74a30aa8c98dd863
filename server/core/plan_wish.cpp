#include "server/core/plan_wish.hpp"

#include <algorithm>
#include <set>

#include "server/core/assignments.hpp"
#include "server/core/been_in.hpp"
#include "server/core/plan_pins.hpp"
#include "server/core/room_seats.hpp"
#include "server/core/shuffle.hpp"

namespace chats::core {

namespace {

bool is_here(const SessionState& state, ParticipantId id) {
  const auto* person = find_participant(state, id);
  return person && person->is_here();
}

// A plan that is made anew keeps the ids of the rooms it had, so that who is pinned to one of them
// stays there.
RoomId room_id(const SessionState& state, std::size_t index) {
  const auto had = state.plan ? state.plan->rooms.size() : 0;
  if (index < had) return state.plan->rooms[index].room;
  return RoomId{state.rooms_made + 1 + index - had};
}

std::vector<RoomPlan> empty_rooms(const SessionState& state, std::size_t count,
                                  const std::vector<std::string>& questions) {
  std::vector<RoomPlan> rooms;
  for (std::size_t i = 0; i < count; ++i) {
    RoomPlan room;
    room.room = room_id(state, i);
    room.name = "Breakout " + std::to_string(i + 1);
    if (!questions.empty()) room.question = questions[i % questions.size()];
    rooms.push_back(std::move(room));
  }
  return rooms;
}

// Where each group meets again: its room as an index among the latest round's.
std::map<ParticipantId, std::uint32_t> group_indexes(const SessionState& state) {
  std::map<RoomId, std::uint32_t> indexes;
  for (const auto* room : rooms_of_latest_round(state))
    indexes.emplace(room->id, static_cast<std::uint32_t>(indexes.size()));
  std::map<ParticipantId, std::uint32_t> groups;
  for (const auto& [person, room] : latest_groups(state))
    groups.emplace(person, indexes.at(room));
  return groups;
}

std::map<ParticipantId, std::uint32_t> groups_for(const SessionState& state, PlanMethod method) {
  if (method == PlanMethod::same_again) return group_indexes(state);
  if (method == PlanMethod::assigned) return assigned_groups(state);
  return {};
}

std::vector<PlanPerson> people_for(const SessionState& state, PlanMethod method) {
  const bool by_position = method == PlanMethod::balanced;
  const bool by_affiliation = by_position || method == PlanMethod::mixed_affiliation ||
                              method == PlanMethod::by_affiliation;
  auto before =
      method == PlanMethod::fresh_faces ? been_in(state) : std::map<ParticipantId, BeenIn>{};
  const auto groups = groups_for(state, method);
  std::vector<PlanPerson> people;
  for (const auto& [id, person] : state.participants) {
    if (person.is_staff() || !person.is_here()) continue;
    PlanPerson one{id, person.away};
    if (by_position) one.position = person.profile.position;
    if (by_affiliation) one.affiliation = person.profile.affiliation;
    if (const auto found = before.find(id); found != before.end())
      one.been_in = std::move(found->second);
    if (const auto found = groups.find(id); found != groups.end()) one.group = found->second;
    people.push_back(std::move(one));
  }
  return people;
}

// Moderators before facilitators, who steer; the one who asks comes last of all.
std::vector<ParticipantId> staff_for(const SessionState& state, const PlanWish& wish) {
  std::vector<ParticipantId> staff;
  for (const auto id : state.staff)
    if (!state.participants.at(id).away) staff.push_back(id);
  Dice dice{wish.dice};
  shuffle(staff, dice);
  const auto rank = [&](ParticipantId id) {
    return id == wish.by ? 2 : state.participants.at(id).role == Role::facilitator ? 1 : 0;
  };
  std::stable_sort(staff.begin(), staff.end(),
                   [&](ParticipantId a, ParticipantId b) { return rank(a) < rank(b); });
  return staff;
}

std::vector<Pin> pins_of_those_here(const SessionState& state) {
  std::vector<Pin> pins;
  for (auto pin : state.pins) {
    std::erase_if(pin.people, [&](ParticipantId each) { return !is_here(state, each); });
    if (!pin.people.empty()) pins.push_back(std::move(pin));
  }
  return pins;
}

// The names of the rooms that hold the groups of a method, in their order.
std::vector<std::string> group_names(const SessionState& state, PlanMethod method) {
  std::vector<std::string> names;
  if (method == PlanMethod::same_again)
    for (const auto* before : rooms_of_latest_round(state))
      names.push_back(before->name);
  if (method == PlanMethod::assigned)
    for (const auto& room : state.assigned->rooms)
      names.push_back(room.name);
  return names;
}

// Without groups to go by, an agenda that asks for them is not held up.
PlanMethod possible(const SessionState& state, PlanMethod method) {
  const bool lacks_groups = (method == PlanMethod::same_again && state.rooms.empty()) ||
                            (method == PlanMethod::assigned && !state.assigned);
  return lacks_groups ? PlanMethod::random : method;
}

// Where newcomers go, one after the other.
class LateSeats {
 public:
  LateSeats(const SessionState& state, std::vector<RoomPlan>& rooms)
      : state_(state), rooms_(rooms), sizes_(rooms.size(), 0) {
    for (std::size_t i = 0; i < rooms.size(); ++i)
      for (const auto id : rooms[i].people) {
        seats_[id] = rooms[i].room;
        if (!state.participants.at(id).is_staff()) ++sizes_[i];
      }
  }

  void seat(ParticipantId id) {
    std::size_t best = 0;
    auto best_breaks = breaks(id, best);
    for (std::size_t i = 1; i < rooms_.size(); ++i) {
      const auto here = breaks(id, i);
      if (here > best_breaks || (here == best_breaks && sizes_[i] >= sizes_[best])) continue;
      best = i;
      best_breaks = here;
    }
    sit(id, best);
  }

  // Where the list of before the session has them, if that room is among these.
  bool seat_as_assigned(ParticipantId id) {
    const auto& made_as = state_.assigned->made_as;
    const auto wanted = assigned_room_of(state_, state_.participants.at(id).profile);
    if (!wanted || *wanted >= made_as.size()) return false;
    const auto room = std::find_if(rooms_.begin(), rooms_.end(), [&](const RoomPlan& each) {
      return each.room == made_as[*wanted];
    });
    if (room == rooms_.end()) return false;
    sit(id, static_cast<std::size_t>(room - rooms_.begin()));
    return true;
  }

 private:
  void sit(ParticipantId id, std::size_t room) {
    rooms_[room].people.push_back(id);
    seats_[id] = rooms_[room].room;
    ++sizes_[room];
  }

  // How many pins of theirs a seat in that room would break.
  std::size_t breaks(ParticipantId id, std::size_t room) {
    std::vector<Pin> mine;
    for (const auto& pin : state_.pins)
      if (std::binary_search(pin.people.begin(), pin.people.end(), id)) mine.push_back(pin);
    if (mine.empty()) return 0;
    seats_[id] = rooms_[room].room;
    const auto broken = broken_pins(mine, seats_).size();
    seats_.erase(id);
    return broken;
  }

  const SessionState& state_;
  std::vector<RoomPlan>& rooms_;
  std::vector<std::size_t> sizes_;  // Attendees.
  std::map<ParticipantId, RoomId> seats_;
};

}  // namespace

std::size_t rooms_for(const RoomsWish& wish, std::size_t people) {
  if (people == 0) return 0;
  if (wish.count > 0) return std::min<std::size_t>({wish.count, people, limits::rooms_max});
  return std::min((people + wish.size - 1) / wish.size, limits::rooms_max);
}

Attendees attendees_of(const SessionState& state) {
  Attendees all;
  for (const auto& [id, person] : state.participants) {
    if (person.is_staff() || !person.is_here()) continue;
    (person.away ? all.away : all.present).push_back(&person);
  }
  return all;
}

const phase::Breakouts* breakouts_now_or_next(const SessionState& state) {
  const auto& agenda = state.definition->agenda;
  for (std::size_t i = state.agenda.phase.value_or(0); i < agenda.size(); ++i)
    if (const auto* found = std::get_if<phase::Breakouts>(&agenda[i].content)) return found;
  return nullptr;
}

std::vector<std::string> questions_now_or_next(const SessionState& state) {
  const auto* breakouts = breakouts_now_or_next(state);
  return breakouts ? breakouts->questions : std::vector<std::string>{};
}

PlanTask plan_task(const SessionState& state, const PlanWish& wish) {
  PlanTask task;
  task.method = possible(state, wish.rooms.method);
  const auto attendees = attendees_of(state);
  const auto counted = attendees.present.empty() ? attendees.away.size() : attendees.present.size();
  const bool grouped = has_groups(task.method) && counted > 0;
  const auto names = grouped ? group_names(state, task.method) : std::vector<std::string>{};
  task.rooms =
      empty_rooms(state, grouped ? names.size() : rooms_for(wish.rooms, counted), wish.questions);
  for (std::size_t i = 0; i < names.size(); ++i)
    task.rooms[i].name = names[i];
  task.people = people_for(state, task.method);
  task.staff = staff_for(state, wish);
  task.staff_in_rooms = wish.staff_in_rooms;
  task.pins = pins_of_those_here(state);
  task.dice = wish.dice;
  return task;
}

void bring_up_to_date(const SessionState& state, PlanMethod method, std::vector<RoomPlan>& rooms) {
  std::set<ParticipantId> placed;
  for (auto& room : rooms) {
    std::erase_if(room.people, [&](ParticipantId id) { return !is_here(state, id); });
    placed.insert(room.people.begin(), room.people.end());
  }
  const bool stay =
      method == PlanMethod::self || state.definition->settings.late_comers == LateComers::main;
  const bool assigned = method == PlanMethod::assigned && state.assigned;
  LateSeats seats(state, rooms);
  const auto attendees = attendees_of(state);
  for (const auto* group : {&attendees.present, &attendees.away})
    for (const auto* each : *group) {
      if (placed.contains(each->id)) continue;
      if (assigned && seats.seat_as_assigned(each->id)) continue;
      if (!stay) seats.seat(each->id);
    }
}

}  // namespace chats::core
