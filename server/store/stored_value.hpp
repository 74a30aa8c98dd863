// How single values are stored: numbers, texts, ids, times, hashes, words. Reading checks
// everything and throws nothing: what lies in a log may be damaged in any way.
#pragma once

#include <array>
#include <charconv>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "server/core/digest.hpp"
#include "server/core/ids.hpp"
#include "server/core/instant.hpp"
#include "server/store/stored_words.hpp"

namespace chats::store {

using Json = nlohmann::ordered_json;

// What is wrong with a stored value: where it lies ("rooms[2].name") and what it should be.
// Never what it is: texts do not belong in a server's log.
struct Fault {
  std::string where, what;
};
using MaybeFault = std::optional<Fault>;

inline MaybeFault should_be(std::string what) {
  return Fault{"", "should be " + std::move(what)};
}

// Whole numbers stay within what every reader of JSON can hold.
inline constexpr std::int64_t whole_max = std::int64_t{1} << 53;
// Seconds or minutes: beyond a thousand years nobody meant it, and sums could overflow.
inline constexpr std::int64_t duration_max = 600'000'000;

inline std::optional<std::int64_t> whole_number(const Json& stored) {
  if (!stored.is_number_integer()) return std::nullopt;
  if (stored.is_number_unsigned() && stored.get<std::uint64_t>() > std::uint64_t{whole_max}) {
    return std::nullopt;
  }
  const auto number = stored.get<std::int64_t>();
  if (number < -whole_max || number > whole_max) return std::nullopt;
  return number;
}

// Stored<T> has write(line, value), which adds the value's JSON to the line, and
// read(stored, value). Those of lists, structs and closed choices are in stored_struct.hpp.
template <class T>
struct Stored;

template <>
struct Stored<bool> {
  static void write(std::string& line, bool value) { line += value ? "true" : "false"; }
  static MaybeFault read(const Json& stored, bool& value) {
    if (!stored.is_boolean()) return should_be("true or false");
    value = stored.get<bool>();
    return std::nullopt;
  }
};

template <std::integral T>
struct Stored<T> {
  static void write(std::string& line, T value) {
    std::array<char, 20> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    line.append(digits.data(), end);
  }
  static MaybeFault read(const Json& stored, T& value) {
    const auto number = whole_number(stored);
    if (!number || !std::in_range<T>(*number)) return should_be("a whole number in its range");
    value = static_cast<T>(*number);
    return std::nullopt;
  }
};

// In quotes. Cannot fail: bytes that are not UTF-8 become U+FFFD.
template <>
struct Stored<std::string_view> {
  static void write(std::string& line, std::string_view text);
};
template <>
struct Stored<std::string> {
  static void write(std::string& line, const std::string& value) {
    Stored<std::string_view>::write(line, value);
  }
  static MaybeFault read(const Json& stored, std::string& value) {
    const auto* text = stored.get_ptr<const std::string*>();
    if (!text) return should_be("a text");
    value = *text;
    return std::nullopt;
  }
};

template <class Tag>
struct Stored<core::Id<Tag>> {
  static void write(std::string& line, core::Id<Tag> id) {
    Stored<std::uint64_t>::write(line, id.number);
  }
  static MaybeFault read(const Json& stored, core::Id<Tag>& id) {
    return Stored<std::uint64_t>::read(stored, id.number);
  }
};

template <>
struct Stored<core::Instant> {
  static void write(std::string& line, core::Instant instant) {
    Stored<std::int64_t>::write(line, instant.time_since_epoch().count());
  }
  static MaybeFault read(const Json& stored, core::Instant& instant) {
    const auto number = whole_number(stored);
    if (!number) return should_be("milliseconds since 1970");
    instant = core::Instant{core::milliseconds{*number}};
    return std::nullopt;
  }
};

template <class Period>
struct Stored<std::chrono::duration<std::int64_t, Period>> {
  using Duration = std::chrono::duration<std::int64_t, Period>;
  static void write(std::string& line, Duration duration) {
    Stored<std::int64_t>::write(line, duration.count());
  }
  static MaybeFault read(const Json& stored, Duration& duration) {
    const auto number = whole_number(stored);
    if (!number || *number < 0 || *number > duration_max) return should_be("a duration");
    duration = Duration{*number};
    return std::nullopt;
  }
};

// Both in lower-case hexadecimal, two characters for each byte; written in quotes.
void write_hex(std::string& line, const std::uint8_t* bytes, std::size_t count);
bool bytes_of_hex(std::string_view hex, std::uint8_t* bytes, std::size_t count);

template <>
struct Stored<core::Digest> {
  static void write(std::string& line, const core::Digest& digest) {
    write_hex(line, digest.bytes.data(), digest.bytes.size());
  }
  static MaybeFault read(const Json& stored, core::Digest& digest) {
    const auto* text = stored.get_ptr<const std::string*>();
    if (text && bytes_of_hex(*text, digest.bytes.data(), digest.bytes.size())) {
      return std::nullopt;
    }
    return should_be("64 hexadecimal digits");
  }
};

template <class E>
requires std::is_enum_v<E>
struct Stored<E> {
  static void write(std::string& line, E value) {
    Stored<std::string_view>::write(line, Words<E>::words.at(static_cast<std::size_t>(value)));
  }
  static MaybeFault read(const Json& stored, E& value) {
    const auto* text = stored.get_ptr<const std::string*>();
    for (std::size_t index = 0; text && index < Words<E>::words.size(); ++index) {
      if (Words<E>::words[index] != *text) continue;
      value = static_cast<E>(index);
      return std::nullopt;
    }
    return should_be("one of its words");
  }
};

}  // namespace chats::store
