// Going for good, with everything that is one's own. What staff did is on record: who may mute and
// remove others cannot take that back by leaving.
#include "server/core/rules.hpp"

namespace chats::core {

Decision rule(const Case& now, const command::EraseMe&) {
  if (now.actor->was_staff) return refuse(Rule::staff_stay_on_record);
  return events(event::ParticipantLeft{now.who(), now.actor->room},
                event::ParticipantErased{now.who()});
}

}  // namespace chats::core
