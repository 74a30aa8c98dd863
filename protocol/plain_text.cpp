#include "protocol/plain_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace chats::protocol {

namespace {

using Point = utf8proc_int32_t;

constexpr Point braille_blank = 0x2800;
constexpr Point text_style = 0xFE0E;   // Variation selectors: they choose how the character
constexpr Point emoji_style = 0xFE0F;  // before them is drawn, and hide nothing.

// Code points after decomposition (and composition, where `options` asks). None: not UTF-8.
std::optional<std::vector<Point>> points_of(std::string_view raw, utf8proc_option_t options) {
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(raw.data());
  const auto length = static_cast<utf8proc_ssize_t>(raw.size());
  std::vector<Point> points(raw.size());
  auto room = static_cast<utf8proc_ssize_t>(points.size());
  auto count = utf8proc_decompose(bytes, length, points.data(), room, options);
  if (count > room) {  // Some characters decompose into more points than they had bytes.
    points.resize(static_cast<std::size_t>(count));
    room = count;
    count = utf8proc_decompose(bytes, length, points.data(), room, options);
  }
  if (count < 0) return std::nullopt;
  count = utf8proc_normalize_utf32(points.data(), count, options);
  if (count < 0) return std::nullopt;
  points.resize(static_cast<std::size_t>(count));
  return points;
}

std::optional<std::vector<Point>> normalised(std::string_view raw) {
  return points_of(raw, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

std::string encoded(std::span<const Point> points) {
  std::string text;
  text.reserve(points.size());
  for (const Point point : points) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(point, bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
  return text;
}

bool is_control(Point point) {
  return utf8proc_category(point) == UTF8PROC_CATEGORY_CC;
}

bool is_space(Point point) {
  if (point == '\t' || point == '\n') return true;
  const auto category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool is_ignorable(Point point) {
  return utf8proc_get_property(point)->ignorable != 0;
}

// Draws something, be it only a dot.
bool is_visible(Point point) {
  return !is_space(point) && !is_control(point) && !is_ignorable(point) && point != braille_blank &&
         utf8proc_category(point) != UTF8PROC_CATEGORY_CF;
}

// What has no place in a name: it changes how others' words look, or nothing that can be seen.
bool deceives(Point point) {
  if (point == text_style || point == emoji_style) return false;
  const auto category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
         category == UTF8PROC_CATEGORY_CS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP || is_ignorable(point);
}

bool is_bidi_override(Point point) {
  return point == 0x202D || point == 0x202E;
}

PlainText trimmed(std::span<const Point> points) {
  if (std::ranges::none_of(points, is_visible)) return {};
  const auto first = std::ranges::find_if_not(points, is_space);
  auto last = points.end();
  while (last != first && is_space(*(last - 1)))
    --last;
  const std::span<const Point> kept(first, last);
  return {.text = encoded(kept), .points = kept.size()};
}

// Line ends of other systems and of Unicode become \n; what is not wanted goes.
std::vector<Point> cleaned(std::span<const Point> points) {
  std::vector<Point> kept;
  kept.reserve(points.size());
  bool after_return = false;
  for (const Point point : points) {
    const bool ends_pair = after_return && point == '\n';
    after_return = point == '\r';
    if (ends_pair) continue;
    if (point == '\r' || point == 0x2028 || point == 0x2029 || point == 0x85) {
      kept.push_back('\n');
    } else if (point == '\n' || point == '\t' || (!is_control(point) && !is_bidi_override(point))) {
      kept.push_back(point);
    }
  }
  return kept;
}

std::vector<Point> with_single_spaces(std::span<const Point> points) {
  std::vector<Point> kept;
  kept.reserve(points.size());
  for (const Point point : points) {
    if (!is_space(point)) {
      kept.push_back(point);
    } else if (!kept.empty() && kept.back() != ' ') {
      kept.push_back(' ');
    }
  }
  return kept;
}

// Printable ASCII and line feeds, without white space at the ends: most of what people type is
// like that and is its own normal form.
bool is_plain_already(std::string_view raw) {
  if (raw.empty() || raw.front() <= ' ' || raw.back() <= ' ') return false;
  return std::ranges::all_of(raw, [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
}

}  // namespace

std::optional<PlainText> one_line(std::string_view raw) {
  const auto points = normalised(raw);
  if (!points || std::ranges::any_of(*points, deceives)) return std::nullopt;
  return trimmed(with_single_spaces(*points));
}

std::optional<PlainText> many_lines(std::string_view raw) {
  if (is_plain_already(raw)) return PlainText{.text = std::string(raw), .points = raw.size()};
  const auto points = normalised(raw);
  if (!points) return std::nullopt;
  return trimmed(cleaned(*points));
}

std::string fold(std::string_view text) {
  const auto points = points_of(
      text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                           UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  return points ? trimmed(with_single_spaces(*points)).text : std::string();
}

bool is_key(std::string_view text) {
  return text.size() == 22 && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

}  // namespace chats::protocol
