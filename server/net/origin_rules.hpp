// Whose pages may open a socket here. A browser tells the origin of the page; without this check
// any site its visitor has open could talk to us in the visitor's name. An unknown Host is refused
// too: a foreign name that points at our address would otherwise make itself "our own". Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chats::net {

class OriginRules {
 public:
  // Hosts: "chats.example.org" (any port) or "chats.example.org:8443"; none: only this machine's
  // own names (localhost, 127.0.0.1, ::1). Origins beside our own: "https://www.example.org".
  OriginRules(const std::vector<std::string>& hosts, const std::vector<std::string>& origins);
  // Any host and any page, for a server that has nothing of anybody's.
  static OriginRules open_to_all();

  bool knows_host(std::string_view host) const;

  struct Asked {
    std::optional<std::string_view> origin;  // none: a program, not a page
    std::string_view host;
    bool secure;
  };
  bool allows(const Asked& asked) const;

 private:
  std::vector<std::string> hosts_;
  std::vector<std::string> origins_;
  bool is_open_to_all_ = false;
};

}  // namespace chats::net
