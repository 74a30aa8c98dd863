// A client by the letter of the contract (protocol/README.md, part 3), for what a snapshot shows a
// window of and nothing else: it knows no bound, only what it is told. Written apart from the
// server's views and from the web client's fold, which are compared with it.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace chats::sessions {

// What stands in the windows, by the numbers of the ids: its text, or for a row of the roster its
// room. `older`: something has left the window.
struct Windows {
  std::map<std::uint64_t, std::string> messages, cards, answers, rows, broadcasts;
  bool older_messages = false, older_cards = false;

  friend bool operator==(const Windows&, const Windows&) = default;
};

class WindowFold {
 public:
  explicit WindowFold(const nlohmann::json& snapshot);

  void hear(const nlohmann::json& notification);
  const Windows& held() const { return held_; }

 private:
  void hear_message(const std::string& method, const nlohmann::json& params);
  void hear_card(const std::string& method, const nlohmann::json& params);
  void hear_person(const std::string& method, const nlohmann::json& params);
  void enter(const nlohmann::json& room);

  Windows held_;
  std::string me_, room_;
  bool staff_ = false;
};

}  // namespace chats::sessions
