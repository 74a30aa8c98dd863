// Keeping people safe.
#include <iterator>

#include "tests/protocol/method_rows.hpp"

namespace chats::protocol {

constexpr MethodRow moderation[] = {
    {"message.unhide", R"({"message":"m7"})", "ok"},
    {"message.unhide", R"({"message":"c7"})", "invalid_params message"},
    {"card.hide", R"({"card":"c7","reason":"LONG<200>"})", "ok"},
    {"card.hide", R"({"card":"m7"})", "invalid_params card"},
    {"card.hide", R"({"card":"c7","reason":"LONG<201>"})", "too_long reason"},
    {"card.unhide", R"({"card":"c7"})", "ok"},
    {"card.unhide", "{}", "invalid_params card"},
    {"room.mute", R"({"room":"all"})", "ok"},
    {"room.mute", R"({"room":"main","reason":"Breathe"})", "ok"},
    {"room.mute", R"({"room":"r3"})", "ok"},
    {"room.mute", "{}", "invalid_params room"},
    {"room.mute", R"({"room":"everything"})", "invalid_params room"},
    {"room.mute", R"({"room":"r3","reason":"LONG<201>"})", "too_long reason"},
    {"room.unmute", R"({"room":"all"})", "ok"},
    {"room.unmute", R"({"room":7})", "invalid_params room"},
    {"slow.set", R"({"every_s":0})", "ok"},
    {"slow.set", R"({"every_s":600,"room":"r3"})", "ok"},
    {"slow.set", R"({"every_s":30,"room":"all"})", "ok"},
    {"slow.set", R"({"every_s":601})", "invalid_params every_s"},
    {"slow.set", R"({"every_s":-1})", "invalid_params every_s"},
    {"slow.set", R"({"room":"r3"})", "invalid_params every_s"},
    {"slow.set", R"({"every_s":30,"room":"here"})", "invalid_params room"},
    {"flag.raise", R"({"target":"m7"})", "ok"},
    {"flag.raise", R"({"target":"c7","note":"LONG<200>"})", "ok"},
    {"flag.raise", R"({"target":"p7"})", "ok"},
    {"flag.raise", R"({"target":"r7"})", "invalid_params target"},
    {"flag.raise", R"({"target":7})", "invalid_params target"},
    {"flag.raise", "{}", "invalid_params target"},
    {"flag.raise", R"({"target":"m7","note":"LONG<201>"})", "too_long note"},
    {"flag.resolve", R"({"flag":"f7","outcome":"We spoke"})", "ok"},
    {"flag.resolve", R"({"flag":"f7","outcome":" "})", "invalid_params outcome"},
    {"flag.resolve", R"({"flag":"f7","outcome":"LONG<201>"})", "too_long outcome"},
    {"flag.resolve", R"({"flag":"7","outcome":"We spoke"})", "invalid_params flag"},
    {"staff.write", R"({"text":"LONG<500>"})", "ok"},
    {"staff.write", R"({"text":"Yes","participant":"p7"})", "ok"},
    {"staff.write", R"({"text":"LONG<501>"})", "too_long text"},
    {"staff.write", R"({"text":" "})", "invalid_params text"},
    {"staff.write", R"({"text":"Yes","participant":"Ana"})", "invalid_params participant"},
    {"staff.note", R"({"text":"Look at room 3"})", "ok"},
    {"staff.note", "{}", "invalid_params text"},
    {"moderation.log", "{}", "ok"},
    {"moderation.log", R"({"before":12,"limit":200})", "ok"},
    {"moderation.log", R"({"before":0})", "invalid_params before"},
    {"moderation.log", R"({"limit":201})", "invalid_params limit"},
    {"participant.admit", R"({"participants":["p7","p8"]})", "ok"},
    {"participant.admit", "{}", "invalid_params participants"},
    {"participant.admit", R"({"participants":["m7"]})", "invalid_params participants"},
    {"participant.refuse", R"({"participants":["p7"]})", "ok"},
    {"participant.refuse", R"({"participants":[]})", "invalid_params participants"},
};
std::vector<MethodRow> rows_of_moderation() {
  return {std::begin(moderation), std::end(moderation)};
}

}  // namespace chats::protocol
