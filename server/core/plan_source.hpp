// Where a decision gets its plans from: made beforehand, if it was for just this task; else at
// once, or, where that may take too long, only noted as wanted.
#pragma once

#include <optional>
#include <utility>

#include "server/core/plan.hpp"

namespace chats::core {

class PlanSource {
 public:
  enum class Missing : std::uint8_t { is_made, is_noted };

  // `prepared` may be null and outlives this.
  PlanSource(std::uint64_t dice, const PreparedPlan* prepared, Missing missing)
      : dice_(dice), prepared_(prepared), missing_(missing) {}

  std::uint64_t dice() const { return dice_; }

  // The rooms with everybody in them. Nobody, while it is only noted.
  std::vector<RoomPlan> make(PlanTask task) {
    if (prepared_ && prepared_->task == task) return take(prepared_->outcome);
    if (missing_ == Missing::is_made) return take(make_plan(task));
    wanted_ = std::move(task);
    return {};
  }

  const std::optional<PlanTask>& wanted() const { return wanted_; }
  // The pins that stood against the plan that was made.
  const std::optional<PinConflict>& conflict() const { return conflict_; }

 private:
  std::vector<RoomPlan> take(PlanOutcome outcome) {
    conflict_ = std::move(outcome.conflict);
    return std::move(outcome.rooms);
  }

  std::uint64_t dice_;
  const PreparedPlan* prepared_;
  Missing missing_;
  std::optional<PlanTask> wanted_;
  std::optional<PinConflict> conflict_;
};

}  // namespace chats::core
