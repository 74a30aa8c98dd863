// The links that let newcomers in, one for each role.
#include "server/core/apply.hpp"

namespace chats::core {

namespace {

SessionLink& link_of(SessionState& state, Role role) {
  return state.links[static_cast<std::size_t>(role)];
}

}  // namespace

void make_links(SessionState& state, Instant at) {
  for (auto& link : state.links)
    link.made_at = at;
  if (!state.definition->links) return;
  for (const auto& terms : *state.definition->links) {
    auto& link = link_of(state, terms.role);
    link.expires_at = terms.expires_at;
    link.uses_max = terms.uses_max;
  }
}

void use_link(SessionState& state, Participant& newcomer) {
  auto& link = link_of(state, newcomer.role);
  ++link.uses;
  newcomer.came_by = {newcomer.role, link.made_at};
}

void apply_body(SessionState& state, Stamp stamp, const event::LinkRotated& e) {
  link_of(state, e.role) = {stamp.seq, stamp.at, e.by, e.hash, e.expires_at, e.uses_max, 0};
  ++state.links_made;
}

}  // namespace chats::core
