// What a method would rather have, as a cost that an exchange of seats makes smaller or larger. All
// in whole numbers: rounding differs between machines, and plans may not.
#pragma once

#include <cstdint>
#include <memory>

#include "server/core/plan_table.hpp"

namespace chats::core {

class PlanTaste {
 public:
  virtual ~PlanTaste() = default;
  // Of the table as it is.
  virtual std::int64_t cost() const = 0;
  // No table costs less than this, as far as is known.
  virtual std::int64_t least() const = 0;
  // By how much the exchange would change the cost.
  virtual std::int64_t change(const Exchange& exchange) = 0;
  // The table is about to make the exchange.
  virtual void note(const Exchange& exchange) = 0;
  // How many look-ups one `change` takes, about.
  virtual std::size_t looks() const = 0;
};

// Null: the method does not mind who sits with whom. The table outlives it, and all sit.
std::unique_ptr<PlanTaste> taste_of(const PlanTable& table);

// Exchanges seats until nobody quarrels and the taste is content, or the steps are used up.
void improve(PlanTable& table, std::uint64_t dice);

}  // namespace chats::core
