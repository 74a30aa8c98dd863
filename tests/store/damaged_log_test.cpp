// A log that somebody, or a disk, has changed: whatever stands in it, it is refused with a sentence
// or it is a session like any other. Nothing in it ends the server, neither when it starts nor when
// people go on in what was taken (core/replay.hpp).
#include <gtest/gtest.h>

#include <array>

#include "server/core/closing_record.hpp"
#include "server/core/view.hpp"
#include "server/store/stored_event.hpp"
#include "tests/support/random_session.hpp"

namespace chats::store {
namespace {

constexpr std::uint64_t seeds = 40;
constexpr int logs_of_each = 40, steps_before = 200, steps_after = 60;
constexpr std::size_t people_max = 12;

using Lines = std::vector<std::string>;

// Where a whole number stands in a stored line, outside of its texts.
struct Place {
  std::size_t begin, end;
};

bool is_one_of(std::string_view all, char c) { return all.find(c) != std::string_view::npos; }

std::vector<Place> numbers_in(const std::string& line) {
  std::vector<Place> all;
  for (std::size_t at = 1; at < line.size(); ++at) {
    const auto begin = at;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    const bool whole = at > begin && is_one_of(":[,", line[begin - 1]) &&
                       at < line.size() && is_one_of(",]}", line[at]);
    if (whole) all.push_back({begin, at});
  }
  return all;
}

class Damage {
 public:
  explicit Damage(std::uint64_t seed) : dice_(seed) {}

  void change(Lines& lines) {
    for (auto changes = 1 + dice_.roll(3); changes > 0; --changes) {
      auto& line = lines[dice_.roll(lines.size())];
      switch (dice_.roll(8)) {
        case 0:
          line = with_event(line, lines[dice_.roll(lines.size())]);
          break;
        case 1:
          replace(line, "true", "false");
          break;
        case 2:
          replace(line, "\"word ", "\"" + std::string(200'000, 'w'));
          break;
        default:
          change_number(line, lines.size());
      }
    }
  }

 private:
  // What happened at one place, told at another.
  static std::string with_event(const std::string& place, const std::string& other) {
    const auto here = decode(place), there = decode(other);
    if (!here || !there) return place;
    auto moved = *there;
    moved.seq = here->seq;
    return encode(moved);
  }

  static void replace(std::string& line, const std::string& from, const std::string& to) {
    if (const auto at = line.find(from); at != std::string::npos) line.replace(at, from.size(), to);
  }

  void change_number(std::string& line, std::uint64_t events) {
    const auto places = numbers_in(line);
    if (places.empty()) return;
    const auto [begin, end] = places[dice_.roll(places.size())];
    static constexpr std::array<std::int64_t, 6> odd{0, 1, -1, 65'535, 1LL << 53, -(1LL << 53)};
    const auto number = dice_.roll(4) == 0 ? odd[dice_.roll(odd.size())]
                                           : static_cast<std::int64_t>(dice_.roll(events + 3));
    line.replace(begin, end - begin, std::to_string(number));
  }

  core::Dice dice_;
};

std::optional<std::vector<core::Event>> read(const Lines& lines) {
  std::vector<core::Event> events;
  for (const auto& line : lines) {
    auto event = decode(line);
    if (!event) return {};
    events.push_back(std::move(*event));
  }
  return events;
}

// All that a server does with a session.
void go_on(support::RandomSession& random) {
  auto& session = random.session();
  session.check_after(1'000'000);
  session.wait_until(session.now());
  for (int step = 0; step < steps_after; ++step)
    random.step();
  for (const auto& [id, person] : session.state().participants)
    if (person.is_here()) core::view(session.state(), id);
  core::closing_record(session.state(), 1);
}

TEST(ADamagedLog, IsRefusedOrIsASessionLikeAnyOther) {
  std::size_t taken = 0, refused = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    support::RandomSession whole(seed, people_max);
    whole.session().check_after(1'000'000);
    for (int step = 0; step < steps_before; ++step)
      whole.step();
    Lines stored;
    for (const auto& event : whole.session().events())
      stored.push_back(encode(event));
    Damage damage(seed);
    for (int each = 0; each < logs_of_each; ++each) {
      Lines lines = stored;
      damage.change(lines);
      auto events = read(lines);
      auto random = whole;
      if (events && random.session().come_up_on(std::move(*events))) {
        ++taken;
        ASSERT_NO_THROW(go_on(random)) << "log " << each;
      } else {
        ++refused;
      }
    }
  }
  EXPECT_GT(taken, seeds * logs_of_each / 20);
  EXPECT_GT(refused, seeds * logs_of_each / 20);
}

}  // namespace
}  // namespace chats::store
