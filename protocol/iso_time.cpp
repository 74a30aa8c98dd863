#include "protocol/iso_time.hpp"

namespace chats::protocol {

namespace {

using std::chrono::days;
using std::chrono::hours;

// Takes from the front of a text; once something is not as it should be, all fails.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool next_is(char c) const { return !rest_.empty() && rest_.front() == c; }

  bool take_if(char c) {
    if (!next_is(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expect(char c) {
    if (!take_if(c)) failed_ = true;
  }

  // Exactly `count` digits, up to `most`.
  int digits(std::size_t count, int most) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i)
      value = value * 10 + digit();
    if (value > most) failed_ = true;
    return value;
  }

  // Decimals of a second, as milliseconds; what is finer is cut off.
  int decimals() {
    int value = digit() * 100;
    for (int weight = 10; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
         weight /= 10) {
      value += digit() * weight;
    }
    return value;
  }

  bool is_done() const { return !failed_ && rest_.empty(); }

 private:
  int digit() {
    if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') {
      failed_ = true;
      return 0;
    }
    const int value = rest_.front() - '0';
    rest_.remove_prefix(1);
    return value;
  }

  std::string_view rest_;
  bool failed_ = false;
};

core::minutes offset_of(Scanner& scanner) {
  if (scanner.take_if('Z')) return core::minutes(0);
  const bool west = scanner.next_is('-');
  if (!scanner.take_if('-')) scanner.expect('+');
  const hours whole(scanner.digits(2, 14));
  scanner.expect(':');
  const core::minutes offset = whole + core::minutes(scanner.digits(2, 59));
  return west ? -offset : offset;
}

void append_number(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

}  // namespace

std::optional<core::Instant> parse_iso_time(std::string_view text) {
  Scanner scanner(text);
  const std::chrono::year year(scanner.digits(4, 9999));
  scanner.expect('-');
  const std::chrono::month month(static_cast<unsigned>(scanner.digits(2, 12)));
  scanner.expect('-');
  const std::chrono::day day(static_cast<unsigned>(scanner.digits(2, 31)));
  scanner.expect('T');
  core::milliseconds time = hours(scanner.digits(2, 23));
  scanner.expect(':');
  time += core::minutes(scanner.digits(2, 59));
  if (scanner.take_if(':')) {
    time += core::seconds(scanner.digits(2, 59));
    if (scanner.take_if('.')) time += core::milliseconds(scanner.decimals());
  }
  const core::minutes offset = offset_of(scanner);
  const std::chrono::year_month_day date(year, month, day);
  if (!scanner.is_done() || !date.ok() || year < std::chrono::year(1970)) return std::nullopt;
  return core::Instant(std::chrono::sys_days(date)) + time - offset;
}

std::string iso_time(core::Instant at) {
  const auto midnight = std::chrono::floor<days>(at);
  const std::chrono::year_month_day date(midnight);
  const std::chrono::hh_mm_ss time(at - midnight);
  std::string out;
  append_number(out, static_cast<int>(date.year()), 4);
  out += '-';
  append_number(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  out += '-';
  append_number(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  out += 'T';
  append_number(out, static_cast<int>(time.hours().count()), 2);
  out += ':';
  append_number(out, static_cast<int>(time.minutes().count()), 2);
  out += ':';
  append_number(out, static_cast<int>(time.seconds().count()), 2);
  if (time.subseconds().count() != 0) {
    out += '.';
    append_number(out, static_cast<int>(time.subseconds().count()), 3);
  }
  return out + 'Z';
}

}  // namespace chats::protocol
