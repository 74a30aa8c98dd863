#include "tests/store/possible_worlds.hpp"

#include <algorithm>
#include <ostream>

#include "tests/store/log_under_test.hpp"

namespace chats::store {

bool World::takes(const SessionId& session, core::Seq after) const {
  const auto found = sessions.find(session);
  return found != sessions.end() && found->second.takes(after);
}

World world_of(Log& log) {
  World world;
  for (const auto& entry : log.sessions()) {
    world.sessions[entry.session] = {.texts = texts_of(log, entry.session),
                                     .links = 0,
                                     .closed = entry.closed && log.record(entry.session),
                                     .forget_at = entry.forget_at};
  }
  for (const auto& link : log.links())
    ++world.sessions[link.session].links;
  world.fact = log.fact("probed_at");
  return world;
}

std::ostream& operator<<(std::ostream& out, const World& world) {
  for (const auto& [session, kept] : world.sessions) {
    out << session << ": " << kept.texts.size() << " texts, " << kept.links << " links"
        << (kept.closed ? ", closed" : "") << (kept.forget_at ? ", to be forgotten" : "") << "; ";
  }
  return out << "fact '" << world.fact << "'";
}

std::ostream& operator<<(std::ostream& out, const PossibleWorlds& worlds) {
  for (const World& world : worlds.possible_)
    out << world << "\n      or: ";
  return out << "nothing else";
}

void PossibleWorlds::has_happened(const Change& change) {
  for (World& world : possible_)
    change(world);
}

void PossibleWorlds::may_have_happened(const Change& change) {
  const auto before = possible_;
  has_happened(change);
  for (const World& world : before) {
    if (std::find(possible_.begin(), possible_.end(), world) == possible_.end())
      possible_.push_back(world);
  }
}

bool PossibleWorlds::learn(const std::function<bool(const World&)>& is_true) {
  auto left = possible_;
  std::erase_if(left, [&](const World& world) { return !is_true(world); });
  if (left.empty()) return false;
  possible_ = std::move(left);
  return true;
}

}  // namespace chats::store
