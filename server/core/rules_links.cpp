// Links are replaced by facilitators: a secret that has gone too far opens nothing from then on,
// and whoever is inside stays.
#include "server/core/links.hpp"
#include "server/core/rules.hpp"

namespace chats::core {

std::optional<Rejection> stale_link(const SessionState& state, Role role,
                                    const std::optional<Digest>& shown, Instant now) {
  const auto& link = link_for(state, role);
  // Until a link was replaced there is only the first one.
  if (shown && link.hash && *shown != *link.hash)
    return Rejection{.rule = Rule::link_is_replaced, .at = link.made_at};
  if (link.expires_at && *link.expires_at <= now)
    return Rejection{.rule = Rule::link_has_expired, .at = link.expires_at};
  if (link.uses_max && link.uses >= *link.uses_max)
    return Rejection{.rule = Rule::link_is_used_up, .limit = *link.uses_max};
  return {};
}

Decision rule(const Case& now, const command::RotateLink& wish) {
  if (now.state.links_made >= limits::links_made_max)
    return refuse_too_many("role", limits::links_made_max);
  event::LinkRotated rotated{wish.role, wish.hash, {}, wish.uses_max, now.who()};
  if (wish.lasts) rotated.expires_at = now.at + *wish.lasts;
  return events(std::move(rotated));
}

}  // namespace chats::core
