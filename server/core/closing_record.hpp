// What remains of a session when its words are erased (DESIGN part 7): attendance, rooms,
// takeaways, board, survey, what staff did. Anonymous items are shuffled and renumbered, so that
// their order tells nothing. Never a word of the main room or a breakout.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/core/event.hpp"
#include "server/core/state.hpp"

namespace chats::core {

struct ClosingRecord {
  struct Attendance {
    std::string name, pronouns, position, affiliation;
    Role role;
    Instant joined_at{};
    std::optional<Digest> key{};  // Whose it is can read it (receipt.hpp). None: of before.
  };
  struct RoomRecord {
    std::uint16_t round = 0;
    std::string name, question;
    std::vector<std::string> people;  // Names.
    std::vector<std::string> takeaways;
    std::optional<std::string> headline{}, speaker{};  // None, too, in records of before it was.
  };
  struct CardRecord {
    Column column;
    std::string text;
    std::string author;  // Empty: anonymous.
    std::uint32_t support = 0;
    std::optional<std::string> theme{};
  };
  struct QuestionRecord {
    std::string id, text;
    std::vector<std::uint32_t> counts;  // Five: how many answered 1, 2, … 5.
  };
  struct QuoteRecord {
    std::string text, name;  // An empty name: quoted without.
  };
  struct ActRecord {
    Instant at{};
    std::string by, act, on, reason;
    std::optional<std::string> about{};  // StaffAct::about. None, too, in records of before it was.
  };

  std::string title, series;
  Instant starts_at{};
  std::optional<Instant> opened_at;
  Instant closed_at{};
  Seq last_seq = 0;
  std::optional<std::uint16_t> keep_days;
  std::vector<Attendance> attendance;
  std::vector<RoomRecord> rooms;
  std::vector<CardRecord> cards;
  std::vector<std::uint32_t> assumption_counts;
  std::uint32_t checkins = 0;
  std::vector<QuestionRecord> survey;
  std::uint32_t surveys = 0;
  std::vector<QuoteRecord> quotes;
  std::vector<ActRecord> acts;
};

// Survey results are told of at least so many: of all answers, and of each question's. With fewer
// the counts are all zero and quotes without a name are left out. The record is the only report of
// them and is made once, so no two of them can be subtracted to find one person.
inline constexpr std::uint32_t survey_group_min = 5;
void withhold_small_groups(ClosingRecord& record);

// What is told of somebody there; `person` has not been erased.
ClosingRecord::Attendance attendance_of(const SessionState&, const Participant& person,
                                        const Digest& key);
// Pure; `dice` shuffles the anonymous items. Who only stood at the door is not in it.
ClosingRecord closing_record(const SessionState& state, std::uint64_t dice);

}  // namespace chats::core
