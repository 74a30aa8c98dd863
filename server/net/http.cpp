#include "server/net/http.hpp"

#include "server/net/text.hpp"

namespace chats::net {

std::optional<std::string_view> field(const HttpFields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (same_ignoring_case(key, name)) return value;
  }
  return std::nullopt;
}

std::string_view path_of(const HttpRequest& request) {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?'));
}

HttpResponse plain_answer(unsigned status, std::string_view sentence) {
  return HttpResponse{
      .status = status,
      .headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}},
      .body = std::make_shared<const std::string>(std::string(sentence) + "\n")};
}

}  // namespace chats::net
