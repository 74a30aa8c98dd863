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

}  // namespace

// What would remain if the session closed now, and what would not.
Receipt receipt_of(const SessionState& state, ParticipantId participant) {
  const auto& person = state.participants.at(participant);
  const auto mine = [&](const auto& each) { return each.second == participant; };
  const auto key = std::ranges::find_if(state.by_key, mine);
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
  std::ranges::copy_if(record.acts, std::back_inserter(receipt.acts),
                       [&](const auto& act) { return act.on == name || act.by == name; });
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
