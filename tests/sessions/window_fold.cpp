#include "tests/sessions/window_fold.hpp"

namespace chats::sessions {

namespace {

using nlohmann::json;
using Things = std::map<std::uint64_t, std::string>;

constexpr std::size_t broadcasts_shown = 20;

std::uint64_t number_of(const json& id) {
  return std::stoull(id.get_ref<const std::string&>().substr(1));
}

void change(Things& things, const json& id, const std::string& text) {
  if (const auto found = things.find(number_of(id)); found != things.end()) found->second = text;
}

// Drops what is older than what the server says is oldest now. False: there is none.
bool trim(Things& things, const json& params) {
  if (!params.contains("oldest")) return false;
  const auto oldest = things.lower_bound(number_of(params["oldest"]));
  const bool any = oldest != things.begin();
  things.erase(things.begin(), oldest);
  return any;
}

Things texts_of(const json& list, const char* id) {
  Things things;
  for (const auto& each : list)
    things.emplace(number_of(each[id]), each["text"]);
  return things;
}

}  // namespace

WindowFold::WindowFold(const json& snapshot)
    : me_(snapshot["me"]["id"]), staff_(snapshot.contains("staff_only")) {
  enter(snapshot["room"]);
  held_.cards = texts_of(snapshot["board"]["cards"], "card");
  held_.older_cards = snapshot["board"].value("older", false);
  held_.answers = texts_of(snapshot["checkins"], "checkin");
  held_.broadcasts = texts_of(snapshot["broadcasts"], "broadcast");
  if (!staff_) return;
  for (const auto& row : snapshot["staff_only"]["roster"])
    held_.rows.emplace(number_of(row["id"]), row["room"]);
}

void WindowFold::enter(const json& room) {
  room_ = room["id"];
  held_.messages = texts_of(room["messages"], "message");
  held_.older_messages = room.value("older", false);
}

void WindowFold::hear(const json& notification) {
  const std::string method = notification["method"];
  const json& params = notification["params"];
  if (method.starts_with("message.")) hear_message(method, params);
  if (method.starts_with("card.") || method == "board.revealed") hear_card(method, params);
  if (staff_) hear_person(method, params);
  if (method == "room.entered") {
    enter(params["room"]);
    change(held_.rows, me_, room_);
  }
  if (method == "checkin.answered") {
    const auto number = number_of(params["checkin"]);
    if (number == params["seq"].get<std::uint64_t>()) held_.answers[number];
    change(held_.answers, params["checkin"], params["text"]);
    trim(held_.answers, params);
  }
  if (method == "broadcast.sent") {
    held_.broadcasts.emplace(number_of(params["broadcast"]), params["text"]);
    if (held_.broadcasts.size() > broadcasts_shown)
      held_.broadcasts.erase(held_.broadcasts.begin());
  }
}

void WindowFold::hear_message(const std::string& method, const json& params) {
  if (params["room"] != room_) return;
  if (method == "message.posted") held_.messages[number_of(params["message"])];
  if (params.contains("text")) change(held_.messages, params["message"], params["text"]);
  const bool goes = method == "message.deleted" || (method == "message.hidden" && !staff_);
  if (goes) change(held_.messages, params["message"], "");
  held_.older_messages = trim(held_.messages, params) || held_.older_messages;
}

void WindowFold::hear_card(const std::string& method, const json& params) {
  if (method == "board.revealed") {
    held_.cards = texts_of(params["cards"], "card");
    held_.older_cards = params.value("older", false);
    return;
  }
  // Who is not staff sees none that wait, but for their own.
  const auto drop_all = [&] {
    for (const auto& card : params["cards"])
      held_.cards.erase(number_of(card));
  };
  if (method == "card.withheld" && !staff_) drop_all();
  if (method == "card.approved" && !staff_) {
    drop_all();
    for (const auto& [number, text] : texts_of(params["shown"], "card"))
      held_.cards[number] = text;
  }
  const bool withdrawn = method == "card.edited" && !params.contains("text");
  if (withdrawn) held_.cards.erase(number_of(params["card"]));
  if (method == "card.added") held_.cards[number_of(params["card"])];
  if (params.contains("text")) change(held_.cards, params["card"], params["text"]);
  if (method == "card.removed") held_.cards.erase(number_of(params["card"]));
  held_.older_cards = trim(held_.cards, params) || held_.older_cards;
}

void WindowFold::hear_person(const std::string& method, const json& params) {
  if (method == "participant.joined" || method == "participant.back") {
    const json& row = params["participant"];
    if (params.value("listed", true)) held_.rows[number_of(row["id"])] = row["room"];
  }
  if (method == "participant.left") change(held_.rows, params["participant"], "main");
  if (method == "participant.removed") held_.rows.erase(number_of(params["participant"]));
  if (method == "participant.moved")
    change(held_.rows, params["participant"]["id"], params["room"]);
  if (method == "rooms.opened")
    for (const auto& pair : params["assigned"])
      change(held_.rows, pair[0], pair[1]);
  if (method == "rooms.closed")
    for (auto& [number, room] : held_.rows)
      for (const auto& closed : params["rooms"])
        if (room == closed) room = "main";
}

}  // namespace chats::sessions
