#include "server/core/plan_pins.hpp"

#include <algorithm>
#include <set>

namespace chats::core {

namespace {

using Kind = PinConflict::Kind;

// People who are bound to each other, each with the one who stands for their group.
class Bonds {
 public:
  void bind(ParticipantId a, ParticipantId b) { heads_[head_of(a)] = head_of(b); }
  std::vector<std::vector<ParticipantId>> groups() {
    std::map<ParticipantId, std::vector<ParticipantId>> by_head;
    std::vector<ParticipantId> people;
    for (const auto& [person, head] : heads_)
      people.push_back(person);
    for (const auto person : people)
      by_head[head_of(person)].push_back(person);
    std::vector<std::vector<ParticipantId>> all;
    for (auto& [head, group] : by_head)
      if (group.size() > 1) all.push_back(std::move(group));
    return all;
  }

 private:
  ParticipantId head_of(ParticipantId person) {
    const auto head = heads_.try_emplace(person, person).first->second;
    return head == person ? person : heads_[person] = head_of(head);
  }
  std::map<ParticipantId, ParticipantId> heads_;
};

std::optional<PinConflict> among(const std::vector<ParticipantId>& group,
                                 const PinnedPeople& pinned) {
  for (const auto& set : pinned.apart) {
    std::vector<ParticipantId> both;
    std::set_intersection(group.begin(), group.end(), set.begin(), set.end(),
                          std::back_inserter(both));
    if (both.size() > 1) return PinConflict{Kind::together_and_apart, {both[0], both[1]}};
  }
  std::optional<std::pair<ParticipantId, RoomId>> first;
  for (const auto person : group) {
    const auto place = pinned.places.find(person);
    if (place == pinned.places.end()) continue;
    if (first && first->second != place->second)
      return PinConflict{Kind::two_rooms, {first->first, person}};
    if (!first) first = *place;
  }
  return {};
}

bool is_broken(const Pin& pin, const std::map<ParticipantId, RoomId>& seats) {
  std::vector<RoomId> rooms;
  for (const auto person : pin.people)
    if (const auto seat = seats.find(person); seat != seats.end()) rooms.push_back(seat->second);
  const std::set<RoomId> different(rooms.begin(), rooms.end());
  switch (pin.kind) {
    case PinKind::together:
      return different.size() > 1;
    case PinKind::apart:
      return different.size() < rooms.size();
    case PinKind::here:
      return !rooms.empty() && rooms.front() != pin.room;
  }
  return false;
}

}  // namespace

PinnedPeople pinned_people(const std::vector<Pin>& pins,
                           const std::function<bool(ParticipantId)>& there) {
  PinnedPeople pinned;
  Bonds bonds;
  for (const auto& pin : pins) {
    auto people = pin.people;
    std::erase_if(people, [&](ParticipantId each) { return !there(each); });
    if (people.empty()) continue;
    switch (pin.kind) {
      case PinKind::together:
        for (const auto person : people)
          bonds.bind(person, people.front());
        break;
      case PinKind::apart:
        if (people.size() > 1) pinned.apart.push_back(std::move(people));
        break;
      case PinKind::here:
        pinned.places[people.front()] = *pin.room;
        break;
    }
  }
  pinned.groups = bonds.groups();
  return pinned;
}

std::optional<PinConflict> contradiction(const PinnedPeople& pinned) {
  for (const auto& group : pinned.groups)
    if (auto found = among(group, pinned)) return found;
  for (const auto& set : pinned.apart) {
    std::map<RoomId, ParticipantId> taken;
    for (const auto person : set) {
      const auto place = pinned.places.find(person);
      if (place == pinned.places.end()) continue;
      const auto [before, first] = taken.emplace(place->second, person);
      if (!first)
        return PinConflict{Kind::apart_in_one_room, {before->second, person}, place->second};
    }
  }
  return {};
}

std::vector<Pin> with_pin(std::vector<Pin> pins, const Pin& pin, bool on) {
  std::erase_if(pins, [&](const Pin& each) {
    return each.kind == pin.kind && each.people == pin.people && (!on || pin.kind == PinKind::here);
  });
  if (on && std::find(pins.begin(), pins.end(), pin) == pins.end()) pins.push_back(pin);
  return pins;
}

std::vector<std::size_t> broken_pins(const std::vector<Pin>& pins,
                                     const std::map<ParticipantId, RoomId>& seats) {
  std::vector<std::size_t> broken;
  for (std::size_t i = 0; i < pins.size(); ++i)
    if (is_broken(pins[i], seats)) broken.push_back(i);
  return broken;
}

}  // namespace chats::core
