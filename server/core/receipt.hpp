// What a session holds about one person, for that person: while it runs, and what remains of it in
// the closing record. Anonymous items are not in here: nobody can say whose they are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/core/closing_record.hpp"

namespace chats::core {

struct Receipt {
  // In which breakouts they were, and what they were to say there.
  struct Room {
    std::uint16_t round = 0;
    std::string name;
    std::optional<std::string> headline{};
    friend bool operator==(const Room&, const Room&) = default;
  };
  // What goes when the session closes, or on its day.
  struct Passing {
    std::size_t messages = 0;  // Of the main room, and of breakouts that are still known.
    std::size_t takeaways = 0;  // The room's points stay; who wrote them is not kept.
    std::string checkin;        // Their named answer.
    std::size_t flags = 0;      // That they raised, the latest.
    std::size_t letters = 0;    // Between them and the staff, the latest.
    friend bool operator==(const Passing&, const Passing&) = default;
  };
  std::string title;
  ClosingRecord::Attendance person;
  std::vector<Room> rooms;
  std::vector<ClosingRecord::CardRecord> cards;  // With their name.
  std::vector<std::string> quotes;               // With their name.
  // Of staff, to them or by them: the latest limits::receipt_acts_max, and how many before.
  std::vector<ClosingRecord::ActRecord> acts;
  std::size_t acts_before = 0;
  std::optional<std::uint16_t> keep_days;
  std::optional<Instant> closed_at;  // None: it is not closed yet.
  std::optional<Passing> passing;    // Until then.
};

// `participant` is there and has not been erased.
Receipt receipt_of(const SessionState&, ParticipantId participant);
// None: nobody of that key is in the record.
std::optional<Receipt> receipt_of(const ClosingRecord&, const Digest& key);

// Takes out of the record all that is theirs. What staff did to them stays, without their name.
enum class Erasable : std::uint8_t { erased, nobody, staff };
Erasable erase_from(ClosingRecord& record, const Digest& key);

}  // namespace chats::core
