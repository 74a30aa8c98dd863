// Going for good, with everything that is one's own. What staff did is on record: who may mute and
// remove others cannot take that back by leaving. What somebody told the staff goes with them,
// flags that nobody has looked at as well. One about staff names nobody, and withdrawing it just
// now would: it goes when the session closes.
#include "server/core/rules.hpp"

namespace chats::core {

Decision rule(const Case& now, const command::EraseMe&) {
  if (now.actor->was_staff) return refuse(Rule::staff_stay_on_record);
  std::vector<EventBody> all;
  for (const auto& [id, flag] : now.state.flags)
    if (flag.from == now.who() && !flag.names_nobody)
      all.emplace_back(event::FlagResolved{id, now.who(), {}, now.who()});
  all.emplace_back(event::ParticipantLeft{now.who(), now.actor->room});
  all.emplace_back(event::ParticipantErased{now.who()});
  return all;
}

}  // namespace chats::core
