// The little that HTTP asks of ASCII text: comparing without case, trimming, lists with commas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chats::net {

char lower(char letter);
std::string lowered(std::string_view text);
bool same_ignoring_case(std::string_view left, std::string_view right);
std::string_view trimmed(std::string_view text);

// The trimmed, non-empty parts between the separators.
std::vector<std::string_view> parts_of(std::string_view text, char separator);

// A field value that is a comma-separated list holds this token (any case).
bool list_holds(std::string_view list, std::string_view token);

}  // namespace chats::net
