#include "server/store/check_record.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "server/store/stored_record.hpp"

namespace chats::store {
namespace {

using core::ClosingRecord;

// The order is chance's alone, so it says nothing.
std::string text_without_order(ClosingRecord record) {
  std::ranges::sort(record.cards, {}, [](const ClosingRecord::CardRecord& card) {
    return std::tie(card.column, card.text, card.author, card.support, card.theme);
  });
  std::ranges::sort(record.quotes, {}, [](const ClosingRecord::QuoteRecord& quote) {
    return std::tie(quote.text, quote.name);
  });
  return encode(record);
}

bool answered_by_at_most(const ClosingRecord::QuestionRecord& question, std::uint64_t surveys) {
  const auto& counts = question.counts;
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}) <= surveys;
}

// What was given without a name is in the record alone (core/redaction.hpp).
ClosingRecord named_part(ClosingRecord record) {
  std::erase_if(record.cards, [](const auto& card) { return card.author.empty(); });
  std::erase_if(record.acts, [](const ClosingRecord::ActRecord& act) {
    return act.act.starts_with("card") && act.on.empty();
  });
  record.checkins = 0;
  record.survey.clear();
  record.surveys = 0;
  record.quotes.clear();
  return record;
}

bool are_in_order(const std::vector<ClosingRecord::ActRecord>& some,
                  const std::vector<ClosingRecord::ActRecord>& all) {
  auto next = some.begin();
  for (const auto& each : all) {
    if (next == some.end()) break;
    const bool about_it = !next->about || next->about == each.about;
    if (about_it && std::tie(next->at, next->by, next->act, next->on, next->reason) ==
                        std::tie(each.at, each.by, each.act, each.on, each.reason))
      ++next;
  }
  return next == some.end();
}

}  // namespace

std::optional<std::string> nonsense_in(const ClosingRecord& record) {
  const auto people = record.attendance.size();
  // Each person joined in an event of their own; two more made the session and ended it.
  if (record.last_seq < people + 2) return "Its closing record has more people than events.";
  const bool supported =
      std::ranges::all_of(record.cards, [&](const auto& card) { return card.support <= people; });
  const bool accepted = std::ranges::all_of(record.assumption_counts,
                                            [&](std::uint32_t count) { return count <= people; });
  const bool inside = std::ranges::all_of(
      record.rooms, [&](const auto& room) { return room.people.size() <= people; });
  if (!supported || !accepted || !inside) return "Its closing record counts more than its people.";
  const bool answered = std::ranges::all_of(record.survey, [&](const auto& question) {
    return answered_by_at_most(question, record.surveys);
  });
  if (!answered || record.quotes.size() > record.surveys) {
    return "Its closing record counts more answers than surveys.";
  }
  return std::nullopt;
}

bool is_record_of(const ClosingRecord& record, const core::SessionState& state) {
  auto given = named_part(core::closing_record(state, 0));
  // Records of before know no keys.
  if (std::ranges::none_of(record.attendance, [](const auto& row) { return row.key.has_value(); }))
    for (auto& row : given.attendance)
      row.key.reset();
  // Fewer acts were noted once, and less of each; those that are there are the same.
  const auto kept = named_part(record);
  const bool acted = are_in_order(kept.acts, given.acts);
  given.acts = kept.acts;
  return acted && text_without_order(kept) == text_without_order(std::move(given));
}

}  // namespace chats::store
