// The rules of a session. `decide` reads: the same state and request give the same decision on
// every machine, for ever. Rights come first (rights.hpp), then whether it makes sense.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/core/command.hpp"
#include "server/core/rejection.hpp"
#include "server/core/result.hpp"
#include "server/core/state.hpp"
#include "server/core/view.hpp"

namespace chats::core {

// The events to apply, in order; none: it is so already.
using Decision = Result<std::vector<EventBody>, Rejection>;

Decision decide(const SessionState& state, const Request& request);

// Whether an anonymous item is there already as it is asked for. No request id is kept for it: this
// is how a repeat of it is known. Comes before rights and rules, like any repeat: a phase that is
// over or a mute takes nothing back.
bool repeats_blind_item(const SessionState& state, const Request& request);

// The plan that `decide` would make on its way, for those who would rather have it made elsewhere
// and given along in `request.plan`. None: it takes none, or has the right one already.
std::optional<PlanTask> plan_wanted(const SessionState& state, const Request& request);

// A link's secret, told once: empty when it has been.
struct NewSecret {
  std::string text;
};
// The thing that a request made, for its result: none for most.
struct Made {
  std::variant<std::monostate, MessageId, CardId, TakeawayId, HelpId, BroadcastId, CheckinId,
               NewSecret, FlagId, LetterId>
      id;
};
// For `command` of `actor`, whose last event was `seq`; `state` has it applied. The same for a
// repeated request.
Made made_by(const SessionState& state, ParticipantId actor, const Command& command, Seq seq);

// The accepted request with that id, if it is still remembered.
const AcceptedRequest* find_accepted(const Participant&, std::uint64_t id_hash);

// When something falls due without anybody asking (Tick then decides it). None: never.
std::optional<Instant> next_deadline(const SessionState& state);

}  // namespace chats::core
