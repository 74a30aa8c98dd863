// Text that people write, made comparable and harmless: normalised to NFC, counted in Unicode code
// points, without characters that only deceive. Input is UTF-8; where it is not, there is no text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chats::protocol {

struct PlainText {
  std::string text;        // NFC, trimmed, UTF-8. Empty: there was nothing but white space.
  std::size_t points = 0;  // Its length in Unicode code points.
};

// One line: a name, a title, pronouns. Runs of white space become one space. None: it holds a
// control, bidi or zero-width character, or is not UTF-8. Marks that look like nothing at all
// (fillers, blanks) count as white space in "empty".
std::optional<PlainText> one_line(std::string_view raw);

// Several lines: a message, a card, a body. Line ends become \n, tabs stay. Removed in silence,
// since people paste them unknowingly: other control characters and bidi overrides. Joiners,
// direction marks and isolates stay; emoji and right-to-left scripts need them. None: not UTF-8.
std::optional<PlainText> many_lines(std::string_view raw);

// For comparing names only: NFKC, case-folded, what is ignorable left out. Two names that fold to
// the same text are the same name.
std::string fold(std::string_view text);

// 128 bits in base64url without padding: 22 characters.
bool is_key(std::string_view text);

}  // namespace chats::protocol
