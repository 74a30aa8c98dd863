// The head of an HTTP/1.1 answer as bytes, with the headers that stand on every answer.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/net/http.hpp"

namespace chats::net {

using StandingHeaders = std::vector<std::pair<std::string_view, std::string_view>>;
StandingHeaders standing_headers(bool secure);

std::string_view reason_of(unsigned status);

struct HeadFacts {
  bool secure;
  bool keep_alive;
};
// Content-Length, Date and Connection are ours; a field with a line break in it is left out, since
// it could write a second answer.
std::string response_head(const HttpResponse& response, HeadFacts facts);

}  // namespace chats::net
