#include "server/core/receipt.hpp"

#include <algorithm>

namespace chats::core {

namespace {

using Attendance = ClosingRecord::Attendance;

std::size_t messages_by(const std::deque<Message>& messages, ParticipantId author) {
  return static_cast<std::size_t>(std::ranges::count_if(messages, [&](const Message& each) {
    return each.from == author && !each.deleted;
  }));
}

Receipt::Passing passing_of(const SessionState& state, const Participant& person) {
  Receipt::Passing passing;
  passing.messages = messages_by(state.main_messages, person.id);
  for (const auto& [id, room] : state.rooms) {
    passing.messages += messages_by(room.messages, person.id);
    passing.takeaways += static_cast<std::size_t>(std::ranges::count(
        room.takeaways, person.id, [](const Takeaway& each) { return each.from; }));
  }
  for (const auto& [id, words] : state.closed_words)
    passing.messages += messages_by(words.messages, person.id);
  if (person.checkin) passing.checkin = state.checkins.at(*person.checkin).text;
  passing.flags = person.flags.size();
  passing.letters = person.letters.size();
  return passing;
}

std::vector<Attendance>::const_iterator row_of(const ClosingRecord& record, const Digest& key) {
  return std::ranges::find_if(record.attendance,
                              [&](const Attendance& row) { return row.key == key; });
}

void erase_from_rooms(ClosingRecord& record, const std::string& name) {
  for (auto& room : record.rooms) {
    std::erase(room.people, name);
    if (room.speaker == name) room.speaker = std::string{};
  }
}

// Who only stands at the door: their name is all there is of them, and it is not kept.
Receipt receipt_at_the_door(const SessionState& state, const Participant& person,
                            const Digest& key) {
  Receipt receipt;
  receipt.title = state.definition->title;
  receipt.person = attendance_of(state, person, key);
  receipt.passing.emplace();
  return receipt;
}

void take_acts(Receipt& receipt, const std::vector<ClosingRecord::ActRecord>& acts) {
  const auto& name = receipt.person.name;
  std::ranges::copy_if(acts, std::back_inserter(receipt.acts),
                       [&](const auto& act) { return act.on == name || act.by == name; });
  if (receipt.acts.size() <= limits::receipt_acts_max) return;
  receipt.acts_before = receipt.acts.size() - limits::receipt_acts_max;
  receipt.acts.erase(receipt.acts.begin(),
                     receipt.acts.begin() + static_cast<std::ptrdiff_t>(receipt.acts_before));
}

}  // namespace

// What would remain if the session closed now, and what would not.
Receipt receipt_of(const SessionState& state, ParticipantId participant) {
  const auto& person = state.participants.at(participant);
  const auto mine = [&](const auto& each) { return each.second == participant; };
  const auto key = std::ranges::find_if(state.by_key, mine);
  if (!person.was_inside()) return receipt_at_the_door(state, person, key->first);
  auto receipt = *receipt_of(closing_record(state, 0), key->first);
  if (state.lifecycle == Lifecycle::closed) return receipt;
  receipt.closed_at.reset();
  receipt.passing = passing_of(state, person);
  return receipt;
}

std::optional<Receipt> receipt_of(const ClosingRecord& record, const Digest& key) {
  const auto row = row_of(record, key);
  if (row == record.attendance.end()) return {};
  const auto& name = row->name;
  Receipt receipt;
  receipt.title = record.title;
  receipt.person = *row;
  for (const auto& room : record.rooms) {
    const bool speaks = room.speaker == name;
    if (!speaks && std::ranges::find(room.people, name) == room.people.end()) continue;
    receipt.rooms.push_back({room.round, room.name, speaks ? room.headline : std::nullopt});
  }
  std::ranges::copy_if(record.cards, std::back_inserter(receipt.cards),
                       [&](const auto& card) { return card.author == name; });
  for (const auto& quote : record.quotes)
    if (quote.name == name) receipt.quotes.push_back(quote.text);
  take_acts(receipt, record.acts);
  receipt.keep_days = record.keep_days;
  receipt.closed_at = record.closed_at;
  return receipt;
}

Erasable erase_from(ClosingRecord& record, const Digest& key) {
  const auto row = row_of(record, key);
  if (row == record.attendance.end()) return Erasable::nobody;
  const auto name = row->name;
  const bool acted = std::ranges::any_of(record.acts,
                                         [&](const auto& act) { return act.by == name; });
  if (row->role != Role::attendee || acted) return Erasable::staff;
  record.attendance.erase(row);
  erase_from_rooms(record, name);
  std::erase_if(record.cards, [&](const auto& card) { return card.author == name; });
  std::erase_if(record.quotes, [&](const auto& quote) { return quote.name == name; });
  for (auto& act : record.acts)
    if (act.on == name) act.on.clear();
  return Erasable::erased;
}

}  // namespace chats::core
