// The words of one line of a story: plain words and "quoted texts" in order, and key=value pairs.
// A word that nobody asked for is a mistake in the story.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/instant.hpp"

namespace chats::sessions {

// A line that makes no sense, with a sentence that says why.
struct StoryMistake : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Words {
 public:
  explicit Words(std::string_view line);

  bool at_end() const { return next_ == plain_.size(); }
  std::string peek() const { return at_end() ? std::string{} : plain_[next_]; }
  std::string take();                      // The next plain word or text.
  bool take_if(std::string_view word);     // True when it was the next one.
  std::string take_or(std::string other);  // The next one, unless it is `as` or none.

  bool has(std::string_view key) const { return pairs_.contains(key); }
  std::string get(std::string_view key);  // A mistake when it is not there.
  std::optional<std::string> find(std::string_view key);
  std::vector<std::string> list(std::string_view key);  // "a,b"; none when it is not there.
  std::vector<std::string> keys() const;

  void expect_all_used() const;

 private:
  std::vector<std::string> plain_;
  std::size_t next_ = 0;
  std::map<std::string, std::string, std::less<>> pairs_;
  std::set<std::string, std::less<>> used_;
};

std::vector<std::string> split(std::string_view text, char by);
// "10m", "-90s", "2h".
core::seconds seconds_in(std::string_view word);
// "10:05" or "10:05:30" on the day of the stories.
core::Instant time_of_day(std::string_view word);
// The other way; with seconds and milliseconds only where there are any.
std::string clock_text(core::Instant);
std::uint16_t number_in(std::string_view word);
std::string lower_case(std::string text);

}  // namespace chats::sessions
