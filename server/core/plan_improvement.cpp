// Exchanges that make a plan better: simulated annealing in whole numbers. An exchange that costs
// more is sometimes taken, ever more rarely, or the search would stop at the first plan that no
// single exchange improves. The dice decide and the steps are counted, so it ends at the same plan
// on every machine, whatever else that machine does.
#include <algorithm>

#include "server/core/plan_taste.hpp"
#include "server/core/shuffle.hpp"

namespace chats::core {

namespace {

constexpr std::size_t looks_max = 12'000'000;  // Of one plan: about a tenth of a second.
constexpr std::size_t steps_of_a_run_max = 50'000;
constexpr std::size_t tries_of_a_pair = 80;      // In a run: few people are soon looked through.
constexpr int runs_in_vain_max = 8;              // Then this is as good as it gets.
constexpr std::int64_t quarrel_costs = 1 << 20;  // More than any taste: pins are law.

class Search {
 public:
  Search(PlanTable& table, PlanTaste* taste, std::uint64_t dice)
      : table_(table), taste_(taste), dice_(dice), quarrels_(table.quarrels()) {
    for (std::uint32_t unit = 0; unit < table.units().size(); ++unit)
      if (!table.units()[unit].fixed) movable_.push_back(unit);
    remember();
  }

  void run() {
    if (table_.rooms() < 2 || movable_.empty()) return;
    auto steps_left = looks_max / ((taste_ ? taste_->looks() : 0) + 8);
    for (int in_vain = 0; in_vain < runs_in_vain_max && steps_left > 0 && !content(); ++in_vain) {
      const auto steps = std::min(
          {steps_left, steps_of_a_run_max, tries_of_a_pair * movable_.size() * movable_.size()});
      cool_down(steps);
      steps_left -= steps;
      if (cost() >= best_cost_) continue;
      remember();
      in_vain = 0;
    }
    bring_back();
  }

 private:
  std::int64_t cost() const { return quarrels_ * quarrel_costs + (taste_ ? taste_->cost() : 0); }
  bool content() const { return quarrels_ == 0 && (!taste_ || taste_->cost() <= taste_->least()); }

  void cool_down(std::size_t steps) {
    constexpr std::size_t stages = 16;  // From a chance of a third for the smallest step to none.
    for (std::size_t stage = stages; stage-- > 0;)
      for (std::size_t step = 0; step < steps / stages; ++step) {
        if (content()) return;
        if (propose()) consider(stage);
      }
  }

  // Fills exchange_. False: no such exchange.
  bool propose() {
    const auto unit = movable_[dice_.roll(movable_.size())];
    exchange_.a = table_.room_of(unit);
    exchange_.b = static_cast<std::uint32_t>(dice_.roll(table_.rooms() - 1));
    if (exchange_.b >= exchange_.a) ++exchange_.b;
    exchange_.from_a.assign(1, unit);
    exchange_.from_b.clear();
    return make_room(table_.units()[unit].weight);
  }

  bool make_room(std::uint32_t weight) {
    if (weight == 0) return true;
    const auto& inside = table_.units_in(exchange_.b);
    if (inside.empty()) return false;
    const auto first = dice_.roll(inside.size());
    for (std::size_t i = 0; i < inside.size() && weight > 0; ++i) {
      const auto other = inside[(first + i) % inside.size()];
      const auto& unit = table_.units()[other];
      if (unit.fixed || unit.weight == 0 || unit.weight > weight) continue;
      exchange_.from_b.push_back(other);
      weight -= unit.weight;
    }
    return weight == 0;
  }

  void consider(std::size_t stage) {
    const auto quarrels = table_.quarrels_after(exchange_);
    const auto change = quarrels * quarrel_costs + (taste_ ? taste_->change(exchange_) : 0);
    if (change > 0 && !lucky(change, stage)) return;
    if (taste_) taste_->note(exchange_);
    table_.make(exchange_);
    quarrels_ += quarrels;
  }

  // With the chance (stage / 48) to the power of what it costs.
  bool lucky(std::int64_t costs, std::size_t stage) {
    std::uint64_t chance = 1 << 20;
    for (; costs > 0 && chance > 0; --costs)
      chance = chance * stage / 48;
    return chance > 0 && (dice_.roll() >> 44) < chance;
  }

  void remember() {
    best_cost_ = cost();
    best_.clear();
    for (const auto unit : movable_)
      best_.push_back(table_.room_of(unit));
  }
  void bring_back() {
    if (cost() <= best_cost_) return;
    for (std::size_t i = 0; i < movable_.size(); ++i) {
      table_.rise(movable_[i]);
      table_.sit(movable_[i], best_[i]);
    }
  }

  PlanTable& table_;
  PlanTaste* taste_;
  Dice dice_;
  std::int64_t quarrels_;
  std::vector<std::uint32_t> movable_, best_;
  std::int64_t best_cost_ = 0;
  Exchange exchange_;
};

}  // namespace

void improve(PlanTable& table, std::uint64_t dice) {
  const auto taste = taste_of(table);
  Search(table, taste.get(), dice).run();
}

}  // namespace chats::core
